/**
 * Portfolio at risk: the unpaid principal of every loan with an installment more than n days late, as a share of
 * the gross loan portfolio.
 *
 * PAR(n) = Σ principal outstanding of loans with days past due > n ÷ Σ principal outstanding of all loans (amounts in
 * currency units). The whole balance counts, due or not; no interest, fees or penalties. CGAP/SEEP/MIX agreed
 * definition; IRIS FP2635; BSP Circular 409-2003.
 */
import type { Decimal } from "../kernel/decimal.js";
import { DAY_COMPARISONS } from "../rules/comparison.js";
import { collect } from "./accumulator.js";
import type { PortfolioItem } from "./bookTally.js";
import { noRatio, type RatioAnswer, ratioAnswer } from "./ratioAnswer.js";
import {
  describeRisk,
  type PortfolioAtRiskDefinition,
  type PortfolioAtRiskOptions,
  readRiskDefinition,
} from "./riskDefinition.js";
import { type BookFacts, type Breakdown, TallyAccumulator, type ToldBook } from "./tallyAccumulator.js";
import type { LoanSums, TallyView } from "./tallyView.js";

/** The readings of one threshold: which loans count beside the late ones. */
export interface RiskReadings {
  readonly late: RatioAnswer;
  /** Late or restructured, none counted twice. */
  readonly withRestructured: RatioAnswer;
  /** Late, with the loans written off in both sums. */
  readonly withWriteOffs: RatioAnswer;
  readonly withBoth: RatioAnswer;
}

/** One threshold: every reading of it, by amount and by count. */
export interface ThresholdRisk {
  readonly overDays: number;
  readonly amount: RiskReadings;
  readonly count: RiskReadings;
  /** Only what is overdue of the late loans ÷ gross loan portfolio: often called PAR, and lower. */
  readonly overdueOnly: RatioAnswer;
}

/** Portfolio at risk of a book or of one group of it; the headline is what the definition asks for. */
export type RiskFigures = RatioAnswer & {
  readonly grossLoanPortfolio: Decimal;
  readonly loans: number;
  readonly thresholds: readonly ThresholdRisk[];
};

/** Portfolio at risk of a book, with the definition it follows. */
export type PortfolioAtRisk = RiskFigures &
  BookFacts & {
    readonly definition: PortfolioAtRiskDefinition & { readonly text: string };
    readonly breakdowns: readonly Breakdown<RiskFigures>[];
  };

const READINGS = { late: [0, 0], withRestructured: [1, 0], withWriteOffs: [0, 1], withBoth: [1, 1] } as const;

const plus = (a: LoanSums, b: LoanSums): LoanSums => ({
  loans: a.loans + b.loans,
  balance: a.balance + b.balance,
  overdue: a.overdue + b.overdue,
});

/** The inclusive upper bounds of days that a definition needs to tell apart. */
export function riskCuts({ overDays, comparison, upToDays }: PortfolioAtRiskDefinition): number[] {
  const within = overDays.map(DAY_COMPARISONS[comparison]);
  return upToDays === null ? within : [...within, upToDays];
}

function thresholdRisk(
  view: TallyView,
  definition: PortfolioAtRiskDefinition,
  overDays: number,
): ThresholdRisk {
  const { cuts, times } = view.layout;
  const start = cuts.bandsUpTo(DAY_COMPARISONS[definition.comparison](overDays));
  const end = definition.upToDays === null ? cuts.bands : cuts.bandsUpTo(definition.upToDays);
  const late = view.range({ bands: [start, end] });
  const lateOnce = view.range({ bands: [start, end], times: [0, 1] });
  const union = plus(lateOnce, view.range({ times: [1, times] }));
  const gross = view.range();
  const writtenOff = {
    loans: view.tail("writtenOffLoans"),
    balance: view.tail("writtenOffAmount"),
    overdue: 0n,
  };
  const readings = (sum: "loans" | "balance", digits: number): RiskReadings => {
    const reading = ([restructured, written]: readonly [number, number]): RatioAnswer => {
      const extra = written === 1 ? writtenOff[sum] : 0n;
      const atRisk = (restructured === 1 ? union : late)[sum];
      return ratioAnswer(atRisk + extra, gross[sum] + extra, digits, "empty-book");
    };
    const entries = Object.entries(READINGS).map(([name, reads]) => [name, reading(reads)]);
    return Object.fromEntries(entries) as Record<keyof RiskReadings, RatioAnswer>;
  };
  const known = view.tail("overdueNotGiven") === 0n || gross.balance === 0n;
  return {
    overDays,
    amount: readings("balance", view.digits),
    count: readings("loans", 0),
    overdueOnly: known
      ? ratioAnswer(late.overdue, gross.balance, view.digits, "empty-book")
      : noRatio("not-given", late.overdue, gross.balance, view.digits),
  };
}

function tellRisk(view: TallyView, definition: PortfolioAtRiskDefinition): RiskFigures {
  const thresholds = definition.overDays.map((days) => thresholdRisk(view, definition, days));
  const { measure, restructured, writtenOff } = definition;
  const readings = (thresholds[0] as ThresholdRisk)[measure];
  const [both, union] = [writtenOff === "counted", restructured === "always"];
  const headline = both
    ? union
      ? readings.withBoth
      : readings.withWriteOffs
    : union
      ? readings.withRestructured
      : readings.late;
  const gross = view.range();
  return {
    ...headline,
    grossLoanPortfolio: view.amount(gross.balance),
    loans: Number(gross.loans),
    thresholds,
  };
}

/** Portfolio at risk of a book and of its groups, with the definition in words. */
export function tellPortfolioAtRisk(
  { whole, facts, breakdowns }: ToldBook,
  definition: PortfolioAtRiskDefinition,
): PortfolioAtRisk {
  const text = describeRisk(definition, definition.overDays[0] as number);
  return {
    ...tellRisk(whole, definition),
    ...facts,
    definition: { ...definition, text },
    breakdowns: breakdowns((view) => tellRisk(view, definition)),
  };
}

/**
 * An accumulator of portfolio at risk.
 *
 * @throws LoanError listing every option that is wrong
 */
export function portfolioAtRiskAccumulator(
  options: PortfolioAtRiskOptions,
): TallyAccumulator<PortfolioAtRisk> {
  const definition = readRiskDefinition(options);
  return new TallyAccumulator({
    metric: "portfolio-at-risk",
    definition,
    needs: { cuts: [riskCuts(definition)] },
    tell: (told) => tellPortfolioAtRisk(told, definition),
  });
}

/**
 * Portfolio at risk of some loans.
 *
 * An empty book has no ratio: `{ kind: "none", reason: "empty-book" }`. A loan that is not in order is left out and
 * named by its index in `problems`; one with a credit balance, or written off, is counted in `leftOut`. For loans of
 * several currencies add them to an accumulator and ask for its `resultsByCurrency`.
 *
 * @throws LoanError listing every option that is wrong; `conflict` if the loans are of several currencies
 * @example
 * ```ts
 * const book = [
 *   { currency: "BDT", principalOutstanding: "150000", daysPastDue: 0 },
 *   { currency: "BDT", principalOutstanding: "50000", daysPastDue: 45, overduePrincipal: "5000" },
 * ];
 * portfolioAtRisk(book, { overDays: 30 }).percent; // "25.00"
 * ```
 */
export function portfolioAtRisk(
  items: Iterable<PortfolioItem>,
  options: PortfolioAtRiskOptions,
): PortfolioAtRisk {
  return collect(portfolioAtRiskAccumulator(options), items).result();
}
