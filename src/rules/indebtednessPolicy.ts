/**
 * Indebtedness policies: what a dated set of rules looks like. The policies themselves are data in
 * `policies/`; a lender's own policy is written in the same form.
 */
import type { Confidence } from "./confidence.js";
import type { DebtKind, DebtProduct, DebtPurpose, GuaranteeWeight, LenderType } from "./debtKind.js";
import type { HouseholdDefinition } from "./householdDefinition.js";
import type { IncomeBasis } from "./incomeSource.js";
import type { Indicator } from "./indebtednessIndicator.js";
import type { MonthlyConversion } from "./monthlyConversion.js";

/** What a rule does when its figure passes the limit. */
export const RULE_EFFECTS = {
  /** The household is over the limit: the verdict is `exceeds`. */
  limit: "decides the verdict",
  /** The fact is reported; the verdict does not depend on it. */
  flag: "is reported, and leaves the verdict alone",
  /** The loan is outside what the policy is about; the other rules are still reckoned. */
  scope: "says whether the policy is about such a loan",
} as const;

/** The name of a rule's effect. */
export type RuleEffect = keyof typeof RULE_EFFECTS;

/** Which debts a rule counts; a part that is left out counts all. */
export interface CountedDebts {
  readonly kinds?: readonly DebtKind[] | undefined;
  readonly products?: readonly DebtProduct[] | undefined;
  readonly exceptProducts?: readonly DebtProduct[] | undefined;
  readonly exceptPurposes?: readonly DebtPurpose[] | undefined;
  readonly lenderTypes?: readonly LenderType[] | undefined;
}

/** To which loans a rule applies; a part that is left out applies to all. */
export interface RuleCondition {
  readonly area?: "rural" | "urban" | undefined;
  /** The borrower's first loan with the lender, or a later one. */
  readonly cycle?: "first" | "later" | undefined;
  /** Only loans of more than this. */
  readonly principalOver?: string | undefined;
  /** Only loans to the lender's own directors, managers and shareholders. */
  readonly insider?: boolean | undefined;
}

/** One band of an index: figures up to and including `upTo` have the label; the last band has no end. */
export interface IndexBand {
  readonly upTo?: string | undefined;
  readonly label: string;
}

/** One rule of a policy, complete. */
export interface IndebtednessRule {
  /** The rule's name within the policy. */
  readonly name: string;
  readonly indicator: Indicator;
  /** The limit: decimal text; a ratio as a fraction (0.50), an amount in the policy's currency. */
  readonly limit: string;
  /** Whether a figure that equals the limit is within it. */
  readonly inclusive: boolean;
  readonly effect: RuleEffect;
  /** Of which income: for ratios of debt service. */
  readonly income: IncomeBasis;
  /** Mean income of the last so many months (1 to 12). */
  readonly incomeMonths: number;
  readonly counting: CountedDebts;
  /** Counts only arrears of more than so many days. */
  readonly overDays?: number | undefined;
  /** Looks only at loans paid off within so many days before the new one. */
  readonly withinDays?: number | undefined;
  readonly when: RuleCondition;
  /** First and last day on which the rule is in force, where they differ from the policy's. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly bands?: readonly IndexBand[] | undefined;
  readonly confidence: Confidence;
  readonly source?: string | undefined;
  readonly note?: string | undefined;
}

/** A policy, complete: plain data. */
export interface IndebtednessPolicy {
  readonly id: string;
  readonly title: string;
  readonly jurisdiction: string;
  /** The currency of the policy's amounts; left out if it has none. */
  readonly currency?: string | undefined;
  /** First and last day on which the policy is in force; left out where they are not known or open. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Whose incomes and debts count. */
  readonly household: HouseholdDefinition;
  /** How much of a guaranteed debt counts. */
  readonly guarantees: GuaranteeWeight;
  /** How weekly and daily dues become a month's. */
  readonly conversion: MonthlyConversion;
  readonly source: string;
  readonly confidence: Confidence;
  readonly notes: readonly string[];
  readonly rules: readonly IndebtednessRule[];
}

type Optional<T, K extends keyof T> = Omit<T, K> & { readonly [P in K]?: T[P] | undefined };

/** A rule as written: what is left out takes its default. */
export type IndebtednessRuleInput = Optional<
  IndebtednessRule,
  "inclusive" | "effect" | "income" | "incomeMonths" | "counting" | "when" | "confidence"
>;

/** A policy as written: what is left out takes its default; a rule without a confidence has the policy's. */
export type IndebtednessPolicyInput = Optional<
  Omit<IndebtednessPolicy, "rules">,
  "household" | "guarantees" | "conversion" | "notes"
> & { readonly rules: readonly IndebtednessRuleInput[] };
