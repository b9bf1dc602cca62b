/**
 * Amounts read exactly: many decimal numbers as whole numbers over one power of ten.
 *
 * A price does not depend on the unit of money, so that only the whole numbers matter. Short texts and
 * numbers are read without making a `Decimal`; the rest goes through `readDecimal` and big integers.
 */
import { Decimal, readDecimal } from "../kernel/decimal.js";
import { type Problem, problem } from "../kernel/error.js";
import { kindOf } from "../kernel/kindOf.js";

/** Amounts as whole numbers of one common unit. */
export interface ExactAmounts {
  /** The whole numbers, or the nearest float64 of each where `exact` is given. */
  readonly values: number[];
  /** The whole numbers themselves, where some are no safe integers. */
  readonly exact: bigint[] | undefined;
  /** How many decimals the common unit has: values ÷ 10^decimals are the amounts. */
  readonly decimals: number;
}

const POWERS = Array.from({ length: 23 }, (_, i) => 10 ** i);
/** Every number of at most 15 digits is told apart by float64, so that such a number writes its float. */
const LARGEST_MANTISSA = 1e15;
const MOST_DIGITS = 15;
const DECIMALS_TRIED = [2, 4, 6, 9] as const;
const WIDEST = 40;
/** No fast reading: the slow one decides. */
const UNREAD = Number.NaN;

/** One amount under reading: value = mantissa ÷ 10^decimals. */
interface Reading {
  mantissa: number;
  decimals: number;
}

function readNumber(input: number, reading: Reading): void {
  reading.decimals = 0;
  reading.mantissa = Number.isSafeInteger(input) ? input : UNREAD;
  if (reading.mantissa === input) return;
  for (const decimals of DECIMALS_TRIED) {
    const power = POWERS[decimals] as number;
    const mantissa = Math.round(input * power);
    if (mantissa / power !== input || Math.abs(mantissa) > LARGEST_MANTISSA) continue;
    reading.mantissa = mantissa;
    reading.decimals = decimals;
    return;
  }
}

function readText(input: string, reading: Reading): void {
  const first = input.charCodeAt(0);
  const start = first === 45 || first === 43 ? 1 : 0;
  let [mantissa, point] = [0, -1];
  reading.mantissa = UNREAD;
  if (input.length > start + MOST_DIGITS) return;
  for (let i = start; i < input.length; i++) {
    const digit = input.charCodeAt(i) - 48;
    if (digit === -2 && point < 0) point = i;
    else if (digit < 0 || digit > 9) return;
    else mantissa = mantissa * 10 + digit;
  }
  if (input.length === start || point === input.length - 1) return;
  reading.mantissa = first === 45 ? 0 - mantissa : mantissa;
  reading.decimals = point < 0 ? 0 : input.length - point - 1;
}

/** A decimal of at most 40 digits on either side of the point, so that every sum stays within float64's range. */
function readWide(input: unknown): Decimal | undefined {
  const value = readDecimal(input);
  return value !== undefined && value.decimalPlaces() <= WIDEST && value.e < WIDEST ? value : undefined;
}

/** Collects amounts one by one and gives them over a common unit. */
export class AmountReader {
  private readonly mantissas: number[] = [];
  private readonly decimals: number[] = [];
  private readonly inputs: unknown[] = [];
  private readonly reading: Reading = { mantissa: 0, decimals: 0 };
  private most = 0;
  private isPlain = true;

  /** Takes an amount; `false` when it is no decimal number. */
  add(input: unknown): boolean {
    const { reading } = this;
    reading.mantissa = UNREAD;
    if (typeof input === "number") readNumber(input, reading);
    else if (typeof input === "string") readText(input, reading);
    this.inputs.push(input);
    this.mantissas.push(reading.mantissa);
    this.decimals.push(reading.decimals);
    if (reading.decimals > this.most) this.most = reading.decimals;
    if (!Number.isNaN(reading.mantissa)) return true;
    this.isPlain = false;
    return readWide(input) !== undefined;
  }

  /** All amounts taken, over the finest unit met. */
  amounts(): ExactAmounts {
    if (!this.isPlain || !this.align()) return this.slowAmounts();
    return { values: this.mantissas, exact: undefined, decimals: this.most };
  }

  private align(): boolean {
    if (this.most === 0) return true;
    const { mantissas, decimals, most } = this;
    for (let i = 0; i < mantissas.length; i++) {
      const missing = most - (decimals[i] as number);
      if (missing === 0) continue;
      const value = (mantissas[i] as number) * (POWERS[missing] as number);
      if (!Number.isSafeInteger(value)) return false;
      mantissas[i] = value;
    }
    return true;
  }

  private slowAmounts(): ExactAmounts {
    const amounts = this.inputs.map((input) => readWide(input) as Decimal);
    const decimals = Math.max(...amounts.map((amount) => amount.decimalPlaces()));
    const exact = amounts.map((amount) => BigInt(String(new Decimal(`${amount}e${decimals}`))));
    return { values: exact.map(Number), exact, decimals };
  }
}

/** What is wrong with a value that should be an amount. */
export function amountProblem(input: unknown, path: string): Problem {
  if (input === undefined) return problem("required", path, "must be given (a plain decimal number)");
  const rule = `must be a plain decimal number of at most ${WIDEST} digits on either side of the point`;
  return problem("not-a-decimal", path, `${rule}; got ${kindOf(input)}`);
}

/** The amounts of a list, read exactly; `undefined`, with the problems added to the list, if some are none. */
export function readAmounts(
  inputs: readonly unknown[],
  path: string,
  problems: Problem[],
): ExactAmounts | undefined {
  const reader = new AmountReader();
  const before = problems.length;
  for (let i = 0; i < inputs.length; i++) {
    if (!reader.add(inputs[i])) problems.push(amountProblem(inputs[i], `${path}[${i}]`));
  }
  return problems.length === before ? reader.amounts() : undefined;
}

/** The whole numbers as big integers. */
export function exactFlows({ values, exact }: ExactAmounts): readonly bigint[] {
  return exact ?? values.map(BigInt);
}
