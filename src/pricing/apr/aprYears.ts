/**
 * Equations of the rules that measure time in years.
 */
import type { Day } from "../../kernel/date.js";
import { problem, refuse } from "../../kernel/error.js";
import { euTime } from "../../rules/aprClock.js";
import type { YearFraction } from "../../rules/frequency.js";
import { type AprEquation, bySide, type CountedFlows, daysOf } from "../countedFlows.js";
import type { ExactAmounts } from "../exactAmounts.js";
import { gatherFlows } from "../flowEquation.js";
import type { Fraction } from "../fraction.js";
import { unitPeriodOf } from "../unitPeriod.js";
import type { CountingUnit, ReadAprOptions } from "./aprOptions.js";

const LARGEST_STEPS = 2 ** 45;

function fromTimes(times: readonly Fraction[], amounts: ExactAmounts, unit: string): AprEquation {
  const common = times.reduce((lcm, { denominator }) => leastCommonMultiple(lcm, denominator), 1n);
  const steps = times.map(({ numerator, denominator }) => Number((numerator * common) / denominator));
  if (Number(common) > LARGEST_STEPS || steps.some((step) => Math.abs(step) > LARGEST_STEPS)) {
    refuse(problem("out-of-range", "flows", "times in years must be fractions with moderate denominators"));
  }
  const stepsPerYear = Number(common);
  const first = Math.min(...steps);
  const equation = gatherFlows(first === 0 ? steps : steps.map((step) => step - first), amounts);
  return { equation, stepsPerPeriod: stepsPerYear, stepsPerYear, periodsPerYear: undefined, unit };
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}

const asFraction = ({ numerator, denominator }: YearFraction): Fraction => ({
  numerator: BigInt(numerator),
  denominator: BigInt(denominator),
});

/** The unit that whole times are counted in: weeks where installments are days or weeks apart, else months. */
function countingUnit(counted: CountedFlows, days: readonly Day[]): "week" | "month" {
  const { advances, payments } = bySide(counted, days);
  const period = unitPeriodOf(Math.min(...days), advances, payments);
  return period !== "term" && (period.unit === "week" || period.unit === "day") ? "week" : "month";
}

function yearsBetween(start: Day, end: Day, unit: CountingUnit, isJulian: boolean): Fraction {
  if (unit === "day") {
    return isJulian
      ? { numerator: BigInt(4 * (end - start)), denominator: 1461n }
      : { numerator: BigInt(end - start), denominator: 365n };
  }
  const time = euTime(start, end, unit);
  if (!isJulian) return asFraction(time.years);
  const perYear = { week: 52, month: 12, year: 1 }[unit];
  return {
    numerator: BigInt(1461 * time.wholeUnits + 4 * time.days * perYear),
    denominator: BigInt(1461 * perYear),
  };
}

/** The equation over years: as given, or counted from dates by the clock of the rule. */
export function inYears(counted: CountedFlows, options: ReadAprOptions): AprEquation {
  const { flows, indexes, amounts } = counted;
  if (indexes.every((i) => flows.years[i] !== undefined)) {
    return fromTimes(
      indexes.map((i) => flows.years[i] as Fraction),
      amounts,
      "years as given",
    );
  }
  const days = daysOf(counted, " (or years)");
  const { advances } = bySide(counted, days);
  const start = options.termStart ?? Math.min(...(advances.length > 0 ? advances : days));
  const { clock } = options.rule;
  const unit = clock === "calendar-years" ? "day" : (options.countIn ?? countingUnit(counted, days));
  const times = days.map((day) => yearsBetween(start, day, unit, clock === "julian-years"));
  return fromTimes(times, amounts, unit === "day" ? "days" : `whole ${unit}s and odd days`);
}
