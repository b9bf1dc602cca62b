/**
 * Emergency rescheduling: after a shock, the gentlest plan for what is still owed, compared with the plan that
 * holds.
 *
 * The loan is an account, as it stands on its day; or what is left of it as bare terms. Of an account the rows to
 * come hold before, with what is overdue on the day itself. After, its principal is planned anew by the terms that
 * its rows to come follow, from the day on; what it owes beside the principal is due first, spread or capitalized.
 * Charges on interest follow the new interest; other charges of the rows to come keep their sum, shared by the new
 * dates. Compulsory deposits that are not made yet stand in both plans, on the dates on which the schedule expects
 * them: they stay the household's own money, but it must pay them, so a month bears as much less.
 */

import { readAll, readBelow } from "../../kernel/error.js";
import { needRecord } from "../../kernel/recordInput.js";
import type { StressScenario, StressScenarioName } from "../../rules/stressScenario.js";
import { buildSchedule } from "../../schedule/buildSchedule.js";
import type { LoanTerms } from "../../terms/complete.js";
import type { LoanTermsInput } from "../../terms/loanTermsInput.js";
import { argumentBook, argumentPolicy } from "../arguments.js";
import { type Assessment, assessReady } from "../assessIndebtedness.js";
import { choicesOf, USUAL_CHOICES } from "../assessmentChoices.js";
import { type Facts, gatherFacts } from "../facts.js";
import { type Figure, moneyFigure } from "../figure.js";
import { flowOfLoan, withLoan } from "../fit/fitFlow.js";
import type { FitHousehold } from "../fit/fitHousehold.js";
import { type FitLoan, fitLoan } from "../fit/fitLoan.js";
import { readFitOptions } from "../fit/fitOptions.js";
import { type Fit, fitHouseholdOf, fitReady } from "../fit/fitSchedule.js";
import { type FitSearch, problemOf } from "../fit/fitSearch.js";
import type { FoundFit } from "../fit/foundFit.js";
import type { HouseholdBook } from "../householdBook.js";
import type { Household, HouseholdInput } from "../parseHousehold.js";
import { checkCurrency, type ProposedLoan, readProposedLoan } from "../proposedLoan.js";
import { readyPolicy } from "../readyPolicy.js";
import { digitsOf } from "../recordSchema.js";
import { isServicedLoan, type OpenRow, type ServicedLoan, totalOf } from "../servicedLoan.js";
import { shockedFacts } from "../shock.js";
import {
  checkAccountChoices,
  checkShockMonths,
  EMERGENCY_NAMES,
  type EmergencyOptions,
  readShock,
} from "./emergencyOptions.js";
import { type EmergencyPlan, loanOfRows, planOfRows, rowsOfFit, rowsOfSchedule } from "./emergencyPlan.js";
import type { EmergencyBalance, OwedLoan } from "./owedLoan.js";
import { type Remaining, remainingLoan } from "./remainingLoan.js";

/** The plan that holds, and the gentlest one. */
export interface EmergencyReport {
  readonly before: EmergencyPlan;
  readonly after: EmergencyPlan | undefined;
  /** What the search found; `none` with the shortest term that would do, if the installments allowed are too few. */
  readonly fit: Fit;
  /** What the account owes on its day and what the plan starts from; `undefined` for bare terms. */
  readonly owed: EmergencyBalance | undefined;
  /** By how much more is paid in all with the gentler plan: interest, and the charges that follow it. */
  readonly addedInterest: Figure | undefined;
}

/** What is looked for, ready: the loan, the household under the shock, and what an account owes. */
interface Emergency {
  readonly book: HouseholdBook;
  readonly loan: FitLoan;
  readonly longer: FitLoan;
  readonly owed: OwedLoan | undefined;
  /** The household under the shock, without the loan and its deposits. */
  readonly household: FitHousehold;
  /** The search, in which the household makes its deposits. */
  readonly search: FitSearch;
}

function prepare(
  household: HouseholdInput | Household,
  remaining: Remaining,
  shock: StressScenarioName | StressScenario,
  options: EmergencyOptions,
): Emergency {
  needRecord(options, "options");
  needRecord(remaining, "remaining");
  const { goal: preferred = "lowest-share", policy } = options;
  const [book, scenario, choices, , , , { owed, terms, loan }] = readAll(
    () => argumentBook(household),
    () => readShock(shock),
    () => readFitOptions({ ...options, goal: preferred }, EMERGENCY_NAMES, digitsOf(household)),
    () => checkAccountChoices(options, isServicedLoan(remaining)),
    () => checkShockMonths(options),
    () => policy === undefined || readBelow("options", () => argumentPolicy(policy)),
    () => remainingLoan(remaining, options),
  );
  readBelow("remaining", () => checkCurrency(loan.level.terms, book.household.currency, book.digits));
  const asOf = loan.agreed.disbursedOn;
  const facts = gatherFacts({ ...book, asOf }, undefined, choicesOf(options, USUAL_CHOICES));
  const periods = options.shockMonths ?? Number.POSITIVE_INFINITY;
  const householdOf = (of: Facts): FitHousehold => ({
    ...fitHouseholdOf(of, options, choices),
    shocked: { facts: shockedFacts(of, scenario), periods },
  });
  const { share, goal } = choices;
  const saving = owed === undefined ? facts : withLoan(facts, loanOfRows(owed.deposits, owed));
  return {
    book,
    loan,
    longer: options.mostInstallments === undefined ? loan : fitLoan(terms, options.mostInstallments),
    owed,
    household: householdOf(facts),
    search: { household: householdOf(saving), share, goal, beside: owed?.beside, charge: owed?.charge },
  };
}

/** A plan as rows, and as a loan that a household's cash flow and a policy can look at. */
interface Drawn {
  readonly rows: readonly OpenRow[];
  readonly loan: ProposedLoan;
  readonly schedule: EmergencyPlan["schedule"];
}

function planThatHolds({ owed, loan, book }: Emergency, remaining: Remaining): Drawn {
  if (owed !== undefined) return { rows: owed.rows, loan: loanOfRows(owed.rows, owed), schedule: undefined };
  const schedule = isServicedLoan(remaining) ? loan.level : buildSchedule(remaining);
  const proposed = readProposedLoan(schedule, book.household.currency, book.digits);
  return { rows: rowsOfSchedule(schedule), loan: proposed, schedule };
}

function planThatFits({ owed, book }: Emergency, fit: FoundFit): Drawn {
  const { schedule } = fit;
  if (owed === undefined) {
    const loan = readProposedLoan(schedule, book.household.currency, book.digits);
    return { rows: rowsOfSchedule(schedule), loan, schedule };
  }
  const rows = rowsOfFit(fit, owed);
  return { rows, loan: loanOfRows(rows, owed), schedule };
}

const paidIn = (rows: readonly OpenRow[]): number => rows.reduce((sum, row) => sum + totalOf(row), 0);

function report(emergency: Emergency, remaining: Remaining, options: EmergencyOptions): EmergencyReport {
  const { book, loan, longer, owed, household, search } = emergency;
  const { disbursedOn, terms } = loan.agreed;
  const fit = fitReady(longer, search);
  const { columns } = problemOf(longer, search);
  const ready = options.policy === undefined ? undefined : readyPolicy(options.policy, book, {});
  const planOf = ({ rows, loan: drawn, schedule }: Drawn): EmergencyPlan => {
    const assessment: Assessment | undefined = ready && assessReady(ready, book, drawn, disbursedOn);
    return planOfRows(rows, terms, {
      schedule,
      assessment,
      cashFlow: flowOfLoan(drawn, columns.plan, household),
    });
  };
  const holds = planThatHolds(emergency, remaining);
  const fits = fit.kind === "found" ? planThatFits(emergency, fit) : undefined;
  const added = fits && paidIn(fits.rows) + (owed?.usedCredit ?? 0) - paidIn(holds.rows);
  return {
    before: planOf(holds),
    after: fits && planOf(fits),
    fit,
    owed: owed?.balance,
    addedInterest: added === undefined ? undefined : moneyFigure(BigInt(added), 1n, book.digits),
  };
}

/**
 * The gentlest plan for what is owed after a shock, and what it changes. The household's debts must not hold the
 * loan itself.
 *
 * @param remaining the account, as `replay` gives it for the day of the shock; or terms of what is left: principal
 *   = outstanding balance, disbursedOn = the day of the shock, installments and firstDueOn as they are left
 * @throws LoanError with every problem of the household, the loan, the shock and the options; `conflict` for an
 *   account that is closed, overpaid or written off, owes no principal, or is not paid out in full
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
  remaining: ServicedLoan | LoanTerms | LoanTermsInput,
  shock: StressScenarioName | StressScenario,
  options: EmergencyOptions,
): EmergencyReport {
  return report(prepare(household, remaining, shock, options), remaining, options);
}
