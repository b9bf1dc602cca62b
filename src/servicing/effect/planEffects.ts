/**
 * Effects of events that plan the rows to come again on their own dates: re-amortize, rate change, holiday.
 */
import type { Day } from "../../kernel/date.js";
import { engineAfterRateChange, extendedEngine } from "../engine.js";
import type { EventOf } from "../event/events.js";
import { type Fold, wrong } from "../fold.js";
import { PRINCIPAL } from "../ledger/ledgerCells.js";
import { replaceRows } from "../ledger/rebuild.js";
import { bringTo } from "../receive.js";
import { planAgain } from "../replan.js";
import { reread, withRate } from "../restTerms.js";
import { flatOf, flatShares, nextRow, regularRows, rowsOfPlan, scheduledFrom } from "../rowsToCome.js";
import { takeOff } from "./rescheduleEffects.js";

/** Unpaid principal of past rows is spread over the rows to come. */
export function applyReAmortize(fold: Fold, _event: EventOf<"re-amortize">, day: Day): void {
  const { ledger, engine } = fold;
  bringTo(fold, day);
  const row = nextRow(ledger, day);
  if (row >= ledger.count) {
    wrong(fold, "wrong-order", "date", "no installment is left that could take more");
    return;
  }
  const period = ledger.period[row] as number;
  const balance = scheduledFrom(ledger, row) + ledger.openOf(PRINCIPAL, 0, row);
  const plan = planAgain({
    engine,
    from: period,
    count: regularRows(ledger, row),
    balance,
    ...flatOf(fold, row),
  });
  takeOff(ledger, row, day, [PRINCIPAL]);
  replaceRows(ledger, row, rowsOfPlan(engine, period, plan));
  ledger.level = plan.level;
  ledger.restructured++;
}

/** The rate changes; the row in progress costs its part before and its part after. */
export function applyRateChange(fold: Fold, event: EventOf<"rate-change">, day: Day): void {
  const { ledger } = fold;
  bringTo(fold, day);
  const row = nextRow(ledger, day);
  if (row >= ledger.count) {
    wrong(fold, "wrong-order", "date", "no installment is left that could change");
    return;
  }
  const { terms } = fold.engine.agreed;
  const changed = reread({ ...terms, interest: withRate(terms, event.rate) });
  const isKept = event.keeps === "installment" && ledger.level > 0;
  const more = isKept ? MOST_EXTRA_ROWS : 0;
  const engine = engineAfterRateChange(extendedEngine(fold.engine, more), changed, day);
  const period = ledger.period[row] as number;
  const plan = planAgain({
    engine,
    from: period,
    count: regularRows(ledger, row) + more,
    balance: scheduledFrom(ledger, row),
    ...flatOf(fold, row),
    ...(isKept && { level: ledger.level }),
  });
  replaceRows(ledger, row, rowsOfPlan(engine, period, plan));
  fold.engine = engine;
  ledger.level = plan.level;
}

/** How many rows an installment that is kept may add to a loan. */
const MOST_EXTRA_ROWS = 120;

/** The next installments are spared, and the rows after them follow later. */
export function applyHoliday(fold: Fold, event: EventOf<"holiday">, day: Day): void {
  const { ledger } = fold;
  bringTo(fold, day);
  const row = nextRow(ledger, day - 1);
  if (row >= ledger.count) {
    wrong(fold, "wrong-order", "date", "no installment is left that could be spared");
    return;
  }
  const spared = event.installments;
  const period = ledger.period[row] as number;
  const left = regularRows(ledger, row);
  const engine = extendedEngine(fold.engine, spared);
  const flat = flatShares(fold, row);
  const extra = event.interest === "forgiven" ? 0 : (flat?.[0] ?? 0);
  const plan = planAgain({
    engine,
    from: period,
    count: left + spared,
    balance: scheduledFrom(ledger, row),
    spared: { rows: spared, interest: event.interest },
    ...(flat && { flat: [...new Array<number>(spared).fill(extra), ...flat] }),
  });
  replaceRows(ledger, row, rowsOfPlan(engine, period, plan));
  fold.engine = engine;
  ledger.level = plan.level;
  ledger.restructured++;
}
