/**
 * Terms of loans from ACTUS contracts: what they round, and what is refused.
 */
import { describe, expect, it } from "vitest";
import { LoanError } from "../../src/kernel/error.js";
import type { ActusContract } from "../../src/schedule/actus/actusContract.js";
import { actusEvents } from "../../src/schedule/actus/actusEvents.js";
import { termsFromActus } from "../../src/schedule/actus/actusTerms.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { at, CASES, contract, fromExchange, monthlyInterest, monthlyPrincipal } from "./actusCases.js";

const bullet = { contractType: "PAM", maturityDate: at("2026-04-01"), ...monthlyInterest };

function reasonsOf(changes: ActusContract): readonly string[] {
  const found = termsFromActus(contract(changes));
  return found.kind === "none" ? found.reasons : ["found"];
}

/** Sums by date, dates of nothing left out. */
function sums(flows: readonly (readonly [date: string, amount: number])[]): Map<string, number> {
  const byDate = new Map<string, number>();
  for (const [date, amount] of flows) byDate.set(date, (byDate.get(date) ?? 0) + amount);
  return new Map([...byDate].filter(([, amount]) => Math.abs(amount) >= 0.005));
}

/** Without what changes hands between those who hold the loan. */
const held = ({ purchaseDate, terminationDate, ...terms }: ActusContract): ActusContract => terms;

const mapped = Object.entries(CASES).filter(
  ([, { terms }]) => termsFromActus(contract(terms)).kind === "found",
);

describe("terms of ACTUS contracts", () => {
  it("are found for most cases", () => {
    expect(Object.keys(CASES).filter((name) => !mapped.some(([found]) => found === name))).toEqual([
      "LAM: interest falls due after the last redemption",
      "NAM: a payment below the interest lets the notional grow",
      "PAM: a fee of an amount, with the exchange and at maturity too",
      "LAM: a fee on the notional",
      "a contract that runs already: what falls on the status date is still to come",
      "a contract that runs already: interest from the status date on",
    ]);
  });

  it.each(mapped)("have a schedule that rounds the events: %s", (_, { terms }) => {
    const found = termsFromActus(contract(terms));
    const made = actusEvents(held(contract(terms)));
    if (found.kind === "none" || made.kind === "none") throw new Error("not mapped");
    const repaid = made.events.filter(({ type }) => type !== "IED" && type !== "PI");
    const events = sums(repaid.map(({ date, payoff }) => [date, Math.abs(payoff.toNumber())]));
    const rows = buildSchedule(found.terms).installments;
    const schedule = sums(rows.map(({ due, total }) => [due, total.toNumber()]));
    // the last second of a day is the next day in a schedule
    const days = [...events.keys()].map((day) => (day === "2026-03-31" ? "2026-04-01" : day));
    expect([...schedule.keys()]).toEqual(days);
    const paid = [...schedule.values()];
    const apart = [...events.values()].map((amount, index) => Math.abs((paid[index] ?? 0) - amount));
    expect(Math.max(...apart)).toBeLessThan(0.01);
  });

  it("hold a discount as a charge, a first redemption as a down payment, fees as charges", () => {
    const found = termsFromActus(
      contract({
        contractType: "LAM",
        maturityDate: at("2026-03-01"),
        nextPrincipalRedemptionPayment: "200",
        premiumDiscountAtIED: "-30",
        feeRate: "3",
        feeBasis: "A",
        cycleOfFee: "P1ML1",
        ...fromExchange,
      }),
    );
    expect(found.kind === "found" && found.terms).toMatchObject({
      principal: "1200",
      downPayment: { amount: "200" },
      charges: [
        { name: "discount", amount: "30", when: "disbursement", collected: "deducted" },
        { name: "fee", amount: "3", when: "each-installment" },
      ],
    });
  });

  it("have the digits of their currency, or those that an amount needs", () => {
    const decimals = (changes: ActusContract) => {
      const found = termsFromActus(contract({ ...bullet, ...changes }));
      return found.kind === "found" ? found.terms.decimals : found.reasons;
    };
    expect(decimals({ currency: "JPY" })).toBe(0);
    expect(decimals({ currency: "KWD" })).toBe(3);
    expect(decimals({ currency: "JPY", notionalPrincipal: "1200.5" })).toBe(1);
  });

  it.each<[string, ActusContract, string]>([
    [
      "a premium",
      { ...bullet, premiumDiscountAtIED: 20 },
      "premiumDiscountAtIED: more than the notional is paid out",
    ],
    [
      "a fee on the notional",
      { ...bullet, feeRate: "0.01", feeBasis: "N", cycleOfFee: "P1ML1" },
      "feeBasis: terms of a loan hold no fee that accrues on the notional",
    ],
    [
      "fees between installments",
      { ...bullet, feeRate: "1", feeBasis: "A", cycleOfFee: "P2WL1" },
      "cycleOfFee: charges fees on other dates than installments",
    ],
  ])("do not say %s, which events do", (_, changes, reason) => {
    expect(reasonsOf(changes)).toEqual([reason]);
    expect(actusEvents(contract(changes)).kind).toBe("found");
  });
});

const annuity = {
  contractType: "ANN",
  maturityDate: at("2026-06-01"),
  ...monthlyInterest,
  ...monthlyPrincipal,
};
const weekly = {
  contractType: "LAM",
  maturityDate: at("2026-03-02"),
  nextPrincipalRedemptionPayment: "10",
  cycleOfPrincipalRedemption: "P1DL1",
  calendar: "MF",
  businessDayConvention: "SCF",
};

describe("ACTUS contracts that have no counterpart", () => {
  it.each<[string, ActusContract]>([
    ["cycleOfScalingIndex: scales its notional or interest", { ...bullet, cycleOfScalingIndex: "P1ML1" }],
    ["creditLineAmount: can be drawn upon", { ...bullet, creditLineAmount: "9" }],
    ["settlementCurrency: pays in another currency", { ...bullet, settlementCurrency: "EUR" }],
    ["contractPerformance: is not performing", { ...bullet, contractPerformance: "DF" }],
    [
      "cyclePointOfInterestPayment: pays interest at the start of a cycle",
      { ...bullet, cyclePointOfInterestPayment: "B" },
    ],
    ["calendar: neither NC nor MF", { ...bullet, calendar: "TARGET" }],
    ["businessDayConvention: is none of those mapped", { ...bullet, businessDayConvention: "SCX" }],
    ["cycleOfIntrestPayment: is no term that is read here", { ...bullet, cycleOfIntrestPayment: "P1ML1" }],
    ["cycleOfPrincipalRedemption: is no term of a PAM", { ...bullet, cycleOfPrincipalRedemption: "P1ML1" }],
    [
      "amortizationDate: is no term of a LAM",
      { ...annuity, contractType: "LAM", amortizationDate: at("2026-06-01") },
    ],
    ["currency: is missing", { ...bullet, currency: "" }],
    ["maturityDate: is missing and does not follow", { contractType: "PAM", ...monthlyInterest }],
    ["maturityDate: lies before the first day", { ...bullet, maturityDate: at("2025-04-01") }],
    ["nominalInterestRate: is below zero", { ...bullet, nominalInterestRate: "-0.01" }],
    ["notionalPrincipal: has more than 6 decimals", { ...bullet, notionalPrincipal: "1200.1234567" }],
    ["nextPrincipalRedemptionPayment: is missing", { ...annuity, contractType: "NAM" }],
    [
      "cycleOfPrincipalRedemption: is missing",
      { ...annuity, contractType: "LAM", cycleOfPrincipalRedemption: "" },
    ],
    [
      "capitalizationEndDate: must lie before maturity",
      { ...bullet, capitalizationEndDate: at("2026-04-01") },
    ],
    [
      "accruedInterest: is not capitalized here",
      { ...bullet, accruedInterest: 3, capitalizationEndDate: at("2026-02-01") },
    ],
    [
      "accruedInterest: an annuity's first payment here holds the interest of its own period alone",
      { ...annuity, accruedInterest: "3" },
    ],
    [
      "cycleOfInterestPayment: an annuity here pays interest and principal on the same dates",
      { ...annuity, cycleOfPrincipalRedemption: "P2ML1" },
    ],
    [
      "amortizationDate: must not lie before the maturity that is given",
      { ...annuity, amortizationDate: at("2026-05-01") },
    ],
    [
      "purchaseDate: must lie after the first day and before maturity",
      { ...bullet, purchaseDate: at("2026-04-01"), priceAtPurchaseDate: 1 },
    ],
    [
      "terminationDate: must lie after the first day and before maturity",
      {
        ...bullet,
        maturityDate: "2026-03-31T23:59:59",
        terminationDate: at("2026-03-31"),
        priceAtTerminationDate: "1",
      },
    ],
    ["priceAtTerminationDate: is missing", { ...bullet, terminationDate: at("2026-03-10") }],
    ["feeBasis: is missing", { ...bullet, feeRate: "1", cycleOfFee: "P1ML1" }],
    ["cycleOfFee: is missing", { ...bullet, feeRate: "1", feeBasis: "A" }],
    ["businessDayConvention: puts two dates on one day", weekly],
    [
      "arrayFixedVariable: resets its rate",
      { contractType: "LAX", maturityDate: at("2026-04-01"), arrayFixedVariable: ["FIX", "VAR"] },
    ],
  ])("%s", (reason, changes) => {
    expect(reasonsOf(changes)).toEqual([reason]);
  });

  it("is refused at once with every value of a wrong kind", () => {
    const wrong = contract({
      ...bullet,
      nominalInterestRate: "12%",
      maturityDate: "2026-02-30T00:00:00",
      statusDate: "2025-12-31T12:00:00",
      cycleOfInterestPayment: "P0ML1",
      notionalPrincipal: true,
    });
    try {
      actusEvents(wrong);
      expect.unreachable();
    } catch (error) {
      const problems = error instanceof LoanError ? error.problems : [];
      expect(problems.map(({ code, path }) => `${path} ${code}`).sort()).toEqual([
        "cycleOfInterestPayment not-in-list",
        "maturityDate not-a-date",
        "nominalInterestRate not-a-decimal",
        "notionalPrincipal wrong-type",
        "statusDate not-a-date",
      ]);
    }
  });
});
