/**
 * The price of a loan from one side: what it costs, and its yearly rates, with what was counted.
 */
import { Decimal } from "../../kernel/decimal.js";
import { FLOW_KINDS, type FlowMeasure } from "../../rules/aprRuleFlow.js";
import { type AprAnswer, annualPercentageRate } from "../apr/annualPercentageRate.js";
import { nominalAnnualRate } from "../effectiveRate.js";
import { readFraction } from "../fraction.js";
import type { FlowSum, PricedFlow } from "../pricedFlow.js";

/** What a loan costs when the flows of a measure count. */
export interface PriceScope {
  readonly measure: FlowMeasure;
  /** The flows that count, added up by kind. */
  readonly counted: readonly FlowSum[];
  /** The flows that do not count here. */
  readonly leftOut: readonly FlowSum[];
  /** All that the client receives: the loan, savings given back. */
  readonly received: Decimal;
  /** All that the client pays. */
  readonly paid: Decimal;
  /** Paid − received. */
  readonly cost: Decimal;
  /** The cost for every 100 borrowed. */
  readonly costPer100: Decimal;
  /** The flat rate a year, in percent of what was lent, that costs as much. */
  readonly flatPercentPerYear: Decimal;
  /** The rate a year on what is still owed, not compounded: the declining equivalent. */
  readonly nominalPercentPerYear: Decimal | undefined;
  /** The same compounded over a year. */
  readonly effectivePercentPerYear: Decimal | undefined;
  /** All compounded yearly rates in percent that balance the flows, ascending; one of several may be the price. */
  readonly fittingPercents: readonly Decimal[];
  /** How time was measured; why there is no rate, where there is none. */
  readonly clock: string;
  readonly noRate: string | undefined;
}

/** What scopes of one loan share. */
export interface PriceBasis {
  readonly flows: readonly PricedFlow[];
  /** Installment periods a year, as a quotient. */
  readonly periodsPerYear: string;
  /** Whether all flows fall on whole periods. */
  readonly isRegular: boolean;
  /** The length of the loan in years. */
  readonly years: Decimal;
  /** What was lent. */
  readonly lent: Decimal;
}

const RATE_DIGITS = 20;

const totalOf = (sums: readonly FlowSum[], direction: 1 | -1): Decimal =>
  sums.reduce(
    (total, { kind, amount }) => (FLOW_KINDS[kind].direction === direction ? total.plus(amount) : total),
    new Decimal(0),
  );

interface YearlyRates {
  readonly nominal: Decimal | undefined;
  readonly effective: Decimal | undefined;
  readonly fitting: readonly Decimal[];
  readonly answer: AprAnswer;
}

/** All rates of an answer, in percent. */
function percentsOf(answer: AprAnswer): Decimal[] {
  return answer.kind === "found" ? [answer.percent] : answer.rates.map(({ percent }) => percent);
}

/** By equal periods where the loan is regular. */
function regularRates({ flows, periodsPerYear }: PriceBasis, counting: FlowMeasure): YearlyRates {
  const options = { counting, periodsPerYear, significantDigits: RATE_DIGITS };
  const answer = annualPercentageRate(flows, { rule: "nominal", ...options });
  const compounded = annualPercentageRate(flows, { rule: "effective", ...options });
  const percentOf = (found: AprAnswer): Decimal | undefined =>
    found.kind === "none" ? undefined : found.percent;
  return {
    nominal: percentOf(answer),
    effective: percentOf(compounded),
    fitting: percentsOf(compounded),
    answer,
  };
}

/**
 * By days where it is not; the nominal rate is then the one that compounds to the effective rate, and none where that
 * is below zero or too large to be read as an exact number.
 */
function datedRates({ flows, periodsPerYear }: PriceBasis, counting: FlowMeasure): YearlyRates {
  const options = { counting, significantDigits: RATE_DIGITS };
  const answer = annualPercentageRate(flows, { rule: "effective-by-days", ...options });
  const fitting = percentsOf(answer);
  if (answer.kind === "none") return { nominal: undefined, effective: undefined, fitting, answer };
  const [top, bottom] = periodsPerYear.split("/").map(Number) as [number, number];
  const perYear = Math.max(1, Math.round(top / bottom));
  const isBeyond = answer.rate.isNegative() || readFraction(answer.rate) === undefined;
  const nominal = isBeyond
    ? undefined
    : nominalAnnualRate({
        effectiveAnnualRate: answer.rate,
        periodsPerYear: perYear,
        significantDigits: RATE_DIGITS,
      });
  return { nominal: nominal?.times(100), effective: answer.percent, fitting, answer };
}

/** The price of a loan when the flows of a measure count. */
export function priceScope(basis: PriceBasis, measure: FlowMeasure): PriceScope {
  const { nominal, effective, fitting, answer } = basis.isRegular
    ? regularRates(basis, measure)
    : datedRates(basis, measure);
  const [received, paid] = [totalOf(answer.counted, 1), totalOf(answer.counted, -1)];
  const cost = paid.minus(received);
  const share = cost.div(basis.lent).times(100);
  return {
    measure,
    counted: answer.counted,
    leftOut: answer.leftOut,
    received,
    paid,
    cost,
    costPer100: share,
    flatPercentPerYear: share.div(basis.years),
    nominalPercentPerYear: nominal,
    effectivePercentPerYear: effective,
    fittingPercents: fitting,
    clock: answer.clock,
    noRate: answer.kind === "none" ? answer.message : undefined,
  };
}
