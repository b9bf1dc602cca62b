/**
 * The choices of an assessment, as they stand in its result: whose incomes and debts, which months, how much of
 * a guarantee.
 */
import { type Problem, problem, refuse } from "../kernel/error.js";
import { GUARANTEE_WEIGHTS, type GuaranteeWeight } from "../rules/debtKind.js";
import { HOUSEHOLD_DEFINITIONS, type HouseholdDefinition } from "../rules/householdDefinition.js";
import { MONTHLY_CONVERSIONS, type MonthlyConversion } from "../rules/monthlyConversion.js";
import { isNameIn } from "./optionRecord.js";

/** The choices that a policy or its user makes. */
export interface AssessmentChoices {
  readonly household: HouseholdDefinition;
  readonly conversion: MonthlyConversion;
  readonly guarantees: GuaranteeWeight;
}

/** Some of the choices, as options. */
export type ChoiceOptions = { readonly [K in keyof AssessmentChoices]?: AssessmentChoices[K] | undefined };

const TABLES = {
  household: HOUSEHOLD_DEFINITIONS,
  conversion: MONTHLY_CONVERSIONS,
  guarantees: GUARANTEE_WEIGHTS,
} as const;

/** The choices where no policy makes them. */
export const USUAL_CHOICES: AssessmentChoices = {
  household: "everyone",
  conversion: "52/12",
  guarantees: "none",
};

/**
 * The choices: those of the options, and otherwise those that hold without them.
 *
 * @throws LoanError `not-in-list` for names that are not in their table
 */
export function choicesOf(
  options: ChoiceOptions,
  otherwise: AssessmentChoices,
  at = "options",
): AssessmentChoices {
  const problems: Problem[] = [];
  for (const [field, table] of Object.entries(TABLES) as [keyof AssessmentChoices, object][]) {
    const name = options[field];
    if (name === undefined || isNameIn(table, name)) continue;
    problems.push(
      problem("not-in-list", `${at}.${field}`, `must be one of ${Object.keys(table).join(", ")}`),
    );
  }
  if (problems.length > 0) refuse(problems);
  return {
    household: options.household ?? otherwise.household,
    conversion: options.conversion ?? otherwise.conversion,
    guarantees: options.guarantees ?? otherwise.guarantees,
  };
}
