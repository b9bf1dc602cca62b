/**
 * Delinquency: ranges of days into which late loans are sorted, and when a class may get better again.
 *
 * To add a set of ranges, add one entry to `DELINQUENCY_BUCKETS`.
 */

/** A range of days, both ends included; without an end it is open. */
export interface DelinquencyRange {
  readonly name: string;
  readonly fromDays: number;
  readonly toDays?: number | undefined;
}

/** Sets of ranges. */
export const DELINQUENCY_BUCKETS = {
  /** 1–30, 31–60, 61–90, 91–120, 121–150, 151–180, 181 and more. */
  monthly: [
    { name: "1-30", fromDays: 1, toDays: 30 },
    { name: "31-60", fromDays: 31, toDays: 60 },
    { name: "61-90", fromDays: 61, toDays: 90 },
    { name: "91-120", fromDays: 91, toDays: 120 },
    { name: "121-150", fromDays: 121, toDays: 150 },
    { name: "151-180", fromDays: 151, toDays: 180 },
    { name: "181+", fromDays: 181 },
  ],
  /** Special mention by RBI: 1–30, 31–60, 61–90 (SMA-0 to SMA-2), above 90 non-performing; due date is day 1. */
  "rbi-special-mention": [
    { name: "SMA-0", fromDays: 1, toDays: 30 },
    { name: "SMA-1", fromDays: 31, toDays: 60 },
    { name: "SMA-2", fromDays: 61, toDays: 90 },
    { name: "NPA", fromDays: 91 },
  ],
} as const satisfies Record<string, readonly DelinquencyRange[]>;

/** The name of a set of ranges. */
export type DelinquencyBuckets = keyof typeof DELINQUENCY_BUCKETS;

/** How pauses are taken off the days of lateness. */
export const PAUSE_COUNTS = {
  /** The days of a pause on which something was overdue. The default. */
  "while-late": "the paused days on which something was overdue",
  /** The whole pause, late or not, as Fineract counts. */
  whole: "all paused days",
} as const;

/** The name of a way to count pauses. */
export type PauseCount = keyof typeof PAUSE_COUNTS;

/** When a class that has memory may get better. */
export const UPGRADE_RULES = {
  /** On the day on which nothing is overdue any more. RBI, 12 Nov 2021. */
  "all-arrears-cleared": "when all arrears are cleared",
  /** After so many days in a row with nothing overdue. COBAC, EBA: 90. */
  "clean-days": "after a number of days without arrears",
} as const;

/** The name of a rule for upgrades. */
export type UpgradeRule = keyof typeof UPGRADE_RULES;
