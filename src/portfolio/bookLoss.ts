/**
 * Expected credit loss of a book: stages by loan, losses by stage and segment.
 *
 * ECL of a cell = Σ balance × PD × LGD (fractions), exact, rounded once: PD over twelve months in stage 1, over the
 * life in stage 2, and 1 in stage 3.
 */
import { Decimal, type DecimalInput } from "../kernel/decimal.js";
import { type Problem, problem, refuse } from "../kernel/error.js";
import { compareRatios, multiplyRatios, ONE, type Ratio, ratio, roundRatio } from "../kernel/ratio.js";
import type { ImpairmentStage } from "../rules/impairmentStage.js";
import type { Position } from "../servicing/position/position.js";
import { POSITION_FIELDS } from "../servicing/position/readPosition.js";
import type { MoneyReading } from "../servicing/position/recordFields.js";
import { collect } from "./accumulator.js";
import type { PortfolioItem } from "./bookTally.js";
import { readFigure } from "./figures.js";
import { checkStaging, type StagingOptions, stageBy } from "./impairmentStage.js";
import { KeyedSums } from "./keyedSums.js";
import { checkOptions } from "./options.js";
import { amountOf, type RatioAnswer, ratioAnswer } from "./ratioAnswer.js";
import { RecordAccumulator, type RecordFacts, type ToldSums } from "./recordAccumulator.js";

/** The risk of a segment, as fractions. */
export interface SegmentRisk {
  readonly probabilityOfDefault12Months: DecimalInput;
  readonly probabilityOfDefaultLifetime: DecimalInput;
  readonly lossGivenDefault: DecimalInput;
}

/** How the expected loss of a book is to be told. */
export interface BookLossOptions extends MoneyReading {
  readonly staging?: StagingOptions | undefined;
  /** The name of the key whose values are the segments; one segment named `all` unless said. */
  readonly segmentBy?: string | undefined;
  /** Risk by segment. */
  readonly risks: Readonly<Record<string, SegmentRisk>>;
}

/** One stage of one segment. */
export interface StageLoss {
  readonly stage: ImpairmentStage;
  readonly segment: string | null;
  readonly loans: number;
  readonly balance: Decimal;
  /** `null` if no risk is given for the segment. */
  readonly expectedLoss: Decimal | null;
}

/** Expected credit loss of a book. */
export type BookLoss = (
  | { readonly kind: "found"; readonly expectedLoss: Decimal }
  | { readonly kind: "none"; readonly reason: "not-given" }
) &
  RecordFacts & {
    readonly cells: readonly StageLoss[];
    readonly grossLoanPortfolio: Decimal;
    /** Expected loss ÷ gross loan portfolio. */
    readonly coverage: RatioAnswer;
    readonly definition: Omit<BookLossOptions, "decimals">;
  };

type Risks = Readonly<Record<string, Readonly<Record<ImpairmentStage, Ratio>>>>;

/** Loss rate of each stage of each segment: PD × LGD. */
function readRisks(risks: BookLossOptions["risks"]): Risks {
  const problems: Problem[] = [];
  const read = (input: unknown, path: string): Ratio => {
    const value = readFigure(input, path, problems);
    const inside = value.numerator >= 0n && compareRatios(value, ONE) <= 0;
    if (!inside) problems.push(problem("out-of-range", path, "must be a fraction from 0 to 1"));
    return value;
  };
  const named = Object.entries(risks ?? {}).map(([segment, risk]) => {
    const at = (name: keyof SegmentRisk): Ratio => read(risk[name], `risks.${segment}.${name}`);
    const loss = at("lossGivenDefault");
    const year = multiplyRatios(at("probabilityOfDefault12Months"), loss);
    const life = multiplyRatios(at("probabilityOfDefaultLifetime"), loss);
    return [segment, { "1": year, "2": life, "3": loss }] as const;
  });
  if (named.length === 0)
    problems.push(problem("required", "risks", "must name the risk of at least one segment"));
  if (problems.length > 0) refuse(problems);
  return Object.fromEntries(named);
}

function tellCells(sums: KeyedSums, risks: Risks, digits: number) {
  return sums.keys().map((key) => {
    const [stage, segment] = JSON.parse(key) as readonly [ImpairmentStage, string | null];
    const rate = segment !== null && Object.hasOwn(risks, segment) ? risks[segment]?.[stage] : undefined;
    const balance = sums.total(key, 1);
    const loss = rate === undefined ? null : roundRatio(multiplyRatios(ratio(balance), rate), "half-up");
    const shown = loss === null ? null : amountOf(loss, digits);
    const cell: StageLoss = {
      stage,
      segment,
      loans: Number(sums.total(key, 0)),
      balance: amountOf(balance, digits),
      expectedLoss: shown,
    };
    return { cell, balance, loss };
  });
}

function tellLoss(
  { sums, digits, facts }: ToldSums<KeyedSums>,
  risks: Risks,
  definition: BookLoss["definition"],
): BookLoss {
  const told = tellCells(sums, risks, digits);
  const gross = told.reduce((sum, { balance }) => sum + balance, 0n);
  const known = told.every(({ loss }) => loss !== null);
  const total = told.reduce((sum, { loss }) => sum + (loss ?? 0n), 0n);
  const none: RatioAnswer = {
    kind: "none",
    reason: "not-given",
    numerator: new Decimal(0),
    denominator: amountOf(gross, digits),
  };
  return {
    ...(known
      ? { kind: "found", expectedLoss: amountOf(total, digits) }
      : { kind: "none", reason: "not-given" }),
    ...facts,
    cells: told.map(({ cell }) => cell),
    grossLoanPortfolio: amountOf(gross, digits),
    coverage: known ? ratioAnswer(total, gross, digits, "empty-book") : none,
    definition,
  };
}

/** An accumulator of the expected loss of a book. @throws LoanError listing everything that is wrong */
export function bookLossAccumulator(options: BookLossOptions) {
  checkOptions(options, {
    decimals: null,
    staging: null,
    risks: null,
    segmentBy: [(value) => typeof value === "string", "must be the name of a key"],
  });
  const { staging = {}, segmentBy, risks: given, decimals } = options;
  checkStaging(staging);
  const risks = readRisks(given);
  const definition = { staging, ...(segmentBy === undefined ? {} : { segmentBy }), risks: given };
  return new RecordAccumulator<PortfolioItem, Position, KeyedSums, BookLoss>({
    metric: "book-loss",
    definition: { ...definition, ...(decimals === undefined ? {} : { decimals }) },
    fields: POSITION_FIELDS,
    open: () => new KeyedSums(2),
    count: (sums, position) => {
      if (position.principalOutstanding <= 0 || position.writtenOff === true) return;
      const segment = segmentBy === undefined ? "all" : (position.keys?.[segmentBy] ?? null);
      const row = sums.row(JSON.stringify([stageBy(position, staging).stage, segment]));
      row.add(0, 1);
      row.add(1, position.principalOutstanding);
    },
    tell: (told) => tellLoss(told, risks, definition),
  });
}

/**
 * Expected credit loss of a book.
 *
 * @throws LoanError listing everything that is wrong; `conflict` if the loans are of several currencies
 * @example
 * ```ts
 * const book = [
 *   { currency: "BDT", principalOutstanding: "1000000", daysPastDue: 0 },
 *   { currency: "BDT", principalOutstanding: "1000", daysPastDue: 120 },
 * ];
 * const all = { probabilityOfDefault12Months: "0.005", probabilityOfDefaultLifetime: "0.01", lossGivenDefault: "0.25" };
 * bookLoss(book, { risks: { all } }).cells.map(({ stage, expectedLoss }) => `${stage}: ${expectedLoss}`); // ["1: 1250", "3: 250"]
 * ```
 */
export function bookLoss(items: Iterable<PortfolioItem>, options: BookLossOptions): BookLoss {
  return collect(bookLossAccumulator(options), items).result();
}
