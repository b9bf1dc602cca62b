/**
 * Verification: whether a schedule, of this library or of any other system, obeys the laws of schedules.
 */
import { type DateInput, type Day, readDate } from "../kernel/date.js";
import { dateProblem } from "../kernel/dateInput.js";
import type { Decimal, DecimalInput } from "../kernel/decimal.js";
import { LoanError, type Problem, problem, refuse } from "../kernel/error.js";
import { kindOf } from "../kernel/kindOf.js";
import type { LoanTerms, LoanTermsInput } from "../terms/parseTerms.js";
import { agreedTerms } from "./agreed.js";
import { type Trace, traceOf } from "./explainTrace.js";
import { SCHEDULE_LAWS, type ScheduleLaw } from "./laws.js";
import { Schedule } from "./schedule.js";
import type { CheckedSchedule, LawBreach, LawNeed, ScheduleLawRule } from "./verifyChecked.js";
import {
  type CheckedRow,
  ROW_COLUMNS,
  type RowInput,
  readAmount,
  readDigits,
  readRows,
  unknownFields,
} from "./verifyRows.js";

/** A schedule of any system: its rows, and what is known of the loan. */
export interface ScheduleToVerify {
  /** What was lent; may be left out where terms are given. */
  readonly principal?: DecimalInput;
  readonly disbursedOn?: DateInput;
  /** An ISO 4217 code, or the number of decimals: how fine amounts may be. */
  readonly currency?: string;
  readonly decimals?: number;
  readonly rows: Iterable<RowInput>;
  /** Stated sums, by the name of the column. */
  readonly totals?: Readonly<Record<string, DecimalInput>>;
  /** The terms: with them, interest, level amounts and dates are worked out again. */
  readonly terms?: LoanTerms | LoanTermsInput;
}

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

const FIELDS = ["principal", "disbursedOn", "currency", "decimals", "rows", "totals", "terms"];

/** The plan behind terms; what is wrong with them is added to the list. */
function readTerms(input: unknown, problems: Problem[]): Trace | undefined {
  if (input === undefined) return undefined;
  try {
    return traceOf(agreedTerms(input as LoanTermsInput).terms);
  } catch (error) {
    if (!(error instanceof LoanError)) throw error;
    const under = (path: string) => (path === "" ? "terms" : `terms.${path}`);
    problems.push(...error.problems.map(({ code, path, message }) => problem(code, under(path), message)));
    return undefined;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function readTotals(input: unknown, problems: Problem[]): Record<string, Decimal> {
  if (input === undefined) return {};
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    problems.push(problem("wrong-type", "totals", `must be a record of amounts; got ${kindOf(input)}`));
    return {};
  }
  problems.push(...unknownFields(input as Fields, ROW_COLUMNS, "totals."));
  const entries = Object.entries(input).map(([name, amount]): [string, Decimal | undefined] => [
    name,
    readAmount(amount, `totals.${name}`, problems),
  ]);
  return Object.fromEntries(entries.filter((entry): entry is [string, Decimal] => entry[1] !== undefined));
}

function readDisbursement(input: unknown, trace: Trace | undefined, problems: Problem[]): Day | undefined {
  if (input === undefined) return trace?.agreed.disbursedOn;
  const day = readDate(input);
  if (day === undefined) problems.push(dateProblem(input, "disbursedOn"));
  return day;
}

/** What was lent; the terms say it too. */
function readPrincipal(
  input: Fields,
  terms: LoanTerms | undefined,
  problems: Problem[],
): Decimal | undefined {
  const given = input.principal ?? terms?.principal;
  return given === undefined && input.terms !== undefined
    ? undefined
    : readAmount(given, "principal", problems);
}

function readSchedule(input: Fields): CheckedSchedule {
  const problems = unknownFields(input, FIELDS, "");
  const trace = readTerms(input.terms, problems);
  const terms = trace?.agreed.terms;
  const principal = readPrincipal(input, terms, problems);
  const disbursedOn = readDisbursement(input.disbursedOn, trace, problems);
  const digits = readDigits(input, problems) ?? terms?.decimals;
  const rows = readRows(input.rows, problems);
  const totals = readTotals(input.totals, problems);
  if (terms !== undefined && principal?.eq(terms.principal) === false) {
    problems.push(problem("conflict", "principal", "is not the principal of the terms"));
  }
  if (problems.length > 0) return refuse(problems);
  return { principal: principal as Decimal, disbursedOn, digits, rows, totals, trace };
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
  const laws = Object.entries(SCHEDULE_LAWS) as [ScheduleLaw, ScheduleLawRule][];
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
