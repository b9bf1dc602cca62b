/**
 * Events of an ACTUS contract: its cash flows, unrounded, with the notional and the accrued interest after each.
 */
import { type Day, formatDate } from "../../kernel/date.js";
import { Decimal } from "../../kernel/decimal.js";
import { DAY_COUNTS, type DayCountRule } from "../../rules/dayCount.js";
import { type ExactInstallment, exactInstallments } from "../exact/exactInstallments.js";
import { type ActusContract, dayCountOf, dayTerm, numberOf, signOf } from "./actusContract.js";
import type { ActusPlan, ActusRow } from "./actusPlan.js";
import { termsFromActus } from "./actusTerms.js";

/** The kinds of event that are made. */
export const ACTUS_EVENTS = {
  IED: "initial exchange",
  IP: "interest payment",
  IPCI: "interest capitalized",
  PR: "principal redemption",
  PI: "principal increase",
  PRF: "principal payment fixed",
  MD: "maturity",
} as const;

/** An event of a contract; amounts are unrounded, from the side that the contract's role names. */
export interface ActusEvent {
  readonly date: string;
  readonly type: keyof typeof ACTUS_EVENTS;
  readonly payoff: Decimal;
  readonly notional: Decimal;
  readonly accrued: Decimal;
}

/** The events of a contract, or why it has none here. */
export type ActusEvents =
  | { readonly kind: "found"; readonly events: readonly ActusEvent[] }
  | { readonly kind: "none"; readonly reasons: readonly string[] };

const ZERO = new Decimal(0);

/** The contract while its events are made. */
interface Making {
  readonly contract: ActusContract;
  readonly plan: ActusPlan;
  readonly sign: 1 | -1;
  readonly events: ActusEvent[];
  notional: Decimal;
  /** Interest that has accrued before the rows' own. */
  carried: Decimal;
  /** Interest of earlier rows that waits. */
  waiting: Decimal;
}

/** An event's kind and day. */
type Mark = readonly [type: ActusEvent["type"], day: Day];

function add(making: Making, [type, day]: Mark, payoff: Decimal, accrued: Decimal): void {
  const signed = (amount: Decimal) => (amount.isZero() ? ZERO : amount.times(making.sign));
  const [notional, date] = [signed(making.notional), formatDate(day)];
  making.events.push({ date, type, payoff: signed(payoff), notional, accrued: signed(accrued) });
}

/** Interest between two days on the notional, by the contract's day count. */
function interestBetween({ contract, notional }: Making, start: Day, end: Day): Decimal {
  const rule: DayCountRule = DAY_COUNTS[dayCountOf(contract) ?? "actual/365"];
  if (rule.kind !== "fixed") return ZERO;
  const years = new Decimal(rule.numerator(start, end, {})).div(rule.denominator);
  return notional.times(numberOf(contract, "nominalInterestRate") ?? 0).times(years);
}

/** Interest that is there on the first day: given, or accrued since an anchor before it. */
function accruedAtStart(making: Making): Decimal {
  const { contract, plan } = making;
  const given = numberOf(contract, "accruedInterest");
  if (given !== undefined) return given.abs();
  const anchor = dayTerm(contract, "cycleAnchorDateOfInterestPayment");
  const isEarly = anchor !== undefined && anchor < plan.start && !plan.isExchanged;
  return isEarly ? interestBetween(making, anchor, plan.start) : ZERO;
}

/** What happens on the first day. */
function open(making: Making): void {
  const { contract, plan } = making;
  making.carried = accruedAtStart(making);
  if (plan.isExchanged) return;
  const premium = numberOf(contract, "premiumDiscountAtIED") ?? ZERO;
  add(making, ["IED", plan.start], making.notional.plus(premium).neg(), making.carried);
  if (plan.onFirstDay === undefined) return;
  const isPaid = plan.onFirstDay === "paid";
  add(making, [isPaid ? "IP" : "IPCI", plan.start], isPaid ? making.carried : ZERO, ZERO);
  making.carried = ZERO;
}

/** The day before the first redemption fixes an annuity's payment that is not given. */
function fix(making: Making, row: ActusRow, from: Day): void {
  const { contract, plan } = making;
  const isFirst = plan.rows.find(({ redeems }) => redeems) === row;
  if (!isFirst || plan.type !== "ANN" || numberOf(contract, "nextPrincipalRedemptionPayment")) return;
  const accrued = making.carried.plus(making.waiting).plus(interestBetween(making, from, row.reckoned - 1));
  add(making, ["PRF", row.shown - 1], ZERO, accrued);
}

/** Maturity: interest, then what is left of the notional. */
function close(making: Making, row: ActusRow, interest: Decimal): void {
  add(making, ["IP", row.shown], interest, ZERO);
  const left = making.notional;
  making.notional = ZERO;
  add(making, ["MD", row.shown], left, ZERO);
}

/** The events of a row before maturity: redemption first, then interest. */
function pass(making: Making, row: ActusRow, exact: ExactInstallment): void {
  const waits = row.interest === "waits";
  making.waiting = waits ? making.waiting.plus(exact.accruedInterest) : ZERO;
  const accrued = making.carried.plus(waits ? making.waiting : exact.interest);
  if (row.redeems) {
    const isIncrease = row.redemption?.isNegative() === true;
    const amount = isIncrease && row.redemption ? row.redemption : exact.principal;
    making.notional = making.notional.minus(amount);
    add(making, [isIncrease ? "PI" : "PR", row.shown], amount, accrued);
  }
  if (row.interest === "capitalized") {
    making.notional = making.notional.plus(accrued);
    add(making, ["IPCI", row.shown], ZERO, ZERO);
  }
  if (row.interest === "paid") add(making, ["IP", row.shown], accrued, ZERO);
  if (!waits) making.carried = ZERO;
}

/**
 * The events of an ACTUS contract at a fixed rate in order, amounts unrounded: the exact installments of the terms that
 * it stands for.
 *
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
  const found = termsFromActus(contract);
  if (found.kind === "none") return found;
  const { terms, plan } = found;
  const making: Making = {
    contract,
    plan,
    sign: signOf(contract) ?? 1,
    events: [],
    notional: (numberOf(contract, "notionalPrincipal") ?? ZERO).abs(),
    carried: ZERO,
    waiting: ZERO,
  };
  open(making);
  const exact = exactInstallments(terms);
  let from = plan.start;
  plan.rows.forEach((row, index) => {
    const amounts = exact[index];
    if (amounts === undefined) return;
    fix(making, row, from);
    if (index === plan.rows.length - 1) close(making, row, making.carried.plus(amounts.interest));
    else pass(making, row, amounts);
    from = row.reckoned;
  });
  return { kind: "found", events: making.events };
}
