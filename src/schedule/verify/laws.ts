/**
 * Laws: what must hold of every repayment schedule, whatever its terms and whoever made it.
 *
 * To add a law, add one entry to `LAW_RULES`: verification, tests and the README take the names from its keys.
 */
import { agreesWithTerms } from "./verifyAgreement.js";
import type { ScheduleLawRule } from "./verifyChecked.js";
import * as rows from "./verifyRowLaws.js";
import * as terms from "./verifyTermLaws.js";

/** The laws of schedules, each with what it needs to be checked, and how it is checked. */
export const LAW_RULES = {
  "principal-repaid": {
    statement: "the principal parts of the rows add up to the principal lent",
    needs: [],
    breaches: rows.principalIsRepaid,
  },
  "balances-chain": {
    statement: "each balance is the one before less the principal of the row",
    needs: ["balance"],
    breaches: rows.balancesChain,
  },
  "last-balance-zero": {
    statement: "the last balance is zero",
    needs: ["balance"],
    breaches: rows.lastBalanceIsZero,
  },
  "total-of-parts": {
    statement: "the total of a row is its principal + interest + charges",
    needs: ["total"],
    breaches: rows.totalsAreParts,
  },
  "dates-rise": {
    statement: "each due date lies after the one before, and none before the disbursement",
    needs: ["due"],
    breaches: rows.datesRise,
  },
  "periods-join": {
    statement: "each period starts where the one before ended, the first with the disbursement",
    needs: ["periodStart", "periodEnd"],
    breaches: rows.periodsJoin,
  },
  "nothing-negative": {
    statement: "no amount is below zero, but for principal that grows by the interest of its row",
    needs: [],
    breaches: rows.nothingIsNegative,
  },
  "whole-minor-units": {
    statement: "no amount is finer than the smallest unit of the currency",
    needs: ["currency"],
    breaches: rows.amountsAreWhole,
  },
  "accrued-falls-due": {
    statement: "all interest that accrues falls due",
    needs: ["accruedInterest"],
    breaches: rows.accruedFallsDue,
  },
  "totals-are-sums": {
    statement: "the stated totals are the sums over the rows",
    needs: ["totals"],
    breaches: rows.totalsAreSums,
  },
  "interest-exact": {
    statement: "the interest of a row is its balance × the rate × the part of the year, exact, rounded once",
    needs: ["terms"],
    breaches: terms.interestIsExact,
  },
  "level-kept": {
    statement: "rows pay the exact level amount, rounded, but for what the residue policy moves",
    needs: ["terms"],
    breaches: terms.levelIsKept,
  },
  "agrees-with-terms": {
    statement: "dates and amounts are those that the terms lead to",
    needs: ["terms"],
    breaches: agreesWithTerms,
  },
} as const satisfies Record<string, ScheduleLawRule>;

/** The name of a law of schedules. */
export type ScheduleLaw = keyof typeof LAW_RULES;

/**
 * The laws of schedules in words, by name.
 *
 * @example
 * ```ts
 * SCHEDULE_LAWS["last-balance-zero"]; // "the last balance is zero"
 * ```
 */
export const SCHEDULE_LAWS = Object.fromEntries(
  Object.entries(LAW_RULES).map(([law, { statement }]) => [law, statement]),
) as Readonly<Record<ScheduleLaw, string>>;
