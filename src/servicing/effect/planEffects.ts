/**
 * Effects of events that plan the rows to come again on their own dates: re-amortize, rate change, holiday.
 */
import type { Day } from "../../kernel/date.js";
import { ratio } from "../../kernel/ratio.js";
import { roundToMultiple } from "../../kernel/solve.js";
import type { EventOf } from "../event/events.js";
import { flatShares, withMoreInterest } from "../flatShares.js";
import { type Fold, wrong } from "../fold.js";
import { flatAfterHoliday, holidayRows } from "../holidayRows.js";
import { PRINCIPAL } from "../ledger/ledgerCells.js";
import { flatDifference, withNewRate } from "../newRate.js";
import { checkRepaid, openEnd, withRoom } from "../openEnd.js";
import { bringTo } from "../receive.js";
import { replan } from "../replanRows.js";
import { keptLevels, nextRow, periodAt, periodsFrom, principalFrom } from "../rowsToCome.js";
import { takeOff } from "../takeOff.js";

/** Whether the rows to come repay nothing any more, so that nothing of theirs follows from dates and rates: it is noted. */
function isRepaid(fold: Fold, balance: number): boolean {
  if (balance > 0 || fold.engine.isFlat) return false;
  wrong(fold, "wrong-order", "date", "no principal is left in the installments to come");
  return true;
}

/** What the rows to come pay with an equal share each of what was missed; the last takes the rest. */
function withShares({ ledger, engine }: Fold, row: number, missed: number): number[] {
  const { multiple, mode } = engine.agreed.solved;
  const levels = keptLevels(ledger, row);
  const share = ratio(BigInt(missed), levels.length);
  const each = roundToMultiple(share, { multiple: multiple * engine.agreed.unit, mode });
  let left = missed;
  return levels.map((level, index) => {
    const more = index === levels.length - 1 ? left : Math.min(each, left);
    left -= more;
    return level + more;
  });
}

/** Unpaid principal of past rows is spread over the rows to come. */
export function applyReAmortize(fold: Fold, _event: EventOf<"re-amortize">, day: Day): void {
  const { ledger } = fold;
  bringTo(fold, day);
  const row = nextRow(ledger, day);
  if (row >= ledger.count) {
    wrong(fold, "wrong-order", "date", "no installment is left that could take more");
    return;
  }
  const { from, to } = periodsFrom(ledger, row);
  const end = openEnd(fold.engine, to);
  const missed = ledger.openOf(PRINCIPAL, 0, row);
  const balance = principalFrom(ledger, row) + missed;
  if (isRepaid(fold, balance)) return;
  const flat = flatShares(fold, row);
  const isShared = fold.rules.servicing.reAmortization === "equal-shares";
  const kept = isShared ? { kept: withShares(fold, row, missed) } : {};
  takeOff(ledger, row, day, [PRINCIPAL]);
  const plan = replan(fold, row, { ...end, from, day, balance, flat, ...kept });
  checkRepaid(fold.engine, end.to - from, plan);
  ledger.restructured++;
}

/** The rate changes; the row in progress costs its part before and its part after. */
export function applyRateChange(fold: Fold, event: EventOf<"rate-change">, day: Day): void {
  const { ledger, rules } = fold;
  bringTo(fold, day);
  const row = nextRow(ledger, day);
  if (row >= ledger.count) {
    wrong(fold, "wrong-order", "date", "no installment is left that could change");
    return;
  }
  const balance = principalFrom(ledger, row);
  if (isRepaid(fold, balance)) return;
  const before = fold.engine;
  const isKept = event.keeps === "installment" && ledger.level > 0;
  const periods = periodsFrom(ledger, row);
  const end = isKept ? withRoom(before) : openEnd(before, periods.to);
  const engine = withNewRate(end.engine, event.rate, day);
  const shares = flatShares(fold, row);
  const flat =
    shares &&
    withMoreInterest(shares, flatDifference(ledger, day, [end.engine, engine], periods), rules.mode);
  const plan = replan(fold, row, {
    engine,
    from: periods.from,
    to: end.to,
    day,
    balance,
    flat,
    ...(isKept && { kept: keptLevels(ledger, row), mustCover: true }),
  });
  checkRepaid(engine, end.to - periods.from, plan);
}

/** The next installments are spared, and the rows after them follow later. */
export function applyHoliday(fold: Fold, event: EventOf<"holiday">, day: Day): void {
  const { ledger } = fold;
  bringTo(fold, day);
  const row = nextRow(ledger, day - 1);
  if (row >= ledger.count) {
    wrong(fold, "wrong-order", "date", "no installment is left that could be spared");
    return;
  }
  const balance = principalFrom(ledger, row);
  if (isRepaid(fold, balance)) return;
  const { from, to } = periodsFrom(ledger, row);
  const { starts } = fold.engine;
  const [first, last] = [starts[from] as number, starts[to] as number];
  const spared = holidayRows(fold.engine, { from: first, end: last }, event);
  const shares = flatShares(fold, row);
  const end = openEnd(spared.engine, periodAt(spared.engine, spared.end - 1) + 1);
  replan(fold, row, {
    ...end,
    from,
    day,
    balance,
    flat: shares && flatAfterHoliday(shares, first, spared),
  });
  ledger.restructured++;
}
