/**
 * Accumulators: what one thread, file or machine counted, another goes on with.
 */
import { problem, refuse } from "../kernel/error.js";
import type { Accumulator, StoredAccumulator } from "./accumulator.js";
import { ageingAccumulator } from "./ageing.js";
import { bookLossAccumulator } from "./bookLoss.js";
import { cashFlowForecastAccumulator } from "./cashFlowForecast.js";
import { collectionRatesAccumulator } from "./collectionRates.js";
import { combine } from "./combine.js";
import { concentrationAccumulator } from "./concentration.js";
import { cureRatesAccumulator } from "./cure.js";
import { firstPaymentDefaultAccumulator } from "./firstPaymentDefault.js";
import { migrationAccumulator } from "./migration.js";
import { outreachAccumulator } from "./outreach.js";
import { portfolioAtRiskAccumulator } from "./portfolioAtRisk.js";
import { portfolioReportAccumulator } from "./portfolioReport.js";
import { provisionsAccumulator } from "./provision/provisions.js";
import { provisionsByKeyAccumulator } from "./provision/provisionsByKey.js";
import { vintagesAccumulator } from "./vintage/vintage.js";

/** Every metric that is an accumulator, by the name that stands in its stored state, and how it is opened. */
export const METRICS = {
  "portfolio-at-risk": portfolioAtRiskAccumulator,
  ageing: ageingAccumulator,
  provisions: provisionsAccumulator,
  "provisions-by-key": provisionsByKeyAccumulator,
  "portfolio-report": portfolioReportAccumulator,
  "collection-rates": collectionRatesAccumulator,
  vintages: vintagesAccumulator,
  migration: migrationAccumulator,
  "cure-rates": cureRatesAccumulator,
  "first-payment-default": firstPaymentDefaultAccumulator,
  "book-loss": bookLossAccumulator,
  concentration: concentrationAccumulator,
  outreach: outreachAccumulator,
  "cash-flow-forecast": cashFlowForecastAccumulator,
} as const;

/** The name of a metric. */
export type Metric = keyof typeof METRICS;

/** The accumulator of a metric. */
export type AccumulatorOf<M extends Metric> = ReturnType<(typeof METRICS)[M]>;

type AnyAccumulator = Accumulator<never, unknown>;

function openFresh(stored: StoredAccumulator): AnyAccumulator {
  const { metric, definition } = stored ?? {};
  if (metric === "combined" && typeof definition === "object" && definition !== null) {
    const parts = Object.entries(definition as Readonly<Record<string, StoredAccumulator>>);
    return combine(Object.fromEntries(parts.map(([name, part]) => [name, openFresh(part)])));
  }
  if (typeof metric !== "string" || !Object.hasOwn(METRICS, metric)) {
    refuse(
      problem("not-in-list", "metric", `must be combined, or one of ${Object.keys(METRICS).join(", ")}`),
    );
  }
  const open = METRICS[metric as Metric] as (definition: unknown) => AnyAccumulator;
  return open(definition);
}

/**
 * The accumulator whose state was stored, ready to go on adding.
 *
 * @param metric the metric that the caller expects; what was stored must be of it
 * @throws LoanError for a state that this library did not write, or of another metric
 * @example
 * ```ts
 * const first = portfolioAtRiskAccumulator({ overDays: 30 });
 * first.add({ currency: "BDT", principalOutstanding: "100", daysPastDue: 45 });
 * const second = restoreAccumulator("portfolio-at-risk", JSON.parse(JSON.stringify(first)));
 * second.add({ currency: "BDT", principalOutstanding: "300", daysPastDue: 0 });
 * second.result().percent; // "25.00"
 * ```
 */
export function restoreAccumulator<M extends Metric>(metric: M, stored: StoredAccumulator): AccumulatorOf<M>;
export function restoreAccumulator(
  metric: "combined",
  stored: StoredAccumulator,
): Accumulator<never, Readonly<Record<string, unknown>>>;
export function restoreAccumulator(metric: Metric | "combined", stored: StoredAccumulator): unknown {
  if (stored?.metric !== metric) refuse(problem("conflict", "metric", "must be the metric that was stored"));
  const accumulator = openFresh(stored);
  accumulator.merge(stored);
  return accumulator;
}
