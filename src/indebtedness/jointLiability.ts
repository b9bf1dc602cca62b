/**
 * Joint liability: what a member of a group stands surety for, and what a miss costs the others.
 *
 * Full: what all the others owe. Equal share: that ÷ (n − 1). A missed installment is shared in equal parts by
 * the n − 1 members who are left, whether they have a loan or not.
 */

import { type DecimalInput, readDecimal } from "../kernel/decimal.js";
import { type Problem, problem, refuse } from "../kernel/error.js";
import { toMinor } from "../kernel/money.js";
import { needRecord } from "../kernel/recordInput.js";
import { type Figure, moneyFigure } from "./figure.js";
import { checkDecimals } from "./optionRecord.js";

/** One member of a group; no name, no key: members are known by their place in the list. */
interface GroupMember {
  readonly outstanding: DecimalInput;
  readonly installment: DecimalInput;
}

/** A group with joint liability. */
export interface JointLiabilityGroup {
  /** Decimal digits of the currency. */
  readonly decimals: number;
  readonly members: readonly GroupMember[];
  /** Places of the members who do not pay, from 0. */
  readonly defaulters?: readonly number[];
}

/** What one member stands surety for. */
export interface MemberLiability {
  /** All that the other members owe. */
  readonly full: Figure;
  /** The equal share of it. */
  readonly equalShare: Figure;
  /** What the member pays for those who do not, each time; for a defaulter nothing. */
  readonly addedInstallment: Figure;
}

interface Owed {
  readonly outstanding: bigint;
  readonly installment: bigint;
}

function readAmount(value: DecimalInput, digits: number, at: { path: string; problems: Problem[] }): bigint {
  const read = readDecimal(value);
  const minor = read && toMinor(read, digits);
  if (minor !== undefined && minor >= 0) return BigInt(minor);
  at.problems.push(
    problem("not-a-decimal", at.path, "must be an amount of zero or more with the currency's decimals"),
  );
  return 0n;
}

function readGroup(group: JointLiabilityGroup): Owed[] {
  needRecord(group, "");
  checkDecimals(group.decimals);
  const { decimals, members, defaulters = [] } = group;
  const problems: Problem[] = [];
  if (members.length < 2) problems.push(problem("out-of-range", "members", "must be at least two"));
  defaulters.forEach((place, i) => {
    const isPlace = Number.isInteger(place) && place >= 0 && place < members.length;
    if (!isPlace || defaulters.indexOf(place) < i) {
      problems.push(problem("out-of-range", `defaulters[${i}]`, "must be the place of a member, each once"));
    }
  });
  if (defaulters.length >= members.length) {
    problems.push(problem("conflict", "defaulters", "must leave at least one member who pays"));
  }
  const owed = members.map(({ outstanding, installment }, i) => ({
    outstanding: readAmount(outstanding, decimals, { path: `members[${i}].outstanding`, problems }),
    installment: readAmount(installment, decimals, { path: `members[${i}].installment`, problems }),
  }));
  if (problems.length > 0) refuse(problems);
  return owed;
}

/**
 * What each member of a group stands surety for, in the order of the list.
 *
 * @throws LoanError `out-of-range`, `not-a-decimal`, `conflict`
 * @example
 * ```ts
 * const members = [["4000", "400"], ["3000", "300"], ["2000", "200"], ["3000", "300"], ["0", "0"]]
 *   .map(([outstanding, installment]) => ({ outstanding, installment }));
 * const [first] = jointLiability({ decimals: 0, members, defaulters: [1] });
 * `${first.full} ${first.equalShare} ${first.addedInstallment}`; // "8000 2000 75"
 * ```
 */
export function jointLiability(group: JointLiabilityGroup): MemberLiability[] {
  const owed = readGroup(group);
  const defaulters = group.defaulters ?? [];
  const total = owed.reduce((sum, { outstanding }) => sum + outstanding, 0n);
  const missed = defaulters.reduce((sum, place) => sum + (owed[place] as Owed).installment, 0n);
  const payers = BigInt(owed.length - defaulters.length);
  const others = BigInt(owed.length - 1);
  const money = (amount: bigint, parts = 1n): Figure => moneyFigure(amount, parts, group.decimals);
  return owed.map(({ outstanding }, place) => ({
    full: money(total - outstanding),
    equalShare: money(total - outstanding, others),
    addedInstallment: defaulters.includes(place) ? money(0n) : money(missed, payers),
  }));
}
