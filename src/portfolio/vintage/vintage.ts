/**
 * Vintage curves: how loans of one time of disbursement fare as they grow older.
 *
 * Each curve is a share of what was originally disbursed, by number of loans and by amount. "Ever" counts a loan from
 * the first age at which it was late by more than the threshold, so its curve never falls; "point in time" counts it
 * only while it is late, by amount with its outstanding principal. A cell is shown only if every loan of its cohort is
 * old enough on the as-of day. The loans of a cohort are a static pool: its factor and losses stand beside the curves.
 */
import { type DateInput, formatDate, readDate } from "../../kernel/date.js";
import { problem, refuse } from "../../kernel/error.js";
import { AGE_UNITS, type AgeUnit, COHORTS, type Cohort } from "../../rules/cohort.js";
import type { MoneyReading } from "../../servicing/position/recordFields.js";
import { collect } from "../accumulator.js";
import { KeyedSums } from "../keyedSums.js";
import { HISTORY_FIELDS, historyProblems, type LoanHistory, type ReadHistory } from "../loanHistory.js";
import { oneOf, optionProblems, wholeDays, wholeFrom } from "../options.js";
import { RecordAccumulator, type RecordFacts } from "../recordAccumulator.js";
import { countVintage, tellVintages, VINTAGE_SUMS, type VintageCohort } from "./vintageCells.js";

/** How vintage curves are to be told. */
export interface VintageOptions extends MoneyReading {
  /** The day on which the histories end. */
  readonly asOf: DateInput;
  /** Late by more than this many days. */
  readonly overDays: number;
  /** By what loans are grouped: month of disbursement unless said; `all` is one static pool. */
  readonly cohort?: Cohort | "all" | undefined;
  /** Month unless said. */
  readonly age?: AgeUnit | undefined;
  /** The highest age shown; 60 unless said. */
  readonly upToAge?: number | undefined;
}

/** How vintage curves were told. */
export interface VintageDefinition extends MoneyReading {
  readonly asOf: string;
  readonly overDays: number;
  readonly cohort: Cohort | "all";
  readonly age: AgeUnit;
  readonly upToAge: number;
}

/** Vintage curves of a book. */
export interface Vintages extends RecordFacts {
  readonly definition: VintageDefinition;
  readonly cohorts: readonly VintageCohort[];
}

function readDefinition(options: VintageOptions): VintageDefinition {
  const problems = optionProblems(options, {
    decimals: null,
    asOf: null,
    overDays: wholeDays,
    cohort: oneOf([...Object.keys(COHORTS), "all"]),
    age: oneOf(AGE_UNITS),
    upToAge: wholeFrom(0),
  });
  const asOf = readDate(options?.asOf);
  if (asOf === undefined)
    problems.push(problem("not-a-date", "asOf", "must be a calendar date written YYYY-MM-DD"));
  if (options?.overDays === undefined) problems.push(problem("required", "overDays", "must be given"));
  if (problems.length > 0) refuse(problems);
  const { overDays, cohort = "month", age = "month", upToAge = 60, decimals } = options;
  return {
    asOf: formatDate(asOf as number),
    overDays,
    cohort,
    age,
    upToAge,
    ...(decimals === undefined ? {} : { decimals }),
  };
}

/** How many ages, 0 included, a loan has lived through on the as-of day, at most `upToAge` + 1. */
function agesLived(disbursed: number, { asOf, age, upToAge }: VintageDefinition): number {
  const day = readDate(asOf) as number;
  let ages = 0;
  while (ages <= upToAge && AGE_UNITS[age](disbursed, ages) <= day) ages += 1;
  return ages;
}

/**
 * An accumulator of vintage curves and static pools.
 *
 * @throws LoanError listing every option that is wrong
 */
export function vintagesAccumulator(options: VintageOptions) {
  const definition = readDefinition(options);
  const cohortOf = (day: number): string =>
    definition.cohort === "all" ? "all" : COHORTS[definition.cohort](day);
  return new RecordAccumulator<LoanHistory, ReadHistory, KeyedSums, Vintages>({
    metric: "vintages",
    definition,
    fields: HISTORY_FIELDS,
    check: (history) => {
      const disbursed = readDate(history.disbursedOn) as number;
      const late = history.disbursedOn > definition.asOf;
      if (late) return [problem("wrong-order", "disbursedOn", "must not lie after the as-of day")];
      return historyProblems(history, agesLived(disbursed, definition));
    },
    open: () => new KeyedSums(VINTAGE_SUMS),
    count: (sums, history) => {
      const disbursed = readDate(history.disbursedOn) as number;
      countVintage(sums, history, {
        cohort: cohortOf(disbursed),
        ages: agesLived(disbursed, definition),
        overDays: definition.overDays,
      });
    },
    tell: (told) => tellVintages(told, definition),
  });
}

/**
 * Vintage curves of some loans.
 *
 * @throws LoanError listing every option that is wrong; `conflict` if the loans are of several currencies
 * @example
 * ```ts
 * const loans = [
 *   { currency: "BDT", disbursedOn: "2024-01-10", disbursedPrincipal: "1000", daysPastDue: [0, 0, 31, 0] },
 *   { currency: "BDT", disbursedOn: "2024-01-20", disbursedPrincipal: "3000", daysPastDue: [0, 0, 0, 0] },
 * ];
 * const [january] = vintages(loans, { asOf: "2024-04-30", overDays: 30 }).cohorts;
 * january?.ages.map(({ ever }) => ever.byAmount.percent); // ["0.00", "0.00", "25.00", "25.00"]
 * january?.ages.map(({ pointInTime }) => pointInTime.byCount.percent); // ["0.00", "0.00", "50.00", "0.00"]
 * ```
 */
export function vintages(loans: Iterable<LoanHistory>, options: VintageOptions): Vintages {
  return collect(vintagesAccumulator(options), loans).result();
}
