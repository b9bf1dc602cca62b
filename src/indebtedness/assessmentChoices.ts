/**
 * The choices of an assessment, as they stand in its result.
 */
import type { GuaranteeWeight } from "../rules/debtKind.js";
import type { HouseholdDefinition } from "../rules/householdDefinition.js";
import type { MonthlyConversion } from "../rules/monthlyConversion.js";

/** The choices that a policy or its user makes. */
export interface AssessmentChoices {
  readonly household: HouseholdDefinition;
  readonly conversion: MonthlyConversion;
  readonly guarantees: GuaranteeWeight;
}
