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

/**
 * Reads an input that is part of another one: what is wrong with it stands below that part.
 *
 * @throws LoanError with the problems of the reader, their paths below `at`
 */
export function readBelow<T>(at: string, reader: () => T): T {
  try {
    return reader();
  } catch (error) {
    if (!(error instanceof LoanError)) throw error;
    const below = (path: string) => (path === "" || path.startsWith("[") ? `${at}${path}` : `${at}.${path}`);
    return refuse(error.problems.map(({ code, path, message }) => problem(code, below(path), message)));
  }
}

/** What readers read. */
type AllRead<R extends readonly (() => unknown)[]> = { [K in keyof R]: ReturnType<R[K]> };

/**
 * Reads several inputs of one call, so that a caller learns at once what is wrong with all of them.
 *
 * @throws LoanError with the problems of every reader that refuses, each problem once
 */
export function readAll<R extends readonly (() => unknown)[]>(...readers: R): AllRead<R> {
  const problems = new Map<string, Problem>();
  const read: unknown[] = [];
  for (const reader of readers) {
    try {
      read.push(reader());
    } catch (error) {
      if (!(error instanceof LoanError)) throw error;
      for (const found of error.problems) problems.set(`${found.code} ${found.path}`, found);
    }
  }
  if (problems.size > 0) refuse([...problems.values()]);
  return read as AllRead<R>;
}
