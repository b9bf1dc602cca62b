/**
 * Households: whose income and whose debts a rule looks at.
 *
 * One house gives three answers: 41% for the couple and their unmarried children, 85% for the borrower alone,
 * 46% for everybody under the roof. To add a definition, add one entry.
 */

/** How a member is related to the applicant. */
export const RELATIONS = {
  applicant: "the applicant",
  spouse: "the applicant's husband or wife",
  "unmarried-child": "an unmarried child of the applicant",
  "married-child": "a married child of the applicant",
  parent: "a parent of the applicant",
  "parent-in-law": "a parent of the applicant's husband or wife",
  "unmarried-sibling": "an unmarried brother or sister of the applicant",
  "other-relative": "another relative",
  other: "somebody else under the same roof",
} as const;

/** The name of a relation. */
export type Relation = keyof typeof RELATIONS;

/** Who belongs to a household. */
export interface HouseholdDefinitionRule {
  /** The definition in words. */
  readonly rule: string;
  /** The relations that belong to it. */
  readonly relations: readonly Relation[];
}

/** The definitions of a household. */
export const HOUSEHOLD_DEFINITIONS = {
  /** Husband, wife and their unmarried children. RBI Master Direction of 14 March 2022, paragraph 3. */
  "couple-and-unmarried-children": {
    rule: "husband, wife and unmarried children",
    relations: ["applicant", "spouse", "unmarried-child"],
  },
  /** The same family seen from an unmarried applicant: parents and their unmarried children. */
  "parents-and-unmarried-children": {
    rule: "the unmarried applicant, the parents and their unmarried children",
    relations: ["applicant", "parent", "unmarried-sibling"],
  },
  /** Husband and wife. */
  couple: { rule: "husband and wife", relations: ["applicant", "spouse"] },
  /** The applicant alone. */
  applicant: { rule: "the applicant alone", relations: ["applicant"] },
  /** Everybody under the roof. */
  everyone: { rule: "everybody under the roof", relations: Object.keys(RELATIONS) as Relation[] },
} as const satisfies Record<string, HouseholdDefinitionRule>;

/** The name of a definition of a household. */
export type HouseholdDefinition = keyof typeof HOUSEHOLD_DEFINITIONS;
