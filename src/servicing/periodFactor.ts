/**
 * What a unit of balance earns in a part of a period.
 */
import type { Day } from "../kernel/date.js";
import { multiplyRatios, type Ratio, ratio, subtractRatios, ZERO } from "../kernel/ratio.js";
import { DAY_COUNTS, type DayCountRule } from "../rules/dayCount.js";
import { yearsCharged } from "../schedule/firstPeriod.js";
import { accrueBetween, dayCountContext } from "../schedule/periods.js";
import { type Engine, periodStart } from "./engine.js";

/** The part of a period's days up to a day, as its day count counts them. */
function shareUpTo(engine: Engine, from: Day, day: Day, to: Day): Ratio {
  const { agreed, dates } = engine;
  const rule: DayCountRule = DAY_COUNTS[agreed.terms.interest.dayCount];
  if (rule.kind !== "fixed") return ratio(day - from, to - from);
  const context = { ...dayCountContext(agreed, dates), periodEnd: to };
  const whole = rule.numerator(from, to, context);
  return whole === 0 ? ZERO : ratio(rule.numerator(from, day, context), whole);
}

/** What a unit earns up to a day of a period in which the rate changes: its parts, each at its own rate. */
function changingFactor(engine: Engine, period: number, day: Day): Ratio {
  const { agreed, dates, starts } = engine;
  const row = (starts[period + 1] as number) - 1;
  const years = yearsCharged(agreed, dates, row);
  return accrueBetween(agreed, [periodStart(engine, period), day], years, agreed.laterRates);
}

/**
 * What a unit of balance earns from the start of a period to a day in it: the period's factor × the days so far
 * ÷ all its days, as its day count counts them; real days where periods are equal.
 */
export function factorUpTo(engine: Engine, period: number, day: Day): Ratio {
  const [from, to] = [periodStart(engine, period), engine.ends[period] as Day];
  const whole = engine.factors[period] as Ratio;
  if (day <= from) return ZERO;
  if (day >= to) return whole;
  const changes = engine.agreed.laterRates.some((rate) => rate.from > from && rate.from < to);
  if (changes) return changingFactor(engine, period, day);
  return multiplyRatios(whole, shareUpTo(engine, from, day, to));
}

/** What a unit of balance earns between two days of one period. */
export function factorBetween(engine: Engine, period: number, from: Day, to: Day): Ratio {
  return subtractRatios(factorUpTo(engine, period, to), factorUpTo(engine, period, from));
}
