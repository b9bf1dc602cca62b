/**
 * Level amounts of a loan that changes: solved again at each change, kept, foreseen, or one for each disbursement.
 *
 * A change is a later disbursement, a new rate, or an agreed row after which the others are solved anew.
 */
import { addEnclosures, type Enclosure, enclose, roundEnclosed } from "../kernel/enclosure.js";
import type { Factors } from "../kernel/factors.js";
import { addRatios, type Ratio } from "../kernel/ratio.js";
import { levelFraction, roundedLevel, roundToMultiple } from "../kernel/solve.js";
import type { Agreed } from "./agreed.js";
import { equationOf, type Level, type LevelChange } from "./level.js";
import { periodOf } from "./periods.js";
import type { Plan } from "./plan.js";

/** The factors by which the level amount is solved, at the first so many of the later rates. */
export type SolvedFactors = (rates: number) => Factors;

/** The row from which the level amount is solved again, and what is known by then. */
interface Change {
  readonly row: number;
  readonly rates: number;
  readonly inflows: number;
  readonly given: number;
}

/** The changes in order of time, those of one row taken together. */
function changesOf(agreed: Agreed, plan: Plan): Change[] {
  const { count, dates, inflows, given } = plan;
  const changes: Change[] = [{ row: 0, rates: 0, inflows: 0, given: 0 }];
  for (let row = 0; row < count; row++) {
    const [, end] = periodOf(agreed, dates, row);
    const rates = agreed.laterRates.filter(({ from }) => from < end).length;
    const paidOut = inflows.filter((inflow) => inflow.row <= row).length;
    const before = [...given.keys()].filter((agreedRow) => agreedRow < row).length;
    const known = changes.at(-1) as Change;
    if (rates !== known.rates || paidOut !== known.inflows || before !== known.given)
      changes.push({ row, rates, inflows: paidOut, given: before });
  }
  return changes;
}

const NOTHING_GIVEN: Plan["given"] = new Map();

/** The level amount after a change, for the balance before a row; what is paid out in that very row is known. */
function reformed(agreed: Agreed, plan: Plan, factors: Factors, change: Change): LevelChange["solve"] {
  const paysTotal = agreed.terms.repayment.pattern === "equal-installments";
  const known = plan.inflows.slice(0, change.inflows);
  return (row, balance) => {
    const inflows = known.filter((inflow) => inflow.row === row && inflow.factor !== undefined);
    const equation = equationOf(agreed, { ...plan, inflows, given: NOTHING_GIVEN }, factors, paysTotal);
    return roundedLevel(balance, { ...equation, from: row }, agreed.solved);
  };
}

/** What the first installment is solved for: all that will be paid out where it is foreseen. */
function firstBalance({ terms, principal, later }: Agreed): number {
  if (terms.repayment.afterChange !== "foreseen") return principal;
  return later.reduce((sum, { amount }) => sum + amount, principal);
}

/** Installments that are solved again at each change, or kept as they were first solved. */
function reformedLevel(agreed: Agreed, plan: Plan, factorsAt: SolvedFactors): Level {
  const { afterChange, pattern } = agreed.terms.repayment;
  const all = changesOf(agreed, plan);
  const known = afterChange === "re-formed" ? all : all.slice(0, 1);
  const changes = known.map((change): LevelChange => {
    return { from: change.row, solve: reformed(agreed, plan, factorsAt(change.rates), change) };
  });
  const lastBefore = (row: number) => changes.filter(({ from }) => from <= row).length - 1;
  const first = (changes[lastBefore(0)] as LevelChange).solve(0, firstBalance(agreed));
  let solved = { change: lastBefore(0), amount: first };
  const payments = (row: number, balance: number) => {
    const change = lastBefore(row);
    if (change !== solved.change) {
      const again = () => (changes[change] as LevelChange).solve(row, balance);
      solved = { change, amount: change === 0 ? first : again() };
    }
    return solved.amount;
  };
  return { amount: first, paysTotal: pattern === "equal-installments", payments, changes };
}

/** The level amount of one disbursement, and the row from which it is paid. */
interface StackedPart {
  readonly row: number;
  readonly exact: Ratio;
  readonly enclosed: Enclosure;
}

function stackedParts(agreed: Agreed, plan: Plan, factors: Factors, paysTotal: boolean): StackedPart[] {
  const partOf = (row: number, exact: Ratio) => ({ row, exact, enclosed: enclose(exact) });
  const alone = { ...plan, inflows: [] };
  const first = partOf(0, levelFraction(agreed.principal, equationOf(agreed, alone, factors, paysTotal)));
  const later = plan.inflows.map((inflow) => {
    const isAtStart = inflow.factor === undefined;
    const own = isAtStart ? alone : { ...plan, inflows: [inflow] };
    const equation = { ...equationOf(agreed, own, factors, paysTotal), from: inflow.row };
    return partOf(inflow.row, levelFraction(isAtStart ? inflow.amount : 0, equation));
  });
  return [first, ...later];
}

/** One level amount for each disbursement, over the rows after it; a row pays their exact sum, rounded. */
function stackedLevel(agreed: Agreed, plan: Plan, factors: Factors): Level {
  const paysTotal = agreed.terms.repayment.pattern === "equal-installments";
  const parts = stackedParts(agreed, plan, factors, paysTotal);
  const known = new Map<number, number>();
  const sums = Array.from({ length: plan.count }, (_, row) => {
    const due = parts.filter((part) => part.row <= row);
    const sum =
      known.get(due.length) ??
      roundEnclosed(due.map(({ enclosed }) => enclosed).reduce(addEnclosures), agreed.solved) ??
      roundToMultiple(due.map(({ exact }) => exact).reduce(addRatios), agreed.solved);
    known.set(due.length, sum);
    return sum;
  });
  return { amount: sums[0] as number, paysTotal, payments: (row) => sums[row] as number };
}

/** What the rows of a loan pay that is not solved with all its changes together. */
export function changedLevel(agreed: Agreed, plan: Plan, factorsAt: SolvedFactors): Level {
  if (agreed.terms.repayment.afterChange !== "stacked") return reformedLevel(agreed, plan, factorsAt);
  return stackedLevel(agreed, plan, factorsAt(agreed.laterRates.length));
}
