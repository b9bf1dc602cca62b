/**
 * Goals: the payments that a household can bear and that serve a goal best.
 */
import { type FitProblem, type FitWalk, walkPlan } from "./fitProblem.js";
import { NO_CHARGE } from "./interestCharges.js";

/** Payments that fit, or nothing. */
export interface FittedPayments {
  readonly payments: readonly number[];
  /** Whether it is proved that fewer changes would not do; only for the goal of fewest changes. */
  readonly isFewest: boolean | undefined;
  /** Minor units that each date pays of what falls due beside the loan. */
  readonly beside: readonly number[];
}

const WITHOUT_END = Number.POSITIVE_INFINITY;

const most = (amounts: readonly number[]): number => amounts.reduce((a, b) => (a > b ? a : b), 0);

/** The smallest whole number of steps, from `least` up to `largest`, for which a walk closes; they are monotone. */
function smallest(least: number, largest: number, walk: (n: number) => FitWalk): number | undefined {
  if (walk(largest).kind === "open") return undefined;
  let [bad, good] = [least - 1, largest];
  while (good - bad > 1) {
    const middle = bad + Math.floor((good - bad) / 2);
    if (walk(middle).kind === "closed") good = middle;
    else bad = middle;
  }
  return good;
}

const paymentsOf = (walk: FitWalk): readonly number[] => (walk.kind === "closed" ? walk.payments : []);

/**
 * All dates pay at most one height, which is as low as it can be.
 *
 * @param problemAt the problem when no date may pay more than so many units
 */
export function lowestPeak(problemAt: (height: number) => FitProblem): FittedPayments | undefined {
  const problem = problemAt(WITHOUT_END);
  const { multiple, principal, levels, accrue, charge, caps, beside } = problem;
  const interest = levels.reduce((sum, _, row) => sum + accrue(row, principal), 0);
  // Charges on interest are rounded row by row: then what a date can bear is the only bound.
  const charged = charge === NO_CHARGE ? 0 : WITHOUT_END;
  const owed = principal + interest + charged + beside.reduce((sum, paid) => sum + paid, 0);
  const largest = Math.ceil(
    Math.min(most(caps.map((cap, row) => cap + (beside[row] as number))), owed) / multiple,
  );
  const atHeight = (steps: number): FitWalk => {
    const height = () => steps * multiple;
    return walkPlan(problemAt(steps * multiple), { pay: height, close: height });
  };
  const steps = smallest(1, largest, atHeight);
  if (steps === undefined) return undefined;
  const { beside: paidBeside } = problemAt(steps * multiple);
  return { payments: paymentsOf(atHeight(steps)), isFewest: undefined, beside: paidBeside };
}

/** What one unit paid on a date is worth on the last one. */
function growths({ levels, principal, accrue }: FitProblem): number[] {
  const grown = new Array<number>(levels.length).fill(1);
  for (let row = levels.length - 2; row >= 0; row--) {
    grown[row] = (grown[row + 1] as number) * (1 + (accrue(row + 1, principal) + 1) / principal);
  }
  return grown;
}

/** The level plan with some rows raised to a height; the last row may close with that height too. */
function raised(problem: FitProblem, rows: ReadonlySet<number>, height: number): FitWalk {
  const { levels } = problem;
  const level = (row: number): number => levels[row] as number;
  return walkPlan(problem, {
    pay: (row) => (rows.has(row) ? Math.max(height, level(row)) : level(row)),
    close: (row) => Math.max(height, level(row)),
  });
}

/** Most sets of rows that are tried one by one. */
const MOST_SETS = 5000;

function setCount(of: number, taken: number): number {
  let count = 1;
  for (let k = 0; k < taken; k++) count = (count * (of - k)) / (k + 1);
  return count;
}

/** Every set of so many of some rows. */
function* setsOf(rows: readonly number[], size: number): Generator<number[]> {
  if (size === 0) yield [];
  else {
    for (let k = 0; k <= rows.length - size; k++) {
      for (const rest of setsOf(rows.slice(k + 1), size - 1)) yield [rows[k] as number, ...rest];
    }
  }
}

/** Whether some set of so many candidates closes the loan when they are raised to all that can be borne. */
function someSetCloses(problem: FitProblem, candidates: readonly number[], size: number): boolean {
  for (const set of setsOf(candidates, size)) {
    if (raised(problem, new Set(set), WITHOUT_END).kind === "closed") return true;
  }
  return false;
}

/**
 * Whether raising the best rows, one fewer than were needed, could not close the loan even by their full worth.
 * Where a row of the plain walk paid less than it can bear, raising others might let it pay more: then this
 * decides nothing.
 */
function isTooFew(problem: FitProblem, grown: readonly number[], worth: readonly number[]): boolean {
  const { levels, caps, charge } = problem;
  if (charge !== NO_CHARGE) return false; // a raised row saves charges too: its worth is not known
  const last = levels.length - 1;
  const walk = raised(problem, new Set(), WITHOUT_END);
  if (walk.kind === "closed") return false;
  const isPlain = walk.payments.every(
    (paid, row) => row === last || paid >= Math.min(levels[row] as number, caps[row] as number),
  );
  const sum = (amounts: readonly number[]): number => amounts.reduce((all, amount) => all + amount, 0);
  return isPlain && walk.owed - (caps[last] as number) - sum(worth) > sum(grown);
}

/** The fewest rows are raised, by the least height that repays the loan in time. */
export function fewestChanges(problem: FitProblem): FittedPayments | undefined {
  const { levels, caps, multiple } = problem;
  const grown = growths(problem);
  const worthOf = (row: number): number =>
    ((caps[row] as number) - (levels[row] as number)) * (grown[row] as number);
  const candidates = levels
    .map((_, row) => row)
    .filter((row) => row < levels.length - 1 && (caps[row] as number) > (levels[row] as number))
    .sort((a, b) => worthOf(b) - worthOf(a));
  let count = 0;
  while (raised(problem, new Set(candidates.slice(0, count)), WITHOUT_END).kind === "open") {
    if (count === candidates.length) return undefined;
    count++;
  }
  const rows = new Set(candidates.slice(0, count));
  const atHeight = (steps: number): FitWalk => raised(problem, rows, steps * multiple);
  const steps = smallest(0, Math.ceil(most(caps) / multiple), atHeight);
  const isFewest =
    count === 0 ||
    isTooFew(problem, grown, candidates.slice(0, count - 1).map(worthOf)) ||
    (setCount(candidates.length, count - 1) <= MOST_SETS && !someSetCloses(problem, candidates, count - 1));
  const { beside } = problem;
  return steps === undefined ? undefined : { payments: paymentsOf(atHeight(steps)), isFewest, beside };
}
