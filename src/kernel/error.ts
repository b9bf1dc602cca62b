/**
 * Errors: everything that is wrong with an input, at once, as one `LoanError`.
 *
 * A problem says where (`path`), which rule (`code`) and, in words, the field, the kind of value
 * met and the rule. Messages never carry an amount, an income or an id: they end up in logs.
 */

/** What can be wrong with an input: a closed list, each code with its meaning. */
export const PROBLEM_CODES = {
  required: "a field that has no default is missing",
  "unknown-field": "a field that the schema does not know",
  "wrong-type": "a value of another kind than the field takes",
  "not-in-list": "a text that is none of the named values",
  "not-a-decimal": "not a plain decimal number",
  "not-a-date": "not a calendar date written YYYY-MM-DD",
  "date-object": "a Date object, whose day depends on the time zone",
  "too-many-decimals": "an amount finer than the currency's minor unit",
  "out-of-range": "a value outside the range that the field allows",
  conflict: "two fields that contradict each other",
  duplicate: "a value that may stand only once",
  "wrong-order": "dates or bounds in the wrong order",
  "no-solution": "terms that no schedule can satisfy",
} as const;

/** The code of a {@link Problem}; see {@link PROBLEM_CODES} for the meanings. */
export type ProblemCode = keyof typeof PROBLEM_CODES;

/** One thing that is wrong with an input. */
export interface Problem {
  readonly code: ProblemCode;
  /** Where: field names and indexes, such as `interest.rate.percent` or `events[3].amount`; empty for the whole. */
  readonly path: string;
  /** The field, the kind of value met and the rule, in words, without the value itself. */
  readonly message: string;
}

/** A problem record. */
export function problem(code: ProblemCode, path: string, message: string): Problem {
  return { code, path, message };
}

/**
 * The one error this library throws: all problems of an input at once.
 *
 * @example
 * ```ts
 * try {
 *   parseTerms({ currency: "BDT" });
 * } catch (error) {
 *   if (error instanceof LoanError) console.log(error.problems[0]?.path); // principal
 * }
 * ```
 */
export class LoanError extends Error {
  override readonly name = "LoanError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`)).join("\n"));
    this.problems = problems;
  }
}

/**
 * Throws one {@link LoanError} that lists the given problems.
 *
 * @throws LoanError always
 */
export function refuse(problems: Problem | readonly Problem[]): never {
  throw new LoanError("code" in problems ? [problems] : problems);
}
