import { LoanError, readAll } from "../kernel/error.js";
import { formatMinor } from "../kernel/money.js";
import { buildSchedule } from "../schedule/buildSchedule.js";
import type { Schedule } from "../schedule/schedule.js";
import { affordabilityOf, bindingRules, type Trial } from "./affordability.js";
import { argumentBook, argumentPolicy } from "./arguments.js";
import type { Assessment } from "./assessIndebtedness.js";
import type { HouseholdCashFlow } from "./cashFlow/cashFlow.js";
import { type Figure, moneyFigure } from "./figure.js";
import { type LargestOptions, readLargestOptions, readStep } from "./largestOptions.js";
import { type LargestWhole, largestWhole, type Passing } from "./largestWhole.js";
import {
  type LoanWithoutPrincipal,
  loanWithoutInstallment,
  loanWithoutPrincipal,
  MOST,
  type TermsWithoutPrincipal,
} from "./lookedFor.js";
import type { Household, HouseholdInput } from "./parseHousehold.js";
import type { PolicyChoice } from "./parsePolicy.js";
import { type ProposedLoanInput, withSchedule } from "./proposedLoan.js";
import { digitsOf } from "./recordSchema.js";

/** Why nothing passes, or that nothing fails. */
export type NoLargest =
  | {
      /** Not even the smallest passes. */
      readonly kind: "none";
      /** The rules that stand in the way, and `cash-flow` for the cash-flow test. */
      readonly binding: readonly string[];
      readonly assessment: Assessment;
      readonly cashFlow: HouseholdCashFlow | undefined;
    }
  /** No rule of the policy limits the amount. */
  | { readonly kind: "unbounded" };

/** What was found, assessed; and the rules that one step more would break. */
interface Found {
  readonly kind: "found";
  readonly binding: readonly string[];
  readonly assessment: Assessment;
  readonly cashFlow: HouseholdCashFlow | undefined;
}

/** The largest affordable installment. */
export type LargestInstallment = (Found & { readonly installment: Figure }) | NoLargest;

/** The largest affordable loan, with its schedule. */
export type LargestLoan = (Found & { readonly principal: Figure; readonly schedule: Schedule }) | NoLargest;

const passing = ({ outcome }: Trial): Passing => (outcome === "within" ? "passes" : "fails");

function nothing(
  found: Exclude<LargestWhole, { kind: "found" }>,
  tryOf: (n: number) => Trial | undefined,
): NoLargest {
  if (found.kind === "unbounded") return { kind: "unbounded" };
  const smallest = tryOf(found.failing) as Trial;
  const { assessment, cashFlow } = smallest;
  return { kind: "none", binding: bindingRules(smallest), assessment, cashFlow };
}

/**
 * The largest installment at a frequency that a policy finds within its limits: it passes, and one step more
 * fails.
 *
 * @param loan the proposed loan without its installment: how often it falls due, and whatever else is known
 * @throws LoanError with every problem of the household, the loan, the policy and the options
 * @example
 * ```ts
 * const household = {
 *   currency: "INR",
 *   incomes: [{ source: "wage", amount: "12000", per: "month" }],
 *   debts: [{ kind: "other-lender", mark: "bureau", installment: "900", every: { unit: "week" } }],
 * };
 * const largest = largestAffordableInstallment(household, { every: { unit: "week" } }, "in-rbi-2022");
 * largest.kind; // "found"
 * String(largest.installment); // "484.61"
 * ```
 */
export function largestAffordableInstallment(
  household: HouseholdInput | Household,
  loan: ProposedLoanInput,
  policy: PolicyChoice,
  options: LargestOptions = {},
): LargestInstallment {
  const digits = digitsOf(household);
  const [book, base, , asOf, step] = readAll(
    () => argumentBook(household),
    () => loanWithoutInstallment(household, loan),
    () => argumentPolicy(policy),
    () => readLargestOptions(options, digits),
    () => readStep(options, digits, 1),
  );
  const attempt = affordabilityOf(book, policy, asOf, options);
  const tryOf = (n: number): Trial =>
    attempt({ ...base, repayment: { ...base.repayment, installment: n * step } });
  const found = largestWhole((n) => passing(tryOf(n)), 0, Math.floor(MOST / step));
  if (found.kind !== "found") return nothing(found, tryOf);
  const { assessment, cashFlow } = tryOf(found.largest);
  return {
    kind: "found",
    installment: moneyFigure(BigInt(found.largest * step), 1n, digits),
    binding: bindingRules(tryOf(found.largest + 1)),
    assessment,
    cashFlow,
  };
}

/** Builds the schedule of a principal, or nothing where no schedule can satisfy the terms. */
function scheduleOf(terms: TermsWithoutPrincipal, minor: number, digits: number): Schedule | undefined {
  try {
    return buildSchedule({ ...terms, principal: formatMinor(minor, digits) });
  } catch (error) {
    const isUnsolvable =
      error instanceof LoanError && error.problems.every(({ code }) => code === "no-solution");
    if (isUnsolvable) return undefined;
    throw error;
  }
}

/**
 * The largest loan under full terms that a policy finds within its limits: it passes, and one step more fails.
 *
 * @throws LoanError with every problem of the household, the terms, the policy and the options
 * @example
 * ```ts
 * const household = {
 *   currency: "INR",
 *   incomes: [{ source: "wage", amount: "12000", per: "month" }],
 *   debts: [{ kind: "other-lender", mark: "bureau", installment: "900", every: { unit: "week" } }],
 * };
 * const terms = {
 *   currency: "INR", disbursedOn: "2026-01-05",
 *   interest: { rate: { percent: "24" } },
 *   repayment: { installments: 12, every: { unit: "month" } },
 * };
 * const largest = largestAffordableLoan(household, { terms }, "in-rbi-2022", { step: "100" });
 * String(largest.principal); // "22200.00"
 * ```
 */
export function largestAffordableLoan(
  household: HouseholdInput | Household,
  loan: LoanWithoutPrincipal,
  policy: PolicyChoice,
  options: LargestOptions = {},
): LargestLoan {
  const digits = digitsOf(household);
  const [book, { base, terms, unit }, , asOf] = readAll(
    () => argumentBook(household),
    () => loanWithoutPrincipal(household, loan),
    () => argumentPolicy(policy),
    () => readLargestOptions(options, digits),
  );
  const step = readStep(options, digits, unit);
  const attempt = affordabilityOf(book, policy, asOf, options);
  const tryOf = (n: number): (Trial & { schedule: Schedule }) | undefined => {
    const schedule = scheduleOf(terms, n * step, digits);
    return schedule && { ...attempt(withSchedule(base, schedule)), schedule };
  };
  const test = (n: number): Passing => {
    const trial = tryOf(n);
    return trial === undefined ? "impossible" : passing(trial);
  };
  const found = largestWhole(test, 1, Math.floor(MOST / step));
  if (found.kind !== "found") return nothing(found, tryOf);
  const best = tryOf(found.largest) as Trial & { schedule: Schedule };
  const next = tryOf(found.largest + 1);
  return {
    kind: "found",
    principal: moneyFigure(BigInt(found.largest * step), 1n, digits),
    schedule: best.schedule,
    binding: next === undefined ? [] : bindingRules(next),
    assessment: best.assessment,
    cashFlow: best.cashFlow,
  };
}
