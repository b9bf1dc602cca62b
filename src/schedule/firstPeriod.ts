/**
 * The first period: what its extra or missing days cost, and who carries that.
 *
 * Extra = rounded interest of the actual first period − rounded interest of a whole one. Each treatment says by
 * which factor the first row accrues, by which the level amount is solved, and where the extra goes.
 */
import type { Day } from "../kernel/date.js";
import type { Factors } from "../kernel/factors.js";
import { addRatios, multiplyRatios, type Ratio, ratio, roundRatio } from "../kernel/ratio.js";
import type { FirstPeriodTreatment } from "../rules/firstPeriod.js";
import { equalPeriod, type SteppedFrequency, type Stepping } from "../rules/frequency.js";
import { dateAt, stepsBetween } from "../rules/frequencyDates.js";
import type { Agreed } from "./agreed.js";
import type { DatedRate } from "./agreedParts.js";
import type { RowDates } from "./dates.js";
import { withFirst } from "./factorSets.js";
import { accrueBetween, mainFactors, periodOf, yearsBy, yearsInRow } from "./periods.js";
import { shareOf, wholePeriod, type YearsBetween } from "./wholePeriod.js";

/** The factors of all rows, and where the extra of the first period goes. Amounts count units. */
export interface ChargedPeriods {
  /** By which interest accrues. */
  readonly rows: Factors;
  /** By which the level amount is solved, and flat interest is reckoned. */
  readonly solved: Factors;
  /** The extra, and the treatment that places it; `undefined` when the factors hold all there is. */
  readonly extra?: FirstExtra;
}

/** What the first period costs more than a whole one, or less. */
interface FirstExtra {
  readonly amount: number;
  readonly treatment: FirstPeriodTreatment;
  /** Whether the first row repays nothing that could give way: the last installment then takes the extra as interest. */
  readonly isOnTop: boolean;
}

/** The regular date before a day, counted from an anchor. */
function dateBefore(day: Day, anchor: Day, steps: Stepping<SteppedFrequency>): Day {
  const taken = stepsBetween(anchor, day, steps);
  const last = dateAt(anchor, taken, steps);
  return last < day ? last : dateAt(anchor, taken - 1, steps);
}

/** The regular date before the first row's nominal date. */
function notionalStart(
  { anchor, firstDueOn }: Agreed,
  dates: RowDates,
  steps: Stepping<SteppedFrequency>,
): Day {
  const first = dates.nominal[0] as Day;
  const isAnchor = firstDueOn === undefined || firstDueOn === anchor;
  return isAnchor && first === dates.regularFirst
    ? dateAt(first, -1, steps)
    : dateBefore(first, anchor, steps);
}

/**
 * Whether the first period is neither one step from the disbursement nor one step to the first date; where the anchor is
 * named, whether it starts on another day than the regular date before the first one.
 */
export function isIrregularFirst(agreed: Agreed, dates: RowDates): boolean {
  const { stepping, disbursedOn, terms } = agreed;
  const { frequency, shortMonth } = stepping;
  if (frequency.kind === "dates" || terms.repayment.timing === "in-advance") return false;
  const steps = { frequency, shortMonth };
  const { regularFirst } = dates;
  if (terms.repayment.anchoredOn !== undefined) {
    return dateBefore(regularFirst, agreed.anchor, steps) !== disbursedOn;
  }
  return dateAt(disbursedOn, 1, steps) !== regularFirst && dateAt(regularFirst, -1, steps) !== disbursedOn;
}

/** The part of a year of a whole first period. */
function wholeYears(agreed: Agreed, dates: RowDates): Ratio {
  const { dayCount } = agreed.terms.interest;
  const steps = agreed.stepping as Stepping<SteppedFrequency>;
  const share = equalPeriod(steps.frequency);
  const isShare = dayCount === "equal-periods" || dayCount === "actual/actual-icma";
  if (isShare) return ratio(share.numerator, share.denominator);
  const nominal = dates.nominal[0] as Day;
  return yearsBy(dayCount, agreed, dates, nominal)(notionalStart(agreed, dates, steps), nominal);
}

/** Whether a whole period costs what the month in which it starts says. */
const isStarted = ({ terms }: Agreed): boolean => terms.interest.periodShare !== "equal";

/** The parts of a year in an irregular first period: by its actual days, or shared out of a whole period. */
function firstYears(agreed: Agreed, dates: RowDates): { actual: YearsBetween; whole: YearsBetween } {
  const period = periodOf(agreed, dates, 0);
  return {
    actual: yearsBy(agreed.terms.interest.firstPeriod.dayCount, agreed, dates, period[1]),
    whole: isStarted(agreed) ? wholePeriod(agreed, period) : shareOf(wholeYears(agreed, dates), period),
  };
}

/** The treatment as the pattern sees it: a bullet has one interest amount, so it has one place for the extra. */
function treatmentOf({ terms }: Agreed): FirstPeriodTreatment {
  const { treatment } = terms.interest.firstPeriod;
  const isAtEnd = treatment === "first-installment" || treatment === "last-installment";
  return terms.repayment.pattern === "bullet" && isAtEnd ? "spread" : treatment;
}

/** Whether the first row repays no principal, or principal that is agreed, so that more interest does not lessen it. */
function keepsPrincipal({ terms, graces }: Agreed, { nominal }: RowDates): boolean {
  const { pattern, given } = terms.repayment;
  return (
    pattern === "interest-only" ||
    given.some(({ installment, principal }) => installment === 1 && principal !== undefined) ||
    graces.some(({ spares, covers }) => spares !== "interest" && covers(0, nominal[0] as Day))
  );
}

/** Whether the first row itself accrues by its actual days; else it costs a whole period. */
function accruesActual(agreed: Agreed, dates: RowDates, treatment: FirstPeriodTreatment): boolean {
  if (treatment === "last-installment") return !keepsPrincipal(agreed, dates);
  return treatment === "spread" || treatment === "first-installment";
}

/** Whether a first period is exactly one share by actual/actual ICMA, even where only the step forward fits. */
function isWholeShare(agreed: Agreed, dates: RowDates, row: number): boolean {
  const { interest, repayment } = agreed.terms;
  const isRegular = dates.interest[0] === dates.regularFirst && repayment.timing === "in-arrears";
  return row === 0 && interest.dayCount === "actual/actual-icma" && isRegular;
}

/** The parts of a year in a regular period. */
function yearsInPeriod(agreed: Agreed, dates: RowDates, row: number): YearsBetween {
  if (!isWholeShare(agreed, dates, row)) return yearsInRow(agreed, dates, row);
  return shareOf(wholeYears(agreed, dates), periodOf(agreed, dates, 0));
}

/** The rounded interest of the first row by what a unit earns in it, with that on what is paid out in its course. */
function firstInterest(
  { principal, later, mode, terms }: Agreed,
  [start, end]: readonly [Day, Day],
  earned: (from: Day, to: Day) => Ratio,
): number {
  const inside = later.filter(({ on }) => on > start && on < end);
  const first = { on: start, amount: principal };
  const exact = [first, ...inside].map(({ on, amount }) => multiplyRatios(ratio(amount), earned(on, end)));
  if (terms.interest.rounding !== "per-piece") return Number(roundRatio(exact.reduce(addRatios), mode));
  let owed = principal;
  return [...inside, { on: end, amount: 0 }].reduce((sum, { on, amount }, k) => {
    const piece = multiplyRatios(ratio(owed), earned(inside[k - 1]?.on ?? start, on));
    owed += amount;
    return sum + Number(roundRatio(piece, mode));
  }, 0);
}

/** The parts of a year in a row's period as the level amount is solved, and flat interest reckoned. */
export function yearsSolved(agreed: Agreed, dates: RowDates, row: number): YearsBetween {
  if (row > 0 || !isIrregularFirst(agreed, dates)) return yearsInPeriod(agreed, dates, row);
  const { actual, whole } = firstYears(agreed, dates);
  return treatmentOf(agreed) === "spread" ? actual : whole;
}

/** The parts of a year in a row's period as the row itself accrues. */
export function yearsCharged(agreed: Agreed, dates: RowDates, row: number): YearsBetween {
  if (row > 0 || !isIrregularFirst(agreed, dates)) return yearsInPeriod(agreed, dates, row);
  const { actual, whole } = firstYears(agreed, dates);
  return accruesActual(agreed, dates, treatmentOf(agreed)) ? actual : whole;
}

/** The factors of all rows where the first period is regular. */
function regularMain(agreed: Agreed, dates: RowDates, rates: readonly DatedRate[]): Factors {
  const main = mainFactors(agreed, dates, rates);
  if (!isWholeShare(agreed, dates, 0)) return main;
  const share = yearsInPeriod(agreed, dates, 0);
  return withFirst(main, accrueBetween(agreed, periodOf(agreed, dates, 0), share, rates));
}

/** The factors of all rows, with the treatment of the first period, at the rates that are named. */
export function chargedPeriods(agreed: Agreed, dates: RowDates, rates = agreed.laterRates): ChargedPeriods {
  if (!isIrregularFirst(agreed, dates)) {
    const main = regularMain(agreed, dates, rates);
    return { rows: main, solved: main };
  }
  const main = mainFactors(agreed, dates, rates);
  const years = firstYears(agreed, dates);
  const period = periodOf(agreed, dates, 0);
  const actual = accrueBetween(agreed, period, years.actual, rates);
  const whole = accrueBetween(agreed, period, years.whole, rates);
  const treatment = treatmentOf(agreed);
  const rows = withFirst(main, accruesActual(agreed, dates, treatment) ? actual : whole);
  if (treatment === "spread" || treatment === "ignored") return { rows, solved: rows };
  const earned = (way: YearsBetween) => (from: Day, to: Day) => accrueBetween(agreed, [from, to], way, rates);
  const interest = (way: YearsBetween) => firstInterest(agreed, period, earned(way));
  const amount = interest(years.actual) - interest(years.whole);
  const isOnTop = agreed.terms.interest.method === "flat" || keepsPrincipal(agreed, dates);
  return { rows, solved: withFirst(main, whole), extra: { amount, treatment, isOnTop } };
}
