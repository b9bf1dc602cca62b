/**
 * Planning again: new amounts for the periods to come, by the kernel's level equation and rounded products, as
 * the schedule itself is computed.
 *
 * Amounts are minor units; a loan reckoned in larger units keeps them for its level amount, and the closing row
 * takes what is left, odd units included. Spared rows stand first: a holiday, then the rows that pay.
 */
import { problem, refuse } from "../kernel/error.js";
import { type Factors, factorsFrom, roundedProduct } from "../kernel/factors.js";
import { minorFromText } from "../kernel/money.js";
import { addRatios, type Ratio, ratio, ZERO } from "../kernel/ratio.js";
import { roundQuotient } from "../kernel/rounding.js";
import { roundedLevel, roundToMultiple } from "../kernel/solve.js";
import type { GraceInterest } from "../rules/grace.js";
import type { Engine } from "./engine.js";

/** What is to be planned. */
export interface PlanRequest {
  readonly engine: Engine;
  /** The first period, and how many there are at most. */
  readonly from: number;
  readonly count: number;
  readonly balance: number;
  /** The level amount to keep; solved again if not given or zero. */
  readonly level?: number;
  /** The factor of the first period, where it is not a whole one. */
  readonly first?: Ratio;
  /** Rows that are spared before the others pay, and what becomes of their interest. */
  readonly spared?: { readonly rows: number; readonly interest: GraceInterest };
  /** Interest of each period of a flat loan. */
  readonly flat?: readonly number[];
}

/** New rows. */
export interface PlannedRows {
  count: number;
  readonly principal: number[];
  readonly interest: number[];
  /** The part of the interest that comes from spared rows. */
  readonly onTop: number[];
  /** Interest that accrues in the row, whenever it falls due. */
  readonly accrued: number[];
  readonly level: number;
}

function minorRounding({ agreed }: Engine) {
  return { multiple: agreed.solved.multiple * agreed.unit, mode: agreed.solved.mode };
}

function factorsOf({ engine, from, count, first, spared }: PlanRequest): Factors {
  const list = engine.factors.slice(from, from + count);
  if (first !== undefined) list[0] = first;
  if (spared?.interest === "forgiven") list.fill(ZERO, 0, spared.rows);
  return factorsFrom(list);
}

/** The level amount of a flat loan: principal ÷ paying rows + interest ÷ rows that carry some, rounded once. */
function flatLevel({ engine, balance, count, flat, spared }: PlanRequest): number {
  const shares = (flat ?? []).filter((share) => share !== 0);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const share: Ratio = engine.paysTotal && shares.length > 0 ? ratio(BigInt(total), shares.length) : ZERO;
  const paying = Math.max(count - (spared?.rows ?? 0), 1);
  return roundToMultiple(addRatios(ratio(BigInt(balance), paying), share), minorRounding(engine));
}

/** The level amount on the declining balance: B′ = g·B − w·x with the spared rows' weight 0, solved exactly. */
function decliningLevel({ engine, balance, count, spared }: PlanRequest, factors: Factors): number {
  const rows = spared?.rows ?? 0;
  const grows = spared?.interest === "capitalized";
  const growths = Uint8Array.from({ length: count }, (_, row) =>
    row < rows ? (grows ? 1 : 0) : engine.paysTotal ? 1 : 0,
  );
  const weights = Uint8Array.from({ length: count }, (_, row) => (row < rows ? 0 : 1));
  const balloon = balloonOf(engine);
  const equation = { factors, growths, weights, from: 0, to: count, ...(balloon > 0 && { balloon }) };
  return roundedLevel(balance, equation, minorRounding(engine));
}

/** The part of the principal that the closing row takes on top, in minor units. */
function balloonOf({ agreed }: Engine): number {
  const { balloon } = agreed.terms.repayment;
  return balloon === undefined ? 0 : (minorFromText(balloon.amount, agreed.terms.decimals) as number);
}

/** Terms whose rows follow more than one level amount; they are rescheduled, not planned again. */
function checkTerms({ engine, from, count }: PlanRequest): void {
  const { agreed, dates } = engine;
  const { step, given, fixedInstallment, timing, pattern } = agreed.terms.repayment;
  const periods = Array.from({ length: count }, (_, k) => from + k);
  const hasGrace = periods.some((k) =>
    agreed.graces.some(({ covers }) => covers(k, dates.nominal[k] as number)),
  );
  const isSpecial =
    pattern === "bullet" ||
    step !== undefined ||
    given.length > 0 ||
    fixedInstallment !== undefined ||
    timing !== "in-arrears";
  if (!isSpecial && !hasGrace) return;
  const what = "a bullet, a grace, steps, given rows, a fixed installment or payment in advance";
  refuse(problem("conflict", "", `rows to come that follow ${what} are rescheduled, not planned again`));
}

function levelOf(request: PlanRequest, factors: Factors): number {
  const { engine, level } = request;
  const { pattern } = engine.agreed.terms.repayment;
  if (pattern === "interest-only" || pattern === "bullet") return 0;
  if (level !== undefined && level > 0) return level;
  return engine.isFlat ? flatLevel(request) : decliningLevel(request, factors);
}

/** Interest of spared rows that falls due later. */
interface Waiting {
  next: number;
  spread: number;
  share: number;
}

/** Takes up what waits and falls due with a paying row; the closing row takes all of it. */
function fallsDue(waiting: Waiting, closes: boolean): number {
  const shared = closes ? waiting.spread : Math.min(waiting.share, waiting.spread);
  const due = waiting.next + shared;
  waiting.next = 0;
  waiting.spread -= shared;
  return due;
}

/** Walks over the spared rows; returns the balance after them. */
function walkSpared(
  request: PlanRequest,
  out: PlannedRows,
  interestOf: InterestOf,
  waiting: Waiting,
): number {
  const { rows, interest: treatment } = request.spared ?? { rows: 0, interest: "paid" };
  const { mode } = request.engine.agreed;
  let { balance } = request;
  for (let row = 0; row < rows; row++) {
    const accrued = interestOf(row, balance);
    const joins = treatment === "capitalized" ? accrued : 0;
    if (treatment === "deferred-next" || treatment === "deferred-next-interest") waiting.next += accrued;
    if (treatment === "deferred-spread") waiting.spread += accrued;
    out.accrued.push(accrued);
    out.principal.push(joins === 0 ? 0 : -joins);
    out.interest.push(treatment === "paid" ? accrued : joins);
    out.onTop.push(0);
    balance += joins;
  }
  waiting.share = roundQuotient(waiting.spread, Math.max(request.count - rows, 1), mode);
  return balance;
}

type InterestOf = (row: number, balance: number) => number;

/** Interest of each row: flat shares as they are, or balance × factor, rounded once. */
function interestRule({ engine, flat }: PlanRequest, factors: Factors): InterestOf {
  if (engine.isFlat) return (row) => flat?.[row] ?? 0;
  return (row, balance) => roundedProduct(balance, factors, row, engine.agreed.mode);
}

/** Flat interest is fixed: a loan that ends early owes the shares of the rows that fall away. */
function sharesAfter({ engine, flat }: PlanRequest, row: number): number {
  if (!engine.isFlat) return 0;
  return (flat ?? []).slice(row + 1).reduce((sum, share) => sum + share, 0);
}

/**
 * New amounts for the periods from `from` on.
 *
 * @throws LoanError `no-solution` when the installment does not cover the interest
 */
export function planAgain(request: PlanRequest): PlannedRows {
  const { engine, count } = request;
  checkTerms(request);
  const factors = factorsOf(request);
  const level = levelOf(request, factors);
  const interestOf = interestRule(request, factors);
  const out: PlannedRows = { count, principal: [], interest: [], onTop: [], accrued: [], level };
  const waiting: Waiting = { next: 0, spread: 0, share: 0 };
  let balance = walkSpared(request, out, interestOf, waiting);
  for (let row = out.principal.length; row < count && balance > 0; row++) {
    const accrued = interestOf(row, balance);
    const paid = engine.paysTotal && level > 0 ? level - accrued : level;
    if (paid < 0 && row < count - 1) {
      refuse(problem("no-solution", "", "the installment does not cover the interest of the rows to come"));
    }
    const principal = row === count - 1 ? balance : Math.min(paid, balance);
    balance -= principal;
    const closes = balance === 0;
    out.principal.push(principal);
    out.accrued.push(accrued);
    const onTop = fallsDue(waiting, closes);
    out.interest.push(accrued + onTop + (closes ? sharesAfter(request, row) : 0));
    out.onTop.push(engine.isFlat ? 0 : onTop);
  }
  out.count = out.principal.length;
  return out;
}
