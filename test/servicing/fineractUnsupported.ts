/**
 * Cases that this library does not reproduce, each with its arithmetic.
 */
export const NOT_REPRODUCED: Readonly<Record<string, string>> = {
  "fx-serv-loancharge-734":
    "A fee of 10% of 1,000 is waived on 20 January after 5 were paid (95 waived). A payment of 15 entered later, dated 18 January, " +
    "goes to principal in the source, because the waiver was entered first (fee open 0). By date the payment comes first: " +
    "5 + 15 = 20 paid of the fee, 80 waived.",
  "fx-serv-loanrepayment-1055":
    "Same money, shown in other rows. 1,000 on 1 December against an installment of 862: the source puts the 138 beyond it into row 1 " +
    "(812.68 + 138 = 950.68); here it is paid in advance on row 2. After 2,000 on 1 January both have repaid 2,909.41 and row 4 owes 407.45.",
  "fx-serv-loanrepayment-1081":
    "The source's own inconsistency: 200 paid on 20 November lower no interest of November (49.32 = 5,000 × 12% × 30/365), " +
    "unpaid rows of December bear 42.68 on the planned balance, but January 49.42 on 4,852 = 5,000 − 148 that no rule gives.",
  "fx-emi-745":
    "A model-level case: payments name the principal or the interest of one row, whatever is due, and the due column keeps the old installment " +
    "(row 6: 15.21 + 0.50 = 15.71). Payments here follow a waterfall.",
  "fx-serv-weekly-3232":
    "A fee of 10% of each row's interest that follows recalculated interest (4.62 on 46.15, then 1.64 on 16.41), with a payment of 4,000 " +
    "on 10 March counted from 15 March, the next due date: it needs recalculation on due dates with charges that follow interest.",
  "fx-serv-weekly-3329":
    "Interest that compounds weekly on unpaid interest: row 2 is 46.37 = 46.15 + 46.15 × 24% / 52, rounded. Compounding of overdue interest is no choice here.",
  "fx-serv-weekly-4822":
    "The same compounding as fx-serv-weekly-3329 (46.37 against 46.15), under another order of payment.",
};
