/**
 * The history of one loan, age by age: what cohort figures are told from.
 */
import type { DateInput } from "../kernel/date.js";
import type { DecimalInput } from "../kernel/decimal.js";
import { type Problem, problem } from "../kernel/error.js";
import * as field from "../servicing/position/recordFields.js";

/** A loan with its state at each age, in months or weeks since disbursement; index 0 is the day of disbursement. */
export interface LoanHistory {
  readonly currency: string;
  readonly unit?: "minor" | undefined;
  readonly disbursedOn: DateInput;
  readonly disbursedPrincipal: DecimalInput;
  /** Days past due at each age. Ends with the last age seen, or when the loan is closed. */
  readonly daysPastDue: readonly number[];
  /** Principal outstanding at each age, for figures by amount. */
  readonly principalOutstanding?: readonly DecimalInput[] | undefined;
  /** Written off less recovered, in all up to each age. */
  readonly netWriteOff?: readonly DecimalInput[] | undefined;
  /** Whether the loan was repaid or written off at the end of its history. */
  readonly closed?: boolean | undefined;
  readonly keys?: Readonly<Record<string, string>> | undefined;
}

/** A history as read: amounts in minor units. */
export interface ReadHistory {
  readonly currency: string;
  readonly disbursedOn: string;
  readonly disbursedPrincipal: number;
  readonly daysPastDue: readonly number[];
  readonly principalOutstanding?: readonly number[];
  readonly netWriteOff?: readonly number[];
  readonly closed?: boolean;
  readonly keys?: Readonly<Record<string, string>>;
}

/** The fields of a history. */
export const HISTORY_FIELDS = {
  disbursedOn: field.required(field.date),
  disbursedPrincipal: field.required(field.positiveAmount),
  daysPastDue: field.required(field.listOf(field.days, "whole numbers of days")),
  principalOutstanding: field.listOf(field.positiveAmount, "amounts"),
  netWriteOff: field.listOf(field.amount, "amounts"),
  closed: field.flag,
  keys: field.keys,
} as const satisfies Record<string, field.FieldRule>;

/** Lists of a history must be of equal length, and a loan that is open must be followed up to the age it has. */
export function historyProblems(history: ReadHistory, agesDue: number): Problem[] {
  const { daysPastDue, principalOutstanding, netWriteOff, closed } = history;
  const problems: Problem[] = [];
  for (const [name, list] of Object.entries({ principalOutstanding, netWriteOff })) {
    if (list !== undefined && list.length !== daysPastDue.length) {
      problems.push(problem("conflict", name, "must be as long as daysPastDue"));
    }
  }
  if (closed !== true && daysPastDue.length < agesDue) {
    const rule = "must reach the age that the loan has on the as-of day, unless the loan is closed";
    problems.push(problem("required", `daysPastDue[${daysPastDue.length}]`, rule));
  }
  return problems;
}
