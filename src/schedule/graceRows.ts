/**
 * Graces of a row: several that cover it spare together what each of them spares.
 *
 * Principal spared by one and interest by another are both spared; the interest fares as the grace says that spares it;
 * a row that an extending grace covers comes in addition. The order of the list decides nothing: graces that disagree on
 * what becomes of a row's interest are refused.
 */
import type { Day } from "../kernel/date.js";
import { problem, refuse } from "../kernel/error.js";
import type { AgreedGrace } from "./agreedParts.js";

/** What is spared in a row. */
export type RowGrace = Pick<AgreedGrace, "spares" | "interest" | "extends">;

function refuseOverlap(graces: readonly AgreedGrace[], pair: readonly [AgreedGrace, AgreedGrace]): never {
  const [one, other] = pair.map((grace) => graces.indexOf(grace)).sort((a, b) => a - b);
  const message = `overlaps repayment.grace[${one}]: where two graces spare the interest of an installment, both must say the same of it`;
  return refuse(problem("conflict", `repayment.grace[${other}]`, message));
}

/**
 * What the graces that cover a row (from 0) with this nominal date spare together; `undefined` where none does.
 *
 * @throws LoanError `conflict` when they disagree
 */
export function graceOfRow(graces: readonly AgreedGrace[], row: number, nominal: Day): RowGrace | undefined {
  let found: AgreedGrace | undefined;
  let whole: RowGrace | undefined;
  for (const grace of graces) {
    if (!grace.covers(row, nominal)) continue;
    if (found === undefined || whole === undefined) {
      found = grace;
      whole = grace;
      continue;
    }
    const sparesInterest = grace.spares !== "principal";
    const disagrees = sparesInterest && whole.spares !== "principal" && grace.interest !== whole.interest;
    if (disagrees) refuseOverlap(graces, [found, grace]);
    if (sparesInterest) found = grace;
    whole = {
      spares: grace.spares === whole.spares ? grace.spares : "both",
      interest: sparesInterest ? grace.interest : whole.interest,
      extends: whole.extends || grace.extends,
    };
  }
  return whole;
}
