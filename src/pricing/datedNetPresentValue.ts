/**
 * The net present value of dated flows.
 */
import { readDate } from "../kernel/date.js";
import { dateProblem } from "../kernel/dateInput.js";
import { Decimal } from "../kernel/decimal.js";
import { checkNames, isRecord } from "../kernel/recordInput.js";
import { DAY_COUNTS } from "../rules/dayCount.js";
import type { FixedDayCount } from "../rules/dayCountRule.js";
import { amountProblem } from "./exactAmounts.js";
import { asDecimal, plus, type QuotientInput, readFraction, UNIT } from "./fraction.js";
import type { DatedFlow } from "./irr.js";
import { readFlowList } from "./netPresentValue.js";
import { XIRR_DAY_COUNTS, type XirrDayCount } from "./rateOptions.js";
import { RecordReader } from "./timeValueInput.js";

/** What a net present value of dated flows is asked by. */
export interface DatedNetPresentValueTerms {
  /** The effective rate per year as a fraction: `0.08` is 8%. */
  readonly ratePerYear: QuotientInput;
  readonly flows: readonly DatedFlow[];
  /** How years are counted; `actual/365` unless said. */
  readonly dayCount?: XirrDayCount;
  readonly significantDigits?: number;
}

/** The days and amounts of dated flows. */
function readDatedAmounts(reader: RecordReader): { days: number[]; amounts: Decimal[] } {
  const [days, amounts]: [number[], Decimal[]] = [[], []];
  readFlowList(reader).forEach((input, i) => {
    const at = `flows[${i}]`;
    if (isRecord(input)) checkNames(input, ["date", "amount"], reader.problems, at);
    const flow: Partial<DatedFlow> = isRecord(input) ? input : {};
    const [day, amount] = [readDate(flow.date), readFraction(flow.amount)];
    if (day === undefined) reader.problems.push(dateProblem(flow.date, `${at}.date`));
    else days.push(day);
    if (amount === undefined) reader.problems.push(amountProblem(flow.amount, `${at}.amount`));
    else amounts.push(asDecimal(amount));
  });
  return { days, amounts };
}

/** Of 60 digits, what is left of a sum that is nothing: no more than this share of its terms. */
const NOISE = "1e-45";

const sumOf = (terms: readonly Decimal[]): Decimal =>
  terms.reduce((sum, term) => sum.plus(term), new Decimal(0));

const DAY_COUNT_NAMES = Object.fromEntries(XIRR_DAY_COUNTS.map((name) => [name, name])) as Record<
  XirrDayCount,
  string
>;

/**
 * What dated flows are worth on the first day of the list: Σ flowₖ ÷ (1 + r)^tₖ, t in years by the day count, as a
 * spreadsheet's XNPV. Flows before that day count with negative times.
 *
 * @throws LoanError as {@link netPresentValue}, `not-a-date`, `date-object`
 * @example
 * ```ts
 * const flows = [
 *   { date: "2024-01-01", amount: "-1000" },
 *   { date: "2024-12-31", amount: "1100" },
 * ];
 * String(datedNetPresentValue({ ratePerYear: "0.1", flows })); // "0"
 * ```
 */
export function datedNetPresentValue(input: DatedNetPresentValueTerms): Decimal {
  const reader = new RecordReader(input);
  const rate = reader.rate("ratePerYear");
  const { days, amounts } = readDatedAmounts(reader);
  const dayCount = reader.choice("dayCount", DAY_COUNT_NAMES, "actual/365");
  const digits = reader.digits();
  reader.done();
  const { numerator, denominator }: FixedDayCount = DAY_COUNTS[dayCount];
  const perStep = asDecimal(plus(UNIT, rate)).pow(new Decimal(1).div(denominator));
  const first = days[0] as number;
  const terms = amounts.map((amount, i) => {
    const day = days[i] as number;
    const steps = day >= first ? numerator(first, day, {}) : -numerator(day, first, {});
    return steps >= 0 ? amount.div(perStep.pow(steps)) : amount.times(perStep.pow(-steps));
  });
  const [worth, size] = [sumOf(terms), sumOf(terms.map((term) => term.abs()))];
  return worth.abs().lt(size.times(NOISE)) ? new Decimal(0) : worth.toSignificantDigits(digits);
}
