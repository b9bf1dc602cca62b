/**
 * An amount shared by members so that the parts add up to it: largest remainder.
 */
import { readMinor } from "../../kernel/amountInput.js";
import { readDigits } from "../../kernel/currency.js";
import { Decimal, type DecimalInput, readDecimal } from "../../kernel/decimal.js";
import { type Problem, problem, refuse } from "../../kernel/error.js";
import { kindOf } from "../../kernel/kindOf.js";
import { fromMinor, type Minor, minorOfAnySize } from "../../kernel/money.js";
import { isRecord, readRecord } from "../../kernel/recordInput.js";
import { fromLargest, sumOf } from "./groupColumns.js";

/** How an amount is shared. */
export interface SplitOptions {
  /** The currency, whose digits the parts have. */
  readonly currency: string;
  /** Decimal digits, where they differ from those of ISO 4217. */
  readonly decimals?: number | undefined;
  /** Parts are multiples of this; the minor unit by default. */
  readonly unit?: DecimalInput | undefined;
  /** What is left below one unit goes out in pieces of this; the unit by default. */
  readonly residueUnit?: DecimalInput | undefined;
}

const FIELDS = ["currency", "decimals", "unit", "residueUnit"];

/** The largest number of members of a group. */
export const MOST_MEMBERS = 1000;

interface Split {
  readonly amount: Minor;
  readonly unit: Minor;
  readonly residueUnit: Minor;
  /** The shares as whole numbers in their proportion. */
  readonly weights: readonly bigint[];
}

/** Whole numbers in the proportion of decimals. */
function wholeWeights(shares: readonly Decimal[]): bigint[] {
  const digits = Math.max(0, ...shares.map((share) => share.decimalPlaces()));
  return shares.map((share) => minorOfAnySize(share, digits));
}

/**
 * Whole units shared in proportion to weights: each part is its exact share cut to whole units, and the units left go
 * to the largest remainders, the earlier member first where they are equal. The parts add up to the units.
 */
export function shareUnits(units: bigint, weights: readonly bigint[]): bigint[] {
  const total = sumOf(weights);
  const parts = weights.map((weight) => (units * weight) / total);
  const remainders = weights.map((weight) => (units * weight) % total);
  let left = units - sumOf(parts);
  for (const index of fromLargest(remainders)) {
    if (left === 0n) break;
    parts[index] = (parts[index] as bigint) + 1n;
    left -= 1n;
  }
  return parts;
}

/** What is left below one unit, in pieces, each to the member whose part is furthest below its exact share. */
function shareResidue(parts: bigint[], { amount, residueUnit, weights }: Split, left: bigint): bigint[] {
  const [total, piece] = [sumOf(weights), BigInt(residueUnit)];
  const shared = [...parts];
  for (let rest = left; rest > 0n; rest -= piece) {
    const behind = weights.map((weight, i) => BigInt(amount) * weight - (shared[i] as bigint) * total);
    const [index] = fromLargest(behind) as [number];
    shared[index] = (shared[index] as bigint) + piece;
  }
  return shared;
}

function share(split: Split): bigint[] {
  const [amount, unit] = [BigInt(split.amount), BigInt(split.unit)];
  const parts = shareUnits(amount / unit, split.weights).map((part) => part * unit);
  return shareResidue(parts, split, amount % unit);
}

function readShares(input: unknown, problems: Problem[]): Decimal[] {
  if (!Array.isArray(input) || input.length === 0 || input.length > MOST_MEMBERS) {
    problems.push(problem("wrong-type", "shares", `must be a list of 1 to ${MOST_MEMBERS} shares`));
    return [];
  }
  const shares = input.map((item: unknown, index) => {
    const value = readDecimal(item as DecimalInput);
    const path = `shares[${index}]`;
    if (value === undefined) {
      problems.push(problem("not-a-decimal", path, `must be a plain decimal number; got ${kindOf(item)}`));
    } else if (value.isNegative() && !value.isZero()) {
      problems.push(problem("out-of-range", path, "must not be negative"));
    }
    return value ?? new Decimal(0);
  });
  if (problems.length === 0 && shares.every((value) => value.isZero())) {
    problems.push(problem("out-of-range", "shares", "must not all be zero"));
  }
  return shares;
}

function readUnits(options: SplitOptions, digits: number | undefined, problems: Problem[]) {
  const read = (path: "unit" | "residueUnit", usual: Minor): Minor => {
    if (options[path] === undefined) return usual;
    const value = readMinor(options[path], path, { digits, least: "zero" }, problems);
    if (value === 0) problems.push(problem("out-of-range", path, "must be above zero"));
    return value || usual;
  };
  const unit = read("unit", 1);
  const residueUnit = read("residueUnit", unit);
  if (unit % residueUnit !== 0) {
    problems.push(problem("conflict", "residueUnit", "must divide unit"));
  }
  return { unit, residueUnit };
}

/**
 * An amount shared in proportion, every part a multiple of the unit, the parts adding up to the amount.
 *
 * The largest remainders get the units that are left, the earlier member first where they are equal.
 *
 * @throws LoanError with every problem; `conflict` if the amount is no multiple of the unit and no finer residue unit
 *   is allowed
 * @example
 * ```ts
 * splitAmount("100.00", [1, 1, 1], { currency: "USD" }).map(String); // ["33.34", "33.33", "33.33"]
 * splitAmount("9550", [30, 25, 20, 15, 10], { currency: "BDT", unit: "100", residueUnit: "50" }).map(String);
 * // ["2900", "2400", "1900", "1400", "950"]
 * ```
 */
export function splitAmount(
  amount: DecimalInput,
  shares: readonly DecimalInput[],
  options: SplitOptions,
): Decimal[] {
  const problems: Problem[] = [];
  const given = readRecord(options, FIELDS, problems, { what: "options" }) as object as SplitOptions;
  const digits = isRecord(options) ? readDigits(given, problems) : undefined;
  const weights = wholeWeights(readShares(shares, problems));
  const money = readMinor(amount, "amount", { digits, least: "zero" }, problems);
  const { unit, residueUnit } = readUnits(given, digits, problems);
  if (money !== undefined && money % residueUnit !== 0) {
    problems.push(problem("conflict", "amount", "must be a multiple of the unit, or of a finer residueUnit"));
  }
  if (money === undefined || digits === undefined || problems.length > 0) return refuse(problems);
  return share({ amount: money, unit, residueUnit, weights }).map((part) => fromMinor(Number(part), digits));
}
