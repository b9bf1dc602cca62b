/**
 * Schedules to be verified, read whole: every problem with what is given, at once.
 */
import { readDigits } from "../../kernel/currency.js";
import { type DateInput, type Day, readDate } from "../../kernel/date.js";
import { dateProblem } from "../../kernel/dateInput.js";
import type { Decimal, DecimalInput } from "../../kernel/decimal.js";
import { LoanError, type Problem, problem, refuse } from "../../kernel/error.js";
import { kindOf } from "../../kernel/kindOf.js";
import type { LoanTerms } from "../../terms/complete.js";
import type { LoanTermsInput } from "../../terms/loanTermsInput.js";
import { agreedTerms } from "../agreed.js";
import { roundedAmount } from "../explain/explainExact.js";
import { lentUnits, paidOutIn, type RowGroup, type Trace, traceOf } from "../explain/explainTrace.js";
import type { CheckedSchedule } from "./verifyChecked.js";
import { rowsIn } from "./verifyReckoning.js";
import {
  type CheckedRow,
  ROW_COLUMNS,
  type RowInput,
  readAmount,
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

/** A record of unknown values. */
export type Fields = Readonly<Record<string, unknown>>;

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

/** What the terms lend in all, with what is paid out later. */
function lentBy(trace: Trace): Decimal {
  return roundedAmount(trace.agreed, lentUnits(trace).all);
}

/** What was lent; the terms say it too. */
function readPrincipal(input: Fields, trace: Trace | undefined, problems: Problem[]): Decimal | undefined {
  if (input.principal === undefined && input.terms !== undefined) return trace && lentBy(trace);
  const principal = readAmount(input.principal, "principal", problems);
  if (trace !== undefined && principal?.eq(lentBy(trace)) === false) {
    problems.push(problem("conflict", "principal", "is not the principal of the terms"));
  }
  return principal;
}

/** What is paid out with an installment, in units; of a later down payment, its own part. */
function paidOutWith(trace: Trace, group: RowGroup | undefined): number {
  if (group === undefined) return 0;
  const down = group.due > trace.agreed.disbursedOn ? group.paidDown : 0;
  return rowsIn(group).reduce((sum, row) => {
    const { atStart, inCourse } = paidOutIn(trace, row);
    return sum + atStart + inCourse;
  }, down);
}

/** Rows with what the terms pay out in their periods, unless the rows say so themselves. */
function withPaidOut(rows: readonly CheckedRow[], trace: Trace | undefined): readonly CheckedRow[] {
  if (trace?.prepared.pass.inflows === undefined || rows[0]?.disbursed !== undefined) return rows;
  return rows.map((row, index) => {
    return { ...row, disbursed: roundedAmount(trace.agreed, paidOutWith(trace, trace.groups[index])) };
  });
}

/** A schedule to be verified, read whole; throws with everything that is wrong with it. */
export function readSchedule(input: Fields): CheckedSchedule {
  const problems = unknownFields(input, FIELDS, "");
  const trace = readTerms(input.terms, problems);
  const terms = trace?.agreed.terms;
  const principal = readPrincipal(input, trace, problems);
  const disbursedOn = readDisbursement(input.disbursedOn, trace, problems);
  const isNamed = input.currency !== undefined || input.decimals !== undefined;
  const digits = isNamed ? readDigits(input, problems) : terms?.decimals;
  if (terms !== undefined && input.currency !== undefined && input.currency !== terms.currency) {
    problems.push(problem("conflict", "currency", "is not the currency of the terms"));
  }
  if (
    terms !== undefined &&
    input.decimals !== undefined &&
    digits !== undefined &&
    digits !== terms.decimals
  ) {
    problems.push(problem("conflict", "decimals", "are not the decimals of the terms"));
  }
  const rows = readRows(input.rows, problems);
  const totals = readTotals(input.totals, problems);
  if (problems.length > 0) return refuse(problems);
  return {
    principal: principal as Decimal,
    disbursedOn,
    digits,
    rows: withPaidOut(rows, trace),
    totals,
    trace,
  };
}
