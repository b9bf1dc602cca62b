/**
 * ACTUS contracts by the definitions of their types.
 */
import { describe, expect, it } from "vitest";
import type { ActusContract } from "../../src/schedule/actus/actusContract.js";
import { actusEvents } from "../../src/schedule/actus/actusEvents.js";
import { termsFromActus } from "../../src/schedule/actus/actusTerms.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { at, CASES, contract, fromExchange, monthlyInterest, monthlyPrincipal } from "./actusCases.js";

/** Date, type, payoff, notional and accrued interest of each event. */
function eventsOf(each: ActusContract): string[] {
  const made = actusEvents(each);
  if (made.kind === "none") return [...made.reasons];
  return made.events.map(({ date, type, payoff, notional, accrued }) =>
    [date.slice(2), type, payoff, notional, accrued].join(" "),
  );
}

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

  it("solves an annuity due: N ÷ Σ (1 + i)^−k from k = 0", () => {
    const level = 1200 / (1 + 1 / 1.01 + 1 / 1.01 ** 2);
    const made = actusEvents(
      contract({ contractType: "ANN", maturityDate: at("2026-03-01"), ...fromExchange }),
    );
    const events =
      made.kind === "found" ? made.events.map(({ type, payoff }) => [type, payoff.toNumber()]) : [];
    expect(events.map(([type]) => type)).toEqual(["IED", "PR", "IP", "PR", "IP", "IP", "MD"]);
    expect(events[1]?.[1]).toBeCloseTo(level, 10);
    expect(events[6]?.[1]).toBeCloseTo(level / 1.01, 10);
  });

  it("divides a notional into parts that no decimal holds: 1000 ÷ 3", () => {
    const terms = {
      contractType: "LAM",
      notionalPrincipal: 1000,
      maturityDate: at("2026-03-01"),
      ...fromExchange,
    };
    const made = actusEvents(contract(terms));
    const repaid = made.kind === "found" ? made.events.filter(({ type }) => /PR|MD/.test(type)) : [];
    expect(repaid.map(({ payoff }) => payoff.toFixed(20))).toEqual(Array(3).fill(`333.${"3".repeat(20)}`));
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
