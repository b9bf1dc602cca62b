/**
 * A payment over the rows: what is due by its waterfall, and money beyond that by the choice for early money.
 */
import type { RoundingMode } from "../kernel/rounding.js";
import { roundQuotient } from "../kernel/rounding.js";
import type { EarlyMoney } from "../rules/earlyMoney.js";
import {
  type CompiledStep,
  type CompiledWaterfall,
  lateRange,
  type Purse,
  payCell,
  payRange,
} from "./allocate.js";
import type { Ledger } from "./ledger/ledger.js";
import { WIDTH } from "./ledger/ledgerCells.js";

/** How early money is placed by a step that looks at rows in advance. */
type Placement = (ledger: Ledger, purse: Purse, step: CompiledStep, mode: RoundingMode) => void;

function inAdvance(ledger: Ledger, { day }: Purse): { from: number; to: number } {
  return { from: Math.max(ledger.firstOpen, ledger.rowFrom(day + 1)), to: ledger.count };
}

/** Equal shares of what is left, to each open row and component in turn, until it is used up. */
function placeEqually(ledger: Ledger, purse: Purse, step: CompiledStep, mode: RoundingMode): void {
  const { from, to } = inAdvance(ledger, purse);
  for (let before = -1; purse.left > 0 && purse.left !== before; ) {
    before = purse.left;
    for (const code of step.covers) {
      const rows: number[] = [];
      for (let row = from; row < to; row++) if (ledger.openIn(row) > 0) rows.push(row);
      if (rows.length === 0) return;
      const share = roundQuotient(purse.left, rows.length, mode);
      const rest = purse.left - share * rows.length;
      const component = code % WIDTH;
      rows.forEach((row, index) => {
        const most = index === rows.length - 1 ? share + rest : share;
        payCell(ledger, purse, row * WIDTH + component, Math.min(most, purse.left));
      });
    }
  }
}

/** Choices that lower the balance leave the rows alone here; the rows are planned again afterwards. */
const leaveForLater: Placement = () => {};

const PLACEMENTS: Readonly<Record<EarlyMoney, Placement>> = {
  "next-installment": (ledger, purse, step) => payRange(ledger, purse, step, inAdvance(ledger, purse)),
  "last-installment": (ledger, purse, step) =>
    payRange(ledger, purse, step, { ...inAdvance(ledger, purse), backwards: true }),
  "equal-shares": placeEqually,
  "next-principal": leaveForLater,
  "cut-term": leaveForLater,
  "cut-installment": leaveForLater,
};

/** Whether the plain walk over all open rows does what the waterfall and the choice say. */
function isPlain({ steps }: CompiledWaterfall, early: EarlyMoney): boolean {
  const [step] = steps;
  if (steps.length !== 1 || step === undefined || early !== "next-installment") return false;
  return step.pastDue && step.dueNow && step.inAdvance;
}

/** Spends a purse on the rows. What is left is beyond everything owed, or early money that lowers the balance. */
export function spend(
  ledger: Ledger,
  purse: Purse,
  waterfall: CompiledWaterfall,
  { early, mode }: { early: EarlyMoney; mode: RoundingMode },
): void {
  const { steps } = waterfall;
  if (isPlain(waterfall, early)) {
    payRange(ledger, purse, steps[0] as CompiledStep, { from: ledger.firstOpen, to: ledger.count });
    ledger.settle();
    return;
  }
  for (const step of steps) {
    if (purse.left === 0) break;
    const late = lateRange(ledger, step, purse.day);
    if (late.to > late.from) payRange(ledger, purse, step, late);
    if (step.inAdvance && purse.left > 0) PLACEMENTS[early](ledger, purse, step, mode);
  }
  ledger.settle();
}
