/**
 * Options of figures, checked: everything wrong with them at once, none of them silently defaulted.
 */
import { type Problem, problem, refuse } from "../kernel/error.js";

/** What an option may be: a check and the rule in words. */
type OptionRule = readonly [check: (value: unknown) => boolean, rule: string];

const MOST_DAYS = 36_525;

/** A whole number of days. */
export const wholeDays: OptionRule = [
  (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST_DAYS,
  `must be a whole number of days from 0 to ${MOST_DAYS}`,
];

/** One of the names of a table. */
export const oneOf = (table: Readonly<Record<string, unknown>> | readonly string[]): OptionRule => {
  const names = Array.isArray(table) ? table : Object.keys(table);
  return [
    (value) => typeof value === "string" && names.includes(value),
    `must be one of ${names.join(", ")}`,
  ];
};

/** A whole number from `least` on. */
export const wholeFrom = (least: number): OptionRule => [
  (value) => Number.isSafeInteger(value) && (value as number) >= least,
  `must be a whole number of at least ${least}`,
];

/** The problems of options: unknown names, and values that break their rule. Options not given have none. */
export function optionProblems(
  options: unknown,
  rules: Readonly<Record<string, OptionRule | null>>,
): Problem[] {
  if (typeof options !== "object" || options === null) {
    return [problem("wrong-type", "", "the options must be a record")];
  }
  return Object.entries(options).flatMap(([name, value]) => {
    if (!Object.hasOwn(rules, name))
      return [problem("unknown-field", name, "is not an option of this figure")];
    const rule = rules[name];
    if (value === undefined || rule === null || rule === undefined || rule[0](value)) return [];
    return [problem(codeOf(value, rule), name, rule[1])];
  });
}

const codeOf = (value: unknown, [, rule]: OptionRule) =>
  rule.startsWith("must be one of")
    ? "not-in-list"
    : typeof value === "number"
      ? "out-of-range"
      : "wrong-type";

/** Refuses options with a problem. */
export function checkOptions(options: unknown, rules: Readonly<Record<string, OptionRule | null>>): void {
  const problems = optionProblems(options, rules);
  if (problems.length > 0) refuse(problems);
}

/** The options that every figure about positions takes beside its own. */
export const COMMON_OPTIONS = { decimals: null, groupBy: null } as const;
