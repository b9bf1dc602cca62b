/**
 * The residue of the oracle: units moved one by one, the cap on the last row, and a small last row folded.
 */
import { fraction, round } from "./fraction.js";
import { roundSolved } from "./level.js";
import { type Outcome, type PassChange, type PassPlan, passOver } from "./pass.js";
import { Refusal, refuse } from "./refusal.js";
import { type Row, repaysPrincipal } from "./rowDates.js";
import type { Loan } from "./terms.js";

const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

export interface Placed {
  readonly outcome: Outcome;
  readonly extra: NonNullable<PassChange["extra"]>;
}

/** The schedule with some units moved; `undefined` when it breaks or ends in another row. */
function tryWith(plan: PassPlan, extra: Placed["extra"], rowCount: number): Placed | undefined {
  try {
    const outcome = passOver(plan, { extra });
    return outcome.amounts.length === rowCount ? { outcome, extra } : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

const isNearer = (after: Placed | undefined, before: Placed): after is Placed =>
  after !== undefined && size(after.outcome.gap) < size(before.outcome.gap);

/** Steps as long as each brings the closing row nearer to its plan. */
function stepwise(start: Placed, attempt: (steps: number) => Placed | undefined, most: number): Placed {
  let best = start;
  for (let steps = 1; steps <= most; steps++) {
    const next = attempt(steps);
    if (!isNearer(next, best)) break;
    best = next;
  }
  return best;
}

/**
 * The same for many steps: a unit more in one row lowers the closing row by at least one, so the gap falls until
 * its sign turns; the turn is found by halves, and the last step judged by itself.
 */
function byHalves(start: Placed, attempt: (steps: bigint) => Placed | undefined): Placed {
  const isUp = start.outcome.gap > 0n;
  const staysOnSide = (placed: Placed | undefined): placed is Placed =>
    placed !== undefined && (isUp ? placed.outcome.gap >= 0n : placed.outcome.gap <= 0n);
  let [good, bad] = [0n, size(start.outcome.gap) + 1n];
  let best = start;
  while (bad - good > 1n) {
    const middle = (good + bad) / 2n;
    const tried = attempt(middle);
    if (staysOnSide(tried)) [good, best] = [middle, tried];
    else bad = middle;
  }
  const next = attempt(good + 1n);
  return isNearer(next, best) ? next : best;
}

const FEW_STEPS = 300n;

/** All rows moved alike by an even share of the gap, if that is worth it and helps. */
function evenShare(plan: PassPlan, start: Placed, rowCount: number): Placed {
  const { loan } = plan;
  const { digits, unit, mode } = loan;
  const { gap, amounts } = start.outcome;
  if (size(gap) * unit * 100n <= BigInt(Math.floor(rowCount / 2)) * 10n ** BigInt(digits)) return start;
  const share = round(fraction(gap, BigInt(rowCount)), mode);
  if (share === 0n) return start;
  const moved = (row: number): bigint => {
    const paid = plan.level.payment(row, loan.principal);
    return roundSolved(loan, fraction(paid + share)) - paid;
  };
  const next = tryWith(plan, moved, amounts.length);
  if (next === undefined) return start;
  const outcome = { ...next.outcome, gap: next.outcome.gap - moved(amounts.length - 1) };
  return isNearer({ ...next, outcome }, start) ? { ...next, outcome } : start;
}

/** The schedule with the odd units where the terms want them. */
export function placeResidue(plan: PassPlan): Placed {
  const none = () => 0n;
  const start: Placed = { outcome: passOver(plan), extra: none };
  const { gap, amounts } = start.outcome;
  const before = amounts
    .map((_, row) => row)
    .slice(0, -1)
    .filter((row) => repaysPrincipal(plan.rows[row] as Row));
  if (gap === 0n || before.length === 0 || amounts.length < plan.rows.length) return start;
  const unit = gap > 0n ? 1n : -1n;
  if (plan.loan.residue === "first") {
    const onFirst = (steps: bigint) =>
      tryWith(plan, (row) => (row === before[0] ? unit * steps : 0n), amounts.length);
    if (size(gap) > FEW_STEPS) return byHalves(start, onFirst);
    return stepwise(start, (steps) => onFirst(BigInt(steps)), Number(FEW_STEPS) + 1);
  }
  if (plan.loan.residue === "even-share") return evenShare(plan, start, before.length + 1);
  if (plan.loan.residue === "spread") {
    const order = gap > 0n ? before : [...before].reverse();
    const spread = (steps: number) => {
      const chosen = order.slice(0, steps);
      return tryWith(plan, (row) => (chosen.includes(row) ? unit : 0n), amounts.length);
    };
    return stepwise(start, spread, order.length);
  }
  return start;
}

/** Refuses a closing row that is odder than the terms allow. */
export function checkCap({ largestResidue, unit }: Loan, { gap }: Outcome): void {
  if (largestResidue !== undefined && size(gap) * unit > largestResidue) refuse("too odd a last installment");
}

/** Refuses a last row below the threshold, or lets the row before that spares nothing close the loan. */
export function foldSmallLast(plan: PassPlan, outcome: Outcome, extra: Placed["extra"]): Outcome {
  const { smallLast, unit } = plan.loan;
  const closing = outcome.amounts.at(-1);
  if (smallLast === undefined || closing === undefined) return outcome;
  if ((closing.principal + closing.interest) * unit >= smallLast.below) return outcome;
  const last = outcome.amounts.length - 1;
  if (!smallLast.folds) refuse("too small a last installment");
  const graces = plan.rows.slice(0, last).map(({ grace }) => grace);
  const closeAt = graces.lastIndexOf(undefined);
  return closeAt < 0 ? outcome : passOver(plan, { extra, closeAt });
}
