/**
 * Combinations: which choices of the terms have a meaning together. Where two have none, the terms are
 * refused with the reason; no choice is accepted and ignored.
 */
import type { DayCount } from "../rules/dayCount.js";
import { type CheckContext, type CheckRule, hasLevelAmount, type SoundTerms } from "./checks.js";

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

function checkDayCount({ terms, wrong }: CheckContext): void {
  const { dayCount, firstPeriod, rate, rounding } = terms.interest;
  const { every } = terms.repayment;
  const givenDates = every.dates !== undefined;
  if (givenDates && every.unit === undefined && dayCount === "equal-periods") {
    wrong(
      "conflict",
      "interest.dayCount",
      "given dates have no equal periods; name a day count, or what each date counts as",
    );
  }
  if (givenDates && dayCount === "actual/actual-icma") {
    wrong(
      "conflict",
      "interest.dayCount",
      "given dates have no regular periods to count by; name another day count",
    );
  }
  if (terms.interest.between === "due-dates" && dayCount === "equal-periods") {
    wrong(
      "conflict",
      "interest.between",
      "equal periods cost the same whatever their dates; name a day count of days",
    );
  }
  if (givenDates && firstPeriod.treatment !== "spread") {
    wrong("conflict", "interest.firstPeriod.treatment", "given dates have no regular first period");
  }
  if (firstPeriod.dayCount === "equal-periods") {
    wrong(
      "conflict",
      "interest.firstPeriod.dayCount",
      "the days of an irregular period need a day count of days",
    );
  }
  if (rate.per === "installment" && dayCount !== "equal-periods") {
    wrong("conflict", "interest.rate.per", "a rate per installment goes with equal periods only");
  }
  if (dayCount === "business/252" && terms.calendar.weekend.length === 0) {
    wrong("conflict", "interest.dayCount", "business days need calendar.weekend");
  }
  if (rounding === "per-day" && !EVEN_DAYS.has(dayCount)) {
    const names = [...EVEN_DAYS].join(", ");
    wrong(
      "conflict",
      "interest.rounding",
      `rounding per day needs a day count whose days cost the same: ${names}`,
    );
  }
}

function checkPerDay({ terms, wrong }: CheckContext): void {
  const { dayCount, firstPeriod, rounding } = terms.interest;
  if (rounding !== "per-day") return;
  if (firstPeriod.treatment !== "spread" || (firstPeriod.dayCount ?? dayCount) !== dayCount) {
    wrong(
      "conflict",
      "interest.firstPeriod",
      "interest by the day charges the days of the first period as they are",
    );
  }
}

function checkFlat({ terms, wrong }: CheckContext): void {
  const { method, flat, rate, rounding } = terms.interest;
  if (method !== "flat" && flat !== undefined) {
    wrong("conflict", "interest.flat", "belongs to the method flat");
  }
  if (method === "flat" && rate.effective) {
    wrong("conflict", "interest.rate.effective", "flat interest takes a nominal rate");
  }
  if (method === "flat" && rounding !== "per-period") {
    wrong("conflict", "interest.rounding", "flat interest is rounded once, and shared");
  }
  if (rate.effective && rounding === "per-day") {
    wrong("conflict", "interest.rounding", "an effective rate is not reckoned by the day");
  }
}

function checkLevelChoices({ terms, wrong }: CheckContext): void {
  const { levelPeriods, pattern, every } = terms.repayment;
  const annuity = pattern === "equal-installments" && terms.interest.method === "declining-balance";
  if (levelPeriods === "nominal" && !annuity) {
    wrong(
      "conflict",
      "repayment.levelPeriods",
      "nominal periods belong to equal installments on the declining balance",
    );
  }
  if (levelPeriods === "nominal" && terms.interest.dayCount === "equal-periods") {
    wrong(
      "conflict",
      "repayment.levelPeriods",
      "equal periods are nominal already; name a day count of days",
    );
  }
  const hasNoLength = every.days !== undefined || (every.dates !== undefined && every.unit === undefined);
  if (levelPeriods === "nominal" && hasNoLength) {
    wrong("conflict", "repayment.levelPeriods", "this frequency has no nominal length");
  }
  if (hasLevelAmount(terms)) return;
  const { multiple, residue, largestResidue, smallLast } = terms.rounding;
  const needsLevel = "needs a level amount: equal-installments or equal-principal";
  if (multiple !== undefined) wrong("conflict", "rounding.multiple", needsLevel);
  if (residue !== "last") wrong("conflict", "rounding.residue", needsLevel);
  if (largestResidue !== undefined) wrong("conflict", "rounding.largestResidue", needsLevel);
  if (smallLast !== undefined) wrong("conflict", "rounding.smallLast", needsLevel);
}

type Grace = SoundTerms["repayment"]["grace"][number];

function checkGrace(grace: Grace, path: string, { terms, wrong }: CheckContext): void {
  const lengths = Object.keys(grace.for).filter((key) => key !== "from" || grace.for.until === undefined);
  if (lengths.length !== 1 || lengths[0] === "from") {
    wrong(
      "conflict",
      `${path}.for`,
      "must give one of periods, days, until (with or without from), months, everyNth or installments",
    );
  }
  const { spares, interest } = grace;
  const { pattern } = terms.repayment;
  if (spares === "principal") {
    if (interest !== undefined && interest !== "paid") {
      wrong("conflict", `${path}.interest`, "a grace on the principal alone leaves the interest paid");
    }
    if (pattern === "interest-only" || pattern === "bullet") {
      wrong("conflict", `${path}.spares`, `${pattern} has no principal to spare before the end`);
    }
  } else if (interest === undefined) {
    wrong("required", `${path}.interest`, "must say what becomes of the interest that is spared");
  } else if (interest === "paid") {
    wrong("conflict", `${path}.interest`, "interest that is spared is not paid as it falls due");
  } else if (pattern === "bullet" && interest.startsWith("deferred")) {
    wrong("conflict", `${path}.interest`, "bullet interest is paid at the end in any case");
  } else if (pattern === "bullet" && interest === "capitalized" && terms.interest.method === "flat") {
    wrong("conflict", `${path}.interest`, "flat interest of a bullet is paid at the end in any case");
  }
}

function checkGraces(context: CheckContext): void {
  context.terms.repayment.grace.forEach((grace, index) => {
    checkGrace(grace, `repayment.grace[${index}]`, context);
  });
}

/** The rules about combinations, with the fields that each needs sound. */
export const COMBINATION_RULES: readonly CheckRule[] = [
  { needs: ["interest", "repayment.every", "calendar"], check: checkDayCount },
  { needs: ["interest"], check: checkPerDay },
  { needs: ["interest"], check: checkFlat },
  { needs: ["interest", "repayment", "rounding"], check: checkLevelChoices },
  { needs: ["interest.method", "repayment.pattern", "repayment.grace"], check: checkGraces },
];
