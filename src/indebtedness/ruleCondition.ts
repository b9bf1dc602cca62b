/**
 * Conditions: whether a rule is in force on a day, and whether it applies to a household and a loan.
 */
import { type Day, readDate } from "../kernel/date.js";
import { Decimal } from "../kernel/decimal.js";
import { type Ratio, ratio, ratioFromDecimal } from "../kernel/ratio.js";
import type { IndebtednessRule } from "../rules/indebtednessPolicy.js";
import { UNKNOWN } from "./amountSchema.js";
import type { Facts } from "./facts.js";

interface Validity {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** Whether a policy or a rule is in force on a day; without a day, whether it has no end. */
export function isInForce({ from, until }: Validity, asOf: Day | undefined): boolean {
  if (asOf === undefined) return until === undefined;
  if (from !== undefined && asOf < (readDate(from) as Day)) return false;
  return until === undefined || asOf <= (readDate(until) as Day);
}

/** A limit as an exact number: of money, in minor units. */
export function limitOf(text: string, isMoney: boolean, digits: number): Ratio {
  const limit = ratioFromDecimal(new Decimal(text));
  return isMoney ? ratio(limit.numerator * 10n ** BigInt(digits), limit.denominator) : limit;
}

const isMoreThan = (minor: number, text: string, digits: number): boolean => {
  const { numerator, denominator } = limitOf(text, true, digits);
  return BigInt(minor) * denominator > numerator;
};

/** One condition of a rule: where its fact stands, and whether it holds; `undefined` where that is not known. */
interface Answer {
  readonly path: string;
  readonly holds: boolean | undefined;
}

function answers({ book, proposed }: Facts, { when }: IndebtednessRule): Answer[] {
  const { area, cycle, principalOver, insider } = when;
  const list: Answer[] = [];
  if (area !== undefined) {
    const actual = book.household.area;
    list.push({ path: "area", holds: actual === UNKNOWN ? undefined : actual === area });
  }
  if (insider !== undefined) {
    list.push({ path: "proposed.insider", holds: (proposed?.fields.insider ?? false) === insider });
  }
  if (cycle !== undefined) {
    const number = proposed?.fields.cycle;
    const holds = number === undefined ? undefined : (number === 1) === (cycle === "first");
    list.push({ path: "proposed.cycle", holds });
  }
  if (principalOver !== undefined) {
    const principal = proposed?.principal;
    const holds = principal === undefined ? undefined : isMoreThan(principal, principalOver, book.digits);
    list.push({ path: "proposed.principal", holds });
  }
  return list;
}

/** Whether a rule applies: yes, no, or `undefined` where a fact that decides is not known. */
export function ruleApplies(facts: Facts, rule: IndebtednessRule): boolean | undefined {
  const all = answers(facts, rule);
  if (all.some(({ holds }) => holds === false)) return false;
  return all.every(({ holds }) => holds) ? true : undefined;
}

/** Where the facts stand that decide whether a rule applies, and are not known. */
export function openConditions(facts: Facts, rule: IndebtednessRule): string[] {
  return answers(facts, rule).flatMap(({ path, holds }) => (holds === undefined ? [path] : []));
}
