/**
 * Affordability: one question, asked of many installments or loans: does the policy, and the cash-flow test if it
 * is asked for, find this one within its limits?
 */
import type { Day } from "../kernel/date.js";
import { type Assessment, assessReady } from "./assessIndebtedness.js";
import { choicesOf } from "./assessmentChoices.js";
import type { HouseholdCashFlow } from "./cashFlow/cashFlow.js";
import { cashFlowOf } from "./cashFlow/cashFlow.js";
import { cashFlowPlan, type HouseholdCashFlowOptions } from "./cashFlow/cashFlowOptions.js";
import { gatherFacts } from "./facts.js";
import type { HouseholdBook } from "./householdBook.js";
import type { Outcome } from "./judgment.js";
import type { PolicyChoice } from "./parsePolicy.js";
import type { ProposedLoan } from "./proposedLoan.js";
import { type AssessmentOptions, readyPolicy } from "./readyPolicy.js";

/** Options of a search for what is affordable. */
export interface AffordabilityOptions extends AssessmentOptions {
  /** Also asks that the cash never runs out and, with a `share`, that no period is over it. */
  readonly cashFlow?: HouseholdCashFlowOptions | undefined;
}

/** One loan, tried. */
export interface Trial {
  readonly outcome: Outcome;
  readonly assessment: Assessment;
  readonly cashFlow: HouseholdCashFlow | undefined;
}

/** Tries one loan on the household. */
export type Try = (loan: ProposedLoan) => Trial;

function worse(a: Outcome, b: Outcome): Outcome {
  if (a === "exceeds" || b === "exceeds") return "exceeds";
  return a === "cannot-tell" ? a : b;
}

/** Prepares the question for a household, a policy and the day of the assessment. */
export function affordabilityOf(
  book: HouseholdBook,
  policy: PolicyChoice,
  asOf: Day | undefined,
  options: AffordabilityOptions,
): Try {
  const ready = readyPolicy(policy, book, options);
  const flowOptions = options.cashFlow;
  return (loan) => {
    const assessment = assessReady(ready, book, loan, asOf);
    if (flowOptions === undefined) return { outcome: assessment.verdict, assessment, cashFlow: undefined };
    const facts = gatherFacts(
      asOf === undefined ? book : { ...book, asOf },
      loan,
      choicesOf(flowOptions, ready.choices),
    );
    const cashFlow = cashFlowOf(facts, cashFlowPlan(facts, flowOptions));
    return { outcome: worse(assessment.verdict, cashFlow.outcome), assessment, cashFlow };
  };
}

/** Names of the rules, and of the cash-flow test, that a trial does not pass. */
export function bindingRules({ assessment, cashFlow }: Trial): string[] {
  const rules = assessment.rules.filter(({ effect, outcome }) => effect === "limit" && outcome !== "within");
  const names = rules.filter(({ outcome }) => outcome !== "not-applicable").map(({ name }) => name);
  return cashFlow === undefined || cashFlow.outcome === "within" ? names : [...names, "cash-flow"];
}
