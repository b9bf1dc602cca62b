/**
 * The declining equivalent of a schedule: the yearly rate at which interest on the balance makes up what is paid.
 *
 * With net amount N paid out, payments p(k) and parts of a year y(k) between them, the balance follows
 * B(0) = N, B(k) = B(k−1) × (1 + r × y(k)) − p(k), a later disbursement growing with its own part of the year. The
 * equivalent is the r at which B(last) = 0. B(last) grows with r, so "at most a cap" is one exact comparison of whole
 * numbers, and the digits of r follow by halving.
 */
import { Decimal } from "../../kernel/decimal.js";
import { addRatios, type Ratio, ratio } from "../../kernel/ratio.js";

/** Money and time of a schedule: amounts in minor units. */
export interface RepaidFlows {
  readonly received: bigint;
  readonly paid: readonly bigint[];
  /** The part of a year before each payment. */
  readonly years: readonly Ratio[];
  /** What is received between payments: before which one, and how long before it. */
  readonly later: readonly { readonly row: number; readonly amount: bigint; readonly years: Ratio }[];
}

/** 1 + rate × part of a year. */
const growth = (rate: Ratio, years: Ratio): Ratio => ({
  numerator: rate.denominator * years.denominator + rate.numerator * years.numerator,
  denominator: rate.denominator * years.denominator,
});

/** Whether the balance that is left at a yearly rate is below zero (−1), zero, or above (1): exact. */
function balanceSign({ received, paid, years, later }: RepaidFlows, rate: Ratio): -1 | 0 | 1 {
  // The balance as balance ÷ scale, never reduced.
  let [balance, scale] = [received, 1n];
  paid.forEach((payment, k) => {
    const { numerator, denominator } = growth(rate, years[k] as Ratio);
    [balance, scale] = [balance * numerator, scale * denominator];
    for (const flow of later) {
      if (flow.row !== k) continue;
      const own = growth(rate, flow.years);
      balance = balance * own.denominator + flow.amount * own.numerator * scale;
      scale *= own.denominator;
    }
    balance -= payment * scale;
  });
  return balance === 0n ? 0 : balance < 0n ? -1 : 1;
}

/** A percentage of so many decimals as a rate: steps of 10^-decimals of a percent. */
const rateOf = (steps: bigint, decimals: number): Ratio => ratio(steps, 100n * 10n ** BigInt(decimals));

/**
 * Whether the equivalent, rounded half-up to so many decimals of a percent, is at most a limit in percent: whether it
 * lies below the limit plus half a step.
 */
export function isRateWithin(flows: RepaidFlows, limit: Ratio, decimals: number): boolean {
  const percent = addRatios(limit, ratio(1n, 2n * 10n ** BigInt(decimals)));
  return balanceSign(flows, ratio(percent.numerator, percent.denominator * 100n)) > 0;
}

/** The highest equivalent that is told, in percent. */
const HIGHEST_PERCENT = 1_000_000;

/**
 * The equivalent in percent, rounded half-up to so many decimals; `undefined` below zero, where less is repaid than was
 * received, and above 1,000,000%.
 */
export function decliningPercent(flows: RepaidFlows, decimals: number): Decimal | undefined {
  if (balanceSign(flows, ratio(0n)) > 0) return undefined;
  let least = 0n;
  let past = BigInt(HIGHEST_PERCENT) * 10n ** BigInt(decimals);
  if (balanceSign(flows, rateOf(past, decimals)) <= 0) return undefined;
  while (past - least > 1n) {
    const middle = (least + past) / 2n;
    if (balanceSign(flows, rateOf(middle, decimals)) <= 0) least = middle;
    else past = middle;
  }
  const half = ratio(2n * least + 1n, 200n * 10n ** BigInt(decimals));
  const steps = balanceSign(flows, half) <= 0 ? past : least;
  return new Decimal(steps.toString()).div(new Decimal(10).pow(decimals));
}
