/**
 * How the rows carry a tranche.
 */
import type { Day } from "../kernel/date.js";
import { addRatios, multiplyRatios, type Ratio, ratio, roundRatio, ZERO } from "../kernel/ratio.js";
import { roundToMultiple } from "../kernel/solve.js";
import type { TrancheSharing } from "../rules/servicingChoice.js";
import type { Agreed } from "../schedule/agreed.js";
import { changedEngine, type Engine, extendedEngine, periodStart, withChange } from "./engine.js";
import { flatShares, withMoreInterest } from "./flatShares.js";
import { type Fold, wrong } from "./fold.js";
import { scheduleRows } from "./ledger/deferral.js";
import type { Ledger } from "./ledger/ledger.js";
import { INTEREST, PRINCIPAL, WIDTH } from "./ledger/ledgerCells.js";
import { addRow } from "./ledger/rebuild.js";
import { checkRepaid, openEnd } from "./openEnd.js";
import { factorBetween } from "./periodFactor.js";
import { planAgain } from "./replan.js";
import { replan, rowsOfPlan } from "./replanRows.js";
import { periodsFrom, principalFrom } from "./rowsToCome.js";

/** The first row of the schedule that carries a tranche of a day. */
function carrier(ledger: Ledger, day: Day, includesDay: boolean): number {
  let row = ledger.rowFrom(includesDay ? day : day + 1);
  while (row < ledger.count && (ledger.period[row] as number) < 0) row++;
  return row;
}

/** The engine with a period that is still running on a day, after the last one that has a row. */
function withPeriodAfter(engine: Engine, last: number, day: Day): { engine: Engine; period: number } {
  let longer = engine;
  let period = last + 1;
  for (;;) {
    while (period >= longer.due.length) longer = extendedEngine(longer, 1);
    if ((longer.due[period] as Day) > day) return { engine: longer, period };
    period++;
  }
}

/** Flat interest of a tranche over the periods from one on: the amount × what a unit earns from its day. */
function flatOfTranche(
  engine: Engine,
  { day, amount }: Drawn,
  { from, to }: { from: number; to: number },
): Ratio {
  let years = factorBetween(engine, from, Math.max(day, periodStart(engine, from)), engine.ends[from] as Day);
  for (let period = from + 1; period < to; period++)
    years = addRatios(years, engine.factors[period] as Ratio);
  return multiplyRatios(ratio(amount), years);
}

/** An amount paid out on a day. */
interface Drawn {
  readonly day: Day;
  readonly amount: number;
}

/** The engine that knows of an amount paid out inside a period. */
function withDrawn(engine: Engine, period: number, { day, amount }: Drawn): Engine {
  if (day <= periodStart(engine, period) || engine.isFlat) return engine;
  return withChange(engine, { period, day, amount });
}

/** A tranche after the last row: one more period carries it. */
function addPeriod(fold: Fold, tranche: Drawn): void {
  const { ledger, rules } = fold;
  const { engine, period } = withPeriodAfter(fold.engine, Math.max(...ledger.period), tranche.day);
  const drawn = withDrawn(engine, period, tranche);
  const range = { from: period, to: period + 1 };
  const more = engine.isFlat ? flatOfTranche(engine, tranche, range) : ZERO;
  const flat = engine.isFlat ? withMoreInterest([0], more, rules.mode) : undefined;
  const plan = planAgain({ engine: drawn, ...range, day: tranche.day, balance: tranche.amount, flat });
  for (const row of rowsOfPlan(drawn, period, plan)) addRow(ledger, row);
  fold.engine = drawn;
}

/** The rows to come are planned again with the tranche; the period in progress bears it for its part. */
function spreadOverRowsToCome(fold: Fold, tranche: Drawn): void {
  const { ledger, engine, rules } = fold;
  const row = carrier(ledger, tranche.day, false);
  if (row >= ledger.count) {
    addPeriod(fold, tranche);
    return;
  }
  const periods = periodsFrom(ledger, row);
  const shares = flatShares(fold, row);
  const flat = shares && withMoreInterest(shares, flatOfTranche(engine, tranche, periods), rules.mode);
  const end = openEnd(withDrawn(engine, periods.from, tranche), periods.to);
  const balance = principalFrom(ledger, row) + tranche.amount;
  const plan = replan(fold, row, { ...end, from: periods.from, day: tranche.day, balance, flat });
  checkRepaid(end.engine, end.to - periods.from, plan);
}

/** Flat interest of the whole loan on what was lent so far: lent × Σ factors. */
function flatTotal({ factors }: Engine, periods: number, lent: number): Ratio {
  return multiplyRatios(factors.slice(0, periods).reduce(addRatios, ZERO), ratio(BigInt(lent)));
}

/** Principal ÷ all rows for the rows due on or after the day; the last row takes what those before it missed. */
function spreadOverAllRows(fold: Fold, tranche: Drawn): void {
  const { ledger, rules } = fold;
  const { day, amount } = tranche;
  const first = carrier(ledger, day, true);
  if (first >= ledger.count) {
    addPeriod(fold, tranche);
    return;
  }
  const engine = fold.engine;
  const rows = Array.from({ length: ledger.count }, (_, row) => row).filter(
    (row) => (ledger.period[row] as number) >= 0,
  );
  const net =
    amount + rows.reduce((sum, row) => sum + (ledger.charged[row * WIDTH + PRINCIPAL] as number), 0);
  const { solved, unit } = engine.agreed;
  const rounding = { multiple: solved.multiple * unit, mode: solved.mode };
  const share = roundToMultiple(ratio(BigInt(net), rows.length), rounding);
  const interestTotal = flatTotal(engine, Math.max(...ledger.period) + 1, ledger.lentBy(day));
  const interestShare = Number(roundRatio(multiplyRatios(interestTotal, ratio(1, rows.length)), rules.mode));
  let [principalLeft, interestLeft] = [net, Number(roundRatio(interestTotal, rules.mode))];
  for (const row of rows) {
    const isLast = row === rows[rows.length - 1];
    const cell = row * WIDTH;
    if (row >= first) {
      const principal = isLast ? principalLeft : Math.min(share, principalLeft);
      ledger.charge(row, PRINCIPAL, principal - (ledger.charged[cell + PRINCIPAL] as number));
      ledger.levels[row] = principal;
      if (engine.isFlat) {
        const interest = isLast ? interestLeft : interestShare;
        ledger.charge(row, INTEREST, interest - (ledger.charged[cell + INTEREST] as number));
      }
    }
    principalLeft -= ledger.charged[cell + PRINCIPAL] as number;
    interestLeft -= ledger.charged[cell + INTEREST] as number;
  }
}

/** The terms with a tranche as one of the disbursements that were agreed at the start. */
function withForeseen(agreed: Agreed, { day, amount }: Drawn): Agreed {
  const { terms, later, unit } = agreed;
  const all = [...later, { on: day, amount: amount / unit }];
  return {
    ...agreed,
    later: all.sort((a, b) => a.on - b.on),
    terms: { ...terms, repayment: { ...terms.repayment, afterChange: "foreseen" } },
  };
}

/** All rows are planned again for all that is lent, the tranche on its day. */
function spreadAsForeseen(fold: Fold, tranche: Drawn): void {
  const { ledger, engine, rules } = fold;
  const [first = 0] = scheduleRows(ledger, 0);
  const carrying = carrier(ledger, tranche.day, false);
  if (carrying >= ledger.count) {
    addPeriod(fold, tranche);
    return;
  }
  if (tranche.amount % engine.agreed.unit !== 0) {
    wrong(fold, "conflict", "amount", "must be a multiple of rounding.unit where tranches are foreseen");
    return;
  }
  const shares = flatShares(fold, first);
  const more = engine.isFlat ? flatOfTranche(engine, tranche, periodsFrom(ledger, carrying)) : ZERO;
  const periods = periodsFrom(ledger, first);
  const end = openEnd(changedEngine(engine, { agreed: withForeseen(engine.agreed, tranche) }), periods.to);
  const plan = replan(fold, first, {
    ...end,
    from: periods.from,
    day: rules.disbursedOn,
    balance: principalFrom(ledger, first) + tranche.amount,
    flat: shares && withMoreInterest(shares, more, rules.mode),
  });
  checkRepaid(end.engine, end.to - periods.from, plan);
}

/** Each way in which rows carry a tranche. */
export const SHARINGS: Readonly<Record<TrancheSharing, (fold: Fold, tranche: Drawn) => void>> = {
  "rows-to-come": spreadOverRowsToCome,
  "all-rows": spreadOverAllRows,
  foreseen: spreadAsForeseen,
};
