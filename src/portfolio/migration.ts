/**
 * Migration: from which band of days past due to which other the loans of a book went in a period.
 *
 * A row is a state at the start, a column a state at the end; the shares of a row add up to 1. Loans are weighted by
 * their opening balance, or counted. Paid up and written off are states without return; restructured loans can be kept
 * as a state of their own. The flow rate between two bands (band now ÷ band before, a period ago) is another figure.
 */
import type { DecimalInput } from "../kernel/decimal.js";
import { type Problem, problem } from "../kernel/error.js";
import type { MoneyReading } from "../servicing/position/recordFields.js";
import * as field from "../servicing/position/recordFields.js";
import { collect } from "./accumulator.js";
import { type BandsInput, type DayBand, dayBands } from "./dayBands.js";
import { KeyedSums } from "./keyedSums.js";
import { LOAN_ENDS, type MigrationRow, MOVE_SUMS, moveKey, statesOf, tellRow } from "./migrationMatrix.js";
import { checkOptions } from "./options.js";
import { RecordAccumulator, type RecordFacts } from "./recordAccumulator.js";

/** One loan at the start and at the end of a period. */
export interface LoanMove {
  readonly currency: string;
  readonly unit?: "minor" | undefined;
  readonly openingPrincipal: DecimalInput;
  readonly openingDays: number;
  readonly openingRestructured?: boolean | undefined;
  /** Days past due at the end; left out if the loan ended. */
  readonly closingDays?: number | undefined;
  readonly closingRestructured?: boolean | undefined;
  readonly ended?: "paid" | "written-off" | undefined;
}

interface ReadMove {
  readonly currency: string;
  readonly openingPrincipal: number;
  readonly openingDays: number;
  readonly openingRestructured?: boolean;
  readonly closingDays?: number;
  readonly closingRestructured?: boolean;
  readonly ended?: string;
}

/** How a migration matrix is to be told. */
export interface MigrationOptions extends MoneyReading {
  /** `30-60-90-180` unless said. */
  readonly bands?: BandsInput | undefined;
  /** Keeps restructured loans as a state of their own; unless said they stand in the band of their days. */
  readonly restructuredApart?: boolean | undefined;
}

/** A migration matrix. */
export interface Migration extends RecordFacts {
  readonly definition: { readonly bands: readonly DayBand[]; readonly restructuredApart: boolean };
  /** The states in order: the bands, restructured if kept apart, paid, written off. */
  readonly states: readonly string[];
  readonly rows: readonly MigrationRow[];
}

const FIELDS = {
  openingPrincipal: field.required(field.positiveAmount),
  openingDays: field.required(field.days),
  openingRestructured: field.flag,
  closingDays: field.days,
  closingRestructured: field.flag,
  ended: field.nameIn(LOAN_ENDS),
};

function checkMove({ closingDays, ended }: ReadMove): Problem[] {
  if ((closingDays === undefined) !== (ended === undefined)) return [];
  const rule = "exactly one of closingDays and ended must be given";
  return [problem(ended === undefined ? "required" : "conflict", "closingDays", rule)];
}

/** An accumulator of a migration matrix. @throws LoanError listing every option that is wrong */
export function migrationAccumulator(options: MigrationOptions = {}) {
  checkOptions(options, {
    decimals: null,
    bands: null,
    restructuredApart: [(value) => typeof value === "boolean", "must be true or false"],
  });
  const { bands: choice = "30-60-90-180", restructuredApart = false, decimals } = options;
  const bands = dayBands(choice);
  const states = statesOf(bands, restructuredApart);
  const definition = { bands: choice, restructuredApart, ...(decimals === undefined ? {} : { decimals }) };
  return new RecordAccumulator<LoanMove, ReadMove, KeyedSums, Migration>({
    metric: "migration",
    definition,
    fields: FIELDS,
    check: checkMove,
    open: () => new KeyedSums(2),
    count: (
      sums,
      { openingPrincipal, openingDays, openingRestructured, closingDays, closingRestructured, ended },
    ) => {
      const to = ended ?? states.of(closingDays ?? 0, closingRestructured);
      const cell = sums.row(moveKey(states.of(openingDays, openingRestructured), to));
      cell.add(MOVE_SUMS.loans, 1);
      cell.add(MOVE_SUMS.balance, openingPrincipal);
    },
    tell: ({ sums, digits, facts }) => ({
      ...facts,
      definition: { bands, restructuredApart },
      states: states.names,
      rows: states.names.slice(0, -LOAN_ENDS.length).map((from) => tellRow(sums, states, { from, digits })),
    }),
  });
}

/**
 * The migration matrix of a period.
 *
 * @throws LoanError listing every option that is wrong; `conflict` if the loans are of several currencies
 * @example
 * ```ts
 * const moves = [
 *   { currency: "BDT", openingPrincipal: "300", openingDays: 15, closingDays: 45 },
 *   { currency: "BDT", openingPrincipal: "700", openingDays: 10, closingDays: 0 },
 * ];
 * const late = migration(moves, { bands: [0, 30] }).rows[1];
 * late?.rolledForward.byAmount.percent; // "30.00"
 * late?.cured.byAmount.percent; // "70.00"
 * ```
 */
export function migration(moves: Iterable<LoanMove>, options: MigrationOptions = {}): Migration {
  return collect(migrationAccumulator(options), moves).result();
}
