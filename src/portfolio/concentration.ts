/**
 * Concentration: how much of a book lies with few borrowers, branches, villages or sectors.
 *
 * With shares s of the total: Herfindahl–Hirschman index H = Σ s²; normalized (H − 1/N) ÷ (1 − 1/N); effective number
 * 1 ÷ H; and the share of the largest n.
 */
import type { Decimal, DecimalInput } from "../kernel/decimal.js";
import { type Problem, problem, refuse } from "../kernel/error.js";
import {
  addRatios,
  compareRatios,
  divideRatios,
  multiplyRatios,
  ONE,
  type Ratio,
  ratio,
  subtractRatios,
  ZERO,
} from "../kernel/ratio.js";
import { needIterable } from "../kernel/recordInput.js";
import type { Position } from "../servicing/position/position.js";
import { POSITION_FIELDS } from "../servicing/position/readPosition.js";
import type { MoneyReading } from "../servicing/position/recordFields.js";
import { collect } from "./accumulator.js";
import type { PortfolioItem } from "./bookTally.js";
import { readFigure } from "./figures.js";
import { KeyedSums } from "./keyedSums.js";
import { checkOptions } from "./options.js";
import { amountOf, exactAnswer, type RatioAnswer } from "./ratioAnswer.js";
import { RecordAccumulator, type RecordFacts } from "./recordAccumulator.js";

/** Concentration of some exposures. */
export interface ConcentrationFigures {
  /** How many exposures above zero. */
  readonly count: number;
  readonly index: RatioAnswer;
  /** None for a single exposure. */
  readonly normalizedIndex: RatioAnswer;
  readonly effectiveNumber: RatioAnswer;
  readonly largest: readonly { readonly count: number; readonly share: RatioAnswer }[];
}

/** By what a book's concentration is told. */
export interface ConcentrationOptions extends MoneyReading {
  /** The name of a key, or `borrower`. */
  readonly by: string;
  /** Shares of the largest so many; 1, 5 and 10 unless said. */
  readonly largest?: readonly number[] | undefined;
}

/** Concentration of a book. Names of branches and the like are not part of it, nor are borrowers' ids. */
export interface Concentration extends ConcentrationFigures, RecordFacts {
  readonly definition: { readonly by: string; readonly largest: readonly number[] };
  readonly total: Decimal;
  /** Loans that do not say the key: they are in no share and not in the total. */
  readonly withoutKey: { readonly loans: number; readonly amount: Decimal };
}

const NO_EXPOSURE = (index: Ratio): RatioAnswer => ({
  ...exactAnswer(index),
  kind: "none",
  reason: "empty-book",
});

function figuresOf(exposures: readonly Ratio[], largest: readonly number[]): ConcentrationFigures {
  const positive = exposures.filter(({ numerator }) => numerator > 0n);
  const total = positive.reduce<Ratio>(addRatios, ZERO);
  const count = positive.length;
  if (count === 0) {
    const none = NO_EXPOSURE(ZERO);
    return { count, index: none, normalizedIndex: none, effectiveNumber: none, largest: [] };
  }
  const squares = positive.reduce<Ratio>(
    (sum, exposure) => addRatios(sum, multiplyRatios(exposure, exposure)),
    ZERO,
  );
  const index = divideRatios(squares, multiplyRatios(total, total));
  const even = ratio(1, count);
  const descending = [...positive].sort((a, b) => compareRatios(b, a));
  return {
    count,
    index: exactAnswer(index),
    normalizedIndex:
      count === 1
        ? NO_EXPOSURE(index)
        : exactAnswer(divideRatios(subtractRatios(index, even), subtractRatios(ONE, even))),
    effectiveNumber: exactAnswer(divideRatios(ONE, index)),
    largest: largest.map((n) => ({
      count: n,
      share: exactAnswer(divideRatios(descending.slice(0, n).reduce<Ratio>(addRatios, ZERO), total)),
    })),
  };
}

function checkLargest(largest: unknown): void {
  const sound = Array.isArray(largest) && largest.every((n) => Number.isSafeInteger(n) && n > 0);
  if (!sound) refuse(problem("wrong-type", "largest", "must be a list of whole numbers of at least 1"));
}

/**
 * Concentration of plain exposures, none of them negative.
 *
 * @throws LoanError listing every exposure that is unreadable or negative
 * @example
 * ```ts
 * const { index, normalizedIndex, largest } = concentrationOf(["5000", "3000", "1000", "500", "500"], [1, 3]);
 * index.ratio; // 0.355
 * normalizedIndex.ratio; // 0.19375
 * largest.map(({ share }) => share.percent); // ["50.00", "90.00"]
 * ```
 */
export function concentrationOf(
  exposures: Iterable<DecimalInput>,
  largest: readonly number[] = [1, 5, 10],
): ConcentrationFigures {
  checkLargest(largest);
  needIterable(exposures, "exposures");
  const problems: Problem[] = [];
  const read = Array.from(exposures, (exposure, i) => readFigure(exposure, `[${i}]`, problems));
  read.forEach(({ numerator }, i) => {
    if (numerator < 0n) problems.push(problem("out-of-range", `[${i}]`, "must not be negative"));
  });
  if (problems.length > 0) refuse(problems);
  return figuresOf(read, largest);
}

/**
 * An accumulator of concentration; memory grows with the number of different keys.
 *
 * @throws LoanError listing every option that is wrong
 */
export function concentrationAccumulator(options: ConcentrationOptions) {
  checkOptions(options, {
    decimals: null,
    by: [(value) => typeof value === "string", "must be the name of a key"],
    largest: null,
  });
  const { by, largest = [1, 5, 10], decimals } = options;
  if (by === undefined) refuse(problem("required", "by", "must be the name of a key, or borrower"));
  checkLargest(largest);
  const definition = { by, largest };
  return new RecordAccumulator<PortfolioItem, Position, KeyedSums, Concentration>({
    metric: "concentration",
    definition: { ...definition, ...(decimals === undefined ? {} : { decimals }) },
    fields: POSITION_FIELDS,
    open: () => new KeyedSums(2),
    count: (sums, { principalOutstanding, writtenOff, keys, borrower }) => {
      if (principalOutstanding <= 0 || writtenOff === true) return;
      const value = by === "borrower" ? borrower : keys?.[by];
      const row = sums.row(value === undefined ? "" : `=${value}`);
      row.add(0, principalOutstanding);
      row.add(1, 1);
    },
    tell: ({ sums, digits, facts }) => {
      const named = sums.keys().filter((key) => key !== "");
      const exposures = named.map((key) => ratio(sums.total(key, 0)));
      const total = exposures.reduce<Ratio>(addRatios, ZERO).numerator;
      return {
        ...figuresOf(exposures, largest),
        ...facts,
        definition,
        total: amountOf(total, digits),
        withoutKey: { loans: Number(sums.total("", 1)), amount: amountOf(sums.total("", 0), digits) },
      };
    },
  });
}

/**
 * Concentration of a book by a key of its loans.
 *
 * @throws LoanError listing every option that is wrong; `conflict` if the loans are of several currencies
 */
export function concentration(items: Iterable<PortfolioItem>, options: ConcentrationOptions): Concentration {
  return collect(concentrationAccumulator(options), items).result();
}
