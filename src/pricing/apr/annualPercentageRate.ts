/**
 * The annual percentage rate of a credit under a named rule, with what was counted.
 */
import { Decimal, decimalText } from "../../kernel/decimal.js";
import { type Problem, refuse } from "../../kernel/error.js";
import { APR_CLOCKS, type AprFigure, type AprRuleName } from "../../rules/aprRule.js";
import { NO_PRICE_REASONS, type NoPriceReason, priceRoot } from "../chosenRoot.js";
import type { AprEquation } from "../countedFlows.js";
import { findRoots, type NoRateReason, reasonWithoutTime } from "../findRoots.js";
import { asDecimal } from "../fraction.js";
import { type FlowSum, type PricedFlow, readPricedFlows, signedAmounts, sumsByKind } from "../pricedFlow.js";
import { noRate } from "../rateAnswer.js";
import { rateText } from "../rateDigits.js";
import type { SignedRoot } from "../rootChain.js";
import { aprEquation } from "./aprEquation.js";
import { type AprOptions, type ReadAprOptions, readAprOptions } from "./aprOptions.js";

/** What an APR was computed from. */
export interface AprBasis {
  readonly rule: AprRuleName;
  /** Whether the yearly figure compounds. */
  readonly figure: AprFigure;
  /** How time was measured, in words. */
  readonly clock: string;
  /** The flows that count, added up by kind. */
  readonly counted: readonly FlowSum[];
  /** The flows that do not count under the rule. */
  readonly leftOut: readonly FlowSum[];
}

/** A yearly rate. */
export interface AprFigures {
  /** The yearly rate in percent, not rounded to the rule's decimals. */
  readonly percent: Decimal;
  /** The same as a fraction. */
  readonly rate: Decimal;
  /** The percentage as the rule prints it, rounded half-up: `"41.70"`. */
  readonly printed: string;
  /** The rate per period in percent, where the rule counts in periods. */
  readonly percentPerPeriod: Decimal | undefined;
}

/** An APR, or why there is none; of several, the one that is the price, and all that balance the flows. */
export type AprAnswer =
  | (AprBasis & AprFigures & { readonly kind: "found" })
  | (AprBasis & AprFigures & { readonly kind: "several"; readonly rates: readonly AprFigures[] })
  | (AprBasis & {
      readonly kind: "none";
      readonly reason: NoRateReason | NoPriceReason;
      readonly message: string;
      /** Rates that balance the flows and are not the price, ascending; mostly there is none. */
      readonly rates: readonly AprFigures[];
    });

const GUARD_DIGITS = 12;

/** The yearly figure of a root under the rule. */
function figuresOf(root: SignedRoot, basis: AprEquation, options: ReadAprOptions): AprFigures {
  const { rule, significantDigits } = options;
  const digits = Math.min(60, significantDigits + GUARD_DIGITS);
  const { periodsPerYear, stepsPerPeriod, stepsPerYear } = basis;
  const perPeriod =
    periodsPerYear === undefined ? undefined : new Decimal(rateText(root, stepsPerPeriod, digits));
  const yearly =
    rule.figure === "nominal" && perPeriod !== undefined && periodsPerYear !== undefined
      ? perPeriod.times(asDecimal(periodsPerYear))
      : new Decimal(rateText(root, stepsPerYear, digits));
  const percent = yearly.times(100);
  return {
    percent: percent.toSignificantDigits(significantDigits),
    rate: yearly.toSignificantDigits(significantDigits),
    printed: decimalText(percent, rule.decimals),
    percentPerPeriod: perPeriod?.times(100).toSignificantDigits(significantDigits),
  };
}

function answerFor(basis: AprEquation, options: ReadAprOptions, about: AprBasis, moving: number): AprAnswer {
  const { equation } = basis;
  const early = reasonWithoutTime(equation, moving);
  const roots = early ?? findRoots(equation);
  if (typeof roots === "string") return { ...noRate(roots), rates: [], ...about };
  const figures = roots.map((root) => figuresOf(root, basis, options));
  const price = priceRoot(roots, options.rule.choice);
  if (typeof price === "string") {
    return { kind: "none", reason: price, message: NO_PRICE_REASONS[price], rates: figures, ...about };
  }
  const chosen = figures[roots.indexOf(price)] as AprFigures;
  if (roots.length === 1) return { kind: "found", ...chosen, ...about };
  return { kind: "several", ...chosen, rates: figures, ...about };
}

/**
 * The annual percentage rate of the flows of a credit under a rule.
 *
 * What the client receives is worth what the client pays, at one rate: Σ received·v^t = Σ paid·v^t. The rule says which
 * flows count, how t is measured, whether the yearly figure compounds, and how it is printed; the answer repeats all
 * of that. Where several rates fit (a deposit that is given back with the last installment), the price is the one at
 * which a higher rate is worth more to the client, which a growing deposit leads to without a jump from the rate of
 * the loan without it; the law of the United Kingdom names the positive rate nearest to zero. Flows that only a yield
 * of a deposit fits have no price.
 *
 * @throws LoanError `wrong-type`, `required`, `not-in-list`, `not-a-decimal`, `not-a-date`, `date-object`,
 *   `out-of-range`, `conflict`, `unknown-field`
 * @example
 * ```ts
 * const flows: PricedFlow[] = [{ kind: "disbursement", amount: "100000", period: 0 }];
 * for (let period = 1; period <= 12; period++) flows.push({ kind: "repayment", amount: "10333.33", period });
 * const nominal = annualPercentageRate(flows, { rule: "nominal", periodsPerYear: 12 });
 * if (nominal.kind === "found") nominal.printed; // "41.70"
 * const effective = annualPercentageRate(flows, { rule: "effective", periodsPerYear: 12 });
 * if (effective.kind === "found") effective.printed; // "50.67"
 * ```
 */
export function annualPercentageRate(flows: readonly PricedFlow[], options: AprOptions): AprAnswer {
  const problems: Problem[] = [];
  const read = readPricedFlows(flows, problems);
  const settings = readAprOptions(options, problems);
  if (read === undefined || settings === undefined || problems.length > 0) return refuse(problems);
  const all = read.kinds.map((_, i) => i);
  const indexes = all.filter((i) => settings.counts.has(read.kinds[i] as FlowSum["kind"]));
  const amounts = signedAmounts(read, indexes);
  const { clock, figure } = settings.rule;
  const about = (unit: string): AprBasis => ({
    rule: settings.name,
    figure,
    clock: `${APR_CLOCKS[clock]}${unit}`,
    counted: sumsByKind(read, indexes),
    leftOut: sumsByKind(
      read,
      all.filter((i) => !indexes.includes(i)),
    ),
  });
  const moving = amounts.values.filter((value) => value !== 0).length;
  if (moving === 0) return { ...noRate("no-flows"), rates: [], ...about("") };
  const basis = aprEquation({ flows: read, indexes, amounts }, settings);
  return answerFor(basis, settings, about(` (${basis.unit})`), moving);
}
