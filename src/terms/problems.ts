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

/** Issues that say that a value is of another kind altogether. */
const OTHER_KIND: ReadonlySet<string> = new Set(["invalid_type", "invalid_value", "invalid_union"]);

const NO_FIELD = "is not a field of this record";

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
  invalid_union: (issue) => [issue.input === undefined ? "required" : "not-in-list", rulesOfUnion(issue)],
  invalid_key: () => ["unknown-field", NO_FIELD],
  too_small: (issue) => [
    "out-of-range",
    issue.code === "too_small" ? `must ${boundOf(issue, "at least", issue.minimum)}` : "",
  ],
  too_big: (issue) => [
    "out-of-range",
    issue.code === "too_big" ? `must ${boundOf(issue, "at most", issue.maximum)}` : "",
  ],
};

/** A bound in words: of a number, of a list or of a text. */
function boundOf({ origin }: { readonly origin: string }, which: string, bound: number | bigint): string {
  if (origin === "array") return `hold ${which} ${bound}`;
  return origin === "string" ? `have ${which} ${bound} characters` : `be ${which} ${bound}`;
}

/** The rules of all forms of a union, where it has no words of its own. */
function rulesOfUnion(issue: Issue): string {
  if (issue.code !== "invalid_union" || issue.message !== UNTOLD_UNION) return issue.message;
  const rules = issue.errors.map(([first]) => (first && TRANSLATIONS[first.code]?.(first)[1]) ?? "");
  return `${rules.map((rule) => rule.replace(/; got .*$/, "")).join(", or ")}; got ${kindOf(issue.input)}`;
}

/** The problems of the one form of a union whose kind of value was met; `undefined` if there is none, or several. */
function issuesOfForm(issue: Issue): readonly Issue[] | undefined {
  if (issue.code !== "invalid_union" || issue.message !== UNTOLD_UNION) return undefined;
  const isMet = (found: readonly Issue[]) =>
    found.every(({ path, code }) => path.length > 0 || !OTHER_KIND.has(code));
  const met = issue.errors.filter(isMet);
  return met.length === 1 ? met[0] : undefined;
}

/** The problems of one zod issue; an issue about unknown keys gives one problem per key. */
function problemsOf(issue: Issue, prefix: readonly PropertyKey[]): Problem[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => problem("unknown-field", pathText([...path, key]), NO_FIELD));
  }
  const ofForm = issuesOfForm(issue);
  if (ofForm !== undefined) return problemsFrom(ofForm, path);
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
