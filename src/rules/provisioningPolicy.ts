/**
 * Provisioning policies: what a dated table of loan classes and rates looks like. The policies themselves are data
 * in `policies/`; a lender's own policy is written in the same form.
 */
import type { Confidence } from "./confidence.js";
import type { DaysPastDueConvention } from "./daysPastDue.js";

/** What the rates of a policy are applied to. */
export const PROVISION_BASES = {
  /** The unpaid principal of the loan, due or not. */
  balance: "principal outstanding",
  /** The same less what eligible collateral covers. */
  "balance-net-of-collateral": "principal outstanding less eligible collateral",
  /** Only installments that are due and unpaid, each in the band of its own days. */
  "overdue-installments": "principal of overdue installments",
} as const;

/** The name of a base. */
export type ProvisionBase = keyof typeof PROVISION_BASES;

/** What a general provision is a share of. */
export const GENERAL_BASES = {
  gross: "gross loan portfolio",
  "net-of-specific": "gross loan portfolio less specific provisions",
  "unsecured-net-of-specific": "gross loan portfolio less covered parts and specific provisions",
} as const;

/** The name of what a general provision is a share of. */
export type GeneralBase = keyof typeof GENERAL_BASES;

/** One class: loans `fromDays` to `toDays` late, both included; `toDays` null has no end. */
export interface ProvisioningBand {
  /** If given, must follow the band before without gap or overlap. */
  readonly fromDays?: number | undefined;
  readonly toDays: number | null;
  readonly label: string;
  /** Percent of the base; `null` only classifies. */
  readonly ratePercent: string | null;
  /** Percent of the part that collateral of a kind covers. */
  readonly securedRatePercent?: Readonly<Record<string, string>> | undefined;
}

/** One step of a rate that depends on the portfolio at risk: up to and including `upToPercent`. */
export interface RiskStep {
  readonly upToPercent: string | null;
  readonly ratePercent: string;
}

/** The rates of a class that grow with the years since a loan came into it, by what secures the loan. */
export interface YearlyRates {
  readonly label: string;
  /** Rates of the uncovered part in the first, second, … year; the last one stays. */
  readonly uncovered: readonly string[];
  /** The same for the part that collateral of a kind covers. */
  readonly covered: Readonly<Record<string, readonly string[]>>;
}

/** A provisioning policy: plain data. */
export interface ProvisioningPolicy {
  readonly id: string;
  readonly title: string;
  readonly jurisdiction: string;
  readonly source: string;
  readonly confidence: { readonly days: Confidence; readonly rates: Confidence };
  /** First and last day on which the policy is in force, where known. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Which loans the policy is for, in words. */
  readonly scope?: string | undefined;
  /** How the policy counts days past due; after the due date unless said. */
  readonly days?: DaysPastDueConvention | undefined;
  readonly base?: ProvisionBase | undefined;
  /** Kinds of collateral that reduce the base of `balance-net-of-collateral`. */
  readonly eligibleCollateral?: readonly string[] | undefined;
  readonly bands: readonly ProvisioningBand[];
  /** A share of the whole book beside the specific provisions. */
  readonly general?: { readonly ratePercent: string; readonly of: GeneralBase } | undefined;
  /** The least that must be held: a share of the gross loan portfolio. */
  readonly floor?: { readonly ratePercent: string } | undefined;
  /** The rate of the first band as a function of the book's own portfolio at risk. */
  readonly firstBandByRisk?: readonly RiskStep[] | undefined;
  /** A loan restructured so often is at best in the class of this label. */
  readonly restructured?: readonly { readonly times: number; readonly atLeast: string }[] | undefined;
  readonly byYear?: YearlyRates | undefined;
  /** Whose loans all take the class of the worst one; see `spreadWorstDays`. */
  readonly contagion?: "borrower" | "group" | undefined;
  readonly writeOff?: string | undefined;
  readonly notes?: readonly string[] | undefined;
}
