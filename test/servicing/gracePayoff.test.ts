/**
 * Payoff inside a grace, as arithmetic: only interest accrued to the day. The loan: 10,000 at 2% a month from
 * 1 January 2026, 12 rows, three of them spared; a whole month costs 200.00, half of February (14 of 28 days) 100.00.
 */
import { describe, expect, it } from "vitest";
import type { GraceInterest } from "../../src/rules/grace.js";
import type { Schedule } from "../../src/schedule/schedule.js";
import { payment } from "../../src/servicing/event/eventMakers.js";
import type { LoanEventInput } from "../../src/servicing/event/eventSchema.js";
import { payoffQuote } from "../../src/servicing/payoff/payoff.js";
import { replay } from "../../src/servicing/replay.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { decliningLoan } from "./loans.js";

type Method = NonNullable<LoanTermsInput["interest"]["method"]>;

const sparedLoan = (interest: GraceInterest, method: Method = "declining-balance"): Schedule =>
  decliningLoan({
    principal: "10000",
    interest: { rate: { percent: "24" }, method },
    repayment: {
      installments: 12,
      every: { count: 1, unit: "month" },
      grace: [{ spares: "both", for: { periods: 3 }, interest }],
    },
  });

const QUOTES: readonly [GraceInterest, string, string, string][] = [
  // Grace, day, principal, interest.
  ["deferred-next", "2026-02-01", "10000.00", "200.00"],
  ["deferred-next", "2026-02-15", "10000.00", `${String(200 + 100)}.00`],
  ["deferred-next", "2026-04-01", "10000.00", `${String(3 * 200)}.00`],
  ["deferred-next", "2026-04-16", "10000.00", `${String(3 * 200 + 100)}.00`],
  ["deferred-next", "2026-05-01", "10000.00", `${String(4 * 200)}.00`],
  ["deferred-next-interest", "2026-02-15", "10000.00", "300.00"],
  ["deferred-spread", "2026-02-15", "10000.00", "300.00"],
  ["deferred-spread", "2026-04-16", "10000.00", "700.00"],
  // 10,000 × 1.02, half of its 2%; then × 1.02².
  ["capitalized", "2026-02-15", "10200.00", "102.00"],
  ["capitalized", "2026-03-01", "10404.00", "0.00"],
  ["forgiven", "2026-02-15", "10000.00", "0.00"],
  ["forgiven", "2026-04-16", "10000.00", "100.00"],
];

describe("a payoff inside a grace of the terms", () => {
  it.each(QUOTES)("%s on %s asks for %s and interest of %s", (grace, day, principal, interest) => {
    const schedule = sparedLoan(grace);
    const quote = payoffQuote(replay(schedule, [], { asOf: day }));
    expect([quote.principal.toFixed(2), quote.interest.toFixed(2)]).toEqual([principal, interest]);
    const whole = quote.principal.plus(quote.interest).plus(quote.interestSaved).toFixed(2);
    expect(whole).toBe(schedule.totals.principal.plus(schedule.totals.interest).toFixed(2));
    const event = { kind: "payoff", date: day, amount: quote.total } as const;
    expect(replay(schedule, [event], { asOf: day }).status).toBe("closed");
  });

  it("is the same whether the account came by the fast way of plain payments or not", () => {
    const schedule = sparedLoan("deferred-next");
    const quotes = [[payment("2026-02-10", "50")], [payment("2026-02-10", "50", { id: "a" })]].map((events) =>
      JSON.stringify(payoffQuote(replay(schedule, events, { asOf: "2026-02-15" }))),
    );
    expect(quotes[0]).toBe(quotes[1]);
  });

  it("counts interest that was paid ahead: 300.00 accrued, 50.00 of it paid", () => {
    const account = replay(sparedLoan("deferred-next"), [payment("2026-02-10", "50")], {
      asOf: "2026-02-15",
    });
    expect(payoffQuote(account).interest.toFixed(2)).toBe("250.00");
  });

  it("does not ask for deferred interest that was waived", () => {
    const waived = { kind: "waiver", date: "2026-02-10", component: "interest" } as const;
    const account = replay(sparedLoan("deferred-next"), [waived], { asOf: "2026-02-15" });
    expect(payoffQuote(account).interest.toFixed(2)).toBe("0.00");
  });
});

describe("a payoff inside a holiday", () => {
  const quoteIn = (interest: GraceInterest, date: string) => {
    const holiday: LoanEventInput = { kind: "holiday", date: "2026-01-01", installments: 3, interest };
    const schedule = decliningLoan({ principal: "10000", interest: { rate: { percent: "24" } } });
    return payoffQuote(replay(schedule, [holiday], { asOf: date })).interest.toFixed(2);
  };
  it.each<[GraceInterest, string, string]>([
    ["deferred-next", "2026-02-15", "300.00"],
    ["deferred-spread", "2026-04-01", "600.00"],
    ["forgiven", "2026-02-15", "0.00"],
    ["capitalized", "2026-02-15", "102.00"],
  ])("%s on %s asks for %s", (interest, date, wanted) => {
    expect(quoteIn(interest, date)).toBe(wanted);
  });
});

describe("a payoff of a flat loan inside a grace, straight line", () => {
  // 2,400 over 12 rows, the row in progress earned: 200 a row. Forgiven: 1,800 over the 9 rows that bear interest.
  it.each<[GraceInterest, string, string]>([
    ["deferred-next", "2026-02-15", String(10_000 + 2 * 200)],
    ["deferred-spread", "2026-02-15", String(10_000 + 2 * 200)],
    ["capitalized", "2026-01-16", String(10_000 + 200)],
    ["capitalized", "2026-02-15", String(10_200 + 200)],
    ["forgiven", "2026-02-15", String(10_000)],
    ["forgiven", "2026-04-16", String(10_000 + 200)],
  ])("%s on %s asks for %s", (grace, day, total) => {
    const schedule = sparedLoan(grace, "flat");
    const quote = payoffQuote(replay(schedule, [], { asOf: day }), day, { rebate: "straight-line" });
    expect(quote.total.toFixed(2)).toBe(`${total}.00`);
    const event = { kind: "payoff", date: day, amount: quote.total, rebate: "straight-line" } as const;
    expect(replay(schedule, [event], { asOf: day }).status).toBe("closed");
  });

  it.each(["none", "rule-of-78", "actuarial", "straight-line"] as const)(
    "%s closes each of them",
    (rebate) => {
      for (const grace of ["deferred-next", "deferred-spread", "capitalized", "forgiven"] as const) {
        const schedule = sparedLoan(grace, "flat");
        const quote = payoffQuote(replay(schedule, [], { asOf: "2026-02-15" }), "2026-02-15", { rebate });
        const event = { kind: "payoff", date: "2026-02-15", amount: quote.total, rebate } as const;
        expect(replay(schedule, [event], { asOf: "2026-02-15" }).status).toBe("closed");
      }
    },
  );

  it("accrues a month's share, not all that falls due with the row: half of 200.00", () => {
    const account = replay(sparedLoan("deferred-next", "flat"), [], { asOf: "2026-04-16" });
    expect(account.accruedInterest.rounded.toFixed(2)).toBe("100.00");
  });
});
