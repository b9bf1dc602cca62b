/** What a new agreement would start from: interest earned up to a day, dates and terms of what is left. */
import { describe, expect, it } from "vitest";
import type { GraceInterest } from "../../src/rules/grace.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { payment } from "../../src/servicing/event/eventMakers.js";
import { payoffQuote } from "../../src/servicing/payoff/payoff.js";
import { replay } from "../../src/servicing/replay.js";
import { decliningLoan } from "./loans.js";

/** 10,000 at 2% a month over 12 months, the first three spared. */
const graced = (interest: GraceInterest, method: "declining-balance" | "flat" = "declining-balance") =>
  buildSchedule({
    currency: "USD",
    principal: "10000",
    disbursedOn: "2026-01-01",
    interest: { rate: { percent: "24" }, method },
    repayment: {
      installments: 12,
      every: { unit: "month" },
      grace: { spares: "both", for: { periods: 3 }, interest },
    },
  });

describe("interest up to a day", () => {
  it.each([
    // a month earns 200.00; 14 days of February's 28 are half a month
    ["deferred-next", "2026-02-15", "300.00"],
    ["deferred-next", "2026-03-01", "400.00"],
    ["deferred-next", "2026-04-01", "600.00"],
    ["deferred-next", "2026-05-01", "800.00"],
    ["deferred-spread", "2026-04-01", "600.00"],
    // 75.00 of the 600.00 fall due with each row: 275.00 are due, 525.00 wait
    ["deferred-spread", "2026-05-01", "800.00"],
    // 204.00 × 14/28: the first 200.00 joined the principal
    ["capitalized", "2026-02-15", "102.00"],
    ["forgiven", "2026-02-15", "0.00"],
    ["forgiven", "2026-05-01", "200.00"],
  ] as const)("of a grace that is %s is, on %s, %s, as a payoff asks for", (interest, asOf, expected) => {
    const account = replay(graced(interest), [], { asOf });
    expect(account.rest.interestToDate.toFixed(2)).toBe(expected);
    expect(payoffQuote(account, asOf).interest.toFixed(2)).toBe(expected);
  });

  it.each([
    // 200.00 a month on all that was lent
    ["deferred-next", "2026-02-15", "300.00"],
    ["deferred-next", "2026-04-16", "700.00"],
    ["deferred-next", "2026-05-01", "800.00"],
    ["capitalized", "2026-02-15", "100.00"],
    ["forgiven", "2026-02-15", "0.00"],
  ] as const)("of a flat loan with a grace that is %s is, on %s, %s", (interest, asOf, expected) => {
    const account = replay(graced(interest, "flat"), [], { asOf });
    expect(account.rest.interestToDate.toFixed(2)).toBe(expected);
  });

  it("is the same whether other events happened or not", () => {
    const asOf = "2026-04-01";
    const plain = replay(graced("deferred-next"), [], { asOf });
    const noted = replay(graced("deferred-next"), [{ kind: "restructure", date: "2026-02-02" }], { asOf });
    expect(payoffQuote(plain, asOf).total).toEqual(payoffQuote(noted, asOf).total);
  });

  it("falls below zero where interest was paid ahead", () => {
    // the rows of February and March: 9168.00 each, 1500.00 and 1384.98 of them interest; 14/28 of the latter is earned
    const account = replay(decliningLoan(), [payment("2026-02-01", "18336")], { asOf: "2026-02-15" });
    expect(account.rest.interestToDate.toFixed(2)).toBe("-692.49");
  });
});

describe("dates and terms of the rest", () => {
  it("are those of the rows to come", () => {
    const account = replay(decliningLoan(), [], { asOf: "2026-03-15" });
    const { firstDueOn, installments, toBePaidOut, terms } = account.rest;
    expect([firstDueOn, installments, toBePaidOut.toFixed(2)]).toEqual(["2026-04-01", 10, "0.00"]);
    expect(terms).toBe(account.terms);
    expect(replay(decliningLoan(), [], { asOf: "2027-03-15" }).rest.firstDueOn).toBe(undefined);
  });

  it("tell the date by rule from the one that a weekend moved it to", () => {
    const shifted = decliningLoan({ calendar: { weekend: ["saturday", "sunday"], shift: "following" } });
    // 1 August 2026 is a Saturday: due on Monday the 3rd
    expect(replay(shifted, [], { asOf: "2026-07-15" }).rest.firstDueOn).toBe("2026-08-01");
    expect(replay(shifted, [], { asOf: "2026-08-02" }).rest.firstDueOn).toBe("2026-08-03");
  });

  it("tell what is not paid out yet", () => {
    const disbursements = [
      { on: "2026-01-01", amount: "60000" },
      { on: "2026-05-15", amount: "40000" },
    ];
    const inTwo = decliningLoan({ disbursements });
    expect(replay(inTwo, [], { asOf: "2026-05-14" }).rest.toBePaidOut.toFixed(2)).toBe("40000.00");
    expect(replay(inTwo, [], { asOf: "2026-05-15" }).rest.toBePaidOut.toFixed(2)).toBe("0.00");
  });
});
