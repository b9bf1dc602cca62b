/**
 * The shape of Fineract's servicing cases, as the golden file holds them.
 */

/** Terms of a case. */
export interface CaseTerms {
  readonly principal: string;
  readonly interestRate: string;
  readonly ratePeriod: "DAY" | "WEEK" | "MONTH" | "YEAR" | "WHOLE_TERM";
  readonly annualInterestRatePercent: string;
  readonly numberOfRepayments: number;
  readonly repaymentEvery: number;
  readonly repaymentFrequency: "DAYS" | "WEEKS" | "MONTHS" | "YEARS";
  readonly interestMethod: "FLAT" | "DECLINING";
  readonly amortization: "EQUAL_INSTALLMENTS" | "EQUAL_PRINCIPAL";
  readonly interestCalculationPeriod: "DAILY" | "SAME_AS_REPAYMENT";
  readonly currencyDecimals: number;
  readonly roundingMode: "HALF_EVEN" | "HALF_UP";
  readonly daysInYear: "ACTUAL" | number;
  readonly daysInMonth: "ACTUAL" | number;
  readonly installmentMultiplesOf?: number;
  readonly graceOnPrincipal?: number;
  readonly graceOnInterestPayment?: number;
  readonly interestFreePeriods?: number;
  readonly graceOnArrearsAgeing?: number;
  readonly scheduleType: "CUMULATIVE" | "PROGRESSIVE";
  readonly downPaymentPercent?: string;
  readonly downPaymentAutoRepayment?: boolean;
  readonly allocationStrategy?: string;
  readonly allocationOrder?: readonly string[];
  readonly processingType?: "HORIZONTAL" | "VERTICAL";
  readonly futureInstallmentRules?: Readonly<Record<string, string>>;
  readonly chargebackAllocation?: readonly string[];
  readonly interestRecalculation?: {
    readonly restFrequency: string;
    readonly compounding: string;
    readonly earlyPaymentStrategy: string;
    readonly compoundingFrequency?: string;
  };
  readonly charges?: readonly CaseCharge[];
  readonly scheduleStartDate?: string;
}

/** A charge of a product. */
export interface CaseCharge {
  readonly time: string;
  readonly calculation: string;
  readonly percent?: string;
  readonly amount?: string;
  readonly dueDate?: string;
  readonly penalty?: boolean;
}

/** An event of a case. */
export interface CaseEvent {
  readonly type: string;
  readonly date?: string;
  readonly amount?: string;
  readonly kind?: string;
  readonly dueDate?: string;
  readonly penalty?: boolean;
  readonly calculation?: string;
  readonly time?: string;
  readonly percent?: string;
  readonly targetEvent?: number;
  readonly targetPart?: string;
  readonly rescheduleFrom?: string;
  readonly submitted?: string;
  readonly adjustedDueDate?: string;
  readonly extraTerms?: string;
  readonly graceOnPrincipal?: string;
  readonly graceOnInterest?: string;
  readonly newInterestRate?: string;
  readonly frequencyNumber?: number;
  readonly frequencyType?: string;
  readonly startDate?: string;
  readonly numberOfInstallments?: number;
  readonly installmentDueDate?: string;
  readonly start?: string;
  readonly end?: string;
}

/** A row that a case states. */
export type CaseRow = Readonly<Record<string, string | number | undefined>> & { readonly date: string };

/** A transaction that a case states. */
export type CaseTransaction = Readonly<Record<string, string>>;

/** What a case states after so many events. */
export interface CaseState {
  readonly afterEvent?: number;
  readonly rows?: readonly CaseRow[];
  readonly transactions?: readonly CaseTransaction[];
  readonly transactionsMayListReverted?: boolean;
  readonly outstanding?: string;
  readonly overpaid?: string;
  readonly status?: string;
}

/** A servicing case. */
export interface ServicingCase {
  readonly id: string;
  readonly terms: CaseTerms;
  readonly events: readonly CaseEvent[];
  readonly checkpoints?: readonly CaseState[];
  readonly expected: CaseState;
}
