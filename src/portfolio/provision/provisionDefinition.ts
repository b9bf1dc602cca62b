/**
 * How provisions are to be told: the policy by name or in full, and every choice beside it.
 */
import { type DateInput, formatDate, readDate } from "../../kernel/date.js";
import { type Problem, problem, refuse } from "../../kernel/error.js";
import { ROUNDING_MODES, type RoundingMode } from "../../kernel/rounding.js";
import { isVerified } from "../../rules/confidence.js";
import { DAYS_PAST_DUE, type DaysPastDueConvention } from "../../rules/daysPastDue.js";
import type { ProvisioningPolicy } from "../../rules/provisioningPolicy.js";
import type { MoneyReading } from "../../servicing/position/recordFields.js";
import type { GroupBy } from "../bookTally.js";
import { COMMON_OPTIONS, oneOf, optionProblems, wholeDays } from "../options.js";
import { type ProvisioningPolicyChoice, parseProvisioningPolicy } from "./provisioningPolicy.js";
import { isConvertible, type PolicyUse } from "./provisionTally.js";

/** How provisions are to be told. */
export interface ProvisionOptions extends MoneyReading {
  /** A shipped policy by name, or a lender's own; there is no default. */
  readonly policy: ProvisioningPolicyChoice;
  /** The day of the positions; a policy that is not in force on it is refused. */
  readonly asOf?: DateInput | undefined;
  /** How the positions count days past due; after the due date unless said. */
  readonly daysCounted?: DaysPastDueConvention | undefined;
  /** For a policy whose first rate depends on the portfolio at risk: of more than how many days. */
  readonly riskOverDays?: number | null | undefined;
  /** How the provision of a class is rounded; half-up unless said. */
  readonly rounding?: RoundingMode | undefined;
  readonly groupBy?: GroupBy | undefined;
}

/** The definition that an answer follows, complete: the policy stands in it in full. */
export interface ProvisionDefinition extends PolicyUse, MoneyReading {
  readonly asOf: string | null;
  readonly rounding: RoundingMode;
  readonly groupBy: GroupBy;
}

/** The policy an answer follows, and how well it is known. */
export interface PolicyLabel
  extends Pick<ProvisioningPolicy, "id" | "title" | "jurisdiction" | "source" | "confidence"> {
  /** Whether both days and rates were read in some source. An unverified policy is no rule of a regulator. */
  readonly verified: boolean;
}

/** What to print beside a provision, which means nothing without it. */
export function policyLabel({
  id,
  title,
  jurisdiction,
  source,
  confidence,
}: ProvisioningPolicy): PolicyLabel {
  const verified = isVerified(confidence.days) && isVerified(confidence.rates);
  return { id, title, jurisdiction, source, confidence, verified };
}

/** The options with every default filled in. @throws LoanError listing every option that is wrong */
export function readProvisionDefinition(options: ProvisionOptions): ProvisionDefinition {
  const problems = optionProblems(options, {
    ...COMMON_OPTIONS,
    policy: null,
    asOf: null,
    daysCounted: oneOf(DAYS_PAST_DUE),
    riskOverDays: [(value) => value === null || wholeDays[0](value), wholeDays[1]],
    rounding: oneOf(ROUNDING_MODES),
  });
  if (problems.length > 0) refuse(problems);
  if (options.policy === undefined)
    refuse(problem("required", "policy", "must be named: there is no default policy"));
  const policy = parseProvisioningPolicy(options.policy);
  const asOf = options.asOf ?? null;
  const daysCounted = options.daysCounted ?? "after-due-date";
  const found = [...dateProblems(policy, asOf), ...riskProblems(policy, options.riskOverDays)];
  if (!isConvertible(daysCounted, policy.days ?? "after-due-date")) {
    found.push(problem("conflict", "daysCounted", "cannot be turned into the days that the policy counts"));
  }
  if (found.length > 0) refuse(found);
  return {
    policy,
    asOf: asOf === null ? null : formatDate(readDate(asOf) as number),
    daysCounted,
    riskOverDays: options.riskOverDays ?? null,
    rounding: options.rounding ?? "half-up",
    groupBy: options.groupBy ?? [],
    ...(options.decimals === undefined ? {} : { decimals: options.decimals }),
  };
}

function dateProblems({ from, until }: ProvisioningPolicy, asOf: DateInput | null): Problem[] {
  if (asOf === null) return [];
  const day = readDate(asOf);
  if (day === undefined) return [problem("not-a-date", "asOf", "must be a calendar date written YYYY-MM-DD")];
  const text = formatDate(day);
  const inForce = (from === undefined || from <= text) && (until === undefined || text <= until);
  return inForce ? [] : [problem("conflict", "asOf", "the policy is not in force on this day")];
}

function riskProblems(
  { firstBandByRisk }: ProvisioningPolicy,
  riskOverDays: number | null | undefined,
): Problem[] {
  const given = riskOverDays !== undefined && riskOverDays !== null;
  if (given === (firstBandByRisk !== undefined)) return [];
  return given
    ? [
        problem(
          "conflict",
          "riskOverDays",
          "is only for policies whose first rate depends on the portfolio at risk",
        ),
      ]
    : [
        problem(
          "required",
          "riskOverDays",
          "must be given: the policy's first rate depends on the portfolio at risk",
        ),
      ];
}
