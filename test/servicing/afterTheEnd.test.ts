/**
 * Events on a loan that has ended: repaid, paid off, written off or past its last due date. Each has its effect or is
 * refused with its index and the rule; none is taken and left without effect.
 */
import { describe, expect, it } from "vitest";
import { LoanError } from "../../src/kernel/error.js";
import type { EventKind } from "../../src/servicing/event/eventKinds.js";
import type { LoanEventInput } from "../../src/servicing/event/eventSchema.js";
import { payoffQuote } from "../../src/servicing/payoff/payoff.js";
import { replay } from "../../src/servicing/replay.js";
import { decliningLoan } from "./loans.js";

const every = { count: 1, unit: "month" } as const;
const AFTER_LIFE = "2026-06-10";

/** 1,000 at 2% a month over four months from 1 January 2026. */
const schedule = (method: "declining-balance" | "flat", pattern: "equal-installments" | "interest-only") =>
  decliningLoan({
    principal: "1000",
    interest: { rate: { percent: "24" }, method },
    repayment: { installments: 4, every, pattern },
  });

const plain = schedule("declining-balance", "equal-installments");

/** Why an event is refused: its path, code and message. */
function refusal(events: readonly LoanEventInput[], loan = plain): string | undefined {
  try {
    replay(loan, events, { asOf: AFTER_LIFE });
    return undefined;
  } catch (error) {
    if (!(error instanceof LoanError)) throw error;
    return error.problems.map(({ path, code, message }) => `${path} ${code} ${message}`).join("\n");
  }
}

const PLANNING: Record<string, (date: string) => LoanEventInput> = {
  "rate-change": (date) => ({ kind: "rate-change", date, rate: { percent: "12" } }),
  "rate-change that keeps the installment": (date) => ({
    kind: "rate-change",
    date,
    rate: { percent: "12" },
    keeps: "installment",
  }),
  reschedule: (date) => ({ kind: "reschedule", date, installments: 5 }),
  "re-age": (date) => ({ kind: "re-age", date, startOn: "2026-08-01", installments: 3, every }),
  "re-amortize": (date) => ({ kind: "re-amortize", date }),
  holiday: (date) => ({ kind: "holiday", date, installments: 1 }),
};

const payoffOf = (loan: typeof plain): LoanEventInput => {
  const { total } = payoffQuote(replay(loan, [], { asOf: "2026-02-15" }));
  return { kind: "payoff", date: "2026-02-15", amount: total };
};

describe.each(Object.entries(PLANNING))("a %s", (name, event) => {
  const loans = (["declining-balance", "flat"] as const).map((m) => schedule(m, "equal-installments"));
  it("of a loan that is repaid or paid off is refused", () => {
    for (const loan of loans) {
      for (const ending of [
        { kind: "payment", date: "2026-02-01", amount: "2000" } as const,
        payoffOf(loan),
      ]) {
        const wanted = "events[1].date wrong-order nothing is owed whose rows could be changed";
        expect(refusal([ending, event("2026-03-05")], loan)).toBe(wanted);
      }
    }
  });
  it("of a loan that was written off is refused", () => {
    const writeOff = { kind: "write-off", date: "2026-02-10" } as const;
    expect(refusal([writeOff, event("2026-03-05")])).toContain(
      "events[1].date wrong-order the loan was written off",
    );
  });
  it("after the last due date is refused, unless it makes new rows of what is open", () => {
    const found = refusal([event("2026-06-05")]);
    if (name === "re-age") expect(found).toBeUndefined();
    else expect(found).toMatch(/^events\[0\]\.(date|from) wrong-order no installment is left/);
  });
  it("of rows that repay nothing any more is refused, and the interest of the month in progress stays owed", () => {
    if (name.startsWith("re-age")) return;
    const repaid: LoanEventInput[] = [
      { kind: "payment", date: "2026-02-01", amount: "20" },
      { kind: "prepayment", date: "2026-02-15", amount: "1000", early: "cut-installment" },
    ];
    const loan = schedule("declining-balance", "interest-only");
    expect(replay(loan, repaid, { asOf: "2026-02-15" }).outstanding.total.toFixed(2)).toBe("20.00");
    expect(refusal([...repaid, event("2026-02-20")], loan)).toMatch(
      /^events\[2\]\.(date|from) wrong-order no (principal|installment) is left/,
    );
  });
});

describe("what is charged or paid out after the end", () => {
  const repaid: LoanEventInput = { kind: "payment", date: "2026-05-01", amount: "1050.50" };
  const owedAfter = (event: LoanEventInput) =>
    replay(plain, [repaid, event], { asOf: AFTER_LIFE }).outstanding.total.toFixed(2);
  it.each<[LoanEventInput, string]>([
    [{ kind: "penalty", date: "2026-05-10", amount: "5" }, "5.00"],
    [{ kind: "charge", date: "2026-05-10", amount: "5" }, "5.00"],
    [{ kind: "charge", date: "2026-05-10", percent: "2" }, "20.00"],
    // 100 × 2% × 22/31 to the end of the period that carries it.
    [{ kind: "disbursement", date: "2026-05-10", amount: "100" }, "101.42"],
  ])("is owed: %j", (event, owed) => {
    expect(owedAfter(event)).toBe(owed);
  });
  it.each(["outstanding", "interest"] as const)("is no percentage of nothing: %s", (base) => {
    const zero = decliningLoan({
      principal: "1000",
      interest: { rate: { percent: "0" } },
      repayment: { installments: 4, every },
    });
    const charge = { kind: "charge", date: "2026-05-10", percent: "2", base } as const;
    expect(refusal([{ ...repaid, amount: "1000" }, charge], zero)).toBe(
      "events[1].percent wrong-order nothing is left that it could be a percentage of",
    );
  });
});

describe("a loan after whose end nothing more may come in", () => {
  it.each<EventKind>(["payment", "prepayment", "credit", "payoff", "set-off"])("takes no %s", (kind) => {
    const repaid: LoanEventInput = { kind: "payment", date: "2026-05-01", amount: "1050.50" };
    const saved: LoanEventInput = { kind: "savings-deposit", date: "2026-05-01", amount: "50" };
    const early = kind === "prepayment" ? { early: "cut-term" } : {};
    const more = { kind, date: "2026-05-10", amount: "5", ...early } as LoanEventInput;
    const servicing = { afterClosing: "refuse" } as const;
    expect(() => replay(plain, [saved, repaid, more], { asOf: AFTER_LIFE, servicing })).toThrow(
      "events[2].date: the loan was already repaid in full",
    );
  });
});

describe("a recovery", () => {
  // Written off on 10 February with nothing paid: 1,000.00 and 20.00 + 15.15 + 10.20 + 5.15 of interest.
  const writeOff: LoanEventInput = { kind: "write-off", date: "2026-02-10" };
  const recovery = (date: string, amount: string): LoanEventInput => ({ kind: "recovery", date, amount });
  const writtenOff = (...events: LoanEventInput[]) =>
    replay(plain, [writeOff, ...events], { asOf: AFTER_LIFE });

  it("counts up to the claim, principal first, and what is beyond it is kept as credit", () => {
    const account = writtenOff(recovery("2026-03-01", "1040"), recovery("2026-03-02", "100"));
    expect(account.writtenOff.total.toFixed(2)).toBe("1050.50");
    expect([account.recovered.toFixed(2), account.credit.toFixed(2)]).toEqual(["1050.50", "89.50"]);
    const split = account.payments.map(({ principal, interest, credit }) =>
      [principal, interest, credit].map((part) => part.toFixed(2)),
    );
    expect(split).toEqual([
      ["1000.00", "40.00", "0.00"],
      ["0.00", "10.50", "89.50"],
    ]);
    expect(account.toPosition().principalOutstanding).toBe(0);
  });
  it("beyond the claim may be paid back, and no more than that", () => {
    const refund = (amount: string): LoanEventInput => ({ kind: "refund", date: "2026-03-05", amount });
    const over = recovery("2026-03-01", "1060.50");
    expect(writtenOff(over, refund("10")).credit.toFixed(2)).toBe("0.00");
    expect(() => writtenOff(over, refund("10.01"))).toThrow("must not be more than the credit kept");
    expect(() => writtenOff(over, { ...refund("1"), from: "payments" } as LoanEventInput)).toThrow(
      "credit kept",
    );
  });
});

describe("a write-off", () => {
  it("claims no money that was not paid out, on any day", () => {
    const disbursements = [
      { on: "2026-01-01", amount: "600" },
      { on: "2026-03-15", amount: "400" },
    ];
    const loan = decliningLoan({
      principal: "1000",
      interest: { rate: { percent: "24" } },
      repayment: { installments: 4, every },
      disbursements,
    });
    for (const asOf of ["2026-02-10", "2026-04-10"]) {
      const account = replay(loan, [{ kind: "write-off", date: "2026-02-10" }], { asOf });
      expect(account.writtenOff.principal.toFixed(2)).toBe("600.00");
      expect(account.toPosition()).toMatchObject({
        principalOutstanding: 60_000,
        disbursedPrincipal: 60_000,
      });
    }
  });
});
