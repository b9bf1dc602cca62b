/**
 * The loan of a fit: its plain terms, its dates and the engine's own interest; and the schedule that payments make.
 */
import type { Day } from "../../kernel/date.js";
import { type Problem, problem, refuse } from "../../kernel/error.js";
import { formatMinor } from "../../kernel/money.js";
import { type Agreed, agreedTerms } from "../../schedule/agreed.js";
import { buildSchedule } from "../../schedule/buildSchedule.js";
import { preparePass } from "../../schedule/pass.js";
import { planRows } from "../../schedule/plan.js";
import { accruedIn } from "../../schedule/rowInterest.js";
import type { Schedule } from "../../schedule/schedule.js";
import type { LoanTerms } from "../../terms/complete.js";
import type { LoanTermsInput } from "../../terms/loanTermsInput.js";

/** A loan to be fitted, over so many dates. Amounts count the units of the loan. */
export interface FitLoan {
  readonly agreed: Agreed;
  readonly level: Schedule;
  /** Due dates. */
  readonly dates: readonly Day[];
  /** Totals of the level plan. */
  readonly levels: readonly number[];
  readonly accrue: (row: number, balance: number) => number;
  /** Minor units in one unit. */
  readonly unit: number;
  readonly multiple: number;
}

/** The features that leave a fit nothing to choose, or that it does not know. */
function checkPlain({ repayment, interest, disbursements, calendar, charges, savings }: LoanTerms): void {
  const problems: Problem[] = [];
  const wrong = (path: string, what: string) =>
    problems.push(problem("conflict", path, `must be left out: a fitted schedule ${what}`));
  if (repayment.grace.length > 0) wrong("repayment.grace", "says itself which installments are spared");
  if (repayment.given.length > 0) wrong("repayment.given", "gives the installments itself");
  if (repayment.balloon !== undefined) wrong("repayment.balloon", "has no balloon");
  if (repayment.step !== undefined) wrong("repayment.step", "has no steps");
  if (repayment.fixedInstallment !== undefined)
    wrong("repayment.fixedInstallment", "finds the installments itself");
  if (repayment.timing === "in-advance") wrong("repayment.timing", "falls due in arrears");
  if (repayment.pattern !== "equal-installments")
    wrong("repayment.pattern", "starts from equal installments");
  if (disbursements !== undefined && disbursements.length > 1) wrong("disbursements", "is paid out once");
  if (charges !== undefined && charges.length > 0) wrong("charges", "fits principal and interest");
  if (savings !== undefined) wrong("savings", "fits principal and interest");
  if (interest.firstPeriod.treatment !== "spread")
    wrong("interest.firstPeriod.treatment", "spreads the first period");
  if (calendar.shift === "next-installment") wrong("calendar.shift", "moves each date by itself");
  if (problems.length > 0) refuse(problems);
}

/** The terms with another number of installments and without rules about odd amounts. */
function plainTerms(terms: LoanTerms, installments: number): LoanTerms {
  const { mode, unit, multiple } = terms.rounding;
  return {
    ...terms,
    repayment: { ...terms.repayment, installments },
    rounding: { mode, unit, residue: "last", ...(multiple && { multiple }) },
  };
}

/** Prepares a loan over so many dates, as many as the terms say unless told. */
export function fitLoan(input: LoanTerms | LoanTermsInput, installments?: number): FitLoan {
  const { terms } = agreedTerms(input);
  checkPlain(terms);
  const level = buildSchedule(plainTerms(terms, installments ?? (terms.repayment.installments as number)));
  const agreed = agreedTerms(level.terms);
  const plan = planRows(agreed);
  const { pass } = preparePass(agreed, plan);
  const { count, principal, interest } = level.columns;
  const { unit } = agreed;
  const dates = Array.from({ length: plan.dates.count }, (_, row) => plan.dates.due[row] as Day);
  if (new Set(dates).size < dates.length) {
    refuse(problem("conflict", "calendar", "must leave every installment a date of its own"));
  }
  return {
    agreed,
    level,
    dates,
    levels: dates.map((_, row) =>
      row < count ? ((principal[row] as number) + (interest[row] as number)) / unit : 0,
    ),
    accrue: (row, balance) => accruedIn(pass, row, balance),
    unit,
    multiple: agreed.solved.multiple,
  };
}

/** The schedule that payments make: each paying date agreed, the others spared and their interest deferred. */
export function scheduleOfPayments({ agreed, accrue, unit }: FitLoan, payments: readonly number[]): Schedule {
  const { terms, principal } = agreed;
  const last = payments.length - 1;
  const spared: number[] = [];
  const given: { installment: number; total: string }[] = [];
  let [balance, deferred] = [principal, 0];
  payments.forEach((payment, row) => {
    const accrued = accrue(row, balance);
    if (payment === 0) {
      spared.push(row + 1);
      deferred += accrued;
      return;
    }
    const own = payment - deferred; // what was deferred comes on top of the agreed total
    if (row < last) given.push({ installment: row + 1, total: formatMinor(own * unit, terms.decimals) });
    balance -= own - accrued;
    deferred = 0;
  });
  const { mode, unit: smallest } = terms.rounding;
  const grace = {
    spares: "both",
    for: { installments: spared },
    interest: "deferred-next",
    term: "inside",
  } as const;
  const fitted: LoanTerms = {
    ...terms,
    rounding: { mode, unit: smallest, residue: "last" },
    repayment: {
      ...terms.repayment,
      installments: payments.length,
      given,
      grace: spared.length === 0 ? [] : [grace],
    },
  };
  return buildSchedule(fitted);
}
