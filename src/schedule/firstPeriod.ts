/**
 * The first period: what its extra or missing days cost, and who carries that.
 *
 * Extra = rounded interest of the actual first period − rounded interest of a whole one. Each treatment says by
 * which factor the first row accrues, by which the level amount is solved, and where the extra goes.
 */
import type { Day } from "../kernel/date.js";
import type { Factors } from "../kernel/factors.js";
import { multiplyRatios, type Ratio, ratio, roundRatio } from "../kernel/ratio.js";
import type { FirstPeriodTreatment } from "../rules/firstPeriod.js";
import { equalPeriod, type SteppedFrequency, type Stepping } from "../rules/frequency.js";
import { dateAt, stepsBetween } from "../rules/frequencyDates.js";
import type { Agreed } from "./agreed.js";
import type { RowDates } from "./dates.js";
import { accrual, dayCountContext, mainFactors, withFirst, yearsBetween } from "./periods.js";

/** The factors of all rows, and where the extra of the first period goes. Amounts count units. */
export interface ChargedPeriods {
  /** By which interest accrues. */
  readonly rows: Factors;
  /** By which the level amount is solved, and flat interest is reckoned. */
  readonly solved: Factors;
  /** The extra, and the treatment that places it; `undefined` when the factors hold all there is. */
  readonly extra?: { readonly amount: number; readonly treatment: FirstPeriodTreatment };
}

/** Whether the first period is neither one step from the disbursement nor one step to the first date. */
export function isIrregularFirst({ stepping, disbursedOn }: Agreed, { regularFirst }: RowDates): boolean {
  const { frequency, shortMonth } = stepping;
  if (frequency.kind === "dates") return false;
  const steps = { frequency, shortMonth };
  return dateAt(disbursedOn, 1, steps) !== regularFirst && dateAt(regularFirst, -1, steps) !== disbursedOn;
}

/** The regular date before the first row's nominal date. */
function notionalStart(
  { disbursedOn, firstDueOn }: Agreed,
  dates: RowDates,
  steps: Stepping<SteppedFrequency>,
): Day {
  const first = dates.nominal[0] as Day;
  if (first === dates.regularFirst) return dateAt(first, -1, steps);
  const anchor = firstDueOn ?? disbursedOn;
  return dateAt(anchor, stepsBetween(anchor, first, steps) - 1, steps);
}

/** The two factors of an irregular first period: by its actual days, and as a whole period. */
function firstFactors(agreed: Agreed, dates: RowDates): { actual: Ratio; whole: Ratio } {
  const { dayCount, firstPeriod } = agreed.terms.interest;
  const steps = agreed.stepping as Stepping<SteppedFrequency>;
  const context = dayCountContext(agreed, dates);
  const [end, nominal] = [dates.interest[0] as Day, dates.nominal[0] as Day];
  const actual = yearsBetween(firstPeriod.dayCount, agreed.disbursedOn, end, { ...context, periodEnd: end });
  const share = equalPeriod(steps.frequency);
  const start = notionalStart(agreed, dates, steps);
  const whole =
    dayCount === "equal-periods"
      ? ratio(share.numerator, share.denominator)
      : yearsBetween(dayCount, start, nominal, { ...context, referenceStart: start, referenceEnd: nominal });
  return { actual: accrual(agreed, actual), whole: accrual(agreed, whole) };
}

/** The treatment as the pattern sees it: a bullet has one interest amount, so it has one place for the extra. */
function treatmentOf({ terms }: Agreed): FirstPeriodTreatment {
  const { treatment } = terms.interest.firstPeriod;
  const isAtEnd = treatment === "first-installment" || treatment === "last-installment";
  return terms.repayment.pattern === "bullet" && isAtEnd ? "spread" : treatment;
}

/** Whether the first row itself accrues by its actual days; else it costs a whole period. */
function accruesActual({ terms }: Agreed, treatment: FirstPeriodTreatment): boolean {
  if (treatment === "last-installment") return terms.repayment.pattern !== "interest-only";
  return treatment === "spread" || treatment === "first-installment";
}

/** The factors of all rows, with the treatment of the first period. */
export function chargedPeriods(agreed: Agreed, dates: RowDates): ChargedPeriods {
  const main = mainFactors(agreed, dates);
  if (!isIrregularFirst(agreed, dates)) return { rows: main, solved: main };
  const { actual, whole } = firstFactors(agreed, dates);
  const treatment = treatmentOf(agreed);
  const rows = withFirst(main, accruesActual(agreed, treatment) ? actual : whole);
  if (treatment === "spread" || treatment === "ignored") return { rows, solved: rows };
  const interest = (factor: Ratio) =>
    Number(roundRatio(multiplyRatios(ratio(agreed.principal), factor), agreed.mode));
  const amount = interest(actual) - interest(whole);
  return { rows, solved: withFirst(main, whole), extra: { amount, treatment } };
}
