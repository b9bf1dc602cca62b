/**
 * Flags that a book needs before it is measured: refinanced loans, and days that spread over a borrower's loans.
 */
import type { DecimalInput } from "../kernel/decimal.js";
import { type Problem, problem, refuse } from "../kernel/error.js";
import { needRecord, needRecords } from "../kernel/recordInput.js";
import { countsAsRefinanced, REFINANCING_RULES, type RefinancingRuleName } from "../rules/refinancing.js";
import type { Position } from "../servicing/position/position.js";
import { readFigure } from "./figures.js";
import { oneOf, optionProblems, wholeFrom } from "./options.js";

/** An early payoff, and the next loan to the same borrower. */
export interface EarlyPayoff {
  readonly originalPrincipal: DecimalInput;
  readonly outstandingAtPayoff: DecimalInput;
  readonly daysToNewLoan: number;
}

/**
 * Whether a new loan counts as the old one refinanced, and so as restructured.
 *
 * @throws LoanError listing everything that is wrong
 * @example
 * ```ts
 * isRefinanced({ originalPrincipal: "10000", outstandingAtPayoff: "3000.01", daysToNewLoan: 7 }, "ph-bsp"); // true
 * isRefinanced({ originalPrincipal: "10000", outstandingAtPayoff: "3000.00", daysToNewLoan: 0 }, "ph-bsp"); // false
 * ```
 */
export function isRefinanced(payoff: EarlyPayoff, rule: RefinancingRuleName): boolean {
  needRecord(payoff, "payoff");
  const { originalPrincipal, outstandingAtPayoff, daysToNewLoan: days } = payoff;
  const rules = { daysToNewLoan: wholeFrom(0), rule: oneOf(REFINANCING_RULES) };
  const problems: Problem[] = optionProblems({ daysToNewLoan: days, rule }, rules);
  if (days === undefined) problems.push(problem("required", "daysToNewLoan", "must be given"));
  const original = readFigure(originalPrincipal, "originalPrincipal", problems);
  const outstanding = readFigure(outstandingAtPayoff, "outstandingAtPayoff", problems);
  if (problems.length > 0) refuse(problems);
  return countsAsRefinanced({ original, outstanding, days }, rule);
}

/**
 * Positions in which all loans of a counterparty have the days of its worst one, as policies with contagion ask
 * (COBAC R-2017/07). Loans without the key stay as they are. Needs the whole book at once.
 *
 * @param by the name of a key, or `borrower`
 * @example
 * ```ts
 * const loan = { unit: "minor", currency: "XAF", principalOutstanding: 100, borrower: "b" } as const;
 * spreadWorstDays([{ ...loan, daysPastDue: 0 }, { ...loan, daysPastDue: 60 }], "borrower").map((p) => p.daysPastDue); // [60, 60]
 * ```
 */
export function spreadWorstDays(positions: readonly Position[], by: string): Position[] {
  needRecords(positions, "positions");
  const counterparty = ({ borrower, keys }: Position): string | undefined =>
    by === "borrower" ? borrower : keys?.[by];
  const worst = new Map<string, number>();
  for (const position of positions) {
    const name = counterparty(position);
    const counts = name !== undefined && position.principalOutstanding > 0 && position.writtenOff !== true;
    if (counts) worst.set(name, Math.max(worst.get(name) ?? 0, position.daysPastDue));
  }
  return positions.map((position) => {
    const name = counterparty(position);
    const days = name === undefined ? undefined : worst.get(name);
    return days === undefined || days <= position.daysPastDue ? position : { ...position, daysPastDue: days };
  });
}
