/**
 * Even shares: the level amount moves once, in all rows alike, by a share of what the closing row is off by.
 *
 * d = closing − level amount, n = rows from the change on. If |d| is more than half as many hundredths of the currency
 * as there are rows, the amount becomes round(level + round(d ÷ n)), and stays so if the closing row comes nearer. The
 * first amount and each later one is moved by itself, as the loan is known at the time.
 */
import { ratio, roundRatio } from "../kernel/ratio.js";
import { roundToMultiple } from "../kernel/solve.js";
import type { Agreed } from "./agreed.js";
import type { Level, LevelChange } from "./level.js";
import { markIn, sparesPrincipal } from "./marks.js";
import type { RowPass } from "./rowPass.js";

/** A pass walked: how far the closing row is from its plan; `undefined` if it breaks or ends before its time. */
export type WalkTrial = (pass: RowPass) => number | undefined;

/** What the rows pay, and by how many units each of them was moved. */
export interface EvenShare {
  readonly payments: NonNullable<Level["payments"]>;
  readonly moved: Float64Array;
}

/** The loan as it is known at a change: later disbursements and what they change are still to come. */
function knownAt(pass: RowPass, from: number): RowPass {
  if (pass.inflows === undefined) return pass;
  return { ...pass, inflows: new Map([...pass.inflows].filter(([row]) => row <= from)) };
}

function payingRows(pass: RowPass, from: number): number {
  let rows = 0;
  for (let row = from; row < pass.count; row++) {
    if (!sparesPrincipal(markIn(pass, row)) && pass.given?.has(row) !== true) rows++;
  }
  return rows;
}

/** Whether a gap, in units, is more than half a hundredth of the currency for each row. */
function isWorthwhile({ terms, unit }: Agreed, gap: number, rows: number): boolean {
  return Math.abs(gap) * unit * 100 > Math.floor(rows / 2) * 10 ** terms.decimals;
}

/** By how many units the amount that is solved at a change moves. */
function shift(
  agreed: Agreed,
  pass: RowPass,
  from: number,
  tried: (units: number) => number | undefined,
): number {
  const gap = tried(0);
  const rows = payingRows(pass, from);
  if (gap === undefined || rows === 0 || !isWorthwhile(agreed, gap, rows)) return 0;
  const share = Number(roundRatio(ratio(gap, rows), agreed.mode));
  const after = tried(share);
  return after !== undefined && Math.abs(after) < Math.abs(gap) ? share : 0;
}

/** The amounts of all rows, each change of the loan moved by its own even share. */
export function evenShare(agreed: Agreed, pass: RowPass, level: Level, walk: WalkTrial): EvenShare {
  const own = (row: number, balance: number) => level.payments?.(row, balance) ?? level.amount;
  const changes: readonly LevelChange[] = level.changes ?? [{ from: 0, solve: own }];
  const isOne = changes.length === 1;
  const paid = new Float64Array(pass.count);
  const moved = new Float64Array(pass.count);
  for (const { from, solve } of changes) {
    const tried = (units: number) => {
      let solved: number | undefined;
      const payments = (row: number, balance: number): number => {
        if (row < from) return paid[row] as number;
        if (isOne || solved === undefined) solved = solve(row, balance);
        const amount = units === 0 ? solved : roundToMultiple(ratio(solved + units), agreed.solved);
        paid[row] = amount;
        moved[row] = amount - solved;
        return amount;
      };
      return walk({ ...(isOne && level.changes === undefined ? pass : knownAt(pass, from)), payments });
    };
    tried(shift(agreed, pass, from, tried));
  }
  return { payments: (row) => paid[row] as number, moved };
}
