/**
 * Accounts beside an oracle written from the definitions, and penalties and interest beside day-by-day sums.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDate } from "../../src/kernel/date.js";
import type { Decimal } from "../../src/kernel/decimal.js";
import type { WaterfallName } from "../../src/rules/waterfall.js";
import type { Schedule } from "../../src/schedule/schedule.js";
import type { LoanAccount } from "../../src/servicing/account.js";
import { arrears } from "../../src/servicing/arrears.js";
import type { LoanEventInput } from "../../src/servicing/event/eventSchema.js";
import { replay } from "../../src/servicing/replay.js";
import { type Fraction, fraction, over, plus, round, times } from "../oracle/fraction.js";
import { ORDERS, type OracleEvent, oracleAccount, type Part } from "../oracle/servicingOracle.js";
import { anyLoan, cents, dayNumber, dayOf } from "./arbitraries.js";
import { singleRow } from "./loans.js";

const minor = (amount: Decimal): bigint => BigInt(amount.times(100).toFixed(0));

/** Factor of one period: the annual rate over 12 or 52. */
function rateOf({ terms }: Schedule): Fraction {
  const { rate } = terms.interest;
  const [whole, decimals = ""] = rate.percent.split(".");
  const percent = fraction(BigInt(`${whole}${decimals}`), 10n ** BigInt(decimals.length));
  const every = terms.repayment.every as { readonly unit: string };
  return over(percent, fraction(every.unit === "week" ? 5200 : 1200));
}

const loanOf = (schedule: Schedule) => ({
  rows: schedule.installments.map(({ due, principal, interest }) => ({
    due,
    principal: minor(principal),
    interest: minor(interest),
  })),
  disbursedOn: schedule.terms.disbursedOn,
  rate: rateOf(schedule),
  mode: schedule.terms.rounding.mode,
  level: schedule.levelAmount === undefined ? 0n : minor(schedule.levelAmount),
});

const RANKS = ["charge", "penalty", "waiver", "payment"];

const inOrder = (events: readonly OracleEvent[]): OracleEvent[] =>
  [...events].sort((a, b) => a.date.localeCompare(b.date) || RANKS.indexOf(a.kind) - RANKS.indexOf(b.kind));

function eventOf({ kind, date, amount = 0n, part = "fee" }: OracleEvent): LoanEventInput {
  if (kind === "waiver") return { kind, date, component: part };
  const text = cents(Number(amount));
  if (kind === "cut-installment" || kind === "cut-term")
    return { kind: "prepayment", date, amount: text, early: kind };
  return { kind, date, amount: text };
}

const FIELDS = { penalty: "penalties", fee: "fees", interest: "interest", principal: "principal" } as const;

/** Compares what is open by component and row date, what is overdue, the credit and the days. */
function compare(account: LoanAccount, { obligations, credit }: ReturnType<typeof oracleAccount>): void {
  expect(minor(account.credit)).toBe(credit);
  const asOf = dayNumber(account.asOf) + 719_163;
  for (const part of Object.keys(FIELDS) as Part[]) {
    const of = obligations.filter((one) => one.part === part);
    const open = (list: typeof of) => list.reduce((sum, { owed }) => sum + owed, 0n);
    expect(minor(account.outstanding[FIELDS[part]])).toBe(open(of));
    expect(minor(account.overdue[FIELDS[part]])).toBe(open(of.filter(({ due }) => due < asOf)));
  }
  const late = obligations.filter(({ owed, due }) => owed > 0n && due < asOf).map(({ due }) => asOf - due);
  expect(arrears(account).daysPastDue).toBe(Math.max(0, ...late));
}

const equalPeriods = anyLoan.filter(({ terms }) => terms.interest.dayCount === "equal-periods");

describe("an account", () => {
  const named = Object.keys(ORDERS) as WaterfallName[];
  it.each(named)("has the balances of the oracle, whatever happens (%s)", (waterfall) => {
    const story = equalPeriods.chain((schedule) => {
      const date = dayOf(schedule);
      const amount = fc.bigInt({ min: 1n, max: 400_000n });
      const part = fc.constantFrom<Part>("penalty", "fee", "interest", "principal");
      const event = fc.oneof(
        { weight: 6, arbitrary: fc.record({ kind: fc.constant("payment" as const), date, amount }) },
        {
          weight: 2,
          arbitrary: fc.record({
            kind: fc.constantFrom("charge" as const, "penalty" as const),
            date,
            amount,
          }),
        },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant("waiver" as const), date, part }) },
      );
      return fc.record({
        schedule: fc.constant(schedule),
        events: fc.array(event, { maxLength: 8 }),
        asOf: date,
      });
    });
    fc.assert(
      fc.property(story, ({ schedule, events, asOf }) => {
        const known = inOrder(events.filter(({ date }) => date <= asOf));
        const account = replay(schedule, known.map(eventOf), { asOf, servicing: { waterfall } });
        compare(
          account,
          oracleAccount(loanOf(schedule), ORDERS[waterfall] as (typeof ORDERS)[string], known),
        );
      }),
    );
  });

  it("has the rows of the oracle after prepayments that cut the term or the installment", () => {
    const declining = equalPeriods.filter(
      ({ terms }) =>
        terms.interest.method === "declining-balance" && terms.repayment.pattern === "equal-installments",
    );
    const story = declining.chain((schedule) => {
      const kind = fc.constantFrom("cut-term" as const, "cut-installment" as const);
      const event = fc.record({ kind, date: dayOf(schedule), amount: fc.bigInt({ min: 1n, max: 400_000n }) });
      return fc.record({
        schedule: fc.constant(schedule),
        events: fc.array(event, { maxLength: 4 }),
        asOf: dayOf(schedule),
      });
    });
    fc.assert(
      fc.property(story, ({ schedule, events, asOf }) => {
        const known = inOrder(events.filter(({ date }) => date <= asOf));
        const account = replay(schedule, known.map(eventOf), { asOf });
        const order = ORDERS["penalty-fee-interest-principal"] as (typeof ORDERS)[string];
        compare(account, oracleAccount(loanOf(schedule), order, known));
      }),
    );
  });
});

describe("penalties by rule", () => {
  it("are the sum of every day's penalty, rounded once", () => {
    const rate = over(fraction(36), fraction(36_500));
    const days = fc.integer({ min: 0, max: 120 });
    fc.assert(
      fc.property(
        days,
        days,
        fc.integer({ min: 1, max: 999_999 }),
        fc.integer({ min: 0, max: 30 }),
        (a, b, paid, graceDays) => {
          const [first, last] = [Math.min(a, b), Math.max(a, b)];
          const due = dayNumber("2026-02-01");
          const servicing = {
            penalty: { rate: { percent: "36" }, graceDays },
            waterfall: "principal-interest-penalty-fee",
          } as const;
          const events = [{ kind: "payment" as const, date: formatDate(due + first), amount: cents(paid) }];
          const account = replay(singleRow("10000.00", "2026-01-01", "2026-02-01"), events, {
            asOf: formatDate(due + last),
            servicing,
          });
          let sum = fraction(0);
          for (let day = graceDays + 1; day <= last; day++) {
            sum = plus(sum, times(fraction(day <= first ? 1_000_000 : 1_000_000 - paid), rate));
          }
          expect(minor(account.charged.penalties)).toBe(round(sum, "half-up"));
        },
      ),
    );
  });
});

describe("interest on actual dates", () => {
  it("is the sum of every day's interest on what was outstanding, rounded once per row", () => {
    const loans = anyLoan.filter(
      ({ terms }) =>
        terms.interest.method === "declining-balance" && terms.interest.dayCount === "actual/365",
    );
    const story = loans.chain((schedule) => {
      const event = fc.record({
        kind: fc.constant("prepayment" as const),
        date: dayOf(schedule),
        amount: fc.integer({ min: 1, max: 300_000 }).map(cents),
        early: fc.constantFrom("cut-term" as const, "cut-installment" as const),
      });
      return fc.record({
        schedule: fc.constant(schedule),
        events: fc.array(event, { maxLength: 4 }),
        asOf: dayOf(schedule),
      });
    });
    fc.assert(
      fc.property(story, ({ schedule, events, asOf }) => {
        const servicing = { interest: "actual", latePrincipal: "until-paid" } as const;
        const account = replay(schedule, events, { asOf, servicing });
        const { percent } = schedule.terms.interest.rate;
        const daily = over(
          fraction(BigInt(percent.replace(".", "")), percent.includes(".") ? 10n : 1n),
          fraction(36_500),
        );
        let end = dayNumber(schedule.terms.disbursedOn);
        for (const row of account.installments.filter(({ kind }) => kind === "installment")) {
          const start = end;
          end = dayNumber(row.due);
          if (end > dayNumber(asOf)) break;
          let sum = fraction(0);
          for (let day = start; day < end; day++) {
            const repaid = account.payments
              .filter(({ date }) => dayNumber(date) <= day)
              .map(({ principal }) => minor(principal));
            const balance = minor(schedule.totals.principal) - repaid.reduce((a, b) => a + b, 0n);
            sum = plus(sum, times(fraction(balance), daily));
          }
          const settledEarly = account.installments.some(
            ({ kind, charged }) => kind === "prepayment" && charged.interest.gt(0),
          );
          if (!settledEarly)
            expect(minor(row.charged.interest)).toBe(round(sum, schedule.terms.rounding.mode));
        }
      }),
    );
  });
});
