/**
 * Requests to solve for an unknown: terms that lack one figure, and what the schedule is to meet instead.
 */

import { readMinor } from "../../kernel/amountInput.js";
import { Decimal, type DecimalInput, decimalText, readDecimal } from "../../kernel/decimal.js";
import { type Problem, problem } from "../../kernel/error.js";
import { kindOf } from "../../kernel/kindOf.js";
import type { Minor } from "../../kernel/money.js";
import { isRecord } from "../../kernel/recordInput.js";
import type { LoanTerms } from "../../terms/complete.js";
import { safeParseTerms } from "../../terms/parseTerms.js";
import { INSTALLMENT_MEASURES, type InstallmentMeasure } from "./solveMeasure.js";

/** A record of unknown shape. */
export type RawRecord = Readonly<Record<string, unknown>>;

/** Whether a value is a record. */
/** The record at a key, or an empty one. */
export function recordAt(record: unknown, key: string): RawRecord {
  const value = isRecord(record) ? record[key] : undefined;
  return isRecord(value) ? value : {};
}

/** Says that a value which may be left out is no record. */
export function recordProblems(record: RawRecord, key: string, path: string): Problem[] {
  const value = record[key];
  if (value === undefined || isRecord(value)) return [];
  return [problem("wrong-type", path, `must be a record; got ${kindOf(value)}`)];
}

/** Problems with the fields of a request: those that it does not know, and a request that is no record. */
export function fieldProblems(request: unknown, known: readonly string[]): Problem[] {
  if (!isRecord(request)) return [problem("wrong-type", "", `must be a record; got ${kindOf(request)}`)];
  const unknown = Object.keys(request).filter((key) => !known.includes(key));
  return unknown.map((key) => problem("unknown-field", key, `must be one of ${known.join(", ")}`));
}

/** Says that the figure which is solved for stands in the terms. */
export function unknownGiven(record: RawRecord, key: string, path: string): Problem[] {
  if (record[key] === undefined) return [];
  return [problem("conflict", path, "must be left out: it is what is solved for")];
}

/** The terms, complete, with a stand-in for what they lack; problems are those of the terms, below `terms`. */
export function termsWithStandIn(raw: unknown, problems: Problem[]): LoanTerms | undefined {
  const parsed = safeParseTerms(raw);
  if (parsed.success) return parsed.terms;
  for (const { code, path, message } of parsed.problems) {
    problems.push({ code, path: path === "" ? "terms" : `terms.${path}`, message });
  }
  return undefined;
}

/** An amount above zero in minor units. */
export function readAmount(
  input: unknown,
  path: string,
  digits: number | undefined,
  problems: Problem[],
): Minor | undefined {
  return readMinor(input, path, { digits, least: "above-zero" }, problems);
}

/** A measure, which must have a meaning for the pattern of the terms. */
export function readMeasure(
  input: unknown,
  terms: LoanTerms | undefined,
  problems: Problem[],
): InstallmentMeasure | undefined {
  if (input === undefined) return undefined;
  if (typeof input !== "string" || !Object.hasOwn(INSTALLMENT_MEASURES, input)) {
    const names = Object.keys(INSTALLMENT_MEASURES).join(", ");
    problems.push(problem("not-in-list", "measure", `must be one of ${names}`));
    return undefined;
  }
  const measure = input as InstallmentMeasure;
  if (measure === "level-installment" && terms && terms.repayment.pattern !== "equal-installments") {
    problems.push(
      problem("conflict", "measure", "a level installment belongs to the pattern equal-installments"),
    );
  }
  return measure;
}

/** The amount of a part, as far as it can be read. */
const amountOf = (part: unknown): Decimal =>
  readDecimal(recordAt({ part }, "part").amount as DecimalInput) ?? new Decimal(0);

const sumOf = (parts: readonly unknown[]): Decimal =>
  parts.map(amountOf).reduce((sum, amount) => sum.plus(amount), new Decimal(0));

/** A whole number that any amount of the currency becomes a multiple of the unit by. */
const wholeUnits = (unit: Decimal | undefined): Decimal =>
  unit?.gt(0) ? unit.times(1000).ceil() : new Decimal(1);

/** The number at or above `least` that is a multiple of `step`. */
const multipleFrom = (least: Decimal, step: Decimal): Decimal => step.times(least.div(step).ceil());

/**
 * What stands in for the principal of terms of unknown shape: a large one, above the amounts of a balloon and a down
 * payment, and a multiple of their unit; tranches grow in proportion.
 */
export function standInPrincipal(raw: RawRecord): RawRecord {
  const { disbursements } = raw;
  const unit = readDecimal(recordAt(raw, "rounding").unit as DecimalInput);
  const large = sumOf([recordAt(raw, "repayment").balloon, raw.downPayment])
    .abs()
    .plus(1_000_000);
  const sum = Array.isArray(disbursements) ? sumOf(disbursements) : new Decimal(0);
  if (!Array.isArray(disbursements) || !sum.gt(0)) {
    return { ...raw, principal: decimalText(multipleFrom(large, unit?.gt(0) ? unit : new Decimal(1))) };
  }
  const times = multipleFrom(large.div(sum), wholeUnits(unit));
  const tranches = disbursements.map((part: unknown) => {
    const amount = readDecimal(recordAt({ part }, "part").amount as DecimalInput);
    return amount === undefined
      ? part
      : { ...recordAt({ part }, "part"), amount: decimalText(amount.times(times)) };
  });
  return { ...raw, principal: decimalText(sum.times(times)), disbursements: tranches };
}
