/**
 * Verification: whether a schedule, of this library or of any other system, obeys the laws of schedules.
 */
import { problem, refuse } from "../../kernel/error.js";
import { kindOf } from "../../kernel/kindOf.js";
import { Schedule } from "../schedule.js";
import { LAW_RULES, type ScheduleLaw } from "./laws.js";
import type { CheckedSchedule, LawBreach, LawNeed, ScheduleLawRule } from "./verifyChecked.js";
import { type Fields, readSchedule, type ScheduleToVerify } from "./verifyInput.js";
import { type CheckedRow, ROW_COLUMNS } from "./verifyRows.js";

/** A broken law: which, where, and what it asks for. */
export interface LawProblem extends LawBreach {
  readonly law: ScheduleLaw;
}

/** The outcome of {@link verifySchedule}. */
export interface ScheduleVerdict {
  /** `lawful` when every law that could be checked holds. */
  readonly kind: "lawful" | "broken";
  readonly problems: readonly LawProblem[];
  readonly checked: readonly ScheduleLaw[];
  /** Laws that could not be checked, with what is missing. */
  readonly unchecked: readonly { readonly law: ScheduleLaw; readonly missing: readonly LawNeed[] }[];
}

/** The columns of an own schedule that laws know. */
function ownSchedule(schedule: Schedule): Fields {
  const known = ["number", "days", "due", "nominalDue", "periodStart", "periodEnd", ...ROW_COLUMNS];
  const rows = schedule.installments.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => known.includes(name))),
  );
  const totals = Object.entries(schedule.totals).filter(([name]) => known.includes(name));
  return { terms: schedule.terms, rows, totals: Object.fromEntries(totals) };
}

function missingFor({ needs }: ScheduleLawRule, schedule: CheckedSchedule): LawNeed[] {
  const { disbursedOn, digits, totals, trace, rows } = schedule;
  const known: Readonly<Record<string, boolean>> = {
    disbursedOn: disbursedOn !== undefined,
    currency: digits !== undefined,
    terms: trace !== undefined,
    totals: Object.keys(totals).length > 0,
  };
  return needs.filter((need) => !(known[need] ?? rows[0]?.[need as keyof CheckedRow] !== undefined));
}

/**
 * Checks a schedule against every law that what is given allows to check, and returns every breach as data.
 *
 * Works on schedules of other systems: plain rows, with the amounts as text, numbers or Decimals. Messages carry no
 * amounts; `expected` and `actual` do.
 *
 * @throws LoanError with every problem of input that cannot be read as a schedule
 * @example
 * ```ts
 * const verdict = verifySchedule({
 *   principal: "1000", currency: "USD",
 *   rows: [
 *     { principal: "500.00", interest: "20.00", total: "520.00", balance: "500.00" },
 *     { principal: "499.99", interest: "10.00", total: "509.99", balance: "0.00" },
 *   ],
 * });
 * verdict.kind; // "broken"
 * verdict.problems.map(({ law, path }) => `${law} ${path}`).join("; "); // "principal-repaid rows; balances-chain rows[1].balance"
 * ```
 */
export function verifySchedule(input: Schedule | ScheduleToVerify): ScheduleVerdict {
  if (typeof input !== "object" || input === null) {
    return refuse(
      problem("wrong-type", "", `must be a schedule or a record with rows; got ${kindOf(input)}`),
    );
  }
  const schedule = readSchedule(input instanceof Schedule ? ownSchedule(input) : { ...input });
  const laws = Object.entries(LAW_RULES) as [ScheduleLaw, ScheduleLawRule][];
  const found = laws.map(([law, rule]) => ({ law, rule, missing: missingFor(rule, schedule) }));
  const checkable = found.filter(({ missing }) => missing.length === 0);
  const problems = checkable.flatMap(({ law, rule }) =>
    rule.breaches(schedule).map((found) => ({ law, ...found })),
  );
  return {
    kind: problems.length === 0 ? "lawful" : "broken",
    problems,
    checked: checkable.map(({ law }) => law),
    unchecked: found.flatMap(({ law, missing }) => (missing.length === 0 ? [] : [{ law, missing }])),
  };
}
