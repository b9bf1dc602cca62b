/**
 * Marks: what each row spares, as one number a row, written and read here alone.
 */
import type { GraceInterest, GraceSpares } from "../rules/grace.js";

/** What becomes of a row's interest, by the low bits of its mark. */
const FATES: readonly GraceInterest[] = [
  "paid",
  "deferred-next",
  "deferred-spread",
  "capitalized",
  "forgiven",
  "deferred-next-interest",
];

const FATE_BITS = 7;

/** The bit that says that no principal falls due. */
const PRINCIPAL_SPARED = 8;

/** The bit that says that interest is spared; every mark of a grace has this bit or the one above. */
const INTEREST_SPARED = 16;

/** Rows with one mark each; `undefined` when no row is spared. */
interface Marked {
  readonly marks: Uint8Array | undefined;
}

/** The mark of a row under a grace: never 0. */
export function markOf(spares: GraceSpares, interest: GraceInterest): number {
  const principal = spares === "interest" ? 0 : PRINCIPAL_SPARED;
  const spared = spares === "principal" ? 0 : INTEREST_SPARED;
  return FATES.indexOf(interest) | principal | spared;
}

/** The mark of a row; 0 for a row that spares nothing. */
export const markIn = ({ marks }: Marked, row: number): number => marks?.[row] ?? 0;

/** What becomes of the interest of a row with this mark. */
export const fateOf = (mark: number): GraceInterest => FATES[mark & FATE_BITS] as GraceInterest;

/** Whether a row with this mark repays no principal. */
export const sparesPrincipal = (mark: number): boolean => (mark & PRINCIPAL_SPARED) !== 0;
