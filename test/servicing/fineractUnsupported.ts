/**
 * Cases that this library does not reproduce, each with its arithmetic.
 */
export const NOT_REPRODUCED: Readonly<Record<string, string>> = {
  "fx-serv-loancharge-734":
    "A fee of 10% of 1,000 is waived on 20 January after 5 were paid (95 waived). A payment of 15 entered later, dated 18 January, " +
    "goes to principal in the source, because the waiver was entered first (fee open 0). By date the payment comes first: " +
    "5 + 15 = 20 paid of the fee, 80 waived.",
};
