/**
 * A price report in plain words that a borrower can follow.
 */
import { type Decimal, decimalText } from "../../kernel/decimal.js";
import { FLOW_KINDS } from "../../rules/aprRuleFlow.js";
import type { FlowSum } from "../pricedFlow.js";
import type { CapVerdict, PriceFigures } from "./priceFigures.js";
import type { PriceScope } from "./priceScope.js";

/** An amount with thousands apart: `20,000.00`. */
export function groupedAmount(amount: Decimal, decimals: number): string {
  const [front = "", back] = decimalText(amount, decimals).split(".");
  const grouped = front.replace(/\B(?=(\d{3})+$)/g, ",");
  return back === undefined ? grouped : `${grouped}.${back}`;
}

const rate = (percent: Decimal | undefined): string =>
  percent === undefined ? "no rate" : `${decimalText(percent, 2)}%`;

/** The sums of a list that make up a cost, in words. */
function parts(sums: readonly FlowSum[], decimals: number): string {
  const named = sums.map(
    ({ kind, amount }) => `${FLOW_KINDS[kind].words} ${groupedAmount(amount, decimals)}`,
  );
  return named.join(", ");
}

const REPAID = ["disbursement", "principal", "repayment"];

function costLines(title: string, scope: PriceScope, decimals: number): string[] {
  const cost = scope.counted.filter(({ kind }) => !REPAID.includes(kind));
  const lines = [
    `${title}: ${groupedAmount(scope.cost, decimals)}, which is ${decimalText(scope.costPer100, 2)} for every 100 borrowed.`,
    `  Counted: ${cost.length === 0 ? "no charge at all" : parts(cost, decimals)}.`,
  ];
  if (scope.leftOut.length > 0) lines.push(`  Not counted here: ${parts(scope.leftOut, decimals)}.`);
  const isLower = scope.nominalPercentPerYear?.gt(scope.flatPercentPerYear) ?? false;
  const hint = isLower ? ", which looks lower but is the same money" : "";
  // A rate that shows as a loss of everything tells nobody anything; the data keeps it.
  const told = scope.fittingPercents.map(rate).filter((text) => text !== "-100.00%");
  const fitting = told.join(", ");
  if (scope.noRate !== undefined) {
    return [...lines, `  No yearly rate: ${scope.noRate}${fitting === "" ? "" : ` (${fitting})`}.`];
  }
  const several = `  Several compounded rates fit (${fitting}); the price of the credit is the one below.`;
  if (told.length > 1) lines.push(several);
  return [
    ...lines,
    `  Yearly rate on what you still owe: ${rate(scope.nominalPercentPerYear)}; compounded over the year: ${rate(scope.effectivePercentPerYear)}.`,
    `  The same cost as a flat rate on the whole loan: ${rate(scope.flatPercentPerYear)} a year${hint}.`,
  ];
}

function capLine({ percent, isWithin, headroom, measure }: CapVerdict): string {
  if (isWithin === undefined || headroom === undefined)
    return `Ceiling of ${rate(percent)}: this loan has no yearly rate.`;
  const distance = decimalText(headroom.abs(), 2);
  const what = measure === "interest" ? "interest" : measure;
  const place = headroom.isNegative() ? "above" : "below";
  return `Ceiling of ${rate(percent)} (${what}): ${isWithin ? "kept" : "broken"}, ${distance} points ${place} it.`;
}

/** The report in plain words. */
export function priceReportText(figures: PriceFigures): string {
  const { currency, decimals, payments, annualRates, cap } = figures;
  const money = (amount: Decimal): string => groupedAmount(amount, decimals);
  const lines = [
    `You borrow ${money(figures.lent)} ${currency} and have ${money(figures.receivedAtStart)} in hand on the first day.`,
    `You pay ${payments === 1 ? "once" : `${payments} times`}, at most ${money(figures.largestPayment)} at once, and ${money(figures.client.paid)} in all.`,
    ...costLines("All that you pay for it", figures.client, decimals),
    ...costLines("What the lender earns", figures.lender, decimals),
    ...costLines("The interest alone", figures.interest, decimals),
  ];
  for (const answer of annualRates) {
    const shown =
      answer.kind === "none" ? `none, ${answer.message}` : `${answer.printed}% (${answer.figure})`;
    lines.push(`Annual rate under ${answer.rule}: ${shown}.`);
  }
  if (cap !== undefined) lines.push(capLine(cap));
  lines.push(`Time was measured as ${figures.client.clock}.`);
  return lines.join("\n");
}
