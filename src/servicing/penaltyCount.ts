/**
 * What a replay writes down of penalties by rule.
 */

/** A row's penalty so far: its exact sum, how many days it covers and what was charged. */
export interface PenaltyCount {
  amountDays: bigint;
  days: number;
  charged: number;
}
