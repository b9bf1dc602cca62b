/**
 * A conflict: two choices of the terms that have no meaning together, or of which one can never have an effect.
 *
 * No choice is accepted and ignored. A rule that merely has nothing to do in some loan is no conflict: a policy for
 * short months where the loan falls due on the 5th or every week, a treatment of the first period where it is regular,
 * a policy for a residue of zero, a share of interest in grace where there is no grace.
 */
import type { CheckRule, SoundTerms } from "./checks.js";

/** One conflict: the field that is refused, why, and where it holds. */
export interface Conflict {
  /** The field at fault. */
  readonly path: string;
  readonly message: string;
  /** The fields that must be sound for the conflict to be looked for. */
  readonly needs: readonly string[];
  readonly holds: (terms: SoundTerms) => boolean;
}

/** The rules that look for the conflicts of a table. */
export function conflictRules(table: Readonly<Record<string, Conflict>>): CheckRule[] {
  return Object.values(table).map(({ path, message, needs, holds }) => ({
    needs,
    check: ({ terms, wrong }) => {
      if (holds(terms)) wrong("conflict", path, message);
    },
  }));
}
