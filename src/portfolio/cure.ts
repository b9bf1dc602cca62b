/**
 * Cure: late loans that become current, and stay so for a watch time; by themselves or because they were restructured.
 */
import type { DecimalInput } from "../kernel/decimal.js";
import { type Problem, problem, refuse } from "../kernel/error.js";
import * as field from "../servicing/position/recordFields.js";
import { collect } from "./accumulator.js";
import { KeyedSums } from "./keyedSums.js";
import { checkOptions, wholeDays, wholeFrom } from "./options.js";
import { type RatioAnswer, ratioAnswer } from "./ratioAnswer.js";
import { RecordAccumulator, type RecordFacts, type ToldSums } from "./recordAccumulator.js";

/** A loan followed from period to period; the first entry is the start. */
export interface FollowedLoan {
  readonly currency: string;
  readonly unit?: "minor" | undefined;
  readonly principalAtStart: DecimalInput;
  readonly daysPastDue: readonly number[];
  /** Whether it was restructured after the start. */
  readonly restructured?: boolean | undefined;
}

interface ReadFollowed {
  readonly currency: string;
  readonly principalAtStart: number;
  readonly daysPastDue: readonly number[];
  readonly restructured?: boolean;
}

/** How cure is to be told. */
export interface CureOptions extends field.MoneyReading {
  /** Loans count that are more than so many days late at the start; 0 unless said. */
  readonly overDays?: number | undefined;
  /** Periods until a loan must be current. */
  readonly afterPeriods: number;
  /** Periods for which it must then stay current; 0 unless said. */
  readonly watchPeriods?: number | undefined;
}

/** A share of the loans that were late at the start. */
export interface CureShare {
  readonly byCount: RatioAnswer;
  readonly byAmount: RatioAnswer;
}

/** Cure rates of a book. */
export interface CureRates extends RecordFacts {
  readonly definition: {
    readonly overDays: number;
    readonly afterPeriods: number;
    readonly watchPeriods: number;
  };
  readonly lateAtStart: number;
  /** Current after the periods given. */
  readonly current: CureShare;
  /** Current then, and throughout the watch time. */
  readonly cured: CureShare;
  readonly curedByThemselves: CureShare;
  readonly curedByRestructuring: CureShare;
}

const FIELDS = {
  principalAtStart: field.required(field.positiveAmount),
  daysPastDue: field.required(field.listOf(field.days, "whole numbers of days")),
  restructured: field.flag,
};

const [ROW_LATE, ROW_CURRENT, ROW_SELF, ROW_RESTRUCTURED] = [
  "late",
  "current",
  "self",
  "restructured",
] as const;

function tellCure(
  { sums, digits, facts }: ToldSums<KeyedSums>,
  definition: CureRates["definition"],
): CureRates {
  const share = (...names: readonly string[]): CureShare => {
    const sum = (place: number): bigint => names.reduce((total, name) => total + sums.total(name, place), 0n);
    return {
      byCount: ratioAnswer(sum(0), sums.total(ROW_LATE, 0), 0, "empty-book"),
      byAmount: ratioAnswer(sum(1), sums.total(ROW_LATE, 1), digits, "empty-book"),
    };
  };
  return {
    ...facts,
    definition,
    lateAtStart: Number(sums.total(ROW_LATE, 0)),
    current: share(ROW_CURRENT),
    cured: share(ROW_SELF, ROW_RESTRUCTURED),
    curedByThemselves: share(ROW_SELF),
    curedByRestructuring: share(ROW_RESTRUCTURED),
  };
}

/** An accumulator of cure rates. @throws LoanError listing every option that is wrong */
export function cureRatesAccumulator(options: CureOptions) {
  const rules = {
    decimals: null,
    overDays: wholeDays,
    afterPeriods: wholeFrom(1),
    watchPeriods: wholeFrom(0),
  };
  checkOptions(options, rules);
  if (options.afterPeriods === undefined) refuse(problem("required", "afterPeriods", "must be given"));
  const { overDays = 0, afterPeriods, watchPeriods = 0, decimals } = options;
  const last = afterPeriods + watchPeriods;
  const definition = { overDays, afterPeriods, watchPeriods };
  return new RecordAccumulator<FollowedLoan, ReadFollowed, KeyedSums, CureRates>({
    metric: "cure-rates",
    definition: { ...definition, ...(decimals === undefined ? {} : { decimals }) },
    fields: FIELDS,
    check: ({ daysPastDue }): Problem[] =>
      daysPastDue.length > last
        ? []
        : [problem("required", `daysPastDue[${daysPastDue.length}]`, "must reach the end of the watch time")],
    open: () => new KeyedSums(2),
    count: (sums, { daysPastDue, principalAtStart, restructured }) => {
      const note = (name: string): void => {
        sums.row(name).add(0, 1);
        sums.row(name).add(1, principalAtStart);
      };
      if ((daysPastDue[0] as number) <= overDays) return;
      note(ROW_LATE);
      if (daysPastDue[afterPeriods] !== 0) return;
      note(ROW_CURRENT);
      const held = daysPastDue.slice(afterPeriods, last + 1).every((days) => days === 0);
      if (held) note(restructured === true ? ROW_RESTRUCTURED : ROW_SELF);
    },
    tell: (told) => tellCure(told, definition),
  });
}

/**
 * Cure rates of some loans.
 *
 * @throws LoanError listing every option that is wrong; `conflict` if the loans are of several currencies
 * @example
 * ```ts
 * const loans = [
 *   { currency: "BDT", principalAtStart: "100", daysPastDue: [45, 15, 0, 0] },
 *   { currency: "BDT", principalAtStart: "300", daysPastDue: [45, 15, 0, 10] },
 * ];
 * const rates = cureRates(loans, { afterPeriods: 2, watchPeriods: 1 });
 * rates.current.byAmount.percent; // "100.00"
 * rates.cured.byAmount.percent; // "25.00"
 * ```
 */
export function cureRates(loans: Iterable<FollowedLoan>, options: CureOptions): CureRates {
  return collect(cureRatesAccumulator(options), loans).result();
}
