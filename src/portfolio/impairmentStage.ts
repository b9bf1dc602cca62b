/**
 * Staging: in which IFRS 9 stage a loan is, and why.
 */
import { needRecord } from "../kernel/recordInput.js";
import { DAY_COMPARISONS, type DayComparison } from "../rules/comparison.js";
import type { ImpairmentStage } from "../rules/impairmentStage.js";
import type { Position, PositionInput } from "../servicing/position/position.js";
import { checkOptions, oneOf, wholeDays } from "./options.js";

/** The day limits of staging, and the evidence that may move them. */
export interface StagingOptions {
  /** Stage 2 beyond so many days late; 30 unless said. */
  readonly stage2Days?: number | undefined;
  /** Stage 3 beyond so many days late; 90 unless said. */
  readonly stage3Days?: number | undefined;
  /** Beyond: more than (the default), or so many and more. Sources differ at 90 days. */
  readonly comparison?: DayComparison | undefined;
  /** Whether there is evidence that lateness of over 30 days is no significant increase in risk (§5.5.11). */
  readonly stage2Rebutted?: boolean | undefined;
  /** Whether there is evidence that a later default criterion is more fitting (§B5.5.37). */
  readonly stage3Rebutted?: boolean | undefined;
  /** Whether a restructured loan has at least a significant increase in risk; no unless said. */
  readonly restructuredIsStage2?: boolean | undefined;
}

/** A stage and its reason. */
export interface StagedLoan {
  readonly stage: ImpairmentStage;
  readonly reason: "credit-impaired" | "significant-increase" | "days-past-due" | "restructured" | "none";
}

const isFlag: readonly [(value: unknown) => boolean, string] = [
  (value) => typeof value === "boolean",
  "must be true or false",
];

/** Refuses staging options that are wrong. @throws LoanError listing every option that is wrong */
export function checkStaging(options: StagingOptions): void {
  checkOptions(options, {
    stage2Days: wholeDays,
    stage3Days: wholeDays,
    comparison: oneOf(DAY_COMPARISONS),
    stage2Rebutted: isFlag,
    stage3Rebutted: isFlag,
    restructuredIsStage2: isFlag,
  });
}

/** What staging needs of a loan. */
type StagedFacts = Pick<
  Position | PositionInput,
  "daysPastDue" | "restructured" | "significantRiskIncrease" | "creditImpaired"
>;

/**
 * The stage of a loan: its own evidence first, then the presumptions by days past due, unless rebutted.
 *
 * @throws LoanError listing every option that is wrong
 * @example
 * ```ts
 * [0, 30, 31, 90, 91].map((daysPastDue) => impairmentStage({ daysPastDue }).stage); // ["1", "1", "2", "2", "3"]
 * impairmentStage({ daysPastDue: 90 }, { comparison: ">=" }).stage; // "3"
 * ```
 */
export function impairmentStage(loan: StagedFacts, options: StagingOptions = {}): StagedLoan {
  checkStaging(options);
  needRecord(loan, "loan");
  return stageBy(loan, options);
}

/** The same with options that are known to be sound. */
export function stageBy(loan: StagedFacts, options: StagingOptions): StagedLoan {
  const { stage2Days = 30, stage3Days = 90, comparison = ">" } = options;
  const beyond = (limit: number): boolean => loan.daysPastDue > DAY_COMPARISONS[comparison](limit);
  if (loan.creditImpaired === true) return { stage: "3", reason: "credit-impaired" };
  if (options.stage3Rebutted !== true && beyond(stage3Days)) return { stage: "3", reason: "days-past-due" };
  if (loan.significantRiskIncrease === true) return { stage: "2", reason: "significant-increase" };
  if (options.restructuredIsStage2 === true && loan.restructured === true)
    return { stage: "2", reason: "restructured" };
  if (options.stage2Rebutted !== true && beyond(stage2Days)) return { stage: "2", reason: "days-past-due" };
  return { stage: "1", reason: "none" };
}
