/**
 * kisti: exact repayment schedules and portfolio-risk metrics for microfinance.
 *
 * The one public list, grouped by stage.
 */

export type { DateInput } from "./kernel/date.js";
export type { Decimal, DecimalInput } from "./kernel/decimal.js";
// Errors and numbers.
export { LoanError, PROBLEM_CODES, type Problem, type ProblemCode } from "./kernel/error.js";
// Schedule: what should happen.
export { buildSchedule, buildSchedules } from "./schedule/buildSchedule.js";
export type { Installment, ScheduleJson, ScheduleTotals } from "./schedule/installments.js";
export type { Schedule } from "./schedule/schedule.js";
// Terms: what was agreed.
export {
  type LoanTerms,
  type LoanTermsInput,
  type ParsedTerms,
  parseTerms,
  safeParseTerms,
  termsJsonSchema,
} from "./terms/parseTerms.js";
