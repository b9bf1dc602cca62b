/**
 * Residue: how the odd units of rounded installments are placed.
 *
 * A payment that grows by one unit makes the closing row smaller by at least one, since rounding never
 * turns two amounts round. So "as long as the closing row comes nearer to its planned amount" has one best
 * number of units, and a search by halves finds it.
 */
import type { Level } from "./level.js";

/** A schedule tried with some units moved: how far the closing row is from its plan; `undefined` if it breaks. */
export type Trial = (payments: NonNullable<Level["payments"]>) => number | undefined;

/** Where units may be placed. */
export interface ResiduePlace {
  readonly level: Level;
  /** The first row that repays principal. */
  readonly first: number;
  /** The rows that repay principal, in order, without the closing one. */
  readonly rows: readonly number[];
}

/** The number of units, at most `most`, up to which each one brings the closing row nearer to its plan. */
function unitsThatHelp(most: number, distance: (units: number) => number | undefined): number {
  const helps = (units: number) => {
    const [before, after] = [distance(units - 1), distance(units)];
    return before !== undefined && after !== undefined && Math.abs(after) < Math.abs(before);
  };
  let [helpful, tooMany] = [0, most + 1];
  while (tooMany - helpful > 1) {
    const middle = helpful + Math.floor((tooMany - helpful) / 2);
    if (helps(middle)) helpful = middle;
    else tooMany = middle;
  }
  return helpful;
}

const payOf = (level: Level) => (row: number, balance: number) =>
  level.payments === undefined ? level.amount : level.payments(row, balance);

/** The first row takes the units. */
export function residueInFirst({ level, first }: ResiduePlace, gap: number, trial: Trial): Level["payments"] {
  const unit = Math.sign(gap);
  const pay = payOf(level);
  const moved = (units: number) => (row: number, balance: number) =>
    pay(row, balance) + (row === first ? unit * units : 0);
  const units = unitsThatHelp(Math.abs(gap), (tried) => (tried === 0 ? gap : trial(moved(tried))));
  return units === 0 ? level.payments : moved(units);
}

/** One unit per row, the larger amounts first: more to the first rows, or less to the last ones. */
export function residueSpread({ level, rows }: ResiduePlace, gap: number, trial: Trial): Level["payments"] {
  const unit = Math.sign(gap);
  const pay = payOf(level);
  const order = unit > 0 ? rows : [...rows].reverse();
  const moved = (units: number) => {
    const chosen = new Set(order.slice(0, units));
    return (row: number, balance: number) => pay(row, balance) + (chosen.has(row) ? unit : 0);
  };
  const most = Math.min(rows.length, Math.abs(gap));
  const units = unitsThatHelp(most, (tried) => (tried === 0 ? gap : trial(moved(tried))));
  return units === 0 ? level.payments : moved(units);
}
