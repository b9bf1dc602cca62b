import { readFileSync } from "node:fs";
import { WEEKDAYS, type Weekday } from "../../src/kernel/date.js";
import type { DayShiftName } from "../../src/rules/dateShift.js";
import type { RollConvention } from "../../src/rules/rollConvention.js";

/** The cases of a golden file, each with its origin in `source`. */
export function goldenCases<T>(name: string): (T & { readonly id: string; readonly source: string })[] {
  const file = new URL(`../golden/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")).cases;
}

/** "31/183" or "4" as a fraction. */
export function readFraction(text: string): { numerator: number; denominator: number } {
  const [numerator, denominator = "1"] = text.split("/");
  return { numerator: Number(numerator), denominator: Number(denominator) };
}

/** A fraction in lowest terms. */
export function inLowestTerms(fraction: { numerator: number; denominator: number }): {
  numerator: number;
  denominator: number;
} {
  let [a, b] = [Math.abs(fraction.numerator), fraction.denominator];
  while (b !== 0) [a, b] = [b, a % b];
  return { numerator: fraction.numerator / a, denominator: fraction.denominator / a };
}

/** "P2W", "P3M", "P1Y" or "P2D" as a step. */
export function readPeriod(text: string): { count: number; unit: "day" | "week" | "month" | "year" } {
  const units = { D: "day", W: "week", M: "month", Y: "year" } as const;
  return { count: Number(text.slice(1, -1)), unit: units[text.at(-1) as keyof typeof units] };
}

/** "Mon" or "DayMon" as the name of the weekday. */
export function weekdayNamed(text: string): Weekday {
  const start = text.replace("Day", "").toLowerCase();
  return WEEKDAYS.find((name) => name.startsWith(start)) as Weekday;
}

const NAMED_ROLLS: Readonly<Record<string, RollConvention>> = {
  None: "none",
  EOM: "end-of-month",
  IMM: "imm",
  IMMCAD: "imm-cad",
  IMMAUD: "imm-aud",
  IMMNZD: "imm-nzd",
  SFE: "sfe",
  TBILL: "tbill",
};

/** "EOM", "Day17" or "DayMon" as the name of the roll convention. */
export function rollNamed(text: string): RollConvention {
  const named = NAMED_ROLLS[text];
  if (named !== undefined) return named;
  const day = Number(text.slice(3));
  return Number.isNaN(day) ? weekdayNamed(text) : (`day-${day}` as RollConvention);
}

const SHIFTS: Readonly<Record<string, DayShiftName>> = {
  NoAdjust: "none",
  Unadjusted: "none",
  Following: "following",
  ModifiedFollowing: "modified-following",
  ModifiedFollowingBiMonthly: "modified-following-bimonthly",
  HalfMonthModifiedFollowing: "half-month-modified-following",
  Preceding: "preceding",
  ModifiedPreceding: "modified-preceding",
  Nearest: "nearest",
};

/** "ModifiedFollowing" as the name of the rule. */
export const shiftNamed = (text: string): DayShiftName => SHIFTS[text] as DayShiftName;
