/**
 * The interest of each row, worked out again in exact fractions from the definitions.
 *
 * Declining balance: balance × factor, rounded once. By the day: days × rounded interest of one day. Bullet: the
 * exact interest of all periods added up, rounded once at the end. Flat: principal × Σ factors, shared equally.
 */
import { factorAt } from "../../kernel/factors.js";
import { addRatios, multiplyRatios, type Ratio, ratio, roundRatio, ZERO } from "../../kernel/ratio.js";
import { DAY_COUNTS, type DayCountRule } from "../../rules/dayCount.js";
import { withForgiven } from "../factorSets.js";
import { carriesShare, exactFlatTotal, isPlainFlat } from "../flat.js";
import { piecesOfRow } from "../rowInterest.js";
import type { RowPeriod } from "./explainPeriod.js";
import { interestFate } from "./explainPlan.js";
import type { Trace } from "./explainTrace.js";

/** Interest by the day: the days, and the interest of one day before and after rounding. */
interface DailyInterest {
  readonly days: number;
  readonly exactDay: Ratio;
  readonly day: bigint;
}

/** How the interest of a row is worked out. */
type InterestBasis =
  /** Balance × factor, rounded once. */
  | { readonly kind: "balance" }
  /** The sum of the parts between disbursements, each rounded by itself. */
  | { readonly kind: "per-piece"; readonly pieces: readonly Ratio[] }
  /** Days × the rounded interest of one day. */
  | ({ readonly kind: "per-day" } & DailyInterest)
  /** Added up unrounded over the rows of a bullet loan; `sum` holds the rows up to this one. */
  | {
      readonly kind: "running-sum";
      readonly sum: Ratio;
      readonly rounded: bigint;
      readonly daily: DailyInterest | undefined;
    }
  /** A share of the interest of the whole term; the last share takes what is left of the rounded total. */
  | {
      readonly kind: "flat-share";
      readonly total: Ratio;
      readonly sharers: number;
      readonly takesRest: boolean;
    };

/** The interest that accrues in a row, in units. */
export interface RowInterest {
  readonly period: RowPeriod;
  readonly basis: InterestBasis;
  /** The exact interest, before rounding. */
  readonly exact: Ratio;
  /** The interest as it is reckoned, in whole units. */
  readonly rounded: bigint;
}

const isBullet = ({ agreed }: Trace): boolean => agreed.terms.repayment.pattern === "bullet";

function byTheDay(trace: Trace, period: RowPeriod, balance: Ratio): RowInterest {
  const { annualRate, mode, terms } = trace.agreed;
  const rule: DayCountRule = DAY_COUNTS[terms.interest.dayCount];
  const basisDays = rule.kind === "fixed" ? rule.denominator : 1;
  const days = period.charge === "forgiven" ? 0 : (period.counted?.days ?? 0);
  const exactDay = multiplyRatios(multiplyRatios(annualRate, ratio(1, basisDays)), balance);
  const day = roundRatio(exactDay, mode);
  const exact = ratio(day * BigInt(days));
  return { period, basis: { kind: "per-day", days, exactDay, day }, exact, rounded: exact.numerator };
}

function onBalance(trace: Trace, row: number, balance: Ratio): RowInterest {
  const period = trace.periods[row] as RowPeriod;
  if (trace.agreed.terms.interest.rounding === "per-day") return byTheDay(trace, period, balance);
  const inflows = trace.prepared.pass.inflows?.get(row) ?? [];
  const exact = inflows.reduce(
    (sum, { amount, factor }) => addRatios(sum, multiplyRatios(ratio(amount), factor ?? ZERO)),
    multiplyRatios(balance, period.factor),
  );
  const { mode } = trace.agreed;
  if (trace.prepared.pass.isByPiece && inflows.some(({ factor }) => factor !== undefined)) {
    const pieces = piecesOfRow(balance, inflows);
    const rounded = pieces.reduce((sum, piece) => sum + roundRatio(piece, mode), 0n);
    return { period, basis: { kind: "per-piece", pieces }, exact: pieces.reduce(addRatios, ZERO), rounded };
  }
  return { period, basis: { kind: "balance" }, exact, rounded: roundRatio(exact, mode) };
}

/** Bullet: what each row adds to the rounded running sum; capitalized interest stands apart. */
function bulletInterests(trace: Trace, interests: readonly RowInterest[]): RowInterest[] {
  const closing = interests.length - 1;
  let sum = ZERO;
  let shown = 0n;
  return interests.map((interest, row) => {
    if (interestFate(trace, row) === "capitalized" && row < closing) return interest;
    sum = addRatios(sum, interest.exact);
    const upToHere = roundRatio(sum, trace.agreed.mode);
    const added = upToHere - shown;
    shown = upToHere;
    const daily = interest.basis.kind === "per-day" ? interest.basis : undefined;
    return { ...interest, basis: { kind: "running-sum", sum, rounded: upToHere, daily }, rounded: added };
  });
}

/** Whether a row carries a share of flat interest. */
export function sharesFlat({ agreed, plan }: Trace, row: number): boolean {
  return carriesShare(agreed, plan, row);
}

/** The exact interest of the whole term: each amount paid out × Σ factors of the rows that are charged from then on. */
function flatTotal({ agreed, charged, periods, plan }: Trace): Ratio {
  if (!isPlainFlat(agreed)) {
    const free = (row: number) => periods[row]?.charge === "forgiven";
    return exactFlatTotal(agreed, plan, withForgiven(charged.solved, free));
  }
  const factors = periods.map(({ factor, charge }, row) =>
    row === 0 && charge !== "forgiven" ? factorAt(charged.solved, 0) : factor,
  );
  const first = multiplyRatios(ratio(agreed.principal), factors.reduce(addRatios, ZERO));
  return plan.inflows.reduce((sum, { row, amount, solved }) => {
    const later = factors.slice(row + 1).reduce(addRatios, solved ?? (factors[row] as Ratio));
    return addRatios(sum, multiplyRatios(ratio(amount), later));
  }, first);
}

/** The shares of flat interest of all rows of the plan. */
export function flatInterests(trace: Trace): RowInterest[] {
  const { agreed, periods } = trace;
  const carriers = periods.flatMap((_, row) => (sharesFlat(trace, row) ? [row] : []));
  const total = carriers.length === 0 ? ZERO : flatTotal(trace);
  const sharers = carriers.length;
  const share = sharers === 0 ? ZERO : multiplyRatios(total, ratio(1, sharers));
  const rounded = roundRatio(share, agreed.mode);
  let left = roundRatio(total, agreed.mode);
  return periods.map((period, row) => {
    const takesRest = row === carriers.at(-1);
    const carries = sharesFlat(trace, row);
    const due = !carries ? 0n : takesRest || left < rounded ? left : rounded;
    left -= due;
    return {
      period,
      basis: { kind: "flat-share", total, sharers, takesRest },
      exact: carries ? share : ZERO,
      rounded: due,
    };
  });
}

/** The interest that accrues in each row of the plan, given the balances before the rows, in units. */
export function rowInterests(trace: Trace, balances: readonly Ratio[]): RowInterest[] {
  if (trace.agreed.terms.interest.method === "flat") return flatInterests(trace).slice(0, balances.length);
  const interests = balances.map((balance, row) => onBalance(trace, row, balance));
  return isBullet(trace) ? bulletInterests(trace, interests) : interests;
}
