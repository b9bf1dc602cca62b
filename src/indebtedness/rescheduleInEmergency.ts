/**
 * Emergency rescheduling: after a shock, the gentlest plan for what is still owed, compared with the plan that
 * holds.
 *
 * The loan is given by what is left of it: terms whose principal is the outstanding balance, whose disbursement is
 * the day from which the new plan runs, and whose installments are those that are left. Interest that has accrued
 * before that day is not part of it.
 */
import { type Problem, problem, refuse } from "../kernel/error.js";
import { FIT_GOALS } from "../rules/fitGoal.js";
import type { StressScenario, StressScenarioName } from "../rules/stressScenario.js";
import { buildSchedule } from "../schedule/buildSchedule.js";
import type { Schedule } from "../schedule/schedule.js";
import type { LoanTerms, LoanTermsInput } from "../terms/parseTerms.js";
import { type Assessment, assessReady } from "./assessIndebtedness.js";
import { choicesOf, USUAL_CHOICES } from "./assessmentChoices.js";
import type { HouseholdCashFlow } from "./cashFlow/cashFlow.js";
import { type Facts, gatherFacts } from "./facts.js";
import { type Figure, moneyFigure } from "./figure.js";
import { flowOfSchedule } from "./fit/fitFlow.js";
import { fitLoan } from "./fit/fitLoan.js";
import { type FitOptions, readFitOptions } from "./fit/fitOptions.js";
import { type Fit, fitHouseholdOf, fitReady } from "./fit/fitSchedule.js";
import { type FitSearch, problemOf } from "./fit/fitSearch.js";
import { householdBook } from "./householdBook.js";
import type { Household, HouseholdInput } from "./parseHousehold.js";
import type { PolicyChoice } from "./parsePolicy.js";
import { readProposedLoan } from "./proposedLoan.js";
import { readyPolicy } from "./readyPolicy.js";
import { shockedFacts } from "./shock.js";
import { readScenario } from "./stressOptions.js";

/** Options of an emergency rescheduling; the goal is `lowest-share` unless given. */
export interface EmergencyOptions extends FitOptions {
  /** For how many calendar months the shock lasts, from the first day on; to the end unless given. */
  readonly shockMonths?: number | undefined;
  /** How many installments the new plan may have; as many as are left unless given. */
  readonly mostInstallments?: number | undefined;
  /** A policy by which the household is assessed with either plan. */
  readonly policy?: PolicyChoice | undefined;
}

/** A plan and what it means for the household under the shock. */
export interface EmergencyPlan {
  readonly schedule: Schedule;
  readonly cashFlow: HouseholdCashFlow;
  readonly largestInstallment: Figure;
  readonly interest: Figure;
  readonly lastDueOn: string;
  readonly assessment: Assessment | undefined;
}

/** The plan that holds, and the gentlest one. */
export interface EmergencyReport {
  readonly before: EmergencyPlan;
  readonly after: EmergencyPlan | undefined;
  /** What the search found; `none` with the shortest term that would do, if the installments allowed are too few. */
  readonly fit: Fit;
  /** By how much interest grows with the gentler plan. */
  readonly addedInterest: Figure | undefined;
}

function checkEmergency(
  { shockMonths, mostInstallments, goal }: EmergencyOptions,
  left: number,
  problems: Problem[],
) {
  const wrong = (field: string, rule: string) =>
    problems.push(problem("out-of-range", `options.${field}`, rule));
  if (shockMonths !== undefined && !(Number.isInteger(shockMonths) && shockMonths >= 1)) {
    wrong("shockMonths", "must be a whole number of at least 1");
  }
  if (mostInstallments !== undefined && !(Number.isInteger(mostInstallments) && mostInstallments >= left)) {
    wrong("mostInstallments", "must be a whole number, not below the installments that are left");
  }
  if (goal !== undefined && !Object.hasOwn(FIT_GOALS, goal)) wrong("goal", "must be a goal of a fit");
}

const interestOf = ({ columns }: Schedule): number => {
  let sum = 0;
  for (let row = 0; row < columns.count; row++) sum += columns.interest[row] as number;
  return sum;
};

function planOf(
  schedule: Schedule,
  cashFlow: HouseholdCashFlow,
  assess: (schedule: Schedule) => Assessment | undefined,
): EmergencyPlan {
  const { columns, terms, installments } = schedule;
  let largest = 0;
  for (let row = 0; row < columns.count; row++) {
    largest = Math.max(largest, (columns.principal[row] as number) + (columns.interest[row] as number));
  }
  return {
    schedule,
    cashFlow,
    largestInstallment: moneyFigure(BigInt(largest), 1n, terms.decimals),
    interest: moneyFigure(BigInt(interestOf(schedule)), 1n, terms.decimals),
    lastDueOn: installments[installments.length - 1]?.due ?? terms.disbursedOn,
    assessment: assess(schedule),
  };
}

/** The household without the loan, calm and under the shock. */
function householdOf(input: HouseholdInput | Household, options: EmergencyOptions, asOf: number): Facts {
  const book = householdBook(input);
  return gatherFacts({ ...book, asOf }, undefined, choicesOf(options, USUAL_CHOICES));
}

function readShock(shock: StressScenarioName | StressScenario, problems: Problem[]): StressScenario {
  const scenario = readScenario(shock, 0, problems);
  if (scenario.debtService !== undefined) {
    problems.push(
      problem("conflict", "shock.debtService", "must be left out: the plan itself says what falls due"),
    );
  }
  return scenario;
}

/**
 * The gentlest plan for what is owed after a shock, and what it changes. The household's debts must not hold the
 * loan itself.
 *
 * @param remaining terms of what is left: principal = outstanding balance, disbursedOn = the day of the shock,
 *   installments and firstDueOn as they are left
 * @throws LoanError with every problem of the household, the terms, the shock or the options
 * @example
 * ```ts
 * const household = {
 *   currency: "BDT", asOf: "2026-03-01",
 *   incomes: [{ source: "wage", amount: "15000", per: "month" }],
 *   expenses: [{ amount: "6000", per: "month" }],
 *   savings: [{ kind: "cash", balance: "4000" }],
 *   debts: [],
 * };
 * const report = rescheduleInEmergency(household, {
 *   currency: "BDT", principal: "24000", disbursedOn: "2026-03-01",
 *   interest: { rate: { percent: "24" } },
 *   repayment: { installments: 6, every: { unit: "month" } },
 * }, "income-30", { share: "0.30", shockMonths: 3, mostInstallments: 12 });
 * `${report.before.largestInstallment} → ${report.after.largestInstallment}`; // "4284.62 → 2403.00"
 * ```
 */
export function rescheduleInEmergency(
  household: HouseholdInput | Household,
  remaining: LoanTerms | LoanTermsInput,
  shock: StressScenarioName | StressScenario,
  options: EmergencyOptions,
): EmergencyReport {
  const choices = readFitOptions({ ...options, goal: options.goal ?? "lowest-share" });
  const loan = fitLoan(remaining);
  const problems: Problem[] = [];
  const scenario = readShock(shock, problems);
  checkEmergency(options, loan.dates.length, problems);
  if (problems.length > 0) refuse(problems);
  const facts = householdOf(household, options, loan.agreed.disbursedOn);
  const { book } = facts;
  readProposedLoan(loan.level, book.household.currency, book.digits);
  const shocked = {
    facts: shockedFacts(facts, scenario),
    periods: options.shockMonths ?? Number.POSITIVE_INFINITY,
  };
  const calm = fitHouseholdOf(facts, options, choices);
  const search: FitSearch = { household: { ...calm, shocked }, share: choices.share, goal: choices.goal };
  const longer = options.mostInstallments === undefined ? loan : fitLoan(remaining, options.mostInstallments);
  const fit = fitReady(longer, search);
  const ready = options.policy === undefined ? undefined : readyPolicy(options.policy, book, {});
  const assess = (schedule: Schedule): Assessment | undefined => {
    const proposed = readProposedLoan(schedule, book.household.currency, book.digits);
    return ready && assessReady(ready, book, proposed, loan.agreed.disbursedOn);
  };
  const old = buildSchedule(remaining);
  const { columns } = problemOf(longer, search);
  const before = planOf(old, flowOfSchedule(old, columns.plan, search), assess);
  const after = fit.kind === "found" ? planOf(fit.schedule, fit.cashFlow, assess) : undefined;
  const added = after && interestOf(after.schedule) - interestOf(old);
  return {
    before,
    after,
    fit,
    addedInterest: added === undefined ? undefined : moneyFigure(BigInt(added), 1n, book.digits),
  };
}
