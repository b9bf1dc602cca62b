/**
 * ACTUS contracts by the definitions of their types.
 */
import { describe, expect, it } from "vitest";
import type { ActusContract } from "../../src/schedule/actus/actusContract.js";
import { actusEvents } from "../../src/schedule/actus/actusEvents.js";
import { termsFromActus } from "../../src/schedule/actus/actusTerms.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";

const at = (day: string): string => `${day}T00:00:00`;

function contract(changes: ActusContract): ActusContract {
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

/** Date, type, payoff, notional and accrued interest of each event. */
function eventsOf(each: ActusContract): string[] {
  const made = actusEvents(each);
  if (made.kind === "none") return [...made.reasons];
  return made.events.map(({ date, type, payoff, notional, accrued }) =>
    [date.slice(2), type, payoff, notional, accrued].join(" "),
  );
}

const monthlyInterest = {
  cycleAnchorDateOfInterestPayment: at("2026-02-01"),
  cycleOfInterestPayment: "P1ML0",
};
const monthlyPrincipal = {
  cycleAnchorDateOfPrincipalRedemption: at("2026-02-01"),
  cycleOfPrincipalRedemption: "P1ML0",
};

const CASES: Readonly<Record<string, { terms: ActusContract; events: readonly string[] }>> = {
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

describe("events of ACTUS contracts", () => {
  it.each(Object.entries(CASES))("%s", (_, { terms, events }) => {
    expect(eventsOf(contract(terms))).toEqual(events);
  });

  it("solves an annuity over unequal periods: N · Π(1 + r·y) ÷ Σ Π of the later ones", () => {
    const days = [31, 28, 31];
    const growth = days.map((each) => 1 + (0.08 * each) / 365);
    const [, second = 1, third = 1] = growth;
    const level = (6000 * growth.reduce((product, each) => product * each, 1)) / (second * third + third + 1);
    const terms = contract({
      contractType: "ANN",
      notionalPrincipal: "6000",
      nominalInterestRate: "0.08",
      dayCountConvention: "A365",
      maturityDate: at("2026-04-01"),
      ...monthlyInterest,
      ...monthlyPrincipal,
    });
    const made = actusEvents(terms);
    const [redemption, interest] = made.kind === "found" ? made.events.slice(2) : [];
    expect(redemption?.payoff.plus(interest?.payoff ?? 0).toNumber()).toBeCloseTo(level, 9);
  });

  it("stand for terms whose schedule rounds the same flows", () => {
    const { terms } = CASES["ANN: a given payment"] as (typeof CASES)[string];
    const found = termsFromActus(contract(terms));
    const rows = found.kind === "found" ? buildSchedule(found.terms).installments : [];
    expect(rows.map(({ due, total }) => `${due} ${total.toFixed(2)}`)).toEqual([
      "2026-02-01 700.00",
      "2026-03-01 517.12",
    ]);
  });

  it("are refused with every reason", () => {
    const terms = contract({
      contractType: "CLM",
      contractRole: "BUY",
      dayCountConvention: "28E336",
      cycleOfRateReset: "P1ML0",
      interestCalculationBase: "NTIED",
    });
    expect(eventsOf(terms).map((reason) => reason.split(":")[0])).toEqual([
      "cycleOfRateReset",
      "contractType",
      "contractRole",
      "dayCountConvention",
      "interestCalculationBase",
    ]);
    expect(eventsOf(contract({ contractType: "PAM" }))).toEqual([
      "maturityDate: is missing and does not follow",
    ]);
  });
});
