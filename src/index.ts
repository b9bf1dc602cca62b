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
export { FREQUENCY_UNITS, type Every, type EveryHalfMonth } from "./rules/frequency.js";

export { ROLL_CONVENTIONS, type RollConvention } from "./rules/rollConvention.js";
export {
  periodicDates,
  type PeriodicDates,
  replaceStart,
  unadjustedDates,
} from "./schedule/periodic/periodicSchedule.js";
export {
  DATE_DIRECTIONS,
  type DateDirection,
  directedDates,
  type DirectedTerms,
} from "./schedule/periodic/periodicScheduleDirected.js";
export { STUB_CONVENTIONS, type StubConvention } from "./schedule/periodic/periodicScheduleStub.js";
export type { PeriodicTerms } from "./schedule/periodic/periodicScheduleTerms.js";

// Terms: what was agreed.
export type { LoanTerms } from "./terms/complete.js";
export type { LoanTermsInput } from "./terms/loanTermsInput.js";
export { type ParsedTerms, parseTerms, safeParseTerms, termsJsonSchema } from "./terms/parseTerms.js";
export { fineractTerms } from "./terms/fineract.js";
export type { FineractTerms } from "./terms/fineractFields.js";
export { FINERACT_OPTIONS } from "./terms/fineractOptions.js";
export type { Preset, PresetTerms } from "./terms/preset.js";
export { PRESETS, type PresetName } from "./terms/presets.js";
export { type PresetOverrides, termsFromPreset } from "./terms/termsFromPreset.js";

// Schedule: what should happen.
export { buildSchedule, buildSchedules } from "./schedule/buildSchedule.js";
export { exactInstallments, type ExactInstallment } from "./schedule/exact/exactInstallments.js";
export { ACTUS_TYPES, type ActusContract, type ActusType } from "./schedule/actus/actusContract.js";
export {
  ACTUS_EVENTS,
  actusEvents,
  type ActusEvent,
  type ActusEvents,
} from "./schedule/actus/actusEvents.js";
export { termsFromActus, type ActusTerms } from "./schedule/actus/actusTerms.js";
export { CASH_FLOW_KINDS, type CashFlow, type CashFlowKind } from "./schedule/cashFlows.js";
export type { Disbursement, DisbursementParts } from "./schedule/disbursement.js";
export { explainInstallment } from "./schedule/explain/explain.js";
export type { ExactValue } from "./schedule/explain/explainExact.js";
export type {
  ExplainedInterest,
  ExplainedLevel,
  ExplainedPart,
  ExplainedPeriod,
  ExplainedRow,
  ExplainedShift,
  InstallmentExplanation,
} from "./schedule/explain/explanation.js";
export { SCHEDULE_LAWS, type ScheduleLaw } from "./schedule/verify/laws.js";
export type { Installment, ScheduleTotals } from "./schedule/installments.js";
export type { Schedule, ScheduleJson } from "./schedule/schedule.js";
export { type LawProblem, type ScheduleVerdict, verifySchedule } from "./schedule/verify/verify.js";
export type { ScheduleToVerify } from "./schedule/verify/verifyInput.js";
export type { RowInput } from "./schedule/verify/verifyRows.js";

// Solving for the other side.
export { NO_TERMS_REASONS, type NoTerms, type NoTermsReason } from "./schedule/solve/solveAnswer.js";
export {
  type FoundInstallment,
  type InstallmentRun,
  type SeveralInstallments,
  solveInstallment,
} from "./schedule/solve/solveInstallment.js";
export {
  type FoundInstallments,
  type InstallmentsRequest,
  solveInstallments,
  type TermsWithoutNumber,
} from "./schedule/solve/solveInstallments.js";
export { INSTALLMENT_MEASURES, type InstallmentMeasure } from "./schedule/solve/solveMeasure.js";
export {
  type FoundPrincipal,
  type PrincipalRequest,
  solvePrincipal,
} from "./schedule/solve/solvePrincipal.js";
export {
  type FoundRateOfTerms,
  type RateRequest,
  solveRate,
  type TermsWithoutRate,
} from "./schedule/solve/solveRate.js";

// Groups: members' shares and meetings.
export { splitAmount, type SplitOptions } from "./schedule/group/groupAmount.js";
export {
  type MeetingDates,
  type MeetingRequest,
  type MeetingRule,
  meetingDates,
  type MonthlyMeetings,
  type WeeklyMeetings,
} from "./schedule/group/groupMeeting.js";
export {
  type GroupSchedule,
  type MemberInput,
  type MemberSchedule,
  splitSchedule,
} from "./schedule/group/groupSplit.js";

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
} from "./schedule/compliance/compliance.js";
// Positions: what a portfolio knows of a loan.
export type {
  Collateral,
  HasPosition,
  OverdueInstallment,
  Position,
  PositionInput,
} from "./servicing/position/position.js";
export {
  parsePosition,
  type PositionReading,
  positionJsonSchema,
  readPosition,
} from "./servicing/position/readPosition.js";
export type { MoneyReading } from "./servicing/position/recordFields.js";
export { type RowColumns, rowReader } from "./servicing/position/rowReader.js";

// Portfolio: how healthy is the book. Each figure is one function, and an accumulator.
export {
  type Accumulator,
  collect,
  collectAsync,
  collectBatches,
  type Progress,
  type StoredAccumulator,
} from "./portfolio/accumulator.js";
export { combine } from "./portfolio/combine.js";
export {
  type AccumulatorOf,
  type Metric,
  METRICS,
  restoreAccumulator,
} from "./portfolio/restoreAccumulator.js";
export type { GroupBy, PortfolioItem } from "./portfolio/bookTally.js";
export type { ItemProblem, ItemProblems } from "./portfolio/problemLog.js";
export type { BookFacts, Breakdown, TallyAccumulator } from "./portfolio/tallyAccumulator.js";
export type { LeftOut } from "./portfolio/tallyView.js";
export type { RecordAccumulator, RecordFacts } from "./portfolio/recordAccumulator.js";
export {
  compareToPercent,
  NO_RATIO_REASONS,
  type NoRatioReason,
  type RatioAnswer,
} from "./portfolio/ratioAnswer.js";

export {
  portfolioAtRisk,
  type PortfolioAtRisk,
  portfolioAtRiskAccumulator,
  type RiskFigures,
  type RiskReadings,
  type ThresholdRisk,
} from "./portfolio/portfolioAtRisk.js";
export {
  type PortfolioAtRiskDefinition,
  type PortfolioAtRiskOptions,
  RESTRUCTURED_READINGS,
  type RestructuredReading,
  RISK_MEASURES,
  type RiskMeasure,
  WRITE_OFF_READINGS,
  type WriteOffReading,
} from "./portfolio/riskDefinition.js";
export { DAY_COMPARISONS, type DayComparison } from "./rules/comparison.js";
export {
  type Ageing,
  ageing,
  ageingAccumulator,
  type AgeingDefinition,
  type AgeingFigures,
  type AgeingOptions,
  type InstallmentAgeing,
  type LoanBand,
} from "./portfolio/ageing.js";
export type { BandsInput, DayBand } from "./portfolio/dayBands.js";
export { AGEING_BANDS, type AgeingBands } from "./rules/ageingBands.js";

export { provisionOf, provisions, provisionsAccumulator } from "./portfolio/provision/provisions.js";
export type {
  ClassProvisions,
  NoProvisionReason,
  ProvisionClass,
  Provisions,
} from "./portfolio/provision/provisionFigures.js";
export type {
  PolicyLabel,
  ProvisionDefinition,
  ProvisionOptions,
} from "./portfolio/provision/provisionDefinition.js";
export {
  provisionsByKey,
  type ProvisionsByKey,
  provisionsByKeyAccumulator,
  type ProvisionsByKeyOptions,
} from "./portfolio/provision/provisionsByKey.js";
export {
  parseProvisioningPolicy,
  type ProvisioningPolicyChoice,
} from "./portfolio/provision/provisioningPolicy.js";
export { provisioningPolicyJsonSchema } from "./portfolio/provision/provisioningPolicySchema.js";
export { PROVISIONING_POLICIES, type ProvisioningPolicyName } from "./policies/provisioningPolicies.js";
export {
  GENERAL_BASES,
  type GeneralBase,
  PROVISION_BASES,
  type ProvisionBase,
  type ProvisioningBand,
  type ProvisioningPolicy,
  type RiskStep,
  type YearlyRates,
} from "./rules/provisioningPolicy.js";
export {
  portfolioReport,
  type PortfolioReport,
  portfolioReportAccumulator,
  type PortfolioReportDefinition,
  type PortfolioReportOptions,
} from "./portfolio/portfolioReport.js";
export { portfolioReportText } from "./portfolio/reportText.js";

export {
  collectionRates,
  type CollectionPeriod,
  type CollectionRates,
  collectionRatesAccumulator,
} from "./portfolio/collectionRates.js";
export {
  COLLECTION_RATES,
  COLLECTION_SUMS,
  type CollectionRate,
  type CollectionSum,
} from "./rules/collectionRate.js";
export {
  type AnnualLoanLossRate,
  annualLoanLossRate,
  cumulativeCollectionRate,
  type DuePeriod,
  impliedTermYears,
  type LoanTerm,
  RUN_OFFS,
  type RunOff,
} from "./portfolio/annualLoanLoss.js";
export {
  type Growth,
  growth,
  type PortfolioFigures,
  type PortfolioRatioOptions,
  type PortfolioRatios,
  portfolioRatios,
  realYield,
} from "./portfolio/qualityRatios.js";
export {
  BALANCE_AVERAGES,
  type BalanceAverage,
  PORTFOLIO_FIGURES,
  PORTFOLIO_RATIOS,
  type PortfolioFigure,
  type PortfolioRatio,
} from "./rules/portfolioRatio.js";

export {
  vintages,
  type VintageDefinition,
  type VintageOptions,
  type Vintages,
  vintagesAccumulator,
} from "./portfolio/vintage/vintage.js";
export type { TwofoldShare, VintageAge, VintageCohort } from "./portfolio/vintage/vintageCells.js";
export type { LoanHistory } from "./portfolio/loanHistory.js";
export { AGE_UNITS, type AgeUnit, type Cohort, COHORTS } from "./rules/cohort.js";
export {
  type LoanMove,
  migration,
  type Migration,
  migrationAccumulator,
  type MigrationOptions,
} from "./portfolio/migration.js";
export type { MigrationCell, MigrationRow } from "./portfolio/migrationMatrix.js";
export {
  type CureOptions,
  cureRates,
  type CureRates,
  cureRatesAccumulator,
  type CureShare,
  type FollowedLoan,
} from "./portfolio/cure.js";
export {
  type FirstInstallment,
  firstPaymentDefault,
  type FirstPaymentDefault,
  firstPaymentDefaultAccumulator,
  type FirstPaymentDefaultOptions,
  type FirstPaymentFigures,
} from "./portfolio/firstPaymentDefault.js";

export { impairmentStage, type StagedLoan, type StagingOptions } from "./portfolio/impairmentStage.js";
export {
  DEFAULT_TIMINGS,
  type DefaultTiming,
  IMPAIRMENT_STAGES,
  type ImpairmentStage,
  type LossHorizon,
} from "./rules/impairmentStage.js";
export { expectedCreditLoss, type ExpectedLoss, type LossPath } from "./portfolio/expectedCreditLoss.js";
export {
  bookLoss,
  type BookLoss,
  bookLossAccumulator,
  type BookLossOptions,
  type SegmentRisk,
  type StageLoss,
} from "./portfolio/bookLoss.js";
export {
  concentration,
  type Concentration,
  concentrationAccumulator,
  type ConcentrationFigures,
  concentrationOf,
  type ConcentrationOptions,
} from "./portfolio/concentration.js";
export { outreach, type Outreach, outreachAccumulator, type OutreachOptions } from "./portfolio/outreach.js";
export { retentionRates, uptakeRates } from "./portfolio/outreachRates.js";
export {
  RETENTION_COUNTS,
  RETENTION_RATES,
  type RetentionCount,
  type RetentionRate,
  UPTAKE_COUNTS,
  UPTAKE_RATES,
  type UptakeCount,
  type UptakeRate,
} from "./rules/outreachRate.js";
export {
  type CashFlowForecast,
  cashFlowForecast,
  cashFlowForecastAccumulator,
  type DueAmount,
  type ForecastOptions,
  type ForecastPeriod,
} from "./portfolio/cashFlowForecast.js";
export { scheduleDues } from "./portfolio/scheduleDues.js";
export {
  type CountTable,
  type PublishedCell,
  type PublishedGroups,
  type PublishedTable,
  publishGroups,
  type SuppressionOptions,
  suppressSmallCells,
} from "./portfolio/suppression/suppression.js";
export { type EarlyPayoff, isRefinanced, spreadWorstDays } from "./portfolio/refinancing.js";
export { REFINANCING_RULES, type RefinancingRuleName } from "./rules/refinancing.js";

// Pricing: what it really costs.
export { type DatedFlow, irr, xirr, type XirrOptions } from "./pricing/irr.js";
export { type RateOptions, XIRR_DAY_COUNTS, type XirrDayCount } from "./pricing/rateOptions.js";
export type {
  FoundRate,
  NoRate,
  RateAnswer,
  RateFigures,
  RateUnit,
  SeveralRates,
} from "./pricing/rateAnswer.js";
export { NO_RATE_REASONS, type NoRateReason } from "./pricing/findRoots.js";
export { NO_PRICE_REASONS, type NoPriceReason } from "./pricing/chosenRoot.js";
export {
  APR_CLOCKS,
  APR_FIGURES,
  APR_RULES,
  type AprClock,
  type AprRule,
  type AprRuleName,
} from "./rules/aprRule.js";
export { FLOW_KINDS, FLOW_MEASURES, type FlowKind, type FlowMeasure } from "./rules/aprRuleFlow.js";
export {
  type AprAnswer,
  type AprBasis,
  type AprFigures,
  annualPercentageRate,
} from "./pricing/apr/annualPercentageRate.js";
export type { AprOptions } from "./pricing/apr/aprOptions.js";
export type { AprUnitPeriod } from "./pricing/unitPeriod.js";
export type { FlowSum, PricedFlow } from "./pricing/pricedFlow.js";
export { futureValue, levelPayment, presentValue } from "./pricing/timeValue.js";
export {
  cumulativeInterest,
  cumulativePrincipal,
  interestPart,
  principalPart,
} from "./pricing/paymentParts.js";
export {
  NO_PERIODS_REASONS,
  numberOfPeriods,
  type PeriodsAnswer,
  ratePerPeriod,
} from "./pricing/solveTerm.js";
export { netPresentValue } from "./pricing/netPresentValue.js";
export { datedNetPresentValue } from "./pricing/datedNetPresentValue.js";
export { modifiedIrr } from "./pricing/modifiedIrr.js";
export { effectiveAnnualRate, nominalAnnualRate } from "./pricing/effectiveRate.js";
export { decliningEquivalent, flatEquivalent } from "./pricing/flatEquivalent.js";
export type { FlowSumJson, PriceScopeJson } from "./pricing/report/priceReportJson.js";
export { type PriceReport, priceReport } from "./pricing/report/priceReport.js";
export type { PriceReportOptions, RateCap } from "./pricing/report/priceReportInput.js";
export {
  compareOffers,
  type Offer,
  type OfferComparison,
  type RankedOffer,
} from "./pricing/compareOffers.js";

// Households: can the household carry it.
export {
  type Household,
  type HouseholdDebt,
  type HouseholdInput,
  householdJsonSchema,
  type ParsedHousehold,
  parseHousehold,
  safeParseHousehold,
} from "./indebtedness/parseHousehold.js";
export type { ProposedLoanInput } from "./indebtedness/proposedLoan.js";
export {
  type Assessment,
  assessIndebtedness,
  type PeakMonthFigures,
} from "./indebtedness/assessIndebtedness.js";
export type { AssessmentChoices } from "./indebtedness/assessmentChoices.js";
export type { AssessmentOptions } from "./indebtedness/readyPolicy.js";
export type { DecidingCondition, RuleResult } from "./indebtedness/ruleResult.js";
export type { Outcome } from "./indebtedness/judgment.js";
export type { Figure } from "./indebtedness/figure.js";
export type { ExposureSummary } from "./indebtedness/exposureSummary.js";
export { explainAssessment, type ExplanationOptions } from "./indebtedness/explainAssessment.js";
export { countVerdicts, type GroupedAssessment, type VerdictCounts } from "./indebtedness/countVerdicts.js";
export {
  indebtednessPolicyJsonSchema,
  type ParsedIndebtednessPolicy,
  parseIndebtednessPolicy,
  type PolicyChoice,
  safeParseIndebtednessPolicy,
} from "./indebtedness/parsePolicy.js";
export { INDEBTEDNESS_POLICIES, type IndebtednessPolicyName } from "./policies/indebtednessPolicies.js";
export {
  type CountedDebts,
  type IndebtednessPolicy,
  type IndebtednessPolicyInput,
  type IndebtednessRule,
  type IndebtednessRuleInput,
  type IndexBand,
  RULE_EFFECTS,
  type RuleCondition,
  type RuleEffect,
} from "./rules/indebtednessPolicy.js";
export { type Indicator, INDICATORS } from "./rules/indebtednessIndicator.js";
export { type Confidence, CONFIDENCES } from "./rules/confidence.js";
export { MONTHLY_CONVERSIONS, type MonthlyConversion } from "./rules/monthlyConversion.js";
export {
  HOUSEHOLD_DEFINITIONS,
  type HouseholdDefinition,
  type Relation,
  RELATIONS,
} from "./rules/householdDefinition.js";
export {
  DEBT_KINDS,
  DEBT_MARKS,
  DEBT_PRODUCTS,
  DEBT_PURPOSES,
  type DebtKind,
  type DebtMark,
  type DebtProduct,
  type DebtPurpose,
  GUARANTEE_WEIGHTS,
  type GuaranteeWeight,
  LENDER_TYPES,
  type LenderType,
} from "./rules/debtKind.js";
export {
  ASSET_KINDS,
  type AssetKind,
  EXPENSE_KINDS,
  type ExpenseKind,
  INCOME_BASES,
  INCOME_SOURCES,
  type IncomeBasis,
  type IncomeSource,
  SAVINGS_KINDS,
  type SavingsKind,
} from "./rules/incomeSource.js";
export {
  jointLiability,
  type JointLiabilityGroup,
  type MemberLiability,
} from "./indebtedness/jointLiability.js";
export {
  type CashFlowPeriod,
  type HouseholdCashFlow,
  projectCashFlow,
} from "./indebtedness/cashFlow/cashFlow.js";
export type { HouseholdCashFlowOptions } from "./indebtedness/cashFlow/cashFlowOptions.js";
export { CASH_FLOW_STEPS, type CashFlowStep } from "./rules/cashFlowStep.js";
export {
  type BreakEven,
  stressHousehold,
  type StressOutcome,
  type StressReport,
} from "./indebtedness/stressHousehold.js";
export type { StressOptions } from "./indebtedness/stressOptions.js";
export { STRESS_SCENARIOS, type StressScenario, type StressScenarioName } from "./rules/stressScenario.js";
export type { AffordabilityOptions } from "./indebtedness/affordability.js";
export {
  largestAffordableInstallment,
  largestAffordableLoan,
  type LargestInstallment,
  type LargestLoan,
  type NoLargest,
} from "./indebtedness/largestAffordable.js";
export type { LoanWithoutPrincipal, TermsWithoutPrincipal } from "./indebtedness/lookedFor.js";
export type { LargestOptions } from "./indebtedness/largestOptions.js";
export { type Fit, fitSchedule, type FoundFit } from "./indebtedness/fit/fitSchedule.js";
export type { FitOptions } from "./indebtedness/fit/fitOptions.js";
export { FIT_GOALS, type FitGoal } from "./rules/fitGoal.js";
export type { EmergencyOptions } from "./indebtedness/emergency/emergencyOptions.js";
export type { EmergencyInstallment, EmergencyPlan } from "./indebtedness/emergency/emergencyPlan.js";
export type { EmergencyBalance } from "./indebtedness/emergency/owedLoan.js";
export {
  type EmergencyReport,
  rescheduleInEmergency,
} from "./indebtedness/emergency/rescheduleInEmergency.js";
export type { ServicedLoan } from "./indebtedness/servicedLoan.js";
export { type AccountDebtFacts, debtOfAccount } from "./indebtedness/debtOfAccount.js";
export {
  ARREARS_TREATMENTS,
  type ArrearsTreatment,
  EMERGENCY_CREDIT_USES,
  type EmergencyCreditUse,
} from "./rules/emergencyChoice.js";
export { projectSavings, type SavingsAccount, type SavingsMovement } from "./indebtedness/savingsPlan.js";
export type { EmergencyFundInput, SavingsPlanInput } from "./indebtedness/savingsSchema.js";
export { INTEREST_CREDITS, type InterestCredit } from "./rules/interestCredit.js";
export { type SetOff, type SetOffResult, setOffSavings } from "./indebtedness/setOffSavings.js";
export {
  drawOnFund,
  FUND_LIMITS,
  type FundDraw,
  type FundLimit,
  type Replenishment,
} from "./indebtedness/emergencyFund.js";
// Servicing: what did happen.
export { LoanAccount } from "./servicing/account.js";
export type { RestOfLoan } from "./servicing/restOfLoan.js";
export type { AccountRow } from "./servicing/accountRows.js";
export type { AccountSavings, ExpectedDeposit, SavingsAmounts } from "./servicing/accountSavings.js";
export { ACCOUNT_STATUSES, type AccountStatus, type NextDue } from "./servicing/accountStatus.js";
export type { AccruedInterest } from "./servicing/accrued.js";
export type { Amounts } from "./servicing/amounts.js";
export { type AppendOptions, append } from "./servicing/append.js";
export {
  type Arrears,
  arrears,
  type ArrearsOptions,
  type Lateness,
  type OverdueRow,
} from "./servicing/arrears.js";
export {
  type Classification,
  type ClassificationPolicy,
  type ClassSpell,
  classification,
  type LoanClass,
} from "./servicing/classification.js";
export { type Comparison, compareChange, type LoanOutlook } from "./servicing/comparison.js";
export {
  type Delinquency,
  type DelinquencyOptions,
  type DelinquentRange,
  delinquency,
} from "./servicing/delinquency.js";
export {
  CREDIT_REASONS,
  type CreditReason,
  EVENT_KINDS,
  type EventKind,
  REFUND_SOURCES,
  type RefundSource,
} from "./servicing/event/eventKinds.js";
export * from "./servicing/event/changeMakers.js";
export * from "./servicing/event/eventMakers.js";
export * from "./servicing/event/savingsMakers.js";
export { eventJsonSchema, type LoanEventInput } from "./servicing/event/eventSchema.js";
export type { EventOf, LoanEvent } from "./servicing/event/events.js";
export type { DirectedPart } from "./servicing/event/paymentChoice.js";
export type { RowKind } from "./servicing/ledger/ledgerCells.js";
export {
  type ParsedEvents,
  parseEvent,
  parseEvents,
  safeParseEvents,
} from "./servicing/event/parseEvents.js";
export type { PaymentSplit } from "./servicing/paymentSplits.js";
export { type PayoffOptions, type PayoffQuote, payoffQuote } from "./servicing/payoff/payoff.js";
export { positionOf } from "./servicing/position/positionOf.js";
export type { PositionExtras } from "./servicing/position/positionFrom.js";
export { type ReplayOptions, replay } from "./servicing/replay.js";
export {
  type ParsedServicing,
  parseServicing,
  type Servicing,
  type ServicingInput,
  safeParseServicing,
  servicingJsonSchema,
} from "./servicing/servicingSchema.js";
export { DAYS_PAST_DUE, type DaysPastDueConvention } from "./rules/daysPastDue.js";
export {
  DELINQUENCY_BUCKETS,
  PAUSE_COUNTS,
  UPGRADE_RULES,
  type DelinquencyBuckets,
  type DelinquencyRange,
  type PauseCount,
  type UpgradeRule,
} from "./rules/delinquency.js";
export {
  EARLY_MONEY,
  type EarlyMoney,
  INTEREST_BASES,
  type InterestBasis,
  LATE_PRINCIPAL,
  type LatePrincipal,
} from "./rules/earlyMoney.js";
export { PENALTY_BASES, type PenaltyBase, PENALTY_STARTS, type PenaltyStart } from "./rules/penaltyBase.js";
export { REBATES, type Rebate } from "./rules/rebate.js";
export {
  COMPOUNDED,
  type Compounded,
  EARLY_INTEREST,
  type EarlyInterest,
  PAID_AHEAD,
  type PaidAhead,
  RESTS,
  type Rest,
  ROW_CHARGES,
} from "./rules/recalculation.js";
export {
  type Component,
  type Covered,
  type PaymentTiming,
  WATERFALLS,
  type Waterfall,
  type WaterfallName,
  type WaterfallStep,
} from "./rules/waterfall.js";
export { type AllocationPlace, waterfallOf } from "./rules/waterfallOf.js";
