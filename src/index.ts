/**
 * kisti: exact repayment schedules and portfolio-risk metrics for microfinance.
 *
 * The one public list, grouped by stage.
 */
// biome-ignore-all assist/source/organizeImports: grouped by stage, not by path

// Errors, dates and numbers.
export { LoanError, PROBLEM_CODES, type Problem, type ProblemCode } from "./kernel/error.js";
export { type DateInput, WEEKDAYS, type Weekday } from "./kernel/date.js";
export type { Decimal, DecimalInput } from "./kernel/decimal.js";
export { ROUNDING_MODES, type RoundingMode } from "./kernel/rounding.js";

// Calendars and day counts.
export { DAY_COUNTS, type DayCount } from "./rules/dayCount.js";
export { daysCounted, yearFraction } from "./rules/yearFraction.js";
export type { YearFractionContext } from "./rules/yearFractionContext.js";
export type { YearFraction } from "./rules/frequency.js";
export { adjustDate, advanceDate, type Advance, type DateAdjustment } from "./rules/adjustDate.js";
export { type CalendarInput, workingCalendar } from "./rules/calendarInput.js";
export type { WorkingCalendar } from "./rules/calendar.js";
export { DATE_SHIFTS, type DateShift } from "./rules/dateShift.js";
export { SHORT_MONTHS, type ShortMonth } from "./rules/shortMonth.js";
export { FREQUENCY_UNITS, type Every } from "./rules/frequency.js";

export { ROLL_CONVENTIONS, type RollConvention } from "./rules/rollConvention.js";
export {
  periodicDates,
  type PeriodicDates,
  replaceStart,
  unadjustedDates,
} from "./schedule/periodicSchedule.js";
export { directedDates, type DirectedTerms } from "./schedule/periodicScheduleDirected.js";
export { STUB_CONVENTIONS, type StubConvention } from "./schedule/periodicScheduleStub.js";
export type { PeriodicTerms } from "./schedule/periodicScheduleTerms.js";

// Terms: what was agreed.
export {
  type LoanTerms,
  type LoanTermsInput,
  type ParsedTerms,
  parseTerms,
  safeParseTerms,
  termsJsonSchema,
} from "./terms/parseTerms.js";

// Schedule: what should happen.
export { buildSchedule, buildSchedules } from "./schedule/buildSchedule.js";
export { CASH_FLOW_KINDS, type CashFlow, type CashFlowKind } from "./schedule/cashFlows.js";
export type { Disbursement, DisbursementParts } from "./schedule/disbursement.js";
export { explainInstallment } from "./schedule/explain.js";
export type { ExactValue } from "./schedule/explainExact.js";
export type {
  ExplainedInterest,
  ExplainedLevel,
  ExplainedPart,
  ExplainedPeriod,
  ExplainedRow,
  ExplainedShift,
  InstallmentExplanation,
} from "./schedule/explanation.js";
export { SCHEDULE_LAWS, type ScheduleLaw } from "./schedule/laws.js";
export type { Installment, ScheduleTotals } from "./schedule/installments.js";
export type { Schedule, ScheduleJson } from "./schedule/schedule.js";
export { type LawProblem, type ScheduleVerdict, verifySchedule } from "./schedule/verify.js";
export type { ScheduleToVerify } from "./schedule/verifyInput.js";
export type { RowInput } from "./schedule/verifyRows.js";
