/**
 * Provisions from class sums: rates of a policy applied to what each of its classes holds.
 *
 * Provision of a class = Σ base × rate ÷ 100, exact, rounded once. Specific provision = Σ classes. Required =
 * the higher of specific + general provision and the floor over the book.
 */
import { Decimal } from "../../kernel/decimal.js";
import {
  addRatios,
  compareRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  ratioFromDecimal,
  roundRatio,
  ZERO,
} from "../../kernel/ratio.js";
import type { RoundingMode } from "../../kernel/rounding.js";
import type { GeneralBase, ProvisioningPolicy } from "../../rules/provisioningPolicy.js";

/** A part of a class: minor units, covered by a kind of collateral or by none, in a year of default. */
export interface ClassPart {
  readonly kind: string | null;
  readonly year: number;
  readonly amount: bigint;
}

/** What a class holds. */
export interface ClassSums {
  readonly loans: bigint;
  readonly balance: bigint;
  readonly parts: readonly ClassPart[];
}

/** What a policy asks of a book beside its classes. */
export interface BookSums {
  /** Gross loan portfolio in minor units. */
  readonly gross: bigint;
  /** Portfolio at risk, for policies whose first rate depends on it. */
  readonly risk?: Ratio | undefined;
  readonly rounding: RoundingMode;
}

/** Kinds of collateral that a policy tells apart. */
export function collateralKinds({
  bands,
  eligibleCollateral = [],
  byYear,
}: ProvisioningPolicy): readonly string[] {
  const secured = bands.flatMap(({ securedRatePercent = {} }) => Object.keys(securedRatePercent));
  return [...new Set([...eligibleCollateral, ...secured, ...Object.keys(byYear?.covered ?? {})])].sort();
}

/** Years in default that a policy tells apart. */
export function yearsToldApart({ byYear }: ProvisioningPolicy): number {
  if (byYear === undefined) return 1;
  return Math.max(byYear.uncovered.length, ...Object.values(byYear.covered).map((rates) => rates.length));
}

const percent = (text: string): Ratio => multiplyRatios(ratioFromDecimal(new Decimal(text)), ratio(1n, 100n));

/** The rate of the first band at a portfolio at risk: the first step that reaches it. */
function riskStepRate({ firstBandByRisk = [] }: ProvisioningPolicy, risk: Ratio): string | null {
  const reached = firstBandByRisk.find(
    ({ upToPercent }) => upToPercent === null || compareRatios(risk, percent(upToPercent)) <= 0,
  );
  return reached?.ratePercent ?? null;
}

/** The rate of a class for what no collateral covers; `null` if it only classifies. */
export function classRate(policy: ProvisioningPolicy, index: number, risk?: Ratio): string | null {
  const byRisk = index === 0 && policy.firstBandByRisk !== undefined && risk !== undefined;
  return byRisk ? riskStepRate(policy, risk) : (policy.bands[index]?.ratePercent ?? null);
}

function partRate(
  policy: ProvisioningPolicy,
  index: number,
  { kind, year }: ClassPart,
  risk?: Ratio,
): string | null {
  const { bands, byYear, base, eligibleCollateral = [] } = policy;
  const band = bands[index];
  if (byYear !== undefined && band?.label === byYear.label) {
    const rates = (kind === null ? undefined : byYear.covered[kind]) ?? byYear.uncovered;
    return rates[Math.min(year, rates.length) - 1] ?? null;
  }
  if (kind === null) return classRate(policy, index, risk);
  if (base === "balance-net-of-collateral" && eligibleCollateral.includes(kind)) return "0";
  return band?.securedRatePercent?.[kind] ?? classRate(policy, index, risk);
}

/** The exact provision of each class in minor units; `null` for a class without a rate. */
export function exactProvisions(
  policy: ProvisioningPolicy,
  classes: readonly ClassSums[],
  risk?: Ratio,
): (Ratio | null)[] {
  return classes.map(({ parts }, index) => {
    let sum: Ratio | null = parts.length === 0 && classRate(policy, index, risk) === null ? null : ZERO;
    for (const part of parts) {
      const rate = partRate(policy, index, part, risk);
      sum =
        rate === null || sum === null
          ? null
          : addRatios(sum, multiplyRatios(ratio(part.amount), percent(rate)));
    }
    return sum;
  });
}

const GENERAL_SUMS: Record<
  GeneralBase,
  (book: { gross: bigint; covered: bigint; specific: bigint }) => bigint
> = {
  gross: ({ gross }) => gross,
  "net-of-specific": ({ gross, specific }) => gross - specific,
  "unsecured-net-of-specific": ({ gross, covered, specific }) => gross - covered - specific,
};

/** Provisions in minor units. */
export interface ProvisionSums {
  readonly byClass: readonly (bigint | null)[];
  readonly specific: bigint;
  readonly general: bigint;
  readonly floor: bigint | null;
  readonly required: bigint;
}

/** What must be provided for a book, or `null` if a class that holds something has no rate. */
export function provisionSums(
  policy: ProvisioningPolicy,
  classes: readonly ClassSums[],
  { gross, risk, rounding }: BookSums,
): ProvisionSums | null {
  const exact = exactProvisions(policy, classes, risk);
  if (exact.some((amount) => amount === null)) return null;
  const byClass = exact.map((amount) => (amount === null ? null : roundRatio(amount, rounding)));
  const specific = byClass.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n);
  const share = (of: bigint, rate: string): bigint =>
    of <= 0n ? 0n : roundRatio(multiplyRatios(ratio(of), percent(rate)), rounding);
  const covered = classes
    .flatMap(({ parts }) => parts)
    .reduce((sum, p) => (p.kind === null ? sum : sum + p.amount), 0n);
  const { general: rule, floor: least } = policy;
  const general =
    rule === undefined ? 0n : share(GENERAL_SUMS[rule.of]({ gross, covered, specific }), rule.ratePercent);
  const floor = least === undefined ? null : share(gross, least.ratePercent);
  const asked = specific + general;
  return { byClass, specific, general, floor, required: floor !== null && floor > asked ? floor : asked };
}
