/**
 * ACTUS contracts with events worked out by the definitions of their types.
 */
import type { ActusContract } from "../../src/schedule/actus/actusContract.js";

export const at = (day: string): string => `${day}T00:00:00`;

/** A contract over 1200 at 12% from 1 January 2026, in months of 30 days. */
export function contract(changes: ActusContract): ActusContract {
  return {
    contractRole: "RPA",
    statusDate: at("2025-12-31"),
    currency: "USD",
    initialExchangeDate: at("2026-01-01"),
    notionalPrincipal: "1200",
    nominalInterestRate: "0.12",
    dayCountConvention: "30E360",
    ...changes,
  };
}

export const monthlyInterest = {
  cycleAnchorDateOfInterestPayment: at("2026-02-01"),
  cycleOfInterestPayment: "P1ML0",
};
export const monthlyPrincipal = {
  cycleAnchorDateOfPrincipalRedemption: at("2026-02-01"),
  cycleOfPrincipalRedemption: "P1ML0",
};

export const fromExchange = {
  cycleAnchorDateOfInterestPayment: at("2026-01-01"),
  cycleOfInterestPayment: "P1ML0",
  cycleAnchorDateOfPrincipalRedemption: at("2026-01-01"),
  cycleOfPrincipalRedemption: "P1ML0",
};

/** Contracts, and their events by the definitions: date, type, payoff, notional and accrued interest. */
export const CASES: Readonly<Record<string, { terms: ActusContract; events: readonly string[] }>> = {
  // 1200 × 12% × 30/360 = 12
  "PAM: interest each month, principal at maturity": {
    terms: { contractType: "PAM", maturityDate: at("2026-03-01"), ...monthlyInterest },
    events: [
      "26-01-01 IED -1200 1200 0",
      "26-02-01 IP 12 1200 0",
      "26-03-01 IP 12 1200 0",
      "26-03-01 MD 1200 0 0",
    ],
  },
  "PAM: who borrows sees the other sign, and less than the notional is paid out": {
    terms: {
      contractType: "PAM",
      contractRole: "RPL",
      maturityDate: at("2026-02-01"),
      premiumDiscountAtIED: "-100",
    },
    events: ["26-01-01 IED 1100 -1200 0", "26-02-01 IP -12 -1200 0", "26-02-01 MD -1200 0 0"],
  },
  // 1200 × 1% capitalized, then 1212 × 1%
  "PAM: interest capitalized at first": {
    terms: {
      contractType: "PAM",
      maturityDate: at("2026-03-01"),
      capitalizationEndDate: at("2026-02-01"),
      ...monthlyInterest,
    },
    events: [
      "26-01-01 IED -1200 1200 0",
      "26-02-01 IPCI 0 1212 0",
      "26-03-01 IP 12.12 1212 0",
      "26-03-01 MD 1212 0 0",
    ],
  },
  // maturity lies 45 days after the last regular date but one: a long last period of 1 month and 15 days
  "PAM: a long last period": {
    terms: { contractType: "PAM", maturityDate: at("2026-03-16"), ...monthlyInterest },
    events: [
      "26-01-01 IED -1200 1200 0",
      "26-02-01 IP 12 1200 0",
      "26-03-16 IP 18 1200 0",
      "26-03-16 MD 1200 0 0",
    ],
  },
  "PAM: a short last period": {
    terms: {
      contractType: "PAM",
      maturityDate: at("2026-03-16"),
      ...monthlyInterest,
      cycleOfInterestPayment: "P1ML1",
    },
    events: [
      "26-01-01 IED -1200 1200 0",
      "26-02-01 IP 12 1200 0",
      "26-03-01 IP 12 1200 0",
      "26-03-16 IP 6 1200 0",
      "26-03-16 MD 1200 0 0",
    ],
  },
  // 1 February 2026 is a Sunday: the day moves, and 31 days' interest with it (1200 × 12% × 31/360 = 12.4)
  "PAM: shifted, then reckoned": {
    terms: {
      contractType: "PAM",
      maturityDate: at("2026-03-02"),
      calendar: "MF",
      businessDayConvention: "SCF",
      ...monthlyInterest,
      cycleOfInterestPayment: "P1ML1",
    },
    events: [
      "26-01-01 IED -1200 1200 0",
      "26-02-02 IP 12.4 1200 0",
      "26-03-02 IP 12 1200 0",
      "26-03-02 MD 1200 0 0",
    ],
  },
  "PAM: reckoned, then shifted": {
    terms: {
      contractType: "PAM",
      maturityDate: at("2026-03-02"),
      calendar: "MF",
      businessDayConvention: "CSF",
      ...monthlyInterest,
      cycleOfInterestPayment: "P2ML1",
    },
    events: [
      "26-01-01 IED -1200 1200 0",
      "26-02-02 IP 12 1200 0",
      "26-03-02 IP 12.4 1200 0",
      "26-03-02 MD 1200 0 0",
    ],
  },
  // 600 each month: 12, then 600 × 1% = 6; maturity follows
  "LAM: principal first, then interest": {
    terms: {
      contractType: "LAM",
      nextPrincipalRedemptionPayment: "600",
      ...monthlyInterest,
      ...monthlyPrincipal,
    },
    events: [
      "26-01-01 IED -1200 1200 0",
      "26-02-01 PR 600 600 12",
      "26-02-01 IP 12 600 0",
      "26-03-01 IP 6 600 0",
      "26-03-01 MD 600 0 0",
    ],
  },
  // 12 + 8 wait for the second month's end
  "LAM: interest every second month": {
    terms: {
      contractType: "LAM",
      nextPrincipalRedemptionPayment: "400",
      ...monthlyPrincipal,
      cycleAnchorDateOfInterestPayment: at("2026-03-01"),
      cycleOfInterestPayment: "P2ML1",
    },
    events: [
      "26-01-01 IED -1200 1200 0",
      "26-02-01 PR 400 800 12",
      "26-03-01 PR 400 400 20",
      "26-03-01 IP 20 400 0",
      "26-04-01 IP 4 400 0",
      "26-04-01 MD 400 0 0",
    ],
  },
  // 201 × 1.01² ÷ 2.01 = 102.01; the day before, 29 of 30 days of 2.01
  "ANN: the payment is solved the day before it is first due": {
    terms: {
      contractType: "ANN",
      notionalPrincipal: "201",
      maturityDate: at("2026-03-01"),
      ...monthlyInterest,
      ...monthlyPrincipal,
    },
    events: [
      "26-01-01 IED -201 201 0",
      "26-01-31 PRF 0 201 1.943",
      "26-02-01 PR 100 101 2.01",
      "26-02-01 IP 2.01 101 0",
      "26-03-01 IP 1.01 101 0",
      "26-03-01 MD 101 0 0",
    ],
  },
  // given and not level: 1200 × 1.01 − 700 = 512, then 512 × 1.01
  "ANN: a given payment": {
    terms: {
      contractType: "ANN",
      maturityDate: at("2026-03-01"),
      nextPrincipalRedemptionPayment: "700",
      ...monthlyInterest,
      ...monthlyPrincipal,
    },
    events: [
      "26-01-01 IED -1200 1200 0",
      "26-02-01 PR 688 512 12",
      "26-02-01 IP 12 512 0",
      "26-03-01 IP 5.12 512 0",
      "26-03-01 MD 512 0 0",
    ],
  },
  // 200 back, 300 more, the rest of 1300 at the end: 12, 10 and 13
  "LAX: redemptions and an increase": {
    terms: {
      contractType: "LAX",
      maturityDate: at("2026-04-01"),
      arrayCycleAnchorDateOfInterestPayment: [at("2026-02-01")],
      arrayCycleOfInterestPayment: ["P1ML1"],
      arrayCycleAnchorDateOfPrincipalRedemption: [at("2026-02-01"), at("2026-03-01")],
      arrayNextPrincipalRedemptionPayment: ["200", "300"],
      arrayIncreaseDecrease: ["DEC", "INC"],
    },
    events: [
      "26-01-01 IED -1200 1200 0",
      "26-02-01 PR 200 1000 12",
      "26-02-01 IP 12 1000 0",
      "26-03-01 PI -300 1300 10",
      "26-03-01 IP 10 1300 0",
      "26-04-01 IP 13 1300 0",
      "26-04-01 MD 1300 0 0",
    ],
  },
  // the first date is that of the exchange: 200 back at once, then 1000 × 1%
  "LAM: a redemption on the day of the exchange": {
    terms: {
      contractType: "LAM",
      maturityDate: at("2026-03-01"),
      nextPrincipalRedemptionPayment: "200",
      ...fromExchange,
    },
    events: [
      "26-01-01 IED -1200 1200 0",
      "26-01-01 PR 200 1000 0",
      "26-01-01 IP 0 1000 0",
      "26-02-01 PR 200 800 10",
      "26-02-01 IP 10 800 0",
      "26-03-01 IP 8 800 0",
      "26-03-01 MD 800 0 0",
    ],
  },
  // 1200 ÷ 3 redemptions, maturity among them: 12, 8, 4
  "LAM: equal parts where no payment is given": {
    terms: { contractType: "LAM", maturityDate: at("2026-04-01"), ...monthlyInterest, ...monthlyPrincipal },
    events: [
      "26-01-01 IED -1200 1200 0",
      "26-02-01 PR 400 800 12",
      "26-02-01 IP 12 800 0",
      "26-03-01 PR 400 400 8",
      "26-03-01 IP 8 400 0",
      "26-04-01 IP 4 400 0",
      "26-04-01 MD 400 0 0",
    ],
  },
  // 700, then the 500 that are left; nothing falls due up to maturity, and every date is kept
  "LAM: repaid before maturity": {
    terms: {
      contractType: "LAM",
      maturityDate: at("2026-05-01"),
      nextPrincipalRedemptionPayment: "700",
      ...monthlyInterest,
      ...monthlyPrincipal,
    },
    events: [
      "26-01-01 IED -1200 1200 0",
      "26-02-01 PR 700 500 12",
      "26-02-01 IP 12 500 0",
      "26-03-01 PR 500 0 5",
      "26-03-01 IP 5 0 0",
      "26-04-01 PR 0 0 0",
      "26-04-01 IP 0 0 0",
      "26-05-01 IP 0 0 0",
      "26-05-01 MD 0 0 0",
    ],
  },
  // 1200 repaid in February and March; 12 + 6 wait for the only date of interest, maturity
  "LAM: interest falls due after the last redemption": {
    terms: {
      contractType: "LAM",
      maturityDate: at("2026-05-01"),
      nextPrincipalRedemptionPayment: "600",
      ...monthlyPrincipal,
    },
    events: [
      "26-01-01 IED -1200 1200 0",
      "26-02-01 PR 600 600 12",
      "26-03-01 PR 600 0 18",
      "26-04-01 PR 0 0 18",
      "26-05-01 IP 18 0 0",
      "26-05-01 MD 0 0 0",
    ],
  },
  // 400 at once, then 800 × 1.01 − 400 = 408, then 408 × 1%
  "ANN: a payment on the day of the exchange": {
    terms: {
      contractType: "ANN",
      maturityDate: at("2026-03-01"),
      nextPrincipalRedemptionPayment: "400",
      ...fromExchange,
    },
    events: [
      "26-01-01 IED -1200 1200 0",
      "26-01-01 PR 400 800 0",
      "26-01-01 IP 0 800 0",
      "26-02-01 PR 392 408 8",
      "26-02-01 IP 8 408 0",
      "26-03-01 IP 4.08 408 0",
      "26-03-01 MD 408 0 0",
    ],
  },
  // 201 over two months is 102.01 a month; maturity comes after one and a half: 101 × 1% × 15/30
  "ANN: solved over a longer time than its own": {
    terms: {
      contractType: "ANN",
      notionalPrincipal: "201",
      maturityDate: at("2026-02-16"),
      amortizationDate: at("2026-03-01"),
      ...monthlyInterest,
      ...monthlyPrincipal,
      cycleOfInterestPayment: "P1ML1",
      cycleOfPrincipalRedemption: "P1ML1",
    },
    events: [
      "26-01-01 IED -201 201 0",
      "26-01-31 PRF 0 201 1.943",
      "26-02-01 PR 100 101 2.01",
      "26-02-01 IP 2.01 101 0",
      "26-02-16 IP 0.505 101 0",
      "26-02-16 MD 101 0 0",
    ],
  },
  // 1200 ÷ (700 − 1200 × 1%) = 1.7…: two redemptions, the second at maturity; both dates are Sundays, 31 days and 30
  "ANN: maturity follows from the payment, and moves to a business day": {
    terms: {
      contractType: "ANN",
      nextPrincipalRedemptionPayment: "700",
      calendar: "MF",
      businessDayConvention: "SCF",
      ...monthlyInterest,
      ...monthlyPrincipal,
    },
    events: [
      "26-01-01 IED -1200 1200 0",
      "26-02-02 PR 687.6 512.4 12.4",
      "26-02-02 IP 12.4 512.4 0",
      "26-03-02 IP 5.124 512.4 0",
      "26-03-02 MD 512.4 0 0",
    ],
  },
  // 5 do not cover the 12 of interest: 1207, then 1207 × 1%
  "NAM: a payment below the interest lets the notional grow": {
    terms: {
      contractType: "NAM",
      maturityDate: at("2026-03-01"),
      nextPrincipalRedemptionPayment: "5",
      ...monthlyInterest,
      ...monthlyPrincipal,
    },
    events: [
      "26-01-01 IED -1200 1200 0",
      "26-02-01 PR -7 1207 12",
      "26-02-01 IP 12 1207 0",
      "26-03-01 IP 12.07 1207 0",
      "26-03-01 MD 1207 0 0",
    ],
  },
  // 1200 × 1.01 − 100.00000008: nothing is rounded
  "NAM: a payment finer than any money": {
    terms: {
      contractType: "NAM",
      maturityDate: at("2026-03-01"),
      nextPrincipalRedemptionPayment: "100.00000008",
      ...monthlyInterest,
      ...monthlyPrincipal,
    },
    events: [
      "26-01-01 IED -1200 1200 0",
      "26-02-01 PR 88.00000008 1111.99999992 12",
      "26-02-01 IP 12 1111.99999992 0",
      "26-03-01 IP 11.1199999992 1111.99999992 0",
      "26-03-01 MD 1111.99999992 0 0",
    ],
  },
  // the last second of 31 March is reckoned as 1 April, and is no date of the cycle: a long stub of two months
  "PAM: maturity in the last second of a day": {
    terms: { contractType: "PAM", maturityDate: "2026-03-31T23:59:59", ...monthlyInterest },
    events: [
      "26-01-01 IED -1200 1200 0",
      "26-02-01 IP 12 1200 0",
      "26-03-31 IP 24 1200 0",
      "26-03-31 MD 1200 0 0",
    ],
  },
  // bought after 15 of 30 days for 1000 and 6, sold after 10 of 30 days for 1100 and 4
  "PAM: bought and sold": {
    terms: {
      contractType: "PAM",
      maturityDate: at("2026-06-01"),
      purchaseDate: at("2026-01-16"),
      priceAtPurchaseDate: "1000",
      terminationDate: at("2026-03-11"),
      priceAtTerminationDate: "1100",
      ...monthlyInterest,
    },
    events: [
      "26-01-16 PRD -1006 1200 6",
      "26-02-01 IP 12 1200 0",
      "26-03-01 IP 12 1200 0",
      "26-03-11 TD 1104 0 0",
    ],
  },
  // R · (price + Ipac) with Ipac = −4 and R = −1: −(1100 − 4)
  "PAM: who borrows is rid of it in the last second of a day": {
    terms: {
      contractType: "PAM",
      contractRole: "RPL",
      maturityDate: at("2026-06-01"),
      terminationDate: "2026-02-10T23:59:59",
      priceAtTerminationDate: "1100",
      ...monthlyInterest,
    },
    events: ["26-01-01 IED 1200 -1200 0", "26-02-01 IP -12 -1200 0", "26-02-10 TD -1096 0 0"],
  },
  "PAM: a fee of an amount, with the exchange and at maturity too": {
    terms: {
      contractType: "PAM",
      maturityDate: at("2026-03-01"),
      feeRate: 3,
      feeBasis: "A",
      cycleAnchorDateOfFee: at("2026-01-01"),
      cycleOfFee: "P2ML1",
      ...monthlyInterest,
    },
    events: [
      "26-01-01 IED -1200 1200 0",
      "26-01-01 FP 3 1200 0",
      "26-02-01 IP 12 1200 0",
      "26-03-01 IP 12 1200 0",
      "26-03-01 FP 3 1200 0",
      "26-03-01 MD 1200 0 0",
    ],
  },
  // 6% a year: 6 on 1200 up to February, 1.5 on 600 for each half month after it; 50 from before with the first
  "LAM: a fee on the notional": {
    terms: {
      contractType: "LAM",
      maturityDate: at("2026-03-01"),
      nextPrincipalRedemptionPayment: "600",
      feeRate: "0.06",
      feeBasis: "N",
      feeAccrued: "50",
      cycleAnchorDateOfFee: at("2026-02-16"),
      cycleOfFee: "P1ML1",
      ...monthlyInterest,
      ...monthlyPrincipal,
    },
    events: [
      "26-01-01 IED -1200 1200 0",
      "26-02-01 PR 600 600 12",
      "26-02-01 IP 12 600 0",
      "26-02-16 FP 57.5 600 3",
      "26-03-01 IP 6 600 0",
      "26-03-01 FP 1.5 600 0",
      "26-03-01 MD 600 0 0",
    ],
  },
  // 12% up to 16 February, 24% from there on: 1000 × (15 × 12% + 15 × 24%) ÷ 360 = 15
  "LAX: rates that are fixed beforehand": {
    terms: {
      contractType: "LAX",
      maturityDate: at("2026-03-01"),
      arrayCycleAnchorDateOfInterestPayment: at("2026-02-01"),
      arrayCycleOfInterestPayment: "P1ML1",
      arrayCycleAnchorDateOfPrincipalRedemption: at("2026-02-01"),
      arrayNextPrincipalRedemptionPayment: 200,
      arrayIncreaseDecrease: "DEC",
      arrayCycleAnchorDateOfRateReset: [at("2026-02-16")],
      arrayRate: [0.24],
      arrayFixedVariable: ["FIX"],
    },
    events: [
      "26-01-01 IED -1200 1200 0",
      "26-02-01 PR 200 1000 12",
      "26-02-01 IP 12 1000 0",
      "26-02-16 RRF 0 1000 5",
      "26-03-01 IP 15 1000 0",
      "26-03-01 MD 1000 0 0",
    ],
  },
  // 5 up to the change, then 6 days at 24%: 1000 × 24% × 6/360 = 4
  "LAX: sold after a rate that is fixed beforehand": {
    terms: {
      contractType: "LAX",
      maturityDate: at("2026-03-01"),
      arrayCycleAnchorDateOfInterestPayment: at("2026-02-01"),
      arrayCycleAnchorDateOfPrincipalRedemption: at("2026-02-01"),
      arrayNextPrincipalRedemptionPayment: "200",
      arrayIncreaseDecrease: "DEC",
      arrayCycleAnchorDateOfRateReset: at("2026-02-16"),
      arrayRate: "0.24",
      arrayFixedVariable: "FIX",
      terminationDate: at("2026-02-22"),
      priceAtTerminationDate: "950",
    },
    events: [
      "26-01-01 IED -1200 1200 0",
      "26-02-01 PR 200 1000 12",
      "26-02-01 IP 12 1000 0",
      "26-02-16 RRF 0 1000 5",
      "26-02-22 TD 959 0 0",
    ],
  },
  // what fell before the status date is past: the notional is that of the status date, interest runs from 1 February on
  "a contract that runs already: redemptions before the status date are past": {
    terms: {
      contractType: "LAM",
      statusDate: at("2026-03-16"),
      maturityDate: at("2026-05-01"),
      nextPrincipalRedemptionPayment: "100",
      ...monthlyPrincipal,
      cycleAnchorDateOfInterestPayment: at("2026-02-01"),
      cycleOfInterestPayment: "P2ML1",
    },
    events: [
      "26-04-01 PR 100 1100 24",
      "26-04-01 IP 24 1100 0",
      "26-05-01 IP 11 1100 0",
      "26-05-01 MD 1100 0 0",
    ],
  },
  "a contract that runs already: what falls on the status date is still to come": {
    terms: {
      contractType: "PAM",
      statusDate: at("2026-02-01"),
      accruedInterest: "12",
      maturityDate: at("2026-03-01"),
      ...monthlyInterest,
    },
    events: ["26-02-01 IP 12 1200 0", "26-03-01 IP 12 1200 0", "26-03-01 MD 1200 0 0"],
  },
  "a contract that runs already: interest from the status date on": {
    terms: {
      contractType: "PAM",
      statusDate: at("2026-01-16"),
      accruedInterest: "6",
      maturityDate: at("2026-03-01"),
      ...monthlyInterest,
    },
    events: ["26-02-01 IP 12 1200 0", "26-03-01 IP 12 1200 0", "26-03-01 MD 1200 0 0"],
  },
};
