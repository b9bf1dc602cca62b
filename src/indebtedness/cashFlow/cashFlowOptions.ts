/**
 * Options of a cash flow: where it begins, how long and how finely it is followed, and what a period can bear.
 */

import { addMonths, type DateInput, type Day, readDate } from "../../kernel/date.js";
import { dateProblem } from "../../kernel/dateInput.js";
import { type Decimal, type DecimalInput, readDecimal } from "../../kernel/decimal.js";
import { type Problem, problem, readAll, refuse } from "../../kernel/error.js";
import { toMinor } from "../../kernel/money.js";
import { type Ratio, ratioFromDecimal } from "../../kernel/ratio.js";
import { needRecord } from "../../kernel/recordInput.js";
import { CASH_FLOW_STEPS, type CashFlowStep } from "../../rules/cashFlowStep.js";
import type { GuaranteeWeight } from "../../rules/debtKind.js";
import type { HouseholdDefinition } from "../../rules/householdDefinition.js";
import { INCOME_BASES, type IncomeBasis } from "../../rules/incomeSource.js";
import { choicesOf, USUAL_CHOICES } from "../assessmentChoices.js";
import type { Facts } from "../facts.js";
import { CASH_FLOW_NAMES, checkOptionNames, isNameIn } from "../optionRecord.js";
import { firstDayOf } from "../peakMonth.js";
import { lastDueOn, monthIndexOf } from "../repayment.js";

/** Options of a cash flow. */
export interface HouseholdCashFlowOptions {
  /** The first day; the household's `asOf`, or the day of disbursement, unless given. */
  readonly from?: DateInput | undefined;
  /** How many periods; unless given, up to the last known due date, and a year at least. */
  readonly periods?: number | undefined;
  /** How finely: `month` unless given. */
  readonly step?: CashFlowStep | undefined;
  /** Money at hand on the first day; the household's savings of kind `cash` unless given. */
  readonly openingCash?: DecimalInput | undefined;
  /** The share of a period's income that repayments may take; without it no period is over it. */
  readonly share?: DecimalInput | undefined;
  /** Of which income the share is: `gross` unless given. */
  readonly shareOf?: IncomeBasis | undefined;
  /** Whose incomes, expenses and debts count: `everyone` unless given. */
  readonly household?: HouseholdDefinition | undefined;
  /** How much of a guaranteed debt counts: `none` unless given. */
  readonly guarantees?: GuaranteeWeight | undefined;
}

/** The options, sound and complete. */
export interface CashFlowPlan {
  readonly step: CashFlowStep;
  /** First day of each period, and of the one after the last. */
  readonly boundaries: readonly Day[];
  /** Minor units; `undefined` if they are not known. */
  readonly openingCash: number | undefined;
  readonly share: Ratio | undefined;
  readonly shareOf: IncomeBasis;
}

const MOST_PERIODS: Record<CashFlowStep, number> = { month: 600, week: 2600 };

/** Cash at hand, if every part of it is known. */
function cashOf({ book }: Facts): number | undefined {
  let cash = 0;
  for (const { kind, balance } of book.savings ?? []) {
    if (kind !== "cash") continue;
    if (balance === undefined) return undefined;
    cash += balance;
  }
  return book.savings === undefined ? undefined : cash;
}

function lastDay(facts: Facts): Day | undefined {
  return facts.loans.reduce<Day | undefined>((latest, { repayment }) => {
    const last = lastDueOn(repayment);
    return last === undefined || (latest !== undefined && latest > last) ? latest : last;
  }, undefined);
}

/** Boundaries of calendar months, the first beginning on `from`, or of weeks. */
function boundariesFrom(from: Day, step: CashFlowStep, periods: number): Day[] {
  const month = monthIndexOf(from);
  const bound = (k: number): Day => (step === "week" ? from + 7 * k : k === 0 ? from : firstDayOf(month + k));
  return Array.from({ length: periods + 1 }, (_, k) => bound(k));
}

function defaultPeriods(facts: Facts, from: Day, step: CashFlowStep): number {
  const last = Math.max(lastDay(facts) ?? from, addMonths(from, 12) - 1);
  const count =
    step === "week" ? Math.floor((last - from) / 7) + 1 : monthIndexOf(last) - monthIndexOf(from) + 1;
  return Math.min(count, MOST_PERIODS[step]);
}

interface ReadOptions {
  readonly from: Day | undefined;
  readonly share: Decimal | undefined;
  readonly openingCash: number | undefined;
}

/** What the options are read by: the household's digits, and the first day where none is given. */
interface OptionFacts {
  readonly digits: number;
  readonly asOf: Day | undefined;
}

/**
 * Reads what is written as text.
 *
 * @throws LoanError with every problem
 */
function readOptions(
  { digits, asOf }: OptionFacts,
  options: HouseholdCashFlowOptions,
  at = "options",
): ReadOptions {
  const problems: Problem[] = [];
  const wrong = (code: Problem["code"], field: string, rule: string) =>
    problems.push(problem(code, `${at}.${field}`, rule));
  const { periods, step = "month", shareOf = "gross" } = options;
  const from = options.from === undefined ? asOf : readDate(options.from);
  if (from === undefined) {
    const { code, message } = dateProblem(options.from, "");
    wrong(
      code,
      "from",
      options.from === undefined ? "must be the first day where no asOf is known" : message,
    );
  }
  wrongName(CASH_FLOW_STEPS, step, (rule) => wrong("not-in-list", "step", rule));
  wrongName(INCOME_BASES, shareOf, (rule) => wrong("not-in-list", "shareOf", rule));
  if (periods !== undefined && !(Number.isInteger(periods) && periods >= 1 && periods <= MOST_PERIODS.week)) {
    wrong("out-of-range", "periods", `must be a whole number from 1 to ${MOST_PERIODS.week}`);
  }
  const share = readDecimal(options.share);
  if (options.share !== undefined && (share === undefined || share.isNegative() || share.gt(1))) {
    wrong("out-of-range", "share", 'must be a share from 0 to 1, as text such as "0.50"');
  }
  const cash = readDecimal(options.openingCash);
  const openingCash = cash && toMinor(cash, digits);
  if (options.openingCash !== undefined && openingCash === undefined) {
    wrong("not-a-decimal", "openingCash", "must be an amount with the currency's decimals");
  }
  if (problems.length > 0) refuse(problems);
  return { from, share, openingCash };
}

/**
 * Checks the options before the household is known.
 *
 * @throws LoanError with every problem of the names and the values
 */
export function checkCashFlowOptions(
  options: HouseholdCashFlowOptions,
  digits: number,
  at = "options",
): void {
  needRecord(options, at);
  readAll(
    () => checkOptionNames(options, CASH_FLOW_NAMES, at),
    () => choicesOf(options, USUAL_CHOICES, at),
    () => readOptions({ digits, asOf: 0 }, options, at),
  );
}

function wrongName(table: object, name: string, wrong: (rule: string) => void): void {
  if (!isNameIn(table, name)) wrong(`must be one of ${Object.keys(table).join(", ")}`);
}

/**
 * Completes the options for a household.
 *
 * @throws LoanError with every problem of the options; `required` where no first day is known
 */
export function cashFlowPlan(facts: Facts, options: HouseholdCashFlowOptions): CashFlowPlan {
  const read = readOptions({ digits: facts.book.digits, asOf: facts.asOf }, options);
  const { step = "month", shareOf = "gross", periods } = options;
  const from = read.from as Day;
  return {
    step,
    boundaries: boundariesFrom(from, step, periods ?? defaultPeriods(facts, from, step)),
    openingCash: options.openingCash === undefined ? cashOf(facts) : read.openingCash,
    share: read.share && ratioFromDecimal(read.share),
    shareOf,
  };
}
