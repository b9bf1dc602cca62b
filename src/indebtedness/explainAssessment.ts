/**
 * An assessment in words, for the officer and for the borrower. Amounts of the household stand in it only if they
 * are asked for; keys never do.
 */
import { problem, refuse } from "../kernel/error.js";
import type { Assessment } from "./assessIndebtedness.js";
import type { Figure } from "./figure.js";
import type { Outcome } from "./judgment.js";
import { checkOptionNames } from "./optionRecord.js";
import type { DecidingCondition, RuleResult } from "./ruleResult.js";

/** What an explanation shows. */
export interface ExplanationOptions {
  /** Whether amounts of the household are shown: `false` unless given. */
  readonly amounts?: boolean | undefined;
}

const VERDICTS: Record<Outcome, string> = {
  within: "Within every limit of this policy.",
  exceeds: "Over a limit of this policy.",
  "cannot-tell": "This policy cannot tell from what is known.",
};

/** A figure in words: a ratio as a percentage, to its last digit; money only if it is asked for. */
function figureText(figure: Figure | undefined, amounts: boolean): string | undefined {
  if (figure === undefined || (figure.unit === "money" && !amounts)) return undefined;
  return figure.unit === "ratio" ? `${figure.value.times(100).toString()}%` : String(figure);
}

function conditionText({ unknown, atMost }: DecidingCondition, amounts: boolean): string {
  const parts = unknown.map(({ what, times }) => {
    const { value } = times;
    if (value.eq(1)) return what;
    const share = `${value.abs().times(100).toString()}% of ${what}`;
    return value.isNegative() ? `less ${share}` : share;
  });
  const limit = amounts ? String(atMost) : "the room that is left";
  return `It would be within it if ${parts.join(", ")} came to at most ${limit}.`;
}

function ruleLines(rule: RuleResult, amounts: boolean): string[] {
  const label = rule.effect === "limit" ? "" : `[${rule.effect}] `;
  const facts = [
    ["now", figureText(rule.value, amounts)],
    ["before the loan", rule.before === rule.value ? undefined : figureText(rule.before, amounts)],
    ["room", figureText(rule.headroom, amounts)],
  ].flatMap(([name, text]) => (text === undefined ? [] : [`${name} ${text}`]));
  const band = rule.band === undefined ? "" : ` Band: ${rule.band}.`;
  const lines = [`- ${label}${rule.reason}${facts.length > 0 ? ` (${facts.join("; ")})` : ""}${band}`];
  if (rule.holdsIf !== undefined && rule.holdsIf.unknown.length > 0) {
    lines.push(`  ${conditionText(rule.holdsIf, amounts)}`);
  }
  return [...lines, `  Basis: ${rule.basis}. Source: ${rule.source} (${rule.confidence}).`];
}

function peakLine({ peak }: Assessment, amounts: boolean): string {
  const month = peak.month === undefined ? "in the heaviest month" : `in ${peak.month}, the heaviest month`;
  const share = figureText(peak.share, true);
  const taken = share === undefined ? "meet no income" : `take ${share} of income`;
  const figures = amounts ? ` (${peak.repayments} of ${peak.income})` : "";
  return `Repayments ${taken} ${month}${figures}.`;
}

/** Refuses what is no assessment. */
export function needAssessment(assessment: Assessment, at: string): void {
  const { policy, rules, verdict, peak } = (assessment ?? {}) as Partial<Assessment>;
  const isOne = policy !== undefined && Array.isArray(rules) && verdict !== undefined && peak !== undefined;
  if (!isOne) refuse(problem("wrong-type", at, "must be an assessment, as assessIndebtedness gives it"));
}

/**
 * An assessment as lines of text: the verdict, every rule with its reason, basis and source, the heaviest month,
 * and what the reader must know about the policy.
 *
 * @example
 * ```ts
 * const household = {
 *   currency: "INR",
 *   incomes: [{ source: "wage", amount: "20000", per: "month" }],
 *   debts: [{ kind: "bank", mark: "bureau", installment: "9000", every: { unit: "month" } }],
 * };
 * const assessment = assessIndebtedness(household, { installment: "2000", every: { unit: "month" } }, "in-rbi-2022");
 * explainAssessment(assessment).split("\n")[1]; // "Over a limit of this policy."
 * ```
 */
export function explainAssessment(assessment: Assessment, options: ExplanationOptions = {}): string {
  needAssessment(assessment, "assessment");
  checkOptionNames(options, ["amounts"]);
  const { amounts = false } = options;
  const { policy, verdict, rules, caveats } = assessment;
  return [
    `${policy.title} (${policy.id}, ${policy.jurisdiction})`,
    VERDICTS[verdict],
    ...rules.flatMap((rule) => ruleLines(rule, amounts)),
    peakLine(assessment, amounts),
    ...caveats.map((caveat) => `Note: ${caveat}`),
  ].join("\n");
}
