/**
 * Retention, dropout and uptake of clients under their several definitions, from counts.
 */
import { problem, refuse } from "../kernel/error.js";
import { needRecord } from "../kernel/recordInput.js";
import {
  RETENTION_COUNTS,
  RETENTION_RATES,
  type RetentionCount,
  type RetentionRate,
  UPTAKE_COUNTS,
  UPTAKE_RATES,
  type UptakeCount,
  type UptakeRate,
} from "../rules/outreachRate.js";
import { readFigures, tellFormulas } from "./figures.js";
import { wholeFrom } from "./options.js";
import type { RatioAnswer } from "./ratioAnswer.js";

function checkCounts(counts: Readonly<Record<string, unknown>>): void {
  needRecord(counts, "counts");
  const wrong = Object.entries(counts).filter(([, count]) => count !== undefined && !wholeFrom(0)[0](count));
  if (wrong.length > 0)
    refuse(wrong.map(([name]) => problem("out-of-range", name, "must be a whole number of at least 0")));
}

/**
 * Every retention and dropout rate that the counts allow.
 *
 * @throws LoanError for counts that are unknown, negative or not whole
 * @example
 * ```ts
 * const rates = retentionRates({ activeAtStart: 1000, newBorrowers: 350, activeAtEnd: 1100 });
 * rates["retention-seep-mix"].percent; // "81.48"
 * rates["exit-m-cril"].percent; // "18.52"
 * rates["exit-accion"].percent; // "25.00"
 * rates["repeat-loans"].kind; // "none"
 * ```
 */
export function retentionRates(
  counts: { readonly [Name in RetentionCount]?: number | undefined },
): Readonly<Record<RetentionRate, RatioAnswer>> {
  checkCounts(counts);
  const names = Object.keys(RETENTION_COUNTS) as RetentionCount[];
  return tellFormulas<RetentionCount, RetentionRate>(RETENTION_RATES, readFigures(counts, names));
}

/**
 * Every step of the uptake of a loan product, each with its own denominator.
 *
 * @throws LoanError for counts that are unknown, negative or not whole
 * @example
 * ```ts
 * const uptake = uptakeRates({ offered: 400, applied: 250, approved: 200, disbursed: 180 });
 * uptake["disbursed-of-offered"].percent; // "45.00"
 * uptake["disbursed-of-approved"].percent; // "90.00"
 * ```
 */
export function uptakeRates(
  counts: { readonly [Name in UptakeCount]?: number | undefined },
): Readonly<Record<UptakeRate, RatioAnswer>> {
  checkCounts(counts);
  const names = Object.keys(UPTAKE_COUNTS) as UptakeCount[];
  return tellFormulas<UptakeCount, UptakeRate>(UPTAKE_RATES, readFigures(counts, names));
}
