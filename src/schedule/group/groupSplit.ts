/**
 * A group loan's schedule shared by its members: every row foots over the members, every member's rows foot to their
 * amount, component by component.
 */
import { readMinor } from "../../kernel/amountInput.js";
import { Decimal, type DecimalInput } from "../../kernel/decimal.js";
import { type Problem, problem, refuse } from "../../kernel/error.js";
import { kindOf } from "../../kernel/kindOf.js";
import { fromMinor, minorFromText, toMinor } from "../../kernel/money.js";
import type { Installment, ScheduleTotals } from "../installments.js";
import type { Schedule } from "../schedule.js";
import { MOST_MEMBERS, shareUnits } from "./groupAmount.js";
import { shareRows } from "./groupShares.js";

/** A member of a group and what she borrows of the loan. */
export interface MemberInput {
  /** Any text by which the caller knows the member; never part of an error message. */
  readonly id?: string | undefined;
  readonly amount: DecimalInput;
}

/** A member's own schedule. */
export interface MemberSchedule {
  readonly id?: string;
  readonly amount: Decimal;
  /** What the member receives: the amount less her share of what is taken at disbursement. */
  readonly netDisbursed: Decimal;
  /** The rows of the group's schedule with the member's amounts. */
  readonly installments: readonly Installment[];
  /** Sums over the rows. */
  readonly totals: ScheduleTotals;
}

/** What is read of the group's schedule. */
export type GroupSchedule = Pick<Schedule, "terms" | "installments" | "netDisbursed">;

interface SoundMember {
  readonly id: string | undefined;
  readonly amount: bigint;
}

interface Money {
  readonly digits: number;
  /** Minor units in one unit of reckoning. */
  readonly unit: number;
}

function readId(input: unknown, path: string, seen: Set<string>, problems: Problem[]): string | undefined {
  if (input === undefined) return undefined;
  if (typeof input !== "string") {
    problems.push(problem("wrong-type", path, `must be a text; got ${kindOf(input)}`));
    return undefined;
  }
  if (seen.has(input)) problems.push(problem("duplicate", path, "must not be another member's"));
  seen.add(input);
  return input;
}

/** A member's amount in minor units: above zero, a multiple of the schedule's unit. */
function readShare(input: unknown, path: string, { digits, unit }: Money, problems: Problem[]): bigint {
  const minor = readMinor(input, path, { digits, least: "above-zero" }, problems);
  if (minor !== undefined && minor % unit !== 0) {
    problems.push(problem("conflict", path, "must be a multiple of the schedule's rounding.unit"));
  }
  return BigInt(minor ?? 0);
}

function readMembers(input: unknown, schedule: GroupSchedule, money: Money): SoundMember[] {
  if (!Array.isArray(input) || input.length === 0 || input.length > MOST_MEMBERS) {
    return refuse(problem("wrong-type", "members", `must be a list of 1 to ${MOST_MEMBERS} members`));
  }
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const members = input.map((member: unknown, index) => {
    const path = `members[${index}]`;
    if (typeof member !== "object" || member === null) {
      problems.push(problem("wrong-type", path, `must be a record; got ${kindOf(member)}`));
      return { id: undefined, amount: 0n };
    }
    const { id, amount, ...others } = member as Record<string, unknown>;
    for (const name of Object.keys(others)) {
      problems.push(problem("unknown-field", `${path}.${name}`, "must be one of id, amount"));
    }
    return {
      id: readId(id, `${path}.id`, seen, problems),
      amount: readShare(amount, `${path}.amount`, money, problems),
    };
  });
  const lent = BigInt(minorFromText(schedule.terms.principal, money.digits) as number);
  const sum = members.reduce((total, { amount }) => total + amount, 0n);
  if (problems.length === 0 && sum !== lent) {
    problems.push(problem("conflict", "members", "must have amounts that add up to the principal"));
  }
  return problems.length > 0 ? refuse(problems) : members;
}

/** Decimal fields of a row that are not in the totals of a schedule. */
const NOT_SUMMED: ReadonlySet<string> = new Set(["balance", "accruedInterest", "disbursed"]);

function totalsOf(rows: readonly Installment[]): ScheduleTotals {
  const totals: Record<string, Decimal> = {};
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      if (!Decimal.isDecimal(value) || NOT_SUMMED.has(name)) continue;
      totals[name] = (totals[name] ?? new Decimal(0)).plus(value);
    }
  }
  return totals as Readonly<Record<string, Decimal>> & ScheduleTotals;
}

/** Shares of what is taken from the loan when it is paid out. */
function upfrontShares(schedule: GroupSchedule, members: readonly SoundMember[], digits: number): bigint[] {
  const { terms, netDisbursed } = schedule;
  const taken = new Decimal(terms.principal).minus(netDisbursed);
  const minor = BigInt(toMinor(taken, digits) ?? 0);
  return shareUnits(
    minor > 0n ? minor : 0n,
    members.map(({ amount }) => amount),
  );
}

/**
 * The members' own schedules of a group loan.
 *
 * Each component of each row (principal, interest, and every further column that falls due) is shared by largest
 * remainder, carrying on what earlier rows left over: amounts of one row add up over the members to the group's, and
 * a member's principal adds up over the rows to her amount. Shares are multiples of the schedule's unit, none is
 * negative where the group's amount is not.
 *
 * @throws LoanError with every problem of the members: `conflict` if their amounts do not add up to the principal,
 *   `duplicate` for an id that stands twice
 * @example
 * ```ts
 * const schedule = buildSchedule({
 *   currency: "USD", principal: "100", disbursedOn: "2026-01-05",
 *   interest: { rate: { percent: "0" } },
 *   repayment: { installments: 1, every: { count: 1, unit: "week" } },
 * });
 * const members = [{ amount: "50" }, { amount: "30" }, { amount: "20" }];
 * splitSchedule(schedule, members).map(({ totals }) => totals.total.toFixed(2)); // ["50.00", "30.00", "20.00"]
 * ```
 */
export function splitSchedule(schedule: GroupSchedule, members: readonly MemberInput[]): MemberSchedule[] {
  if (!Array.isArray(Object(schedule).installments) || typeof Object(schedule).terms !== "object") {
    const why = `must be a schedule, with its terms and installments; got ${kindOf(schedule)}`;
    refuse(problem("wrong-type", "schedule", why));
  }
  const { terms, installments } = schedule;
  const digits = terms.decimals;
  const unit = minorFromText(terms.rounding.unit, digits) as number;
  const sound = readMembers(members, schedule, { digits, unit });
  const amounts = sound.map(({ amount }) => amount);
  const rows = shareRows(installments, amounts, { digits, unit: BigInt(unit) });
  const upfront = upfrontShares(schedule, sound, digits);
  return sound.map(({ id, amount }, member) => {
    const own = rows[member] as readonly Installment[];
    return Object.freeze({
      ...(id === undefined ? {} : { id }),
      amount: fromMinor(Number(amount), digits),
      netDisbursed: fromMinor(Number(amount - (upfront[member] as bigint)), digits),
      installments: own,
      totals: totalsOf(own),
    });
  });
}
