/**
 * The equation of US Regulation Z, appendix J (b)(8), as a polynomial with whole coefficients.
 *
 * Each flow c is divided by (1 + f·i)·(1 + i)^t, with t whole unit-periods and f = a/b a fraction of one. With
 * x = 1/(1 + i) that is c·b·x^(t+1) ÷ ((b − a)·x + a), so that multiplying by the factor (b − a)·x + a of every
 * fraction that occurs leaves a polynomial in x with the same positive roots.
 */
import type { UnitPeriodTime } from "../rules/aprClock.js";
import { type ExactAmounts, exactFlows } from "./exactAmounts.js";
import { type FlowEquation, gatherFlows } from "./flowEquation.js";

interface Factor {
  /** The coefficients of 1 and of x. */
  readonly constant: bigint;
  readonly linear: bigint;
  readonly denominator: bigint;
}

const multiplied = (polynomial: readonly bigint[], { constant, linear }: Factor): bigint[] => {
  const product = [...polynomial.map((c) => c * constant), 0n];
  polynomial.forEach((c, k) => {
    product[k + 1] = (product[k + 1] as bigint) + c * linear;
  });
  return product;
};

const nameOf = ({ fraction }: UnitPeriodTime): string => `${fraction.numerator}/${fraction.denominator}`;

function factorsOf(times: readonly UnitPeriodTime[]): Map<string, Factor> {
  const factors = new Map<string, Factor>();
  for (const time of times) {
    const { numerator, denominator } = time.fraction;
    if (numerator === 0) continue;
    const linear = BigInt(denominator - numerator);
    factors.set(nameOf(time), { constant: BigInt(numerator), linear, denominator: BigInt(denominator) });
  }
  return factors;
}

/** The polynomial that a flow with the given fraction is multiplied by. */
function coefficientsFor(name: string, factors: ReadonlyMap<string, Factor>): bigint[] {
  const own = factors.get(name);
  let product = own === undefined ? [1n] : [0n, own.denominator];
  for (const [other, factor] of factors) if (other !== name) product = multiplied(product, factor);
  return product;
}

/** The equation whose root is the rate per unit-period. */
export function unitPeriodEquation(times: readonly UnitPeriodTime[], amounts: ExactAmounts): FlowEquation {
  const factors = factorsOf(times);
  if (factors.size === 0)
    return gatherFlows(
      times.map(({ whole }) => whole),
      amounts,
    );
  const coefficients = new Map<string, bigint[]>();
  const [steps, exact]: [number[], bigint[]] = [[], []];
  exactFlows(amounts).forEach((amount, i) => {
    const time = times[i] as UnitPeriodTime;
    const name = nameOf(time);
    const polynomial = coefficients.get(name) ?? coefficientsFor(name, factors);
    coefficients.set(name, polynomial);
    polynomial.forEach((coefficient, k) => {
      steps.push(time.whole + k);
      exact.push(amount * coefficient);
    });
  });
  return gatherFlows(steps, { values: exact.map(Number), exact, decimals: 0 });
}
