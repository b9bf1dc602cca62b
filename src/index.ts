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
export type { Preset, PresetTerms } from "./terms/preset.js";
export { PRESETS, type PresetName } from "./terms/presets.js";
export { type PresetOverrides, termsFromPreset } from "./terms/termsFromPreset.js";

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

// Solving for the other side.
export { NO_TERMS_REASONS, type NoTerms, type NoTermsReason } from "./schedule/solveAnswer.js";
export {
  type FoundInstallment,
  type InstallmentRun,
  type SeveralInstallments,
  solveInstallment,
} from "./schedule/solveInstallment.js";
export {
  type FoundInstallments,
  type InstallmentsRequest,
  solveInstallments,
  type TermsWithoutNumber,
} from "./schedule/solveInstallments.js";
export { INSTALLMENT_MEASURES, type InstallmentMeasure } from "./schedule/solveMeasure.js";
export { type FoundPrincipal, type PrincipalRequest, solvePrincipal } from "./schedule/solvePrincipal.js";
export {
  type FoundRateOfTerms,
  type RateRequest,
  solveRate,
  type TermsWithoutRate,
} from "./schedule/solveRate.js";

// Groups: members' shares and meetings.
export { splitAmount, type SplitOptions } from "./schedule/groupAmount.js";
export {
  type MeetingDates,
  type MeetingRequest,
  type MeetingRule,
  meetingDates,
  type MonthlyMeetings,
  type WeeklyMeetings,
} from "./schedule/groupMeeting.js";
export {
  type GroupSchedule,
  type MemberInput,
  type MemberSchedule,
  splitSchedule,
} from "./schedule/groupSplit.js";

// Compliance of terms with dated rule sets.
export { COMPLIANCE_RULE_SETS, type ComplianceRuleSetName } from "./policies/compliancePolicies.js";
export {
  COMPLIANCE_FIGURES,
  type ComplianceFigure,
  type ComplianceRule,
  type ComplianceRuleSet,
  type ComplianceUnit,
} from "./rules/complianceRule.js";
export {
  checkCompliance,
  COMPLIANCE_VERDICTS,
  type ComplianceOptions,
  type ComplianceReport,
  type ComplianceResult,
  type ComplianceVerdict,
} from "./schedule/compliance.js";
