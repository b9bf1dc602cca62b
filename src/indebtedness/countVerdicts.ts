/**
 * Many assessments, counted by group under pseudonyms: a group's own key never leaves.
 */
import { needIterable, needRecord } from "../kernel/recordInput.js";
import type { Assessment } from "./assessIndebtedness.js";
import { needAssessment } from "./explainAssessment.js";
import type { Outcome } from "./judgment.js";

/** One assessment and the group it belongs to. */
export interface GroupedAssessment {
  readonly assessment: Assessment;
  /** Any key: a branch, an officer. It is replaced by a pseudonym. */
  readonly group: string;
}

/** Verdicts of one group. */
export interface VerdictCounts {
  /** `group 1`, `group 2` … in the order in which the groups first appear. */
  readonly group: string;
  readonly verdicts: Readonly<Record<Outcome, number>>;
  /** How often each rule was over its limit. */
  readonly exceeded: Readonly<Record<string, number>>;
}

interface Tally {
  readonly verdicts: Record<Outcome, number>;
  readonly exceeded: Record<string, number>;
}

const emptyTally = (): Tally => ({ verdicts: { within: 0, exceeds: 0, "cannot-tell": 0 }, exceeded: {} });

/**
 * Counts verdicts by group, in one pass over any number of assessments.
 *
 * Counts of very small groups may still point at a person: suppress them before they are published.
 *
 * @example
 * ```ts
 * const household = { currency: "INR", incomes: [{ source: "wage", amount: "9000", per: "month" }], debts: [] };
 * const assessment = assessIndebtedness(household, undefined, "in-rbi-2022");
 * countVerdicts([{ assessment, group: "a key" }])[0].group; // "group 1"
 * ```
 */
export function countVerdicts(assessments: Iterable<GroupedAssessment>): VerdictCounts[] {
  needIterable(assessments, "assessments");
  const tallies = new Map<string, Tally>();
  let index = 0;
  for (const grouped of assessments) {
    const at = `assessments[${index++}]`;
    needRecord(grouped, at);
    const { assessment, group } = grouped;
    needAssessment(assessment, `${at}.assessment`);
    const tally = tallies.get(group) ?? emptyTally();
    tallies.set(group, tally);
    tally.verdicts[assessment.verdict] += 1;
    for (const { name, effect, outcome } of assessment.rules) {
      if (effect === "limit" && outcome === "exceeds") tally.exceeded[name] = (tally.exceeded[name] ?? 0) + 1;
    }
  }
  return [...tallies.values()].map((tally, index) => ({ group: `group ${index + 1}`, ...tally }));
}
