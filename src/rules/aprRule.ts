/**
 * APR rules: what a law or a standard calls the yearly price of a credit.
 *
 * All solve one equation: what the client receives is worth what the client pays, at one rate. They differ in the
 * flows that count, the clock that measures time, whether the yearly figure compounds, and the print. To add a rule,
 * add one entry: the README table, the schema and the law tests take their names from its keys.
 */
import { FLOW_MEASURES, type FlowKind } from "./aprRuleFlow.js";

/** How the time of a flow is measured. */
export const APR_CLOCKS = {
  "unit-periods": "whole unit-periods, compounded, and a fraction of one at simple interest",
  "eu-years": "whole weeks, months or years counted back, odd days over 365 or 366",
  "julian-years": "whole weeks, months or years counted back, odd days over 365.25",
  "calendar-years": "real days over 365",
  "equal-periods": "equal periods between installments",
} as const;

/** How the time of a flow is measured. */
export type AprClock = keyof typeof APR_CLOCKS;

/** What a yearly figure is. */
export const APR_FIGURES = {
  /** Rate per period × periods a year. */
  nominal: "not compounded: the rate per period × the periods in a year",
  /** What 100 owed for a year grows by. */
  effective: "compounded over a year",
} as const;

/** What a yearly figure is. */
export type AprFigure = keyof typeof APR_FIGURES;

/** Which rate is meant if several fit. */
const RATE_CHOICES = {
  price: "the one at which a higher rate is worth more to the client; none if that leaves several",
  "positive-first": "the positive rate nearest to zero, else the negative one nearest to zero",
} as const;

/** A rule. */
export interface AprRule {
  readonly figure: AprFigure;
  readonly clock: AprClock;
  /** The flows that count, unless the caller says otherwise. */
  readonly counts: readonly FlowKind[];
  /** Decimals of the printed percentage, rounded half-up. */
  readonly decimals: number;
  readonly choice: keyof typeof RATE_CHOICES;
  /** Where the rule is written down. */
  readonly source: string;
}

const {
  interest,
  client,
  "interest-fees-insurance": insured,
  "interest-fees-insurance-tax": taxed,
} = FLOW_MEASURES;

const rule = (
  figure: AprFigure,
  clock: AprClock,
  counts: readonly FlowKind[],
  rest: Pick<AprRule, "decimals" | "source"> & Partial<AprRule>,
): AprRule => ({ figure, clock, counts, choice: "price", ...rest });

/** The rules. */
export const APR_RULES = {
  /** Rate per unit-period × unit-periods in a year; the finance charge has no tax and no deposit in it. */
  "us-regulation-z": rule("nominal", "unit-periods", insured, {
    decimals: 2,
    source: "12 CFR 1026 appendix J, actuarial method; what counts: 1026.4",
  }),
  /** The European annual percentage rate of charge: all costs known to the creditor, taxes included. */
  "eu-2008-48": rule("effective", "eu-years", taxed, {
    decimals: 1,
    source: "Directive 2008/48/EC, article 3(g) and annex I",
  }),
  /** The same for homes. */
  "eu-2014-17": rule("effective", "eu-years", taxed, {
    decimals: 1,
    source: "Directive 2014/17/EU, annex I",
  }),
  /** The successor of 2008/48/EC. */
  "eu-2023-2225": rule("effective", "eu-years", taxed, {
    decimals: 1,
    source: "Directive (EU) 2023/2225, annex III",
  }),
  /** The older directive, years of real days over 365. */
  "eu-98-7-calendar": rule("effective", "calendar-years", taxed, {
    decimals: 1,
    source: "Directive 98/7/EC, annex II, calculation on a calendar basis",
  }),
  /** The older directive, a standard year of 365.25 days, 52 weeks or 12 equal months. */
  "eu-98-7-standard-year": rule("effective", "julian-years", taxed, {
    decimals: 1,
    source: "Directive 98/7/EC, annex II, calculation on the basis of a standard year",
  }),
  /** The United Kingdom's rate with a year of 365.25 days. */
  "uk-consumer-credit": rule("effective", "julian-years", taxed, {
    decimals: 1,
    choice: "positive-first",
    source: "FCA Handbook, CONC App 1 and MCOB 10.3",
  }),
  /** Rate per installment period × periods in a year. */
  nominal: rule("nominal", "equal-periods", client, { decimals: 2, source: "common usage" }),
  /** (1 + rate per installment period)^(periods in a year) − 1. */
  effective: rule("effective", "equal-periods", client, { decimals: 2, source: "common usage" }),
  /** Effective over real days / 365: what XIRR gives. */
  "effective-by-days": rule("effective", "calendar-years", client, { decimals: 2, source: "common usage" }),
  /** The key facts statement: every charge of the lender, those passed on to others too. */
  "india-rbi-kfs": rule("nominal", "equal-periods", taxed, {
    decimals: 2,
    source: "Reserve Bank of India, Key Facts Statement, circular of 15 April 2024, annex B",
  }),
  /** Interest only, the first rung of the transparency price; name a measure for the others. */
  "mftransparency-apr": rule("nominal", "equal-periods", interest, {
    decimals: 1,
    source: "MFTransparency, calculating transparent prices",
  }),
  /** The same, compounded. */
  "mftransparency-eir": rule("effective", "equal-periods", interest, {
    decimals: 1,
    source: "MFTransparency, calculating transparent prices",
  }),
} as const satisfies Record<string, AprRule>;

/** The name of an APR rule. */
export type AprRuleName = keyof typeof APR_RULES;
