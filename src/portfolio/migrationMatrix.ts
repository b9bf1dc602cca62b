/**
 * The states of a migration matrix and its rows.
 */
import type { Decimal } from "../kernel/decimal.js";
import type { DayBand } from "./dayBands.js";
import type { KeyedSums } from "./keyedSums.js";
import { amountOf, type RatioAnswer, ratioAnswer } from "./ratioAnswer.js";

/** How a loan can end a period without a band. */
export const LOAN_ENDS = ["paid", "written-off"] as const;

/** One move of a migration matrix. */
export interface MigrationCell {
  readonly to: string;
  readonly loans: number;
  readonly openingBalance: Decimal;
  readonly byAmount: RatioAnswer;
  readonly byCount: RatioAnswer;
}

/** Shares of a state's opening loans. */
interface Shares {
  readonly byAmount: RatioAnswer;
  readonly byCount: RatioAnswer;
}

/** One state at the start. */
export interface MigrationRow {
  readonly from: string;
  readonly loans: number;
  readonly openingBalance: Decimal;
  readonly to: readonly MigrationCell[];
  /** To a later band, or written off. */
  readonly rolledForward: Shares;
  readonly stayed: Shares;
  /** To an earlier band that is still late. */
  readonly rolledBack: Shares;
  /** From a late band to the first band, without ending. */
  readonly cured: Shares;
}

/** The sums of a move, by place. */
export const MOVE_SUMS = { loans: 0, balance: 1 } as const;

/** The states a loan can be in. */
export interface States {
  readonly bands: readonly DayBand[];
  readonly names: readonly string[];
  of(days: number, restructured: boolean | undefined): string;
}

/** The states of a set of bands. */
export function statesOf(bands: readonly DayBand[], apart: boolean): States {
  const labels = bands.map(({ label }) => label);
  return {
    bands,
    names: [...labels, ...(apart ? ["restructured"] : []), ...LOAN_ENDS],
    of: (days, restructured) =>
      apart && restructured === true
        ? "restructured"
        : (labels[bands.findIndex(({ toDays }) => toDays === null || days <= toDays)] as string),
  };
}

/** The key of a move. */
export const moveKey = (from: string, to: string): string => `${from}|${to}`;

/** One row of the matrix. */
export function tellRow(
  sums: KeyedSums,
  states: States,
  { from, digits }: { from: string; digits: number },
): MigrationRow {
  const whole = (to: readonly string[], place: number): bigint =>
    to.reduce((sum, state) => sum + sums.total(moveKey(from, state), place), 0n);
  const shares = (to: readonly string[]): Shares => ({
    byAmount: ratioAnswer(
      whole(to, MOVE_SUMS.balance),
      whole(states.names, MOVE_SUMS.balance),
      digits,
      "empty-book",
    ),
    byCount: ratioAnswer(whole(to, MOVE_SUMS.loans), whole(states.names, MOVE_SUMS.loans), 0, "empty-book"),
  });
  const labels = states.bands.map(({ label }) => label);
  const at = labels.indexOf(from);
  return {
    from,
    loans: Number(whole(states.names, MOVE_SUMS.loans)),
    openingBalance: amountOf(whole(states.names, MOVE_SUMS.balance), digits),
    to: states.names.map((to) => ({
      to,
      loans: Number(whole([to], MOVE_SUMS.loans)),
      openingBalance: amountOf(whole([to], MOVE_SUMS.balance), digits),
      ...shares([to]),
    })),
    rolledForward: shares(at < 0 ? ["written-off"] : [...labels.slice(at + 1), "written-off"]),
    stayed: shares([from]),
    rolledBack: shares(at < 0 ? [] : labels.slice(1, Math.max(at, 1))),
    cured: shares(at === 0 ? [] : labels.slice(0, 1)),
  };
}
