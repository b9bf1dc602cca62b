/**
 * Net present value of flows one period apart.
 */
import type { Decimal, DecimalInput } from "../kernel/decimal.js";
import { kindOf } from "../kernel/kindOf.js";
import { amountProblem } from "./exactAmounts.js";
import {
  type Fraction,
  NOTHING,
  over,
  plus,
  type QuotientInput,
  readFraction,
  times,
  toDecimal,
  UNIT,
} from "./fraction.js";
import { RecordReader } from "./timeValueInput.js";

/** When the first of a list of flows falls. */
const FIRST_FLOWS = {
  /** One period from now: what a spreadsheet's NPV does. */
  "one-period-out": "the first flow is discounted by one period",
  /** Now: the first flow counts in full. */
  now: "the first flow is not discounted",
} as const;

/** What a net present value is asked by. */
export interface NetPresentValueTerms {
  /** The rate per period as a fraction: `0.08` is 8%. */
  readonly ratePerPeriod: QuotientInput;
  readonly flows: readonly DecimalInput[];
  /** When the first flow falls; one period out, as in a spreadsheet, unless said. */
  readonly firstFlow?: keyof typeof FIRST_FLOWS;
  readonly significantDigits?: number;
}

/** The field `flows`, which must be a list. */
export function readFlowList(reader: RecordReader): readonly unknown[] {
  const flows = reader.field("flows");
  if (Array.isArray(flows)) return flows;
  reader.fail("flows", "wrong-type", `must be a list of flows; got ${kindOf(flows)}`);
  return [];
}

/** The exact amounts of the field `flows`. */
export function readFlowAmounts(reader: RecordReader): Fraction[] {
  return readFlowList(reader).map((input, i) => {
    const amount = readFraction(input);
    if (amount === undefined) reader.problems.push(amountProblem(input, `flows[${i}]`));
    return amount ?? NOTHING;
  });
}

/** The value now of flows one period apart, the first of them now: Horner's rule from the last. */
export function presentWorth(flows: readonly Fraction[], rate: Fraction): Fraction {
  const discount = over(UNIT, plus(UNIT, rate));
  return flows.reduceRight((worth, flow) => plus(times(worth, discount), flow), NOTHING);
}

/**
 * What flows one period apart are worth now: Σ flowₖ ÷ (1 + r)^k, with k from 1 (a spreadsheet's NPV) or from 0.
 *
 * @throws LoanError `required`, `not-a-decimal`, `wrong-type`, `out-of-range`, `not-in-list`, `unknown-field`
 * @example
 * ```ts
 * const flows = ["-40000", "5000", "8000", "12000", "30000"];
 * netPresentValue({ ratePerPeriod: "0.08", flows }).toFixed(2); // "2838.17"
 * netPresentValue({ ratePerPeriod: "0.08", flows, firstFlow: "now" }).toFixed(2); // "3065.22"
 * ```
 */
export function netPresentValue(input: NetPresentValueTerms): Decimal {
  const reader = new RecordReader(input);
  const rate = reader.rate("ratePerPeriod");
  const flows = readFlowAmounts(reader);
  const first = reader.choice("firstFlow", FIRST_FLOWS, "one-period-out");
  const digits = reader.digits();
  reader.done();
  const worth = presentWorth(flows, rate);
  return toDecimal(first === "now" ? worth : over(worth, plus(UNIT, rate)), digits);
}
