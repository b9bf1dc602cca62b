/**
 * Problems of a parse: what zod found, in the words and codes of this library.
 */
import type * as z from "zod";
import { PROBLEM_CODES, type Problem, type ProblemCode, problem } from "../kernel/error.js";
import { kindOf } from "../kernel/kindOf.js";

/** A path of keys and indexes as text: `events[3].amount`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    return text === "" ? String(key) : `${text}.${String(key)}`;
  }, "");
}

function isProblemCode(code: unknown): code is ProblemCode {
  return typeof code === "string" && Object.hasOwn(PROBLEM_CODES, code);
}

type Issue = z.core.$ZodIssue;

/** What zod says of a union that has no words of its own. */
const UNTOLD_UNION = "Invalid input";

const TRANSLATIONS: Partial<Record<string, (issue: Issue) => readonly [ProblemCode, string]>> = {
  invalid_type: (issue) => {
    const expected = issue.code === "invalid_type" ? issue.expected : "";
    if (issue.input === undefined) return ["required", `must be given (${expected})`];
    return ["wrong-type", `must be of type ${expected}; got ${kindOf(issue.input)}`];
  },
  invalid_value: (issue) => {
    const names = issue.code === "invalid_value" ? issue.values.map(String).join(", ") : "";
    const code = issue.input === undefined ? "required" : "not-in-list";
    return [code, `must be one of ${names}; got ${kindOf(issue.input)}`];
  },
  invalid_format: ({ message }) => ["wrong-type", message],
  invalid_union: (issue) => [
    issue.input === undefined ? "required" : "not-in-list",
    issue.message === UNTOLD_UNION
      ? `is of no form that this field takes; got ${kindOf(issue.input)}`
      : issue.message,
  ],
  too_small: (issue) => [
    "out-of-range",
    issue.code === "too_small" ? `must be at least ${issue.minimum}` : "",
  ],
  too_big: (issue) => ["out-of-range", issue.code === "too_big" ? `must be at most ${issue.maximum}` : ""],
};

/** The problems of one zod issue; an issue about unknown keys gives one problem per key. */
function problemsOf(issue: Issue, prefix: readonly PropertyKey[]): Problem[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) =>
      problem("unknown-field", pathText([...path, key]), "is not a field of this record"),
    );
  }
  if (issue.code === "custom") {
    const code = issue.params?.code;
    return [problem(isProblemCode(code) ? code : "wrong-type", pathText(path), issue.message)];
  }
  const [code, message] = TRANSLATIONS[issue.code]?.(issue) ?? [
    "wrong-type",
    "is not of a kind that this field takes",
  ];
  return [problem(code, pathText(path), message)];
}

/** All problems of a failed parse, in the order in which the fields stand. */
export function problemsFrom(issues: readonly Issue[], prefix: readonly PropertyKey[] = []): Problem[] {
  return issues.flatMap((issue) => problemsOf(issue, prefix));
}
