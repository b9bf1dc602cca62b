/**
 * Events of an ACTUS contract: its cash flows, unrounded, with the notional and the accrued interest after each.
 */
import type { Day } from "../../kernel/date.js";
import type { Decimal } from "../../kernel/decimal.js";
import { type ActusContract, dayTerm, numberOf, signOf } from "./actusContract.js";
import { happen, happenings } from "./actusDated.js";
import { feesAccrueFrom } from "./actusFees.js";
import { interestBetween } from "./actusInterest.js";
import type { ActusAmounts, ActusLoan } from "./actusLoan.js";
import type { ActusRow } from "./actusPlan.js";
import { loanOfActus } from "./actusTerms.js";
import { type ActusEvent, type ActusWalk, accrueFees, note, ZERO } from "./actusWalk.js";

export { ACTUS_EVENTS, type ActusEvent } from "./actusWalk.js";

/** The events of a contract, or why it has none here. */
export type ActusEvents =
  | { readonly kind: "found"; readonly events: readonly ActusEvent[] }
  | { readonly kind: "none"; readonly reasons: readonly string[] };

/** Interest that is there on the first day: given, or accrued since an anchor before it. */
function accruedAtStart(contract: ActusContract, { plan }: ActusLoan, notional: Decimal): Decimal {
  const given = numberOf(contract, "accruedInterest");
  if (given !== undefined) return given.abs();
  const anchor = dayTerm(contract, "cycleAnchorDateOfInterestPayment");
  const isEarly = anchor !== undefined && anchor < plan.start && !plan.isExchanged;
  return isEarly ? interestBetween(contract, [], notional, [anchor, plan.start]) : ZERO;
}

function walkOf(contract: ActusContract, loan: ActusLoan): ActusWalk {
  const notional = (numberOf(contract, "notionalPrincipal") ?? ZERO).abs();
  return {
    contract,
    loan,
    sign: signOf(contract),
    events: [],
    notional,
    accrued: accruedAtStart(contract, loan, notional),
    since: loan.plan.start,
    fee: numberOf(contract, "feeAccrued")?.abs() ?? ZERO,
    feeSince: feesAccrueFrom(contract, loan.plan),
  };
}

/** What happens on the first day: the exchange, a redemption, interest from before. */
function open(walk: ActusWalk): void {
  const { plan, first } = walk.loan;
  const premium = numberOf(walk.contract, "premiumDiscountAtIED") ?? ZERO;
  if (!plan.isExchanged) note(walk, ["IED", plan.start], walk.notional.plus(premium).neg(), walk.accrued);
  if (plan.onFirstDay.redeems) {
    walk.notional = walk.notional.minus(first);
    note(walk, ["PR", plan.start], first, walk.accrued);
  }
  const fate = plan.onFirstDay.interest;
  if (fate === undefined) return;
  const paid = fate === "paid" ? walk.accrued : ZERO;
  walk.accrued = ZERO;
  note(walk, [fate === "paid" ? "IP" : "IPCI", plan.start], paid, ZERO);
}

/** What a row redeems: the exact principal, without the interest that is capitalized with it. */
function redeem(walk: ActusWalk, row: ActusRow, amounts: ActusAmounts | undefined): void {
  const isIncrease = row.redemption?.isNegative() === true && !row.redemption.isZero();
  const capitalized = row.interest === "capitalized" ? amounts?.accruedInterest : undefined;
  const repaid = amounts?.principal.plus(capitalized ?? ZERO) ?? ZERO;
  const amount = isIncrease ? (row.redemption ?? ZERO) : repaid;
  walk.notional = walk.notional.minus(amount);
  note(walk, [isIncrease ? "PI" : "PR", row.shown], amount, walk.accrued);
}

/** The events of a row: redemption first, then interest. Rows after the last redemption have none of either. */
function pass(walk: ActusWalk, row: ActusRow, amounts: ActusAmounts | undefined): void {
  accrueFees(walk, row.reckoned);
  walk.accrued = walk.accrued.plus(amounts?.accruedInterest ?? ZERO);
  walk.since = row.reckoned;
  if (row.redeems) redeem(walk, row, amounts);
  if (row.interest === "waits") return;
  const due = walk.accrued;
  walk.accrued = ZERO;
  if (row.interest === "capitalized") {
    walk.notional = walk.notional.plus(due);
    note(walk, ["IPCI", row.shown], ZERO, ZERO);
  } else {
    note(walk, ["IP", row.shown], due, ZERO);
  }
}

/** Walks the rows, and what happens between them; a termination ends the walk. */
function walkRows(walk: ActusWalk): void {
  const { plan, rows } = walk.loan;
  const waiting = happenings(walk);
  const happenUntil = (isDue: (day: Day) => boolean): boolean => {
    while (waiting[0] !== undefined && isDue(waiting[0].shown)) {
      const next = waiting.shift();
      if (next !== undefined && !happen(walk, next)) return false;
    }
    return true;
  };
  for (const [index, row] of plan.rows.entries()) {
    if (!happenUntil((day) => day < row.shown)) return;
    pass(walk, row, rows[index]);
    if (index === plan.rows.length - 1) happenUntil(() => true);
  }
  const [left, last] = [walk.notional, plan.rows.at(-1) as ActusRow];
  walk.notional = ZERO;
  note(walk, ["MD", last.shown], left, walk.accrued);
}

/**
 * The events of an ACTUS contract at a fixed rate in order, amounts unrounded: the exact installments of the terms that
 * it stands for, with what terms have no place for (fees on the notional, purchase, termination).
 *
 * @throws LoanError with every value that is not what its term holds: no number, no date, no cycle
 * @example
 * ```ts
 * const made = actusEvents({
 *   contractType: "ANN", contractRole: "RPA", statusDate: "2025-12-31T00:00:00", currency: "USD",
 *   initialExchangeDate: "2026-01-01T00:00:00", maturityDate: "2026-03-01T00:00:00", notionalPrincipal: "201",
 *   nominalInterestRate: "0.12", dayCountConvention: "30E360", nextPrincipalRedemptionPayment: "102.01",
 *   cycleAnchorDateOfPrincipalRedemption: "2026-02-01T00:00:00", cycleOfPrincipalRedemption: "P1ML0",
 *   cycleAnchorDateOfInterestPayment: "2026-02-01T00:00:00", cycleOfInterestPayment: "P1ML0",
 * });
 * // 201 × 1.01 − 102.01 = 101
 * made.kind === "found" ? made.events.map(({ type, payoff }) => `${type} ${payoff}`).join(", ") : ""; // "IED -201, PR 100, IP 2.01, IP 1.01, MD 101"
 * ```
 */
export function actusEvents(contract: ActusContract): ActusEvents {
  const found = loanOfActus(contract);
  if (found.kind === "none") return found;
  const walk = walkOf(contract, found.loan);
  open(walk);
  walkRows(walk);
  return { kind: "found", events: walk.events };
}
