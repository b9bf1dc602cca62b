/**
 * Flat interest of the rows to come: what each of them bears, and how more of it is shared.
 */
import type { Day } from "../kernel/date.js";
import { multiplyRatios, type Ratio, ratio, roundRatio } from "../kernel/ratio.js";
import type { RoundingMode } from "../kernel/rounding.js";
import { fateOf } from "../schedule/marks.js";
import type { Engine } from "./engine.js";
import type { Fold } from "./fold.js";
import { scheduleRows } from "./ledger/deferral.js";
import type { Ledger } from "./ledger/ledger.js";
import { INTEREST, PRINCIPAL, ROW_KINDS, WIDTH } from "./ledger/ledgerCells.js";
import { comesLast } from "./placedExtra.js";

/** What flat interest is reckoned on: all that was lent by a day, less what was paid down at once, unless on all of it. */
export function flatBase({ agreed }: Engine, ledger: Ledger, day: Day): number {
  let base = ledger.lentBy(day);
  if (agreed.terms.interest.flat?.base === "disbursed") return base;
  for (let row = 0; row < ledger.count; row++) {
    const isDown = ledger.kind[row] === ROW_KINDS["down-payment"];
    if (isDown && (ledger.due[row] as Day) <= day) base -= ledger.charged[row * WIDTH + PRINCIPAL] as number;
  }
  return Math.max(base, 0);
}

/** A part of each of `count` rows of one date: as even as whole amounts can be. */
function evenParts(amount: number, count: number): number[] {
  const part = Math.trunc(amount / count);
  return Array.from({ length: count }, (_, k) => (k === count - 1 ? amount - part * (count - 1) : part));
}

/** Interest that a flat row bears itself: what is charged, without what comes from others and with what goes on. */
function ownInterest(ledger: Ledger, row: number): number {
  const onTop = ledger.onTop[row] as number;
  const own = (ledger.charged[row * WIDTH + INTEREST] as number) - onTop + (ledger.defers[row] as number);
  if (fateOf(ledger.marks[row] as number) !== "capitalized") return own;
  const joined = ledger.capitalizations.filter(({ day }) => day === ledger.due[row]);
  return joined.reduce((sum, { amount }) => sum + amount, own);
}

/** Interest of the planned rows of a flat loan from ledger row `from` on; `undefined` where it follows the balance. */
export function flatShares({ engine, ledger }: Fold, from: number): number[] | undefined {
  if (!engine.isFlat) return undefined;
  const { starts, extra, agreed } = engine;
  const rows = scheduleRows(ledger, from);
  const shares = rows.map((row) => ownInterest(ledger, row));
  // The extra of the first period is reckoned anew with it.
  const place = comesLast(agreed) ? shares.length - 1 : 0;
  if (ledger.period[from] === 0) shares[place] = Math.max((shares[place] as number) - extra, 0);
  return shares.flatMap((share, index) => {
    const period = ledger.period[rows[index] as number] as number;
    return evenParts(share, (starts[period + 1] as number) - (starts[period] as number));
  });
}

/** Flat shares with an exact amount more or less, spread evenly over the rows that carry any; the last closes. */
export function withMoreInterest(shares: readonly number[], more: Ratio, mode: RoundingMode): number[] {
  const carriers = shares.flatMap((share, row) => (share > 0 ? [row] : []));
  const places = carriers.length > 0 ? carriers : [shares.length - 1];
  const whole = Number(roundRatio(more, mode));
  const part = Number(roundRatio(multiplyRatios(more, ratio(1, places.length)), mode));
  const changed = [...shares];
  let left = whole;
  places.forEach((row, index) => {
    const change = index === places.length - 1 ? left : part;
    changed[row] = Math.max((changed[row] as number) + change, 0);
    left -= change;
  });
  return changed;
}
