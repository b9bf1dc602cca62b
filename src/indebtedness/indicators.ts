/**
 * The evaluation of each indicator: a figure, or a figure over another, from the facts and the rule's own
 * choices. To add an indicator, add its meaning to `rules/indebtednessIndicator.ts` and one entry here.
 */
import type { Indicator } from "../rules/indebtednessIndicator.js";
import type { IndebtednessRule } from "../rules/indebtednessPolicy.js";
import { minorOf } from "./amountSchema.js";
import type { Facts } from "./facts.js";
import { annualIncome, meanIncome } from "./incomeMeans.js";
import { peakMonth } from "./peakMonth.js";
import { known, partial, type Quantity, subtract } from "./quantity.js";
import { countBy, exposure, monthlyService, overdueBeyond } from "./sums.js";

/** An indicator's figure: a quantity, or one over another; `undefined` where it does not apply. */
export interface Measure {
  readonly numerator: Quantity;
  readonly denominator?: Quantity;
}

/** What an indicator is evaluated on. */
interface Question {
  readonly facts: Facts;
  readonly rule: IndebtednessRule;
  /** With the proposed loan, or as the household stands today. */
  readonly withNew: boolean;
}

type Evaluate = (question: Question) => Measure | undefined;

const filterOf = ({ rule, withNew }: Question) => ({ counting: rule.counting, withNew });

/** A fact that nobody gave: nothing is known but that it is not negative. */
const missing = (what: string, path: string): Quantity =>
  partial({ certain: 0n, perhaps: 0n, what, paths: [path], isOpen: true }, 1n);

const given = (value: number | undefined, what: string, path: string): Quantity =>
  value === undefined ? missing(what, path) : known(BigInt(value));

/** A figure of the proposed loan; without one the indicator does not apply. */
const ofProposed =
  (
    what: string,
    path: string,
    read: (loan: NonNullable<Facts["proposed"]>) => number | undefined,
  ): Evaluate =>
  ({ facts, withNew }) =>
    facts.proposed === undefined || !withNew
      ? undefined
      : { numerator: given(read(facts.proposed), what, `proposed.${path}`) };

const assetsOf = ({ book: { assets } }: Facts): Quantity => {
  if (assets === undefined) return missing("assets", "assets");
  const paths = assets.flatMap((value, i) => (value === undefined ? [`assets[${i}].value`] : []));
  const certain = assets.reduce<bigint>((sum, value) => sum + BigInt(value ?? 0), 0n);
  return partial({ certain, perhaps: 0n, what: "assets", paths, isOpen: paths.length > 0 }, 1n);
};

const textAmount = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : minorOf(text);

/** New principal over the principal of the earlier loan. */
const repeatLoanGrowth: Evaluate = ({ facts: { proposed }, withNew }) => {
  const previous = proposed?.fields.previous;
  if (proposed === undefined || previous === undefined || !withNew) return undefined;
  return {
    numerator: given(proposed.principal, "the new principal", "proposed.principal"),
    denominator: known(BigInt(minorOf(previous.principal) as number)),
  };
};

/** The same if the earlier loan was paid off early for it; nothing where it was not. */
const refinancingGrowth: Evaluate = (question) => {
  const { proposed } = question.facts;
  if (proposed === undefined || !question.withNew) return undefined;
  const isEarly = proposed.fields.previous?.paidOffEarly === true;
  return isEarly ? repeatLoanGrowth(question) : { numerator: known(0n) };
};

/** Outstanding when paid off over lent, if that was early and not long ago; nothing otherwise. */
const refinancedShare: Evaluate = ({ facts: { proposed }, rule, withNew }) => {
  if (proposed === undefined || !withNew) return undefined;
  const { previous } = proposed.fields;
  if (previous?.paidOffEarly !== true) return { numerator: known(0n) };
  const days = previous.daysSincePaidOff;
  const denominator = known(BigInt(minorOf(previous.principal) as number));
  if (days === undefined && rule.withinDays !== undefined) {
    return {
      numerator: missing("the day of the early pay-off", "proposed.previous.daysSincePaidOff"),
      denominator,
    };
  }
  if (days !== undefined && rule.withinDays !== undefined && days > rule.withinDays) {
    return { numerator: known(0n) };
  }
  const outstanding = minorOf(previous.outstandingWhenPaidOff);
  const path = "proposed.previous.outstandingWhenPaidOff";
  return { numerator: given(outstanding, "what was outstanding", path), denominator };
};

/** The evaluation of each indicator. */
export const EVALUATIONS: Record<Indicator, Evaluate> = {
  "debt-service-to-income": (question) => ({
    numerator: monthlyService(question.facts, filterOf(question)),
    denominator: meanIncome(question.facts, question.rule.income, question.rule.incomeMonths),
  }),
  "peak-month-service-to-income": (question) => {
    const { service, income } = peakMonth(question.facts, {
      ...filterOf(question),
      income: question.rule.income,
    });
    return { numerator: service, denominator: income };
  },
  "monthly-surplus": (question) => ({
    numerator: subtract(
      meanIncome(question.facts, "after-expenses"),
      monthlyService(question.facts, filterOf(question)),
    ),
  }),
  "debt-to-assets": (question) => ({
    numerator: exposure(question.facts, filterOf(question)),
    denominator: assetsOf(question.facts),
  }),
  "debt-to-annual-income": (question) => ({
    numerator: exposure(question.facts, filterOf(question)),
    denominator: annualIncome(question.facts),
  }),
  "total-exposure": (question) => ({ numerator: exposure(question.facts, filterOf(question)) }),
  "lender-count": (question) => ({
    numerator: countBy(question.facts, filterOf(question), ({ lenderKey }) => lenderKey),
  }),
  "loan-count": (question) => ({
    numerator: countBy(question.facts, filterOf(question), ({ path }) => path),
  }),
  "overdue-amount": (question) => ({
    numerator: overdueBeyond(question.facts, filterOf(question), question.rule.overDays ?? 0),
  }),
  "annual-income": ({ facts }) => ({ numerator: annualIncome(facts) }),
  "loan-to-lender-capital": (question) => {
    const capital = textAmount(question.facts.proposed?.fields.lenderCapital);
    return {
      numerator: exposure(question.facts, filterOf(question)),
      denominator: given(capital, "the lender's capital", "proposed.lenderCapital"),
    };
  },
  "repeat-loan-growth": repeatLoanGrowth,
  "refinancing-growth": refinancingGrowth,
  "refinanced-share": refinancedShare,
  "loan-amount": ofProposed("the principal", "principal", ({ principal }) => principal),
  "pledged-collateral": ofProposed("collateral", "collateralFree", ({ fields: { collateralFree } }) =>
    collateralFree === undefined ? undefined : Number(!collateralFree),
  ),
  "annual-rate": ({ facts: { proposed }, withNew }) => {
    if (proposed === undefined || !withNew) return undefined;
    const rate = proposed.annualRate;
    if (rate === undefined) {
      return { numerator: missing("the declining rate", "proposed.decliningRatePercent") };
    }
    return { numerator: known(rate.numerator, rate.denominator) };
  },
  fees: ofProposed("fees", "fees", ({ fields }) => textAmount(fields.fees)),
  deductions: ofProposed("deductions", "deductions", ({ fields }) => textAmount(fields.deductions)),
  "days-to-first-installment": ofProposed(
    "the first due date",
    "daysToFirstInstallment",
    (loan) => loan.daysToFirstInstallment,
  ),
  "installment-count": ofProposed(
    "the number of installments",
    "installmentsLeft",
    (loan) => loan.installments,
  ),
  "tenor-months": ofProposed("the term", "tenorMonths", (loan) => loan.tenorMonths),
};
