/**
 * Savings plans: deposits, withdrawals and interest, day by day, and the balance after each.
 *
 * Interest = Σ balance × annual rate × part of the year over the days that the balance stands, added up exactly
 * and rounded once when it is credited. A movement counts from its day on.
 */
import { addMonths, type Day, formatDate, readDate } from "../kernel/date.js";
import { Decimal } from "../kernel/decimal.js";
import { LoanError, type Problem, problem, refuse } from "../kernel/error.js";
import {
  addRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  ratioFromDecimal,
  roundRatio,
  ZERO,
} from "../kernel/ratio.js";
import { frequencyOf } from "../rules/frequency.js";
import { dateAt } from "../rules/frequencyDates.js";
import { INTEREST_CREDITS } from "../rules/interestCredit.js";
import { yearFraction } from "../rules/yearFraction.js";
import { completeFrequency, frequencyProblem } from "../terms/frequencyField.js";
import { minorOf } from "./amountSchema.js";
import { type Figure, moneyFigure } from "./figure.js";
import { readWithCurrency } from "./recordSchema.js";
import { type SavingsPlanFields, type SavingsPlanInput, savingsPlanFields } from "./savingsSchema.js";

/** One movement of a savings account. */
export interface SavingsMovement {
  readonly on: string;
  readonly kind: "opening" | "deposit" | "withdrawal" | "interest";
  /** What is added; below zero for a withdrawal. */
  readonly amount: Figure;
  readonly balance: Figure;
}

/** A savings account as a plan makes it. */
export interface SavingsAccount {
  readonly movements: readonly SavingsMovement[];
  readonly balance: Figure;
  readonly deposits: Figure;
  readonly withdrawals: Figure;
  readonly interest: Figure;
}

type Kind = SavingsMovement["kind"];

interface Movement {
  readonly on: Day;
  readonly kind: Kind;
  readonly amount: number;
}

const dayOf = (text: string): Day => readDate(text) as Day;
const minor = (text: string): number => minorOf(text) as number;

const MOST_DATES = 20_000;

/** The days of deposits, from the first up to the end. */
function depositDays({ deposits, openedOn, until }: SavingsPlanFields): Day[] {
  if (deposits === undefined) return [];
  const every = completeFrequency(deposits.every);
  const end = dayOf(until);
  if ("dates" in every) return every.dates.map((date) => readDate(date) as Day).filter((day) => day <= end);
  const stepping = { frequency: frequencyOf(every), shortMonth: "clamp" } as const;
  const anchor = dayOf(deposits.firstOn ?? openedOn);
  const days: Day[] = [];
  const first = deposits.firstOn === undefined ? 1 : 0;
  for (let step = first; ; step++) {
    const day = dateAt(anchor, step, stepping);
    if (day > end) return days;
    if (days.length === MOST_DATES) {
      refuse(problem("out-of-range", "deposits.every", `must lead to at most ${MOST_DATES} deposits`));
    }
    days.push(day);
  }
}

/** The days on which interest is credited: every so many months from the opening, and the end. */
function creditDays({ openedOn, until, credited }: SavingsPlanFields): Day[] {
  const { months } = INTEREST_CREDITS[credited];
  const [start, end] = [dayOf(openedOn), dayOf(until)];
  const days: Day[] = [];
  if (months !== undefined) {
    for (let k = 1; addMonths(start, months * k) < end; k++) days.push(addMonths(start, months * k));
  }
  return [...days, end];
}

/** On one day money comes in first, then interest is credited, then money goes out. */
const ORDER: Record<Kind, number> = { opening: 0, deposit: 1, interest: 2, withdrawal: 3 };

function movementsOf(plan: SavingsPlanFields): Movement[] {
  const amount = plan.deposits === undefined ? 0 : minor(plan.deposits.amount);
  const movements: Movement[] = [
    { on: dayOf(plan.openedOn), kind: "opening", amount: minor(plan.opening) },
    ...depositDays(plan).map((on): Movement => ({ on, kind: "deposit", amount })),
    ...plan.withdrawals.map(
      ({ on, amount: out }): Movement => ({ on: dayOf(on), kind: "withdrawal", amount: -minor(out) }),
    ),
    ...creditDays(plan).map((on): Movement => ({ on, kind: "interest", amount: 0 })),
  ];
  return movements.sort((a, b) => a.on - b.on || ORDER[a.kind] - ORDER[b.kind]);
}

function checkPlan(plan: SavingsPlanFields): void {
  const problems: Problem[] = [];
  const [start, end] = [dayOf(plan.openedOn), dayOf(plan.until)];
  if (end < start) problems.push(problem("wrong-order", "until", "must not lie before openedOn"));
  if (plan.annualPercent.startsWith("-"))
    problems.push(problem("out-of-range", "annualPercent", "must be zero or more"));
  const fault = plan.deposits && frequencyProblem(plan.deposits.every, "clamp");
  if (fault !== undefined) problems.push(problem("conflict", "deposits.every", fault));
  if (plan.deposits?.firstOn !== undefined && dayOf(plan.deposits.firstOn) < start) {
    problems.push(problem("wrong-order", "deposits.firstOn", "must not lie before openedOn"));
  }
  if (plan.deposits?.every.dates?.some((date) => dayOf(date) < start)) {
    problems.push(problem("wrong-order", "deposits.every.dates", "must not lie before openedOn"));
  }
  plan.withdrawals.forEach(({ on }, i) => {
    if (dayOf(on) >= start && dayOf(on) <= end) return;
    problems.push(problem("out-of-range", `withdrawals[${i}].on`, "must lie between openedOn and until"));
  });
  if (problems.length > 0) throw new LoanError(problems);
}

/** Interest of a balance between two days, exactly, in minor units. */
function interestBetween(plan: SavingsPlanFields, balance: number, from: Day, to: Day): Ratio {
  if (from === to || balance === 0) return ZERO;
  const years = yearFraction(plan.dayCount, formatDate(from), formatDate(to));
  const rate = ratioFromDecimal(new Decimal(plan.annualPercent).div(100));
  return multiplyRatios(multiplyRatios(rate, ratio(years.numerator, years.denominator)), ratio(balance));
}

/** Walks over the movements; interest collects exactly and is rounded when it is credited. */
function walk(plan: SavingsPlanFields): Movement[] {
  let [balance, accrued, since] = [0, ZERO, dayOf(plan.openedOn)];
  const done: Movement[] = [];
  for (const { on, kind, amount: planned } of movementsOf(plan)) {
    accrued = addRatios(accrued, interestBetween(plan, balance, since, on));
    since = on;
    const amount = kind === "interest" ? Number(roundRatio(accrued, plan.rounding)) : planned;
    if (kind === "interest") accrued = ZERO;
    balance += amount;
    if (!Number.isSafeInteger(balance)) {
      refuse(problem("out-of-range", "", "the balance must stay an amount that can be counted exactly"));
    }
    if (balance < 0) {
      throw new LoanError([
        problem("conflict", "withdrawals", "must not be more than the balance on their day"),
      ]);
    }
    if (amount !== 0 || kind === "opening") done.push({ on, kind, amount });
  }
  return done;
}

/**
 * Follows a savings plan: deposits at a frequency, withdrawals, interest credited month by month or later.
 *
 * @throws LoanError with every problem of the plan; `conflict` when a withdrawal is more than the balance
 * @example
 * ```ts
 * const account = projectSavings({
 *   currency: "BDT", openedOn: "2026-01-01", until: "2027-01-01",
 *   deposits: { amount: "50", every: { unit: "month" } }, annualPercent: "6",
 * });
 * String(account.interest); // "16.58"
 * String(account.balance); // "616.58"
 * ```
 */
export function projectSavings(plan: SavingsPlanInput): SavingsAccount {
  const { record, digits } = readWithCurrency(plan, savingsPlanFields);
  checkPlan(record);
  const money = (amount: number): Figure => moneyFigure(BigInt(amount), 1n, digits);
  const done = walk(record);
  const sumOf = (...kinds: Kind[]): number =>
    done.reduce((sum, { kind, amount }) => sum + (kinds.includes(kind) ? amount : 0), 0);
  let balance = 0;
  const movements = done.map(({ on, kind, amount }) => {
    balance += amount;
    return { on: formatDate(on), kind, amount: money(amount), balance: money(balance) };
  });
  return {
    movements,
    balance: money(balance),
    deposits: money(sumOf("deposit")),
    withdrawals: money(0 - sumOf("withdrawal")),
    interest: money(sumOf("interest")),
  };
}
