/**
 * Broken passes: why a walk over the rows cannot go on, and which field of the terms is at fault.
 */
import { type Problem, problem, refuse } from "../kernel/error.js";
import type { Agreed } from "./agreed.js";
import type { BrokenRow, RowPass } from "./rowPass.js";

const BROKEN: Readonly<Record<BrokenRow["reason"], (row: number) => Problem>> = {
  uncovered: (row) =>
    problem("no-solution", "repayment", `the installment does not cover the interest of row ${row + 1}`),
  ahead: (row) =>
    problem("no-solution", "disbursements", `row ${row + 1} would repay more than has been paid out by then`),
  unkept: (row) =>
    problem(
      "no-solution",
      "repayment.given",
      `the loan is repaid in row ${row + 1}, before all that is agreed`,
    ),
  "too-large": () =>
    problem("out-of-range", "principal", "amounts of the schedule pass 2^53 − 1 minor units of the currency"),
};

/** Refuses the terms whose pass breaks. */
export function refuseBroken({ row, reason }: BrokenRow): never {
  return refuse(BROKEN[reason](row));
}

/** The agreed installment with which more is agreed than is owed; −1 where all of them are not. */
function aboveOwed({ disbursed, terms }: Agreed, pass: RowPass): number {
  const owed = disbursed.owing.reduce((sum, { amount }) => sum + amount, -pass.balloon);
  let agreed = 0;
  for (const [row, given] of [...(pass.given ?? [])].sort(([a], [b]) => a - b)) {
    agreed += "principal" in given ? given.principal : given.total;
    if (agreed > owed) return terms.repayment.given.findIndex(({ installment }) => installment === row + 1);
  }
  return -1;
}

/**
 * Refuses agreed installments that leave the others nothing to repay, or less than nothing. Does nothing where the pass
 * breaks for another reason.
 */
export function refuseGiven(agreed: Agreed, pass: RowPass, { row, reason }: BrokenRow): void {
  if (reason !== "uncovered" && reason !== "unkept") return;
  const path = (index: number) => `repayment.given[${index}]`;
  const above = aboveOwed(agreed, pass);
  const isBelow = pass.payment < 0;
  const given = pass.given?.get(row);
  if (above >= 0 && (reason === "unkept" || isBelow || given !== undefined)) {
    refuse(problem("no-solution", path(above), "must not be above what is owed"));
  }
  if (given === undefined || reason !== "uncovered") return;
  const own = agreed.terms.repayment.given.findIndex(({ installment }) => installment === row + 1);
  refuse(problem("no-solution", path(own), "must cover the interest of its installment"));
}
