/**
 * Ready policies: a policy with the choices of whoever applies it, made once per policy, choices and currency.
 */

import { type DateInput, type Day, readDate } from "../kernel/date.js";
import { dateProblem } from "../kernel/dateInput.js";
import { problem, readAll, refuse } from "../kernel/error.js";
import { needRecord } from "../kernel/recordInput.js";
import type { IndebtednessPolicy } from "../rules/indebtednessPolicy.js";
import { type AssessmentChoices, type ChoiceOptions, choicesOf, USUAL_CHOICES } from "./assessmentChoices.js";
import type { HouseholdBook } from "./householdBook.js";
import { CHOICE_NAMES, checkOptionNames } from "./optionRecord.js";
import { type PolicyChoice, parseIndebtednessPolicy } from "./parsePolicy.js";
import { type ReadyRule, readyRule } from "./readyRule.js";

/** Choices beside the policy; each has the policy's own value, or its default, unless it is given. */
export interface AssessmentOptions extends ChoiceOptions {
  /** The day on which the policy is applied; the household's `asOf`, or the day of disbursement, unless given. */
  readonly asOf?: DateInput | undefined;
}

/** A policy made ready for a currency and a set of choices. */
export interface ReadyPolicy {
  readonly policy: IndebtednessPolicy;
  readonly choices: AssessmentChoices;
  readonly rules: readonly ReadyRule[];
}

const READY = new WeakMap<IndebtednessPolicy, Map<string, ReadyPolicy>>();

function makeReady(policy: IndebtednessPolicy, choices: AssessmentChoices, digits: number): ReadyPolicy {
  const byChoice = READY.get(policy) ?? new Map<string, ReadyPolicy>();
  READY.set(policy, byChoice);
  const key = `${choices.household} ${choices.conversion} ${choices.guarantees} ${digits}`;
  const known = byChoice.get(key);
  if (known !== undefined) return known;
  const rules = policy.rules.map((rule) => readyRule(rule, policy, choices, digits));
  const ready = { policy, choices, rules };
  byChoice.set(key, ready);
  return ready;
}

/** Makes a policy ready for a household. */
export function readyPolicy(
  choice: PolicyChoice,
  book: HouseholdBook,
  options: AssessmentOptions,
): ReadyPolicy {
  const policy = parseIndebtednessPolicy(choice);
  const { currency } = book.household;
  if (policy.currency !== undefined && policy.currency !== currency) {
    refuse(
      problem(
        "conflict",
        "policy.currency",
        `must be the household's currency; the policy is in ${policy.currency}`,
      ),
    );
  }
  return makeReady(policy, choicesOf(options, policy), book.digits);
}

/**
 * Checks the options of an assessment, and gives its day.
 *
 * @throws LoanError with every problem of the names, the choices and the day
 */
export function readAssessmentOptions(
  options: AssessmentOptions,
  names: readonly string[] = CHOICE_NAMES,
): Day | undefined {
  needRecord(options, "options");
  const [, , asOf] = readAll(
    () => checkOptionNames(options, names),
    () => choicesOf(options, USUAL_CHOICES),
    () => dayOfAssessment(options.asOf),
  );
  return asOf;
}

/** The day of an assessment. */
function dayOfAssessment(asOf: DateInput | undefined): Day | undefined {
  if (asOf === undefined) return undefined;
  const day = readDate(asOf);
  return day ?? refuse(dateProblem(asOf, "options.asOf"));
}
