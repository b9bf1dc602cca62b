/**
 * Stub conventions: where the days go that do not make a whole regular period.
 *
 * An initial stub means that the regular dates are counted back from the end, a final stub that they are counted on
 * from the start. To add one, add one entry.
 */
import { type Problem, problem, refuse } from "../../kernel/error.js";

/** A stub convention. */
export interface StubRule {
  /** Which end the regular dates are counted from. */
  readonly counts: "from-start" | "from-end";
  /** The end that the stub lies at, where only one can have it. */
  readonly side: "start" | "end" | undefined;
  /** Whether the convention lets a stub at the other end be given by its date. */
  readonly allowsOther: boolean;
  /** Whether a stub of so many days is joined with its neighbor. */
  readonly isLong: (days: number) => boolean;
}

const SHORTEST_SMART_STUB = 7;

const never = (): boolean => false;
const always = (): boolean => true;
const underAWeek = (days: number): boolean => days < SHORTEST_SMART_STUB;

/** The stub conventions. */
export const STUB_CONVENTIONS = {
  /** No stub: dates that do not fit are refused. */
  none: { counts: "from-start", side: undefined, allowsOther: false, isLong: never },
  /** A first period shorter than a regular one. */
  "short-initial": { counts: "from-end", side: "start", allowsOther: false, isLong: never },
  /** A first period longer than a regular one. */
  "long-initial": { counts: "from-end", side: "start", allowsOther: false, isLong: always },
  /** A short first period, joined with the next if it has fewer than 7 days. */
  "smart-initial": { counts: "from-end", side: "start", allowsOther: true, isLong: underAWeek },
  /** A last period shorter than a regular one. */
  "short-final": { counts: "from-start", side: "end", allowsOther: false, isLong: never },
  /** A last period longer than a regular one. */
  "long-final": { counts: "from-start", side: "end", allowsOther: false, isLong: always },
  /** A short last period, joined with the one before if it has fewer than 7 days. */
  "smart-final": { counts: "from-start", side: "end", allowsOther: true, isLong: underAWeek },
  /** Stubs at both ends, both given by their dates. */
  both: { counts: "from-start", side: undefined, allowsOther: false, isLong: never },
} as const satisfies Record<string, StubRule>;

/** The name of a stub convention. */
export type StubConvention = keyof typeof STUB_CONVENTIONS;

function conflict(message: string): Problem {
  return problem("conflict", "stub", message);
}

/** Which stubs are given by their dates. */
export interface GivenStubs {
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

/**
 * The convention for the dates between the stubs that are given by their dates.
 *
 * @throws LoanError `conflict` if the convention does not allow the given stubs
 */
export function stubBetween(stub: StubConvention, { atStart, atEnd }: GivenStubs): StubConvention {
  if (stub === "none" && (atStart || atEnd))
    refuse(conflict("must not be none where a stub is given by its date"));
  if (stub === "both" && !(atStart && atEnd))
    refuse(conflict("both needs the first and the last regular date"));
  const { side, allowsOther } = STUB_CONVENTIONS[stub];
  if (side === undefined) return "none";
  const [own, other] = side === "start" ? [atStart, atEnd] : [atEnd, atStart];
  if (other && !allowsOther)
    refuse(conflict("lies at the other end than the stub that is given by its date"));
  if (own && other) return "both";
  return own ? "none" : stub;
}
