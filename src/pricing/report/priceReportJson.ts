/**
 * A price report as plain data.
 */
import { type Decimal, decimalText } from "../../kernel/decimal.js";
import type { AprRuleName } from "../../rules/aprRule.js";
import type { FlowKind, FlowMeasure } from "../../rules/aprRuleFlow.js";
import type { FlowSum } from "../pricedFlow.js";
import type { PriceFigures } from "./priceFigures.js";
import type { PriceScope } from "./priceScope.js";

/** Flows of one kind, added up. */
export interface FlowSumJson {
  readonly kind: FlowKind;
  readonly flows: number;
  readonly amount: string;
}

/** The price from one side. Rates are percent a year with four decimals; `null` where there is none. */
export interface PriceScopeJson {
  readonly measure: FlowMeasure;
  readonly counted: readonly FlowSumJson[];
  readonly leftOut: readonly FlowSumJson[];
  readonly received: string;
  readonly paid: string;
  readonly cost: string;
  readonly costPer100: string;
  readonly flatPercentPerYear: string;
  readonly nominalPercentPerYear: string | null;
  readonly effectivePercentPerYear: string | null;
  readonly fittingPercents: readonly string[];
  readonly clock: string;
  readonly noRate: string | null;
}

/** A price report as plain data; amounts have the currency's digits. */
export interface PriceReportJson {
  readonly currency: string;
  readonly lent: string;
  readonly receivedAtStart: string;
  readonly installments: number;
  readonly payments: number;
  readonly largestPayment: string;
  readonly interest: PriceScopeJson;
  readonly lender: PriceScopeJson;
  readonly client: PriceScopeJson;
  readonly annualRates: readonly {
    readonly rule: AprRuleName;
    readonly figure: string;
    readonly percent: string | null;
    readonly clock: string;
  }[];
  readonly cap: {
    readonly percent: string;
    readonly measure: FlowMeasure;
    readonly tolerance: string;
    readonly isWithin: boolean | null;
    readonly headroom: string | null;
  } | null;
}

const RATE_DECIMALS = 4;

const percent = (value: Decimal): string => decimalText(value, RATE_DECIMALS);
const percentOrNull = (value: Decimal | undefined): string | null =>
  value === undefined ? null : percent(value);

function scopeJson(scope: PriceScope, decimals: number): PriceScopeJson {
  const money = (amount: Decimal): string => decimalText(amount, decimals);
  const sums = (list: readonly FlowSum[]): FlowSumJson[] =>
    list.map(({ kind, flows, amount }) => ({ kind, flows, amount: money(amount) }));
  return {
    measure: scope.measure,
    counted: sums(scope.counted),
    leftOut: sums(scope.leftOut),
    received: money(scope.received),
    paid: money(scope.paid),
    cost: money(scope.cost),
    costPer100: decimalText(scope.costPer100, 2),
    flatPercentPerYear: percent(scope.flatPercentPerYear),
    nominalPercentPerYear: percentOrNull(scope.nominalPercentPerYear),
    effectivePercentPerYear: percentOrNull(scope.effectivePercentPerYear),
    fittingPercents: scope.fittingPercents.map(percent),
    clock: scope.clock,
    noRate: scope.noRate ?? null,
  };
}

/** The report as plain data. */
export function priceReportJson(figures: PriceFigures): PriceReportJson {
  const { decimals, cap } = figures;
  const money = (amount: Decimal): string => decimalText(amount, decimals);
  return {
    currency: figures.currency,
    lent: money(figures.lent),
    receivedAtStart: money(figures.receivedAtStart),
    installments: figures.installments,
    payments: figures.payments,
    largestPayment: money(figures.largestPayment),
    interest: scopeJson(figures.interest, decimals),
    lender: scopeJson(figures.lender, decimals),
    client: scopeJson(figures.client, decimals),
    annualRates: figures.annualRates.map((answer) => ({
      rule: answer.rule,
      figure: answer.figure,
      percent: answer.kind === "none" ? null : answer.printed,
      clock: answer.clock,
    })),
    cap:
      cap === undefined
        ? null
        : {
            percent: decimalText(cap.percent),
            measure: cap.measure,
            tolerance: decimalText(cap.tolerance),
            isWithin: cap.isWithin ?? null,
            headroom: percentOrNull(cap.headroom),
          },
  };
}
