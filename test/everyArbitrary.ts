/**
 * Generators of frequencies: steps, two days of the month, n-th weekdays, given dates.
 */
import fc from "fast-check";
import type { StepUnit } from "../src/rules/frequency.js";
import type { Repayment } from "./arbitraryParts.js";
import { dateText, parseDate, WEEKDAY_NAMES } from "./oracle/dates.js";

const step = (unit: StepUnit, most: number) =>
  fc.integer({ min: 1, max: most }).map((count): Repayment["every"] => ({ count, unit }));

const halfMonthArbitrary = fc
  .tuple(
    fc.integer({ min: 1, max: 27 }),
    fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant("last" as const)),
  )
  .map(
    ([first, gap]) => [first, gap === "last" ? gap : Math.min(31, first + gap)] as [number, number | "last"],
  )
  .filter(([first, second]) => first !== 1 || (second !== 29 && second !== 30))
  .map((days): Repayment["every"] => ({ unit: "half-month", days }));

const nthWeekdayArbitrary = fc
  .record({
    weekday: fc.constantFrom(...WEEKDAY_NAMES),
    nth: fc.constantFrom(1, 2, 3, 4, "last" as const),
    count: fc.integer({ min: 1, max: 4 }),
  })
  .map((rule) => ({ ...rule, unit: "month" }) as Repayment["every"]);

/** So many given dates after a day. */
const givenDates = (after: number, count: number): fc.Arbitrary<Repayment["every"]> =>
  fc.array(fc.integer({ min: 1, max: 90 }), { minLength: count, maxLength: count }).map((gaps) => {
    let day = after;
    const dates = gaps.map((gap) => {
      day += gap;
      return dateText(day);
    });
    return { dates };
  });

/** Given dates that count as regular periods, whatever their days. */
const countedDates = (after: number, count: number): fc.Arbitrary<Repayment["every"]> =>
  fc
    .tuple(
      givenDates(after, count),
      fc.constantFrom("day", "week", "month", "quarter", "year"),
      fc.integer({ min: 1, max: 3 }),
    )
    .map(([every, unit, units]) => ({ ...every, unit, count: units }) as Repayment["every"]);

/** A frequency; given dates are as many as the installments. */
export const everyArbitrary = (disbursedOn: string, installments: number): fc.Arbitrary<Repayment["every"]> =>
  fc.oneof(
    { weight: 10, arbitrary: step("month", 1) },
    { weight: 6, arbitrary: step("week", 4) },
    { weight: 3, arbitrary: step("month", 6) },
    { weight: 3, arbitrary: step("day", 30) },
    { weight: 1, arbitrary: step("quarter", 2) },
    { weight: 1, arbitrary: step("half-year", 1) },
    { weight: 1, arbitrary: step("year", 2) },
    { weight: 2, arbitrary: halfMonthArbitrary },
    { weight: 2, arbitrary: nthWeekdayArbitrary },
    { weight: 1, arbitrary: givenDates(parseDate(disbursedOn), installments) },
    { weight: 1, arbitrary: countedDates(parseDate(disbursedOn), installments) },
  );
