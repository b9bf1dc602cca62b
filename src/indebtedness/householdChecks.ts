/**
 * Rules between the fields of a household. Each runs on what is sound, so that one parse lists every problem.
 */
import type { ProblemCode } from "../kernel/error.js";
import { type FrequencyFields, frequencyProblem } from "../terms/frequencyField.js";
import { minorOf, UNKNOWN } from "./amountSchema.js";
import type { HouseholdFields } from "./householdSchema.js";

/** Says that the field at a path breaks a rule. */
export type Wrong = (code: ProblemCode, path: PropertyKey[], message: string) => void;

type Listed<K extends "incomes" | "expenses" | "debts" | "savings"> = Extract<
  HouseholdFields[K],
  readonly unknown[]
>[number];
type Flow = Listed<"incomes"> | Listed<"expenses">;

/** Each sound item of a list; an item that is not sound has left a hole. */
function eachOf<T>(
  list: readonly T[] | typeof UNKNOWN | undefined,
  visit: (item: T, index: number) => void,
): void {
  if (!Array.isArray(list)) return;
  list.forEach((item: T | undefined, index) => {
    if (item !== undefined) visit(item, index);
  });
}

function checkMembers({ members }: HouseholdFields, wrong: Wrong): void {
  const applicants = members.filter((member) => member?.relation === "applicant").length;
  if (applicants !== 1) wrong("conflict", ["members"], "must hold exactly one applicant");
  const keys = members.map((member) => member?.key);
  keys.forEach((key, index) => {
    if (key !== undefined && keys.indexOf(key) < index) {
      wrong("duplicate", ["members", index, "key"], "must not repeat the key of an earlier member");
    }
  });
}

function checkMemberKey(
  household: HouseholdFields,
  key: string | undefined,
  report: (message: string) => void,
): void {
  const known = household.members.some((member) => member?.key === key);
  if (key !== undefined && !known) report("must be the key of one of the members");
}

/** An amount by the period, or twelve amounts; months as a list or as a number of them. */
function checkFlow(flow: Flow, at: PropertyKey[], wrong: Wrong): void {
  const { amount, per, months, monthsPerYear, byMonth } = flow;
  if (byMonth !== undefined) {
    const others = { per, months, monthsPerYear, amount: amount === UNKNOWN ? undefined : amount };
    for (const [field, value] of Object.entries(others)) {
      if (value !== undefined) wrong("conflict", [...at, field], "must be left out where byMonth is given");
    }
    return;
  }
  if (amount !== UNKNOWN && per === undefined) {
    wrong("required", [...at, "per"], "must say per what unit of time the amount is");
  }
  if (months !== undefined && monthsPerYear !== undefined) {
    wrong("conflict", [...at, "monthsPerYear"], "must be left out where months are listed");
  }
  if (months !== undefined && new Set(months).size < months.length) {
    wrong("duplicate", [...at, "months"], "must name each month once");
  }
}

function checkDeductions({ amount, deductions }: Listed<"incomes">, at: PropertyKey[], wrong: Wrong): void {
  const [whole, less] = [minorOf(amount), minorOf(deductions)];
  if (whole !== undefined && less !== undefined && less > whole) {
    wrong("conflict", [...at, "deductions"], "must not be more than the income");
  }
}

/** What falls due of a loan, as an installment or as dated dues. */
export interface RepaymentFields {
  readonly installment: string;
  readonly every?: FrequencyFields | undefined;
  readonly nextDueOn?: string | undefined;
  readonly installmentsLeft?: number | undefined;
  readonly dues?: readonly { readonly on: string; readonly amount: string }[] | undefined;
}

/** How often a loan falls due; dates of its own go into its dues. */
function checkEvery({ every }: RepaymentFields, at: PropertyKey[], wrong: Wrong): void {
  if (every === undefined) return;
  const fault =
    every.dates === undefined
      ? frequencyProblem(every, "clamp")
      : "given dates go into dues, with their amounts";
  if (fault !== undefined) wrong("conflict", [...at, "every"], fault);
}

/** An installment needs its frequency; dated dues may have one. */
export function checkRepayment(loan: RepaymentFields, at: PropertyKey[], wrong: Wrong): void {
  const { installment, every, nextDueOn, installmentsLeft, dues } = loan;
  checkEvery(loan, at, wrong);
  if (dues !== undefined) {
    const others = {
      nextDueOn,
      installmentsLeft,
      installment: installment === UNKNOWN ? undefined : 0,
    };
    for (const [field, value] of Object.entries(others)) {
      if (value !== undefined) wrong("conflict", [...at, field], "must be left out where dues are listed");
    }
    return;
  }
  if (every === undefined && installment !== UNKNOWN) {
    wrong("required", [...at, "every"], "must say how often the installment falls due");
  }
}

function checkDebt(debt: Listed<"debts">, at: PropertyKey[], wrong: Wrong): void {
  checkRepayment(debt, at, wrong);
  const isGuarantee = debt.kind === "guarantee";
  if (!isGuarantee && (debt.guarantors !== undefined || debt.defaultProbability !== undefined)) {
    wrong("conflict", at, "guarantors and defaultProbability belong to a guarantee");
  }
  if (debt.daysPastDue === 0 && (minorOf(debt.overdue) ?? 0) > 0) {
    wrong("conflict", [...at, "overdue"], "must be zero or unknown where daysPastDue is 0");
  }
}

function checkSavings({ balance, pledged }: Listed<"savings">, at: PropertyKey[], wrong: Wrong): void {
  const whole = minorOf(balance);
  if (whole !== undefined && pledged !== undefined && (minorOf(pledged) as number) > whole) {
    wrong("conflict", [...at, "pledged"], "must not be more than the balance");
  }
}

/** Runs every rule between the fields. */
export function checkHousehold(household: HouseholdFields, wrong: Wrong): void {
  if (!Array.isArray(household.members)) return;
  checkMembers(household, wrong);
  const reference = (at: PropertyKey[]) => (message: string) => wrong("not-in-list", at, message);
  eachOf(household.incomes, (income, i) => {
    checkFlow(income, ["incomes", i], wrong);
    checkDeductions(income, ["incomes", i], wrong);
    checkMemberKey(household, income.member, reference(["incomes", i, "member"]));
    checkMemberKey(household, income.sentBy, reference(["incomes", i, "sentBy"]));
  });
  eachOf(household.expenses, (expense, i) => {
    checkFlow(expense, ["expenses", i], wrong);
    checkMemberKey(household, expense.member, reference(["expenses", i, "member"]));
  });
  eachOf(household.savings, (savings, i) => checkSavings(savings, ["savings", i], wrong));
  eachOf(household.debts, (debt, i) => {
    checkDebt(debt, ["debts", i], wrong);
    checkMemberKey(household, debt.member, reference(["debts", i, "member"]));
  });
}
