/**
 * Conflicts of the interest: choices that have no meaning together, and choices that another one leaves nothing to
 * decide.
 */
import type { DayCount } from "../rules/dayCount.js";
import type { SoundTerms } from "./checks.js";
import type { Conflict } from "./conflict.js";

/** The day counts whose days each cost the same: a day's interest can be rounded by itself. */
const EVEN_DAYS: ReadonlySet<DayCount> = new Set<DayCount>([
  "actual/365",
  "actual/360",
  "actual/364",
  "actual/366",
  "nl/365",
  "nl/360",
  "30/360-bond",
  "30e/360",
]);

const givesDates = ({ repayment }: SoundTerms): boolean => repayment.every.dates !== undefined;

/** Whether the first period is counted by another rule than the one that follows from the day count. */
function countsFirstApart({ interest: { dayCount, firstPeriod } }: SoundTerms): boolean {
  const usual = dayCount === "equal-periods" ? "actual/365" : dayCount;
  return (firstPeriod.dayCount ?? usual) !== usual;
}

/** Whether no first period is ever counted by its days: none is irregular, or what it costs does not depend on them. */
const countsNoFirst = (terms: SoundTerms): boolean =>
  terms.interest.firstPeriod.treatment === "ignored" ||
  givesDates(terms) ||
  terms.repayment.timing === "in-advance";

function sharesNoMonths({ interest, repayment }: SoundTerms): boolean {
  const { unit, weekday } = repayment.every;
  const inMonths = unit === "month" || unit === "quarter" || unit === "half-year" || unit === "year";
  return interest.dayCount !== "equal-periods" || !inMonths || weekday !== undefined;
}

const BY_DAYS = ["interest", "repayment.every", "calendar"];
const BY_PATTERN = ["interest", "repayment"];

/** The conflicts of the interest. To add one, add one entry here, and a record that provokes it to its test. */
export const INTEREST_CONFLICTS = {
  "equal periods of given dates": {
    path: "interest.dayCount",
    message: "given dates have no equal periods; name a day count, or what each date counts as",
    needs: BY_DAYS,
    holds: (terms) =>
      givesDates(terms) &&
      terms.repayment.every.unit === undefined &&
      terms.interest.dayCount === "equal-periods",
  },
  "regular periods of given dates": {
    path: "interest.dayCount",
    message: "given dates have no regular periods to count by; name another day count",
    needs: BY_DAYS,
    holds: (terms) => givesDates(terms) && terms.interest.dayCount === "actual/actual-icma",
  },
  "equal periods between due dates": {
    path: "interest.between",
    message: "equal periods cost the same whatever their dates; name a day count of days",
    needs: BY_DAYS,
    holds: ({ interest }) => interest.between === "due-dates" && interest.dayCount === "equal-periods",
  },
  "due dates that never move": {
    path: "interest.between",
    message: "due dates differ from the dates by rule only where calendar.shift moves single dates",
    needs: BY_DAYS,
    holds: ({ interest, calendar: { shift = "none" } }) =>
      interest.between === "due-dates" && (shift === "none" || shift === "extend"),
  },
  "first period of given dates": {
    path: "interest.firstPeriod.treatment",
    message: "given dates have no regular first period",
    needs: BY_DAYS,
    holds: (terms) => givesDates(terms) && terms.interest.firstPeriod.treatment !== "spread",
  },
  "first period counted as equal periods": {
    path: "interest.firstPeriod.dayCount",
    message: "the days of an irregular period need a day count of days",
    needs: BY_DAYS,
    holds: ({ interest }) => interest.firstPeriod.dayCount === "equal-periods",
  },
  "first period counted for nothing": {
    path: "interest.firstPeriod.dayCount",
    message:
      "has no effect where the first period is ignored, where dates are given, or where installments fall due in advance",
    needs: BY_PATTERN,
    holds: (terms) =>
      countsFirstApart(terms) &&
      countsNoFirst(terms) &&
      terms.interest.firstPeriod.dayCount !== "equal-periods" &&
      terms.interest.rounding !== "per-day",
  },
  "business days of the first period": {
    path: "interest.firstPeriod.dayCount",
    message: "business days need calendar.weekend",
    needs: BY_DAYS,
    holds: ({ interest: { dayCount, firstPeriod }, calendar }) =>
      firstPeriod.dayCount === "business/252" && dayCount !== "business/252" && calendar.weekend.length === 0,
  },
  "rate per installment by days": {
    path: "interest.rate.per",
    message: "a rate per installment goes with equal periods only",
    needs: BY_DAYS,
    holds: ({ interest }) => interest.rate.per === "installment" && interest.dayCount !== "equal-periods",
  },
  "business days": {
    path: "interest.dayCount",
    message: "business days need calendar.weekend",
    needs: BY_DAYS,
    holds: ({ interest, calendar }) => interest.dayCount === "business/252" && calendar.weekend.length === 0,
  },
  "rounding per day of uneven days": {
    path: "interest.rounding",
    message: `rounding per day needs a day count whose days cost the same: ${[...EVEN_DAYS].join(", ")}`,
    needs: BY_DAYS,
    holds: ({ interest }) => interest.rounding === "per-day" && !EVEN_DAYS.has(interest.dayCount),
  },
  "rounding per day of the first period": {
    path: "interest.firstPeriod",
    message: "interest by the day charges the days of the first period as they are",
    needs: ["interest"],
    holds: ({ interest: { rounding, firstPeriod, dayCount } }) =>
      rounding === "per-day" &&
      (firstPeriod.treatment !== "spread" || (firstPeriod.dayCount ?? dayCount) !== dayCount),
  },
  "rounding per day of an effective rate": {
    path: "interest.rounding",
    message: "an effective rate is not reckoned by the day",
    needs: ["interest"],
    holds: ({ interest }) => interest.rate.effective && interest.rounding === "per-day",
  },
  "rounding per piece of a bullet": {
    path: "interest.rounding",
    message: "the interest of a bullet is rounded once",
    needs: BY_PATTERN,
    holds: ({ interest, repayment }) => interest.rounding === "per-piece" && repayment.pattern === "bullet",
  },
  "period share of no months": {
    path: "interest.periodShare",
    message: "belongs to equal periods of months",
    needs: ["interest", "repayment.every"],
    holds: (terms) => terms.interest.periodShare !== "equal" && sharesNoMonths(terms),
  },
} as const satisfies Record<string, Conflict>;
