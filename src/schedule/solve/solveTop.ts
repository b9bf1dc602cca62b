/**
 * Where the search for the largest principal begins: candidates above which none fits.
 */
import { LoanError } from "../../kernel/error.js";
import { fromMinor, type Minor } from "../../kernel/money.js";
import type { LoanTerms } from "../../terms/complete.js";
import { paysAsPlanned, surelyPasses } from "./solveBound.js";
import { type Built, isSchedule } from "./solveJudge.js";
import type { InstallmentMeasure } from "./solveMeasure.js";
import { firstReaching } from "./solveSearch.js";

/** What the tops are asked. */
interface TopQuestion {
  readonly terms: LoanTerms;
  readonly limit: Minor;
  readonly measure: InstallmentMeasure;
}

/**
 * A candidate above which none fits: where stretches follow one another and the closing row is left as it is, what the
 * rows pay up to the first level one never falls as the principal grows.
 */
export function loweredTop(
  top: number,
  build: (n: number) => Built,
  { terms, measure, limit }: TopQuestion,
): number {
  const at = build(top);
  if (!isSchedule(at) || at.levelAmount === undefined || terms.rounding.smallLast !== undefined) return top;
  const [level, most] = [at.levelAmount, fromMinor(limit, terms.decimals)];
  const row = at.installments.slice(0, -1).findIndex(({ total }) => total.gte(level));
  if (row < 0) return top;
  const exceeds = (candidate: number): boolean => {
    const built = build(candidate);
    if (!isSchedule(built)) return false;
    if (measure === "level-installment") return built.levelAmount?.gt(most) ?? false;
    return built.installments.slice(0, row + 1).some(({ total }) => total.gt(most));
  };
  return exceeds(top) ? (firstReaching(1, top, exceeds) ?? top) : top;
}

/** A candidate above which none fits, by what the rows are planned to pay. */
export function plannedTop(
  top: number,
  termsAt: (candidate: number) => LoanTerms,
  { terms, limit, measure }: TopQuestion,
): number {
  if (measure === "level-installment" || !paysAsPlanned(terms)) return top;
  const passes = (candidate: number): boolean => {
    try {
      return surelyPasses(termsAt(candidate), limit);
    } catch (error) {
      if (error instanceof LoanError) return false;
      throw error;
    }
  };
  return passes(top) ? (firstReaching(1, top, passes) ?? top) : top;
}
