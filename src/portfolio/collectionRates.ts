/**
 * Collection rates of one period or of many, of one branch or of many: sums are added, and divided once.
 */
import type { Decimal, DecimalInput } from "../kernel/decimal.js";
import { type Problem, problem } from "../kernel/error.js";
import {
  COLLECTION_RATES,
  COLLECTION_SUMS,
  type CollectionRate,
  type CollectionSum,
} from "../rules/collectionRate.js";
import { type MoneyReading, positiveAmount, required } from "../servicing/position/recordFields.js";
import { collect } from "./accumulator.js";
import { ExactSums, type StoredSum } from "./exactSums.js";
import { checkOptions } from "./options.js";
import { amountOf, type RatioAnswer, ratioAnswer } from "./ratioAnswer.js";
import { RecordAccumulator, type RecordFacts, type Sums } from "./recordAccumulator.js";

/** The sums of one period (of one branch, one officer …). */
export type CollectionPeriod = { readonly currency: string; readonly unit?: "minor" | undefined } & {
  readonly [Sum in CollectionSum]: DecimalInput;
};

type ReadPeriod = { readonly currency: string } & { readonly [Sum in CollectionSum]: number };

/** Every collection rate of the periods added. */
export interface CollectionRates extends RecordFacts {
  readonly sums: Readonly<Record<CollectionSum, Decimal>>;
  readonly rates: Readonly<Record<CollectionRate, RatioAnswer>>;
}

const NAMES = Object.keys(COLLECTION_SUMS) as readonly CollectionSum[];
const FIELDS = Object.fromEntries(NAMES.map((name) => [name, required(positiveAmount)]));

/** Sums of a fixed list of amounts. */
class PlainSums implements Sums {
  readonly totals = new ExactSums(NAMES.length);
  absorb(stored: unknown): void {
    this.totals.absorb(stored as readonly StoredSum[]);
  }
  toJSON(): unknown {
    return this.totals.toJSON();
  }
}

function checkPeriod({
  dueInPeriod,
  collectedOnTime,
  collectedLate,
  openingArrears,
  ...rest
}: ReadPeriod): Problem[] {
  const problems: Problem[] = [];
  if (collectedOnTime + collectedLate > dueInPeriod) {
    problems.push(
      problem("conflict", "collectedLate", "collected on the dues of the period must not exceed them"),
    );
  }
  if (rest.collectedArrears > openingArrears) {
    problems.push(
      problem("conflict", "collectedArrears", "collected on the opening arrears must not exceed them"),
    );
  }
  return problems;
}

/** An accumulator of collection rates. */
export function collectionRatesAccumulator(options: MoneyReading = {}) {
  checkOptions(options, { decimals: null });
  return new RecordAccumulator<CollectionPeriod, ReadPeriod, PlainSums, CollectionRates>({
    metric: "collection-rates",
    definition: options,
    fields: FIELDS,
    check: checkPeriod,
    open: () => new PlainSums(),
    count: ({ totals }, period) => {
      NAMES.forEach((name, i) => {
        totals.add(i, period[name]);
      });
    },
    tell: ({ sums: { totals }, digits, facts }) => {
      const sum = (names: readonly CollectionSum[]): bigint =>
        names.reduce((total, name) => total + totals.total(NAMES.indexOf(name)), 0n);
      const rates = Object.entries(COLLECTION_RATES).map(([name, { plus, over }]) => [
        name,
        ratioAnswer(sum(plus), sum(over), digits),
      ]);
      const sums = NAMES.map((name) => [name, amountOf(sum([name]), digits)]);
      return {
        ...facts,
        sums: Object.fromEntries(sums) as Record<CollectionSum, Decimal>,
        rates: Object.fromEntries(rates) as Record<CollectionRate, RatioAnswer>,
      };
    },
  });
}

/**
 * Every collection rate of one period or of many: the sums are added first.
 *
 * @throws LoanError `conflict` if the periods are of several currencies
 * @example
 * ```ts
 * const month = {
 *   currency: "BDT",
 *   dueInPeriod: "10000", collectedOnTime: "9200", collectedLate: "300",
 *   openingArrears: "2000", collectedArrears: "600", prepayments: "1500",
 * };
 * const { rates } = collectionRates([month]);
 * rates["on-time"].percent; // "92.00"
 * rates["current-recovery"].percent; // "101.00"
 * rates.asked.percent; // "84.17"
 * ```
 */
export function collectionRates(
  periods: Iterable<CollectionPeriod>,
  options: MoneyReading = {},
): CollectionRates {
  return collect(collectionRatesAccumulator(options), periods).result();
}
