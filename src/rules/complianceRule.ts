/**
 * Compliance: what a dated rule set about the terms of a loan looks like. The rule sets themselves are data in
 * `policies/`; a regulator's or a lender's own set is written in the same form.
 *
 * To add a figure, add one entry to `COMPLIANCE_FIGURES` and how it is read in `schedule/complianceFigures.ts`.
 */
import type { Confidence } from "./confidence.js";
import type { FrequencyUnit } from "./frequency.js";

/** What a figure is counted in. */
export type ComplianceUnit = "percent a year" | "installments" | "days" | "amount" | "percent of principal";

interface Figure {
  readonly unit: ComplianceUnit;
  /** Whether the limit is the most or the least that is allowed; the limit itself is. */
  readonly bound: "most" | "least";
  readonly meaning: string;
}

/** The figures that a rule can limit. */
export const COMPLIANCE_FIGURES = {
  /** Declining equivalent of the interest: rate of a period × periods in a year, on the balance. */
  "declining-rate": {
    unit: "percent a year",
    bound: "most",
    meaning: "yearly rate on the declining balance that the interest amounts to",
  },
  /** The same with every charge, and with what is taken at disbursement. */
  "declining-rate-with-charges": {
    unit: "percent a year",
    bound: "most",
    meaning: "yearly rate on the declining balance that interest and charges amount to",
  },
  /** Rows of the schedule. */
  installments: { unit: "installments", bound: "least", meaning: "number of installments" },
  /** Days from the disbursement to the first due date. */
  "days-to-first": { unit: "days", bound: "least", meaning: "days to the first installment" },
  /** Principal less what the client receives. */
  "deducted-at-disbursement": {
    unit: "amount",
    bound: "most",
    meaning: "what is taken from the loan when it is paid out",
  },
  /** Charges beside the interest, over the whole loan. */
  fees: { unit: "amount", bound: "most", meaning: "charges beside the interest" },
  /** The same in percent of the principal. */
  "fees-share": { unit: "percent of principal", bound: "most", meaning: "charges beside the interest" },
} as const satisfies Record<string, Figure>;

/** The name of a figure. */
export type ComplianceFigure = keyof typeof COMPLIANCE_FIGURES;

/** One rule of a set. */
export interface ComplianceRule {
  /** The rule's name within the set. */
  readonly name: string;
  readonly figure: ComplianceFigure;
  /** The limit: decimal text, in the figure's unit. */
  readonly limit: string;
  /** Only loans repaid in this unit; all, if left out. */
  readonly whenEvery?: FrequencyUnit | undefined;
  /** How the figure is known, where it differs from the set's. */
  readonly confidence?: Confidence | undefined;
  readonly source?: string | undefined;
  readonly note?: string | undefined;
}

/** A rule set: plain data. */
export interface ComplianceRuleSet {
  readonly id: string;
  readonly title: string;
  readonly jurisdiction: string;
  /** The currency of the set's amounts; left out if it has none. */
  readonly currency?: string | undefined;
  /** First and last day of disbursements to which the set applies; left out where they are not known or open. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Rates are rounded half-up to so many decimals of a percent before they are compared; 2 by default. */
  readonly rateDecimals?: number | undefined;
  readonly source: string;
  readonly confidence: Confidence;
  readonly notes?: readonly string[] | undefined;
  readonly rules: readonly ComplianceRule[];
}
