/**
 * Portfolio ratios of a period: write-off, loan loss, coverage, reserve, provision expense, yield, growth.
 */
import { Decimal, type DecimalInput } from "../kernel/decimal.js";
import { type Problem, problem, refuse } from "../kernel/error.js";
import {
  addRatios,
  divideRatios,
  multiplyRatios,
  ONE,
  type Ratio,
  ratio,
  ratioToDecimal,
  subtractRatios,
  ZERO,
} from "../kernel/ratio.js";
import { needRecord } from "../kernel/recordInput.js";
import {
  BALANCE_AVERAGES,
  type BalanceAverage,
  PORTFOLIO_FIGURES,
  PORTFOLIO_RATIOS,
  type PortfolioFigure,
  type PortfolioRatio,
} from "../rules/portfolioRatio.js";
import { type ReadFigures, readFigure, readFigures, tellFormulas } from "./figures.js";
import { checkOptions, oneOf, wholeFrom } from "./options.js";
import { exactAnswer, type RatioAnswer } from "./ratioAnswer.js";

/** The figures of a period; a ratio whose figures are not all given has no answer. */
export type PortfolioFigures = { readonly [Name in PortfolioFigure]?: DecimalInput | undefined } & {
  /** Balances of the gross portfolio through the period, oldest first, instead of their average. */
  readonly grossPortfolios?: readonly DecimalInput[] | undefined;
};

/** How flows and balances are brought together. */
export interface PortfolioRatioOptions {
  /** Months that the flows are sums of; 12 unless said. */
  readonly months?: number | undefined;
  readonly average?: BalanceAverage | undefined;
}

/** Every portfolio ratio, and how flows and balances were brought together. */
export interface PortfolioRatios {
  readonly ratios: Readonly<Record<PortfolioRatio, RatioAnswer>>;
  readonly definition: {
    readonly months: number;
    readonly average: BalanceAverage | "given";
    readonly points: number;
  };
}

const NAMES = Object.keys(PORTFOLIO_FIGURES) as readonly PortfolioFigure[];

function averageOf(balances: readonly DecimalInput[], method: BalanceAverage): Ratio {
  const problems: Problem[] = [];
  const points = balances.map((balance, i) => readFigure(balance, `grossPortfolios[${i}]`, problems));
  if (points.length < 2)
    problems.push(problem("out-of-range", "grossPortfolios", "must hold at least two balances"));
  if (problems.length > 0) refuse(problems);
  const used = BALANCE_AVERAGES[method](points.length);
  const sum = used.reduce<Ratio>((total, i) => addRatios(total, points[i] as Ratio), ZERO);
  return divideRatios(sum, ratio(used.length));
}

function annualized(figures: ReadFigures<PortfolioFigure>, months: number): ReadFigures<PortfolioFigure> {
  const flows = NAMES.filter((name) => PORTFOLIO_FIGURES[name].flow && figures[name] !== undefined);
  const scaled = flows.map((name) => [name, multiplyRatios(figures[name] as Ratio, ratio(12, months))]);
  return { ...figures, ...Object.fromEntries(scaled) };
}

/**
 * Every portfolio ratio that the figures allow. Flows are brought to twelve months (× 12 ÷ months).
 *
 * @throws LoanError listing every figure and option that is wrong
 * @example
 * ```ts
 * const { ratios, definition } = portfolioRatios({
 *   loanLossReserve: "6000", grossLoanPortfolio: "29800", portfolioAtRisk30: "7800",
 *   writeOffs: "360", grossPortfolios: ["28000", "31000", "32000"],
 * }, { months: 3 });
 * ratios["risk-coverage"].percent; // "76.92"
 * ratios["loan-loss-reserve"].percent; // "20.13"
 * ratios["write-off"].percent; // "4.75"
 * definition.points; // 3
 * ```
 */
export function portfolioRatios(
  figures: PortfolioFigures,
  options: PortfolioRatioOptions = {},
): PortfolioRatios {
  checkOptions(options, { months: wholeFrom(1), average: oneOf(BALANCE_AVERAGES) });
  const { months = 12, average = "all-points" } = options;
  needRecord(figures, "figures");
  const { grossPortfolios, ...named } = figures;
  if (grossPortfolios !== undefined && named.averageGrossPortfolio !== undefined) {
    refuse(problem("conflict", "averageGrossPortfolio", "must not be given together with grossPortfolios"));
  }
  const read = readFigures<PortfolioFigure>(named, NAMES);
  const mean =
    grossPortfolios === undefined ? {} : { averageGrossPortfolio: averageOf(grossPortfolios, average) };
  return {
    ratios: tellFormulas<PortfolioFigure, PortfolioRatio>(
      PORTFOLIO_RATIOS,
      annualized({ ...read, ...mean }, months),
    ),
    definition: {
      months,
      average: grossPortfolios === undefined ? "given" : average,
      points: grossPortfolios?.length ?? 0,
    },
  };
}

/**
 * Real yield: (nominal yield − inflation) ÷ (1 + inflation), both as fractions a year.
 *
 * @example
 * ```ts
 * realYield("0.26", "0.05").percent; // "20.00"
 * ```
 */
export function realYield(nominalYield: DecimalInput, inflation: DecimalInput): RatioAnswer {
  const problems: Problem[] = [];
  const nominal = readFigure(nominalYield, "nominalYield", problems);
  const prices = readFigure(inflation, "inflation", problems);
  const below = addRatios(ONE, prices);
  if (below.numerator <= 0n) problems.push(problem("out-of-range", "inflation", "must be above −1"));
  if (problems.length > 0) refuse(problems);
  return exactAnswer(divideRatios(subtractRatios(nominal, prices), below));
}

/** Growth over a period, and what it would be over twelve months. */
export interface Growth {
  readonly period: RatioAnswer;
  /** (end ÷ begin)^(12 ÷ months) − 1, to 30 significant digits; `null` if there is no ratio. */
  readonly annualized: Decimal | null;
}

/**
 * Growth of a balance: end ÷ begin − 1, and annualized by power.
 *
 * @param months length of the period
 * @example
 * ```ts
 * const { period, annualized } = growth("1000000", "1210000", 24);
 * period.percent; // "21.00"
 * annualized; // 0.1
 * ```
 */
export function growth(begin: DecimalInput, end: DecimalInput, months: number): Growth {
  if (months === undefined) refuse(problem("required", "months", "must be given"));
  checkOptions({ months }, { months: wholeFrom(1) });
  const problems: Problem[] = [];
  const [first, last] = [readFigure(begin, "begin", problems), readFigure(end, "end", problems)];
  if (first.numerator < 0n || last.numerator < 0n)
    problems.push(problem("out-of-range", "end", "must not be negative"));
  if (problems.length > 0) refuse(problems);
  if (first.numerator === 0n) {
    const none = {
      kind: "none",
      reason: "zero-denominator",
      numerator: ratioToDecimal(last),
      denominator: new Decimal(0),
    } as const;
    return { period: none, annualized: null };
  }
  const factor = divideRatios(last, first);
  const power = ratioToDecimal(factor).pow(new Decimal(12).div(months));
  return {
    period: exactAnswer(subtractRatios(factor, ONE)),
    annualized: power.minus(1).toSignificantDigits(30),
  };
}
