/**
 * Fineract's loan products in the words of this library.
 */
import type { RoundingMode } from "../../src/kernel/rounding.js";
import type { EarlyMoney, LatePrincipal } from "../../src/rules/earlyMoney.js";
import type { Compounded, Rest } from "../../src/rules/recalculation.js";
import type { TrancheSharing } from "../../src/rules/servicingChoice.js";
import type { Component, PaymentTiming, Waterfall, WaterfallName } from "../../src/rules/waterfall.js";
import { type AllocationPlace, waterfallOf } from "../../src/rules/waterfallOf.js";
import type { ServicingInput } from "../../src/servicing/servicingSchema.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import type { CaseCharge, CaseTerms } from "./fineractCase.js";

const UNITS = { DAYS: "day", WEEKS: "week", MONTHS: "month", YEARS: "year" } as const;
const RATE_UNITS = { DAY: "day", WEEK: "week", MONTH: "month", YEAR: "year" } as const;

export const roundingOf = ({ roundingMode }: CaseTerms): RoundingMode =>
  roundingMode === "HALF_EVEN" ? "half-even" : "half-up";

export const CHARGE_BASES: Readonly<Record<string, "principal" | "installment" | "interest">> = {
  PERCENT_OF_AMOUNT: "principal",
  PERCENT_OF_PRINCIPAL: "principal",
  PERCENT_OF_DISBURSEMENT_AMOUNT: "principal",
  PERCENT_OF_PRINCIPAL_AND_INTEREST: "installment",
  PERCENT_OF_INTEREST: "interest",
};

/** A charge of the product. */
function chargeOf({ time, calculation, percent, amount, dueDate }: CaseCharge, index: number) {
  const of = CHARGE_BASES[calculation];
  const when =
    time === "INSTALLMENT"
      ? ("each-installment" as const)
      : time === "DISBURSEMENT"
        ? ("disbursement" as const)
        : { on: dueDate ?? "" };
  return {
    name: `charge ${index}`,
    when,
    ...(of === undefined ? { amount: amount ?? "" } : { percent: percent ?? "", of }),
  };
}

/** The rate as stated; one for the whole term by the annual rate that it comes to. */
function rateOf({ ratePeriod, interestRate, annualInterestRatePercent }: CaseTerms) {
  if (ratePeriod === "WHOLE_TERM") return { percent: annualInterestRatePercent, per: "year" as const };
  return { percent: interestRate, per: RATE_UNITS[ratePeriod] };
}

/** Rows at the start that are spared. */
function gracesOf({ graceOnPrincipal = 0, graceOnInterestPayment = 0, interestFreePeriods = 0 }: CaseTerms) {
  const graces = [
    { spares: "principal", for: { periods: graceOnPrincipal }, interest: "paid" },
    { spares: "interest", for: { periods: graceOnInterestPayment }, interest: "deferred-next" },
    { spares: "interest", for: { periods: interestFreePeriods }, interest: "forgiven" },
  ] as const;
  return graces.filter(({ for: { periods } }) => periods > 0);
}

/** Terms of a loan over an amount paid out on a day. */
export function loanTerms(terms: CaseTerms, principal: string, disbursedOn: string): LoanTermsInput {
  const { installmentMultiplesOf: multiple, interestCalculationPeriod, daysInMonth, daysInYear } = terms;
  const isDaily = interestCalculationPeriod === "DAILY" && daysInMonth === "ACTUAL";
  return {
    currency: "EUR",
    decimals: terms.currencyDecimals,
    principal,
    disbursedOn,
    interest: {
      rate: rateOf(terms),
      method: terms.interestMethod === "FLAT" ? "flat" : "declining-balance",
      dayCount: isDaily ? (daysInYear === 360 ? "actual/360" : "actual/365") : "equal-periods",
    },
    repayment: {
      installments: terms.numberOfRepayments,
      every: { count: terms.repaymentEvery, unit: UNITS[terms.repaymentFrequency] },
      pattern: terms.amortization === "EQUAL_PRINCIPAL" ? "equal-principal" : "equal-installments",
      levelPeriods: isDaily ? "nominal" : "actual",
      grace: gracesOf(terms),
    },
    charges: (terms.charges ?? []).map(chargeOf),
    rounding: {
      mode: roundingOf(terms),
      ...(multiple !== undefined && { multiple: { of: String(multiple) } }),
    },
  };
}

const STRATEGIES: Readonly<Record<string, WaterfallName>> = {
  PENALTIES_FEES_INTEREST_PRINCIPAL_ORDER: "penalty-fee-interest-principal",
  INTEREST_PRINCIPAL_PENALTIES_FEES_ORDER: "interest-principal-penalty-fee",
  PRINCIPAL_INTEREST_PENALTIES_FEES_ORDER: "principal-interest-penalty-fee",
  HEAVENSFAMILY_UNIQUE: "principal-first-sparing-interest",
  EARLY_REPAYMENT_STRATEGY: "early-principal",
  RBI_INDIA: "rbi-india",
  DUE_PENALTY_FEE_INTEREST_PRINCIPAL_IN_ADVANCE_PRINCIPAL_PENALTY_FEE_INTEREST: "in-advance-principal-first",
  DUE_PENALTY_INTEREST_PRINCIPAL_FEE_IN_ADVANCE_PENALTY_INTEREST_PRINCIPAL_FEE:
    "penalty-interest-principal-fee",
};

const TIMINGS: readonly (readonly [string, PaymentTiming])[] = [
  ["PAST_DUE_", "past-due"],
  ["IN_ADVANCE_", "in-advance"],
  ["DUE_", "due"],
];

function placeOf(name: string): AllocationPlace {
  const [prefix, timing] = TIMINGS.find(([start]) => name.startsWith(start)) as readonly [
    string,
    PaymentTiming,
  ];
  return { timing, component: name.slice(prefix.length).toLowerCase() as Component };
}

function waterfall(terms: CaseTerms): WaterfallName | Waterfall {
  const { allocationStrategy = "", allocationOrder = [], processingType } = terms;
  const named = STRATEGIES[allocationStrategy];
  if (named !== undefined) return named;
  if (allocationOrder.length === 0) return "penalty-fee-interest-principal";
  const walk = processingType === "VERTICAL" ? "by-component" : "by-installment";
  return waterfallOf(walk, allocationOrder.map(placeOf));
}

const FUTURE: Readonly<Record<string, EarlyMoney>> = {
  NEXT_INSTALLMENT: "next-installment",
  LAST_INSTALLMENT: "last-installment",
  REAMORTIZATION: "equal-shares",
};

const REASONS: readonly (readonly [string, string])[] = [
  ["GOODWILL_CREDIT", "goodwill"],
  ["MERCHANT_ISSUED_REFUND", "merchant-refund"],
  ["PAYOUT_REFUND", "payout-refund"],
];

const EARLY_PAYMENT: Readonly<Record<string, EarlyMoney>> = {
  REDUCE_EMI_AMOUNT: "cut-installment",
  REDUCE_NUMBER_OF_INSTALLMENTS: "cut-term",
  RESCHEDULE_NEXT_REPAYMENTS: "next-principal",
};

const REST: Readonly<Record<string, Rest>> = {
  DAILY: "daily",
  WEEKLY: "weekly",
  MONTHLY: "monthly",
  SAME_AS_REPAYMENT: "due-dates",
};

const COMPOUNDED: Readonly<Record<string, Compounded>> = {
  INTEREST: "interest",
  FEE: "charges",
  INTEREST_AND_FEE: "interest-and-charges",
};

function compoundingOf({
  compounding,
  compoundingFrequency,
}: NonNullable<CaseTerms["interestRecalculation"]>) {
  const of = COMPOUNDED[compounding];
  return of === undefined
    ? {}
    : { compounding: { of, every: REST[compoundingFrequency ?? "DAILY"] ?? "daily" } };
}

/**
 * Rests on due dates leave late principal in the base for whole periods. The classic generator leaves alone the rows due
 * before the day of the last entry: they stand as planned.
 */
function latePrincipalOf(restFrequency: string, keepsPastRows: boolean): LatePrincipal {
  if (restFrequency !== "SAME_AS_REPAYMENT") return "until-paid";
  return keepsPastRows ? "period-in-progress" : "whole-period";
}

/** The classic generator shares flat loans by their rows, and solves others for all that is lent, from the start. */
function tranchesOf({ scheduleType, interestMethod }: CaseTerms): TrancheSharing {
  if (scheduleType === "PROGRESSIVE") return "rows-to-come";
  return interestMethod === "FLAT" ? "all-rows" : "foreseen";
}

/** How the loan is serviced. */
export function servicingTerms(terms: CaseTerms, keepsPastRows: boolean): ServicingInput {
  const isProgressive = terms.scheduleType === "PROGRESSIVE";
  const future = terms.futureInstallmentRules ?? {};
  const recalculation = terms.interestRecalculation;
  const ofPayments = EARLY_PAYMENT[recalculation?.earlyPaymentStrategy ?? ""] ?? FUTURE[future.DEFAULT ?? ""];
  const credits = REASONS.flatMap(([name, reason]) => {
    const rule = FUTURE[future[name] ?? future.DEFAULT ?? ""];
    return rule === undefined ? [] : [[reason, rule] as const];
  });
  return {
    waterfall: waterfall(terms),
    ...(ofPayments && { earlyMoney: ofPayments }),
    earlyCredit: Object.fromEntries(credits),
    sameDay: "as-given",
    charges: isProgressive ? "when-due" : "from-the-start",
    rowChanges: isProgressive ? "when-made" : "from-the-start",
    reAmortization: "equal-shares",
    flatReschedules: "what-was-lent",
    tranches: tranchesOf(terms),
    downPayments: isProgressive ? "last" : "first",
    // The calculator behind progressive loans knows no other interest than on what is outstanding.
    ...(terms.scheduleStartDate && {
      interest: "actual",
      pieceRounding: "each-piece",
      paidAhead: "moves-on",
    }),
    ...(recalculation && {
      interest: "actual",
      latePrincipal: latePrincipalOf(recalculation.restFrequency, keepsPastRows && !isProgressive),
      rest: REST[recalculation.restFrequency] ?? "daily",
      pieceRounding: "each-piece",
      earlyInterest:
        recalculation.earlyPaymentStrategy === "REDUCE_NUMBER_OF_INSTALLMENTS"
          ? "at-once-whole"
          : "with-the-row",
      rowInProgress:
        recalculation.earlyPaymentStrategy === "REDUCE_EMI_AMOUNT" ? "repaid-first" : "planned-again",
      rowCharges: "follow-rows",
      paidAhead: isProgressive ? "moves-on" : "stays",
      ...compoundingOf(recalculation),
    }),
    ...(terms.chargebackAllocation && {
      chargeback: terms.chargebackAllocation.map((name) => name.toLowerCase() as Component),
    }),
  };
}
