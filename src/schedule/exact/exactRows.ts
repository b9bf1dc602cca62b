/**
 * The rows of a loan without any rounding: the plan and the factors of its schedule, walked in exact fractions.
 */
import { factorAt } from "../../kernel/factors.js";
import { addRatios, multiplyRatios, type Ratio, ratio, subtractRatios, ZERO } from "../../kernel/ratio.js";
import type { Agreed } from "../agreed.js";
import { type ChargedPeriods, chargedPeriods } from "../firstPeriod.js";
import { type FlatInterest, flatInterest } from "../flat.js";
import type { Inflow } from "../inflows.js";
import { fateOf, markIn as markInPlan, sparesPrincipal } from "../marks.js";
import { withoutForgiven } from "../pass.js";
import type { Plan } from "../plan.js";
import { collect, type ExactLedger, exactLedger, onScale, putOff, refine, waitingIn } from "./exactLedger.js";
import { type ExactPayments, exactPayments } from "./exactPayments.js";

/** The amounts of a row, each over `scale`, in units. */
export interface ExactRow {
  readonly scale: bigint;
  readonly principal: bigint;
  /** Interest that falls due. */
  readonly interest: bigint;
  /** Interest that accrues. */
  readonly accrued: bigint;
  readonly balance: bigint;
}

/** A loan while it is walked. */
interface ExactWalk {
  readonly agreed: Agreed;
  readonly plan: Plan;
  readonly periods: ChargedPeriods;
  readonly flat: FlatInterest | undefined;
  readonly payments: ExactPayments;
  readonly ledger: ExactLedger;
}

const markIn = ({ plan }: ExactWalk, row: number): number => markInPlan(plan, row);

const isBullet = ({ agreed }: ExactWalk): boolean => agreed.terms.repayment.pattern === "bullet";

const inflowsIn = ({ plan }: ExactWalk, row: number): readonly Inflow[] =>
  plan.inflows.filter((inflow) => inflow.row === row);

/** Rows that are not spared, from a row on: they share what is spread. */
function sharersFrom({ plan }: ExactWalk, row: number): number {
  const shared = plan.marks?.subarray(row).reduce((rows, mark) => rows + (mark === 0 ? 1 : 0), 0) ?? 1;
  return Math.max(shared, 1);
}

/** By how much more accrues in the first row than the level amount was solved with. */
function firstExtra(walk: ExactWalk, row: number): Ratio {
  const { agreed, periods } = walk;
  if (row > 0 || periods.extra === undefined) return ZERO;
  const more = subtractRatios(factorAt(periods.rows, 0), factorAt(periods.solved, 0));
  return inflowsIn(walk, row).reduce(
    (sum, { amount, factor = ZERO, solved = ZERO }) =>
      addRatios(sum, multiplyRatios(ratio(amount), subtractRatios(factor, solved))),
    multiplyRatios(ratio(agreed.principal), more),
  );
}

/** Refines the scale so that everything in a row comes out whole. */
function prepare(walk: ExactWalk, row: number): void {
  const { ledger, periods, flat } = walk;
  if (flat === undefined) refine(ledger, factorAt(periods.rows, row).denominator);
  for (const { factor } of inflowsIn(walk, row)) refine(ledger, factor?.denominator ?? 1n);
  refine(ledger, firstExtra(walk, row).denominator);
  if (ledger.block !== 0n && markIn(walk, row) === 0) refine(ledger, BigInt(sharersFrom(walk, row)));
}

/** Interest of a row, on what is there at its start and on what is paid out in its course. */
function accruedIn(walk: ExactWalk, row: number): bigint {
  const { periods, flat, ledger } = walk;
  if (flat !== undefined) return flat.carriers.has(row) ? onScale(ledger, flat.share) : 0n;
  if (fateOf(markIn(walk, row)) === "forgiven") return 0n;
  const { numerator, denominator } = factorAt(periods.rows, row);
  return inflowsIn(walk, row).reduce(
    (sum, { amount, factor }) => sum + onScale(ledger, multiplyRatios(ratio(amount), factor ?? ZERO)),
    (ledger.balance * numerator) / denominator,
  );
}

/** What the treatment of the first period adds to the first row's principal. */
function firstShift(walk: ExactWalk, row: number): bigint {
  const { periods, payments, ledger } = walk;
  const extra = onScale(ledger, firstExtra(walk, row));
  if (periods.extra?.treatment === "first-installment") return payments.paysTotal ? extra : 0n;
  return periods.extra?.treatment === "last-installment" && !payments.paysTotal ? -extra : 0n;
}

/** What a row repays, before anything is capitalized. */
function repaid(walk: ExactWalk, row: number, accrued: bigint): bigint {
  const { plan, payments, ledger } = walk;
  const given = plan.given.get(row);
  if (given !== undefined && "principal" in given) return BigInt(given.principal) * ledger.scale;
  if (given !== undefined) return BigInt(given.total) * ledger.scale - accrued;
  if (sparesPrincipal(markIn(walk, row))) return 0n;
  const paid = onScale(ledger, payments.payment(row)) - (payments.paysTotal ? accrued : 0n);
  return paid + firstShift(walk, row);
}

/** What of the interest falls due: deferred interest waits, and earlier deferrals are collected. */
function dueIn(walk: ExactWalk, row: number, accrued: bigint): bigint {
  const { ledger } = walk;
  const mark = markIn(walk, row);
  const fate = fateOf(mark);
  if (isBullet(walk) && fate === "paid") putOff(ledger, "next", accrued);
  if (fate === "deferred-next") putOff(ledger, "next", accrued);
  if (fate === "deferred-next-interest") putOff(ledger, "nextInterest", accrued);
  if (fate === "deferred-spread") putOff(ledger, "block", accrued);
  if (fate === "capitalized") return accrued;
  if (fate !== "paid" || isBullet(walk)) return 0n;
  const due = accrued + ledger.nextInterest;
  ledger.nextInterest = 0n;
  return mark === 0 ? due + collect(ledger, sharersFrom(walk, row)) : due;
}

/** Flat interest is fixed: a loan that is repaid early owes the shares of the rows that fall away. */
function sharesAfter({ flat, plan, ledger }: ExactWalk, row: number): bigint {
  if (flat === undefined) return 0n;
  let rows = 0n;
  for (let k = row + 1; k < plan.count; k++) if (flat.carriers.has(k)) rows += 1n;
  return rows * onScale(ledger, flat.share);
}

/** Walks one row. */
function walkRow(walk: ExactWalk, row: number): ExactRow & { readonly closes: boolean } {
  const { ledger, plan } = walk;
  const arrivals = inflowsIn(walk, row);
  const paidOut = (atStart: boolean) =>
    BigInt(
      arrivals.reduce(
        (sum, { amount, factor }) => sum + ((factor === undefined) === atStart ? amount : 0),
        0,
      ),
    );
  ledger.balance += paidOut(true) * ledger.scale;
  prepare(walk, row);
  const accrued = accruedIn(walk, row);
  const owed = ledger.balance + paidOut(false) * ledger.scale;
  const capitalizes = fateOf(markIn(walk, row)) === "capitalized";
  const asked = repaid(walk, row, accrued) - (capitalizes ? accrued : 0n);
  const closes = row === plan.count - 1 || (asked >= owed && !isBullet(walk));
  const principal = closes ? owed : asked;
  const atEnd = () => accrued + waitingIn(ledger) + sharesAfter(walk, row);
  const interest = closes ? atEnd() : dueIn(walk, row, accrued);
  ledger.balance = owed - principal;
  return { scale: ledger.scale, principal, interest, accrued, balance: ledger.balance, closes };
}

/** The rows of a plan without rounding. */
export function exactRows(agreed: Agreed, plan: Plan): ExactRow[] {
  const periods = withoutForgiven(plan, chargedPeriods(agreed, plan.dates));
  const isFlat = agreed.terms.interest.method === "flat";
  const flat = isFlat ? flatInterest(agreed, plan, periods.solved) : undefined;
  const payments = exactPayments(agreed, plan, periods, flat);
  const ledger = exactLedger(agreed.principal, [...payments.bases, ...(flat ? [flat.share] : [])]);
  const walk: ExactWalk = { agreed, plan, periods, flat, payments, ledger };
  const rows: ExactRow[] = [];
  for (let row = 0; row < plan.count; row++) {
    const { closes, ...walked } = walkRow(walk, row);
    rows.push(walked);
    if (closes) break;
  }
  return rows;
}
