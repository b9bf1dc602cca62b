/**
 * The extra of an irregular first period, where it has a place of its own: in flat rows, which bear it beside their share,
 * and in the last row of a loan whose first one repays no principal that could give way. Whatever plans the first row again reckons it anew.
 */
import type { Agreed } from "../schedule/agreed.js";
import type { ChargedPeriods } from "../schedule/firstPeriod.js";
import { fateOf } from "../schedule/marks.js";

/** Whether the extra comes with the last row; else it comes with the first. */
export const comesLast = ({ terms }: Agreed): boolean =>
  terms.interest.firstPeriod.treatment === "last-installment";

/** The extra in minor units; 0 where it has no place of its own, or is forgiven with its row. */
export function placedExtra(
  { terms, unit }: Agreed,
  { extra }: ChargedPeriods,
  firstMark: number | undefined,
): number {
  if (extra === undefined || extra.treatment === "disbursement" || fateOf(firstMark ?? 0) === "forgiven")
    return 0;
  const isAtEnd = extra.isOnTop && extra.treatment === "last-installment";
  return terms.interest.method === "flat" || isAtEnd ? extra.amount * unit : 0;
}
