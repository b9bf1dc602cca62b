/**
 * The rows to come after an event, beside the oracle of products: what is owed on a due date, as a loan of its own.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Schedule } from "../../src/schedule/schedule.js";
import type { LoanAccount } from "../../src/servicing/account.js";
import type { LoanEventInput } from "../../src/servicing/event/eventSchema.js";
import { replay } from "../../src/servicing/replay.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { productOracle } from "../oracle/products.js";
import { type RestChange, restOfLoan } from "../oracle/restOfLoan.js";
import { productTerms } from "../productArbitrary.js";
import { runs } from "../runs.js";
import { money, scheduleOf } from "./replanArbitrary.js";

interface Case {
  readonly raw: LoanTermsInput;
  readonly schedule: Schedule;
  /** How many rows have fallen due, and a share in thousandths. */
  readonly rows: number;
  readonly share: number;
  readonly other: number;
}

/**
 * Loans whose rest can be written as terms: interest on the balance, month days that no short month clamps, steps by a
 * percent that begin anew with the rest, and no bullet, whose past interest waits for the end.
 */
function isWritable(schedule: Schedule, rows: number): boolean {
  const { interest, repayment, downPayment } = schedule.terms;
  const { step, pattern, installments, given, grace, fixedInstallment, afterChange } = repayment;
  if (interest.method === "flat" || pattern === "bullet" || downPayment !== undefined) return false;
  if (fixedInstallment?.rows === "until-repaid" || schedule.columns.count !== installments) return false;
  if (Number(schedule.terms.disbursedOn.slice(8)) > 28 || repayment.firstDueOn !== undefined) return false;
  // Kept installments are solved without the agreed rows also where no change is left; such terms are refused.
  if (afterChange === "kept" && given.length > 0) return false;
  if (step === undefined) return true;
  const isWhole = given.length === 0 && grace.length === 0 && rows % step.every === 0;
  return step.amount === undefined && isWhole;
}

const anyCase: fc.Arbitrary<Case> = productTerms
  .map((raw) => ({ raw, schedule: scheduleOf(raw) }))
  .filter((one): one is { raw: LoanTermsInput; schedule: Schedule } => (one.schedule?.columns.count ?? 0) > 1)
  .chain(({ raw, schedule }) =>
    fc.record({
      raw: fc.constant(raw),
      schedule: fc.constant(schedule),
      rows: fc.integer({ min: 1, max: schedule.columns.count - 1 }),
      share: fc.integer({ min: 0, max: 999 }),
      other: fc.integer({ min: 1, max: 6 }),
    }),
  )
  .filter(({ schedule, rows }) => isWritable(schedule, rows));

/** What has fallen due by a row, and what is then owed, in minor units. */
function stateAfter({ terms, columns, installments }: Schedule, rows: number) {
  let paid = 0;
  for (let row = 0; row < rows; row++)
    paid +=
      Math.max(columns.principal[row] as number, 0) +
      (columns.interest[row] as number) +
      Math.min(columns.principal[row] as number, 0);
  const balance = installments[rows - 1]?.balance.times(10 ** terms.decimals).toNumber() ?? 0;
  const on = installments[rows - 1]?.due ?? "";
  const sameDay = (terms.disbursements ?? []).slice(1).filter((tranche) => tranche.on === on);
  const added = sameDay.reduce((sum, { amount }) => sum + Number(amount) * 10 ** terms.decimals, 0);
  return { paid, on, balance: balance + Math.round(added) };
}

/** Due date, principal and interest of each row to come, in minor units; capitalized interest is not charged. */
function rowsAfter(account: LoanAccount, on: string): string[] {
  const scale = 10 ** account.terms.decimals;
  return account.installments
    .filter(({ kind, due }) => kind === "installment" && due > on)
    .map(({ due, charged }) => `${due} ${charged.principal.times(scale)} ${charged.interest.times(scale)}`);
}

function oracleRows(terms: LoanTermsInput): string[] | undefined {
  const found = productOracle(terms);
  if ("refused" in found) return undefined;
  return found.rows.map(({ due, principal, interest }) => {
    const joins = principal < 0n ? principal : 0n;
    return `${due} ${principal - joins} ${interest + joins}`;
  });
}

interface Asked {
  readonly event: LoanEventInput | undefined;
  /** By how many minor units what is owed changes. */
  readonly by: number;
  readonly change: RestChange;
}

type Question = (known: Case, state: ReturnType<typeof stateAfter>) => Asked | undefined;

const unitOf = ({ terms }: Schedule): number =>
  Math.round(Number(terms.rounding.unit) * 10 ** terms.decimals);

const QUESTIONS: Record<string, Question> = {
  "a prepayment that cuts the installment": ({ schedule, share }, { balance }) => {
    const units = Math.floor(((balance / unitOf(schedule)) * share) / 1000);
    return units === 0 ? undefined : { event: undefined, by: -units * unitOf(schedule), change: {} };
  },
  "a tranche on a due date": ({ schedule, share }, { on, balance }) => {
    const by = (Math.floor((balance / unitOf(schedule)) * (share / 1000)) + 1) * unitOf(schedule);
    return { event: { kind: "disbursement", date: on, amount: money(schedule, by) }, by, change: {} };
  },
  "a new rate that keeps the end": ({ share }, { on }) => {
    const percent = ["0", "6", "24", "48"][share % 4] as string;
    return { event: { kind: "rate-change", date: on, rate: { percent } }, by: 0, change: { percent } };
  },
  "a reschedule to another number": ({ schedule: { terms }, other }, { on }) => {
    if (terms.repayment.given.length > 0 || terms.repayment.grace.length > 0) return undefined;
    const event = { kind: "reschedule", date: on, installments: other } as const;
    return { event, by: 0, change: { installments: other } };
  },
  "a holiday": ({ schedule: { terms, columns }, rows, share, other }, { on }) => {
    const { given, grace, pattern, fixedInstallment, installments } = terms.repayment;
    const isBare = given.length === 0 && grace.length === 0 && fixedInstallment === undefined;
    // A holiday is agreed on the day after; a rate that changes that very day is known to it, and not to the rest.
    if (terms.interest.rateChanges.some(({ from }) => from === nextDay(on))) return undefined;
    if (!isBare || pattern === "interest-only" || terms.repayment.balloon !== undefined) return undefined;
    const interest = ["capitalized", "forgiven"][share % 2] as "forgiven";
    const event = { kind: "holiday", date: nextDay(on), installments: other, interest } as const;
    if (columns.count === rows) return undefined;
    return {
      event,
      by: 0,
      change: { installments: installments - rows, holiday: { rows: other, interest } },
    };
  },
};

const nextDay = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

/** What the library makes of a question, and the oracle; `undefined` where the oracle has no such loan. */
function compared(known: Case, question: Question): { library: string[]; oracle: string[] } | undefined {
  const { raw, schedule, rows } = known;
  const state = stateAfter(schedule, rows);
  const asked = question(known, state);
  if (asked === undefined || state.balance <= 0) return undefined;
  const { event, by, change } = asked;
  const start = { rows, on: state.on, balance: money(schedule, state.balance + by) };
  const oracle = oracleRows(restOfLoan(raw, schedule.terms.decimals, start, change));
  if (oracle === undefined) return undefined;
  const amount = state.paid + Math.max(-by, 0);
  const paid: LoanEventInput[] =
    amount === 0 || event !== undefined
      ? []
      : [{ kind: "prepayment", date: state.on, amount: money(schedule, amount), early: "cut-installment" }];
  const account = replay(schedule, [...paid, ...(event ? [event] : [])], { asOf: nextDay(state.on) });
  return { library: rowsAfter(account, state.on), oracle };
}

describe("the rows to come are those of the oracle's loan over what is left, after", () => {
  it.each(Object.entries(QUESTIONS))("%s", (_, question) => {
    let seen = 0;
    fc.assert(
      fc.property(anyCase, (known) => {
        const both = compared(known, question);
        if (both === undefined) return;
        seen++;
        expect(both.library).toEqual(both.oracle);
      }),
      { numRuns: runs(300) },
    );
    expect(seen).toBeGreaterThan(40);
  });
});
