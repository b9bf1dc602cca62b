/**
 * The modified internal rate of return: always one rate, because money in and out earn named rates.
 */
import { Decimal, type DecimalInput } from "../kernel/decimal.js";
import { asDecimal, NOTHING, over, plus, type QuotientInput, UNIT } from "./fraction.js";
import { presentWorth, readFlowAmounts } from "./netPresentValue.js";
import { type NoRate, noRate } from "./rateAnswer.js";
import { RecordReader } from "./timeValueInput.js";

/** What a modified internal rate of return is asked by. */
export interface ModifiedIrrTerms {
  readonly flows: readonly DecimalInput[];
  /** The rate per period, as a fraction, paid on money laid out. */
  readonly financeRatePerPeriod: QuotientInput;
  /** The rate per period, as a fraction, earned on money received. */
  readonly reinvestmentRatePerPeriod: QuotientInput;
  readonly significantDigits?: number;
}

/** A rate that is always one, or none. */
export type ModifiedRateAnswer =
  | { readonly kind: "found"; readonly per: "period"; readonly rate: Decimal; readonly percent: Decimal }
  | NoRate;

/**
 * The modified internal rate of return per period: (receipts carried to the end ÷ outlays brought to the start)^(1/n)
 * − 1, over the n periods from the first flow to the last.
 *
 * @throws LoanError as {@link netPresentValue}
 * @example
 * ```ts
 * const answer = modifiedIrr({
 *   flows: ["-120000", "39000", "30000", "21000", "37000", "46000"],
 *   financeRatePerPeriod: "0.1",
 *   reinvestmentRatePerPeriod: "0.12",
 * });
 * if (answer.kind === "found") answer.percent.toFixed(4); // "12.6094"
 * ```
 */
export function modifiedIrr(input: ModifiedIrrTerms): ModifiedRateAnswer {
  const reader = new RecordReader(input);
  const flows = readFlowAmounts(reader);
  const finance = reader.rate("financeRatePerPeriod");
  const reinvestment = reader.rate("reinvestmentRatePerPeriod");
  const digits = reader.digits();
  reader.done();
  const only = (sign: bigint) => flows.map((flow) => (flow.numerator * sign > 0n ? flow : NOTHING));
  const [received, paid] = [only(1n), only(-1n)];
  const periods = flows.length - 1;
  const [worthNow, laidOut] = [presentWorth(received, reinvestment), presentWorth(paid, finance)];
  if (worthNow.numerator === 0n || laidOut.numerator === 0n) return noRate("one-sign");
  if (periods === 0) return noRate("one-moment");
  const growth = asDecimal(over(worthNow, { ...laidOut, numerator: 0n - laidOut.numerator }));
  const rate = growth
    .pow(new Decimal(1).div(periods))
    .times(asDecimal(plus(UNIT, reinvestment)))
    .minus(1);
  const shown = rate.toSignificantDigits(digits);
  return { kind: "found", per: "period", rate: shown, percent: shown.times(100) };
}
