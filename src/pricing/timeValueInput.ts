/**
 * Reading the records of the time-value functions, with every problem at once.
 */

import { type Problem, problem, refuse } from "../kernel/error.js";
import { kindOf } from "../kernel/kindOf.js";
import { isRecord } from "../kernel/recordInput.js";
import { type Fraction, NOTHING, type QuotientInput, readFraction } from "./fraction.js";

/** When payments fall in their period. */
export const PAYMENT_DUE = {
  /** At the end of each period: the usual loan. */
  end: "payments at the end of their period",
  /** At the start of each period: in advance. */
  start: "payments at the start of their period",
} as const;

/** When payments fall in their period. */
export type PaymentDue = keyof typeof PAYMENT_DUE;

/** Significant digits of the results, unless said. */
const USUAL_TIME_VALUE_DIGITS = 30;

const MOST_PERIODS = 100_000;
const MOST_SIGNIFICANT = 60;

/** Reads the fields of one record, one by one, and lists what is wrong. */
export class RecordReader {
  readonly problems: Problem[] = [];
  private readonly record: Readonly<Record<string, unknown>>;
  private readonly names: string[] = [];

  constructor(input: unknown) {
    this.record = isRecord(input) ? input : {};
    if (!isRecord(input)) this.fail("", "wrong-type", `must be a record; got ${kindOf(input)}`);
  }

  fail(path: string, code: Problem["code"], message: string): void {
    this.problems.push(problem(code, path, message));
  }

  field(name: string): unknown {
    this.names.push(name);
    return this.record[name];
  }

  /** An exact number; `usual` where the field is missing, a problem where there is no usual value. */
  fraction(name: string, usual?: Fraction): Fraction {
    const input = this.field(name);
    if (input === undefined && usual !== undefined) return usual;
    const value = readFraction(input);
    if (value !== undefined) return value;
    if (input === undefined) this.fail(name, "required", "must be given (a decimal number)");
    else
      this.fail(
        name,
        "not-a-decimal",
        `must be a decimal number, or a quotient such as 0.1/12; got ${kindOf(input)}`,
      );
    return NOTHING;
  }

  /** A rate above −100%, as a fraction of one. */
  rate(name: string): Fraction {
    const rate = this.fraction(name);
    if (rate.numerator > 0n - rate.denominator) return rate;
    this.fail(name, "out-of-range", "must be above -1: a rate is a fraction, 0.02 is 2%");
    return NOTHING;
  }

  /** A whole number from `least` to `most`. */
  whole(name: string, least: number, most = MOST_PERIODS): number {
    const input = this.field(name);
    const isWhole = typeof input === "number" && Number.isInteger(input);
    if (isWhole && input >= least && input <= most) return input;
    const rule = `must be a whole number from ${least} to ${most}`;
    if (input === undefined) this.fail(name, "required", `${rule}; got nothing`);
    else this.fail(name, isWhole ? "out-of-range" : "wrong-type", `${rule}; got ${kindOf(input)}`);
    return Number.NaN;
  }

  /** One of the named values. */
  choice<Name extends string>(
    name: string,
    table: Readonly<Record<Name, unknown>>,
    usual: NoInfer<Name>,
  ): Name {
    const input = this.field(name);
    if (input === undefined) return usual;
    if (typeof input === "string" && Object.hasOwn(table, input)) return input as Name;
    this.fail(name, "not-in-list", `must be one of ${Object.keys(table).join(", ")}; got ${kindOf(input)}`);
    return usual;
  }

  /** How many significant digits the result is rounded to. */
  digits(): number {
    const isGiven = this.record.significantDigits !== undefined;
    const digits = isGiven ? this.whole("significantDigits", 1, MOST_SIGNIFICANT) : USUAL_TIME_VALUE_DIGITS;
    this.names.push("significantDigits");
    return digits;
  }

  /** Throws if anything was wrong, unknown fields included. */
  done(): void {
    for (const [name, value] of Object.entries(this.record)) {
      if (this.names.includes(name) || value === undefined) continue;
      this.fail(
        name,
        "unknown-field",
        `is not a field; the fields are ${[...new Set(this.names)].join(", ")}`,
      );
    }
    if (this.problems.length > 0) refuse(this.problems);
  }
}

/** What every time-value question names. */
export interface TimeValueTerms {
  /** The rate per period as a fraction: `0.02` is 2%; `0.24/12` stays exact. */
  readonly ratePerPeriod: QuotientInput;
  /** How many periods: a whole number. */
  readonly periods: number;
  /** When payments fall in their period; at its end unless said. */
  readonly due?: PaymentDue;
  /** Significant digits of the result, 1 to 60; 30 unless said. */
  readonly significantDigits?: number;
}
