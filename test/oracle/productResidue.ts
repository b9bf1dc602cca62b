/**
 * The odd units of a product: moved into the first row, spread, or shared evenly; caps and small last rows.
 */
import { fraction, over, parse, round, times } from "./fraction.js";
import { roundSolved } from "./level.js";
import type { Pay } from "./productLevel.js";
import type { Ending, Walk } from "./productPass.js";
import type { Product, ProductRow } from "./productTerms.js";
import { Refusal, refuse } from "./refusal.js";
import { repaysPrincipal } from "./rowDates.js";

type WalkOver = (walk: Walk) => Ending;

const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

/** The walk, if it holds and ends in the planned row. */
function attempt(walkOver: WalkOver, walk: Walk): Ending | undefined {
  try {
    const ending = walkOver(walk);
    return ending.amounts.length === walk.product.rows.length ? ending : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

const paysLevel = ({ grace, agreed }: ProductRow): boolean =>
  repaysPrincipal({ grace }) && agreed === undefined;

interface Found {
  readonly walk: Walk;
  readonly ending: Ending;
}

type Moved = (steps: bigint) => (row: number) => bigint;

/**
 * Units moved as long as each brings the closing row nearer to its plan. A unit more in a row lowers the closing one
 * by at least one, so the gap falls until its sign turns: the turn is found by halves, the last step judged by itself.
 */
function asLongAsNearer(walk: Walk, walkOver: WalkOver, moved: Moved, most: bigint): Found {
  const ending = walkOver(walk);
  const { gap } = ending;
  if (gap === 0n || ending.amounts.length < walk.product.rows.length) return { walk, ending };
  const sign = gap > 0n ? 1n : -1n;
  const tried = (steps: bigint): Found | undefined => {
    const units = moved(steps);
    const pay = () => {
      const own = walk.pay();
      return (row: number, balance: bigint) => own(row, balance) + sign * units(row);
    };
    const found = attempt(walkOver, { ...walk, pay });
    return found && { walk: { ...walk, pay }, ending: found };
  };
  let [good, bad] = [0n, most < size(gap) ? most + 1n : size(gap) + 1n];
  let best: Found = { walk, ending };
  while (bad - good > 1n) {
    const middle = (good + bad) / 2n;
    const next = tried(middle);
    if (next !== undefined && next.ending.gap * sign >= 0n) [good, best] = [middle, next];
    else bad = middle;
  }
  const next = good < most ? tried(good + 1n) : undefined;
  return next !== undefined && size(next.ending.gap) < size(best.ending.gap) ? next : best;
}

/** The rows at whose start the amount is solved again, the first one included. */
function solvings({ raw, rows, rates }: Product): number[] {
  if (raw.repayment.afterChange !== "re-formed") return [0];
  const known = rows.map(({ end }, row) =>
    [
      rates.filter(({ from }) => from < end).length,
      rows.slice(0, row + 1).flatMap(({ inflows }) => inflows).length,
      rows.slice(0, row).filter(({ agreed }) => agreed !== undefined).length,
    ].join(),
  );
  const isNew = (row: number) => known[row] !== (row === 0 ? "0,0,0" : known[row - 1]);
  return [0, ...rows.map((_, row) => row).filter(isNew)];
}

/** The loan as it is known by a row: what is paid out later is still to come. */
function knownBy(walk: Walk, row: number): Walk {
  const rows = walk.product.rows.map((each, k) => (k <= row ? each : { ...each, inflows: [] }));
  return { ...walk, product: { ...walk.product, rows } };
}

/** Each solved amount moved by an even share of the gap that it would leave, if that is worth it and helps. */
function evenShares(walk: Walk, walkOver: WalkOver): Found {
  const { product } = walk;
  const { loan, rows, raw } = product;
  const isOne = solvings(product).length === 1 || raw.repayment.afterChange !== "re-formed";
  const first = walkOver(walk);
  let fixed: Pay = walk.pay();
  let hasMoved = false;
  for (const from of solvings(product)) {
    const before = fixed;
    const paid = new Map<number, bigint>();
    const amounts = (units: bigint): Pay => {
      const own = walk.pay();
      let solved: bigint | undefined;
      return (row, balance) => {
        if (row < from) {
          own(row, balance);
          return before(row, balance);
        }
        if (isOne || solved === undefined) solved = own(row, balance);
        const amount = units === 0n ? solved : roundSolved(loan, fraction(solved + units));
        paid.set(row, amount);
        return amount;
      };
    };
    const known = raw.repayment.afterChange === "re-formed" ? knownBy(walk, from) : walk;
    const asKnown = (units: bigint) => attempt(walkOver, { ...known, pay: () => amounts(units) });
    const start = asKnown(0n);
    const sharers = rows.slice(from).filter(paysLevel).length;
    const gap = start?.gap ?? 0n;
    const isWorthIt =
      size(gap) * loan.unit * 100n > BigInt(Math.floor(sharers / 2)) * 10n ** BigInt(loan.digits);
    const share =
      start !== undefined && sharers > 0 && isWorthIt ? round(fraction(gap, sharers), loan.mode) : 0n;
    const after = share === 0n ? undefined : asKnown(share);
    const moved = after !== undefined && size(after.gap) < size(gap) ? share : 0n;
    paid.clear();
    asKnown(moved);
    hasMoved ||= moved !== 0n;
    const now = new Map(paid);
    fixed = (row, balance) => (row < from ? before(row, balance) : (now.get(row) ?? 0n));
  }
  if (!hasMoved) return { walk, ending: first };
  const placed: Walk = { ...walk, pay: () => fixed };
  return { walk: placed, ending: walkOver(placed) };
}

/** The walk with the odd units where the terms want them. */
export function placed(walk: Walk, walkOver: WalkOver): Found {
  const { loan, rows } = walk.product;
  const { residue } = loan;
  const sharing = rows
    .map((_, row) => row)
    .filter((row) => row < rows.length - 1 && paysLevel(rows[row] as ProductRow));
  if (residue === "even-share") return evenShares(walk, walkOver);
  if (sharing.length === 0 || (residue !== "first" && residue !== "spread"))
    return { walk, ending: walkOver(walk) };
  if (residue === "first") {
    const onFirst: Moved = (steps) => (row) => (row === sharing[0] ? steps : 0n);
    return asLongAsNearer(walk, walkOver, onFirst, 2n ** 60n);
  }
  const order = walkOver(walk).gap > 0n ? sharing : [...sharing].reverse();
  const onEach: Moved = (steps) => (row) => (order.slice(0, Number(steps)).includes(row) ? 1n : 0n);
  return asLongAsNearer(walk, walkOver, onEach, BigInt(order.length));
}

/** Refuses a closing row that is odder than the terms allow. */
export function checkOddness({ loan }: Product, { gap }: Ending): void {
  const { largestResidue, unit } = loan;
  if (largestResidue !== undefined && size(gap) * unit > largestResidue) refuse("too odd a last installment");
}

/** Whether the closing row is below the threshold of the terms. */
function isSmall({ raw, loan, units }: Product, { amounts }: Ending): boolean {
  const { below, belowPercent } = raw.rounding?.smallLast ?? {};
  const closing = amounts.at(-1) ?? { principal: 0n, interest: 0n };
  if (below !== undefined) return closing.principal + closing.interest < units(below);
  if (belowPercent === undefined || loan.smallLast === undefined) return false;
  const before = amounts.at(-2)?.principal ?? 0n;
  const part = times(over(parse(String(belowPercent)), fraction(100)), fraction(before > 0n ? before : 0n));
  return closing.principal * part.d < part.n;
}

/** Refuses a last row below the threshold, or lets the row before that spares nothing close the loan. */
export function folded(found: Found, walkOver: WalkOver): Ending {
  const { walk, ending } = found;
  const { smallLast } = walk.product.loan;
  if (smallLast === undefined || !isSmall(walk.product, ending)) return ending;
  if (!smallLast.folds) refuse("too small a last installment");
  const graces = walk.product.rows.slice(0, ending.amounts.length - 1).map(({ grace }) => grace);
  const closeAt = graces.lastIndexOf(undefined);
  return closeAt < 0 ? ending : walkOver({ ...walk, closeAt });
}
