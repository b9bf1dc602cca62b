/**
 * Rebates: how much of the interest of a flat loan is given back when it is paid off early.
 *
 * A rule sees the n rows of the loan and how many of them, m, are still to come: rows whose period has not
 * begun. Interest of the row in progress counts as earned. To add a rule, add one entry to `REBATES`.
 */
import { type Ratio, ratio } from "../kernel/ratio.js";

/** What a rebate rule sees. Amounts are minor units. */
export interface RebateFacts {
  /** Rows of the loan. */
  readonly rows: number;
  /** Rows whose period has not begun. */
  readonly rowsToCome: number;
  /** All interest of the loan. */
  readonly interest: number;
  /** The rebate by the actuarial rule, worked out by the caller because it needs the root of an equation. */
  readonly actuarial: () => Ratio;
}

/** A rebate, exact, in minor units. */
export type RebateRule = (facts: RebateFacts) => Ratio;

/** The rebate rules. */
export const REBATES = {
  /** Nothing is given back: all interest of the loan is owed. */
  none: () => ratio(0),
  /** Interest × m(m+1) ÷ n(n+1): the sum of the digits of the rows to come over that of all rows. */
  "rule-of-78": ({ rows: n, rowsToCome: m, interest }) =>
    ratio(BigInt(interest) * BigInt(m * (m + 1)), n * (n + 1)),
  /** What is left to pay − its value at the rate that the loan really costs (regulators' actuarial method). */
  actuarial: ({ actuarial }) => actuarial(),
  /** Interest × m ÷ n. */
  "straight-line": ({ rows: n, rowsToCome: m, interest }) => ratio(BigInt(interest) * BigInt(m), n),
} as const satisfies Record<string, RebateRule>;

/** The name of a rebate rule. */
export type Rebate = keyof typeof REBATES;
