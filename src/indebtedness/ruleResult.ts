/**
 * Rule results: one rule of a policy, answered: value, limit, headroom, basis, source, and the reason in words.
 *
 * Words carry no amount of the household, no key and no income; amounts stand in figures, for whoever asks.
 */
import type { Confidence } from "../rules/confidence.js";
import { INDICATORS, type Indicator } from "../rules/indebtednessIndicator.js";
import type { RuleEffect } from "../rules/indebtednessPolicy.js";
import type { Facts } from "./facts.js";
import { type Figure, figure, ratioFigure } from "./figure.js";
import { EVALUATIONS, type Measure } from "./indicators.js";
import { type Fraction, type Judgment, judge, type Outcome } from "./judgment.js";
import type { ReadyRule } from "./readyRule.js";
import { openConditions, ruleApplies } from "./ruleCondition.js";

/** What must hold of the unknown facts for the rule to be within its limit. */
export interface DecidingCondition {
  /** Each part that is not known: what it is, where it stands, and how much of it counts against the headroom. */
  readonly unknown: readonly {
    readonly what: string;
    readonly paths: readonly string[];
    readonly times: Figure;
  }[];
  /** The sum of the parts, each times its own number, must not be more than this. */
  readonly atMost: Figure;
}

/** One rule, answered. */
export interface RuleResult {
  /** The rule's name within its policy. */
  readonly name: string;
  readonly indicator: Indicator;
  /** The formula in words. */
  readonly meaning: string;
  readonly effect: RuleEffect;
  readonly outcome: Outcome | "not-applicable";
  /** The figure with the new loan; `undefined` where it is not known, or would divide by zero or less. */
  readonly value: Figure | undefined;
  /** The figure as the household stands today, without the new loan. */
  readonly before: Figure | undefined;
  /** The outcome as the household stands today. */
  readonly outcomeBefore: Outcome | "not-applicable";
  readonly limit: Figure;
  /** Whether the limit is the most or the least that the figure may be. */
  readonly bound: "most" | "least";
  /** What may be added (for a ratio: to the amount above the line); below zero when over; rounded down. */
  readonly headroom: Figure | undefined;
  /** Of what the figure is taken. */
  readonly basis: string;
  /** The band of the figure, for an index with bands. */
  readonly band: string | undefined;
  readonly source: string;
  readonly confidence: Confidence;
  /** Where the facts stand that are not known and matter here. */
  readonly unknown: readonly string[];
  readonly holdsIf: DecidingCondition | undefined;
  readonly reason: string;
}

function valueFigure(value: Fraction | undefined, { rule, digits }: ReadyRule): Figure | undefined {
  if (value === undefined) return undefined;
  const { unit } = INDICATORS[rule.indicator];
  return figure(value.numerator, value.denominator, { unit, digits, mode: "half-up" });
}

/** Headroom is in units of the figure above the line: money for most ratios. */
function headroomFigure(headroom: Fraction, measure: Measure, { rule, digits }: ReadyRule): Figure {
  const { unit } = INDICATORS[rule.indicator];
  const ofRatio = unit === "ratio" && measure.denominator !== undefined ? "money" : unit;
  return figure(headroom.numerator, headroom.denominator, { unit: ofRatio, digits, mode: "floor" });
}

function bandOf(measure: Measure, { bands, lastBand }: ReadyRule): string | undefined {
  for (const { upTo, label } of bands) {
    const { outcome } = judge(measure, upTo);
    if (outcome === "within") return label;
    if (outcome === "cannot-tell") return undefined;
  }
  return lastBand;
}

function conditionOf({ open, headroom }: Judgment, measure: Measure, ready: ReadyRule): DecidingCondition {
  return {
    unknown: open.map(({ what, paths, times, sign }) => ({
      what,
      paths,
      times: ratioFigure(BigInt(sign) * times.numerator, times.denominator),
    })),
    atMost: headroomFigure(headroom, measure, ready),
  };
}

const RUN_OFF = " It was so before the new loan too: old loans may run off, and a new one has to wait.";

function reasonOf(
  ready: ReadyRule,
  outcome: RuleResult["outcome"],
  wasOver: boolean,
  open: Judgment["open"],
): string {
  const { subject, bound } = INDICATORS[ready.rule.indicator];
  const limit = `${bound === "most" ? "at most" : "at least"} ${ready.limitText}`;
  if (outcome === "not-applicable") return `${subject}: the rule does not apply here.`;
  if (outcome === "within") return `${subject}: within the limit (${limit}).`;
  if (outcome === "exceeds") {
    const beyond = bound === "most" ? "over" : "under";
    return `${subject}: ${beyond} the limit (${limit}).${wasOver ? RUN_OFF : ""}`;
  }
  const facts = [...new Set(open.map(({ what }) => what))].join(", ");
  return `${subject}: cannot be told (${limit}), because not everything is known${facts && `: ${facts}`}.`;
}

/** What differs from answer to answer. */
type Answered = Pick<
  RuleResult,
  "outcome" | "value" | "before" | "outcomeBefore" | "headroom" | "band" | "unknown" | "holdsIf" | "reason"
>;

const NOTHING: readonly string[] = [];

function notApplicable(ready: ReadyRule): Answered {
  return {
    outcome: "not-applicable",
    value: undefined,
    before: undefined,
    outcomeBefore: "not-applicable",
    headroom: undefined,
    band: undefined,
    unknown: NOTHING,
    holdsIf: undefined,
    reason: reasonOf(ready, "not-applicable", false, []),
  };
}

/** Where the facts stand that a judgment lacks. */
function unknownFacts(judged: Judgment, facts: Facts, { rule }: ReadyRule, applies: boolean | undefined) {
  if (applies === true && judged.open.length === 0) return NOTHING;
  const conditions = applies === true ? NOTHING : openConditions(facts, rule);
  return [...judged.open.flatMap(({ paths }) => paths), ...conditions];
}

function answered(ready: ReadyRule, facts: Facts): Answered {
  const { rule, limit } = ready;
  const evaluate = EVALUATIONS[rule.indicator];
  const applies = ruleApplies(facts, rule);
  const measure = applies === false ? undefined : evaluate({ facts, rule, withNew: true });
  if (measure === undefined) return notApplicable(ready);
  const judged = judge(measure, limit);
  const past = facts.proposed === undefined ? measure : evaluate({ facts, rule, withNew: false });
  const judgedBefore = past && (past === measure ? judged : judge(past, limit));
  const outcome = applies === undefined && judged.outcome === "exceeds" ? "cannot-tell" : judged.outcome;
  const outcomeBefore = judgedBefore?.outcome ?? "not-applicable";
  const value = valueFigure(judged.value, ready);
  return {
    outcome,
    value,
    before: judgedBefore === judged ? value : valueFigure(judgedBefore?.value, ready),
    outcomeBefore,
    headroom: judged.isHeadroomKnown ? headroomFigure(judged.headroom, measure, ready) : undefined,
    band: bandOf(measure, ready),
    unknown: unknownFacts(judged, facts, ready, applies),
    holdsIf: judged.outcome === "cannot-tell" ? conditionOf(judged, measure, ready) : undefined,
    reason: reasonOf(ready, outcome, outcomeBefore === "exceeds" && past !== measure, judged.open),
  };
}

/** Answers one rule. */
export function answerRule(ready: ReadyRule, facts: Facts): RuleResult {
  const { rule } = ready;
  const answer = answered(ready, facts);
  return {
    name: rule.name,
    indicator: rule.indicator,
    meaning: INDICATORS[rule.indicator].meaning,
    effect: rule.effect,
    outcome: answer.outcome,
    value: answer.value,
    before: answer.before,
    outcomeBefore: answer.outcomeBefore,
    limit: ready.limitFigure,
    bound: ready.limit.bound,
    headroom: answer.headroom,
    basis: ready.basis,
    band: answer.band,
    source: ready.source,
    confidence: rule.confidence,
    unknown: answer.unknown,
    holdsIf: answer.holdsIf,
    reason: answer.reason,
  };
}
