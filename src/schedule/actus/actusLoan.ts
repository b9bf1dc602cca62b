/**
 * The loan that an ACTUS contract stands for: its exact rows, and the terms that round them.
 */
import { Decimal } from "../../kernel/decimal.js";
import type { LoanTermsInput } from "../../terms/loanTermsInput.js";
import { type ExactInstallment, exactInstallments } from "../exact/exactInstallments.js";
import { type ActusContract, isAnnuity, MOST_DECIMALS, numberOf } from "./actusContract.js";
import { firstPayment, type LoanParts, loanTermsOf } from "./actusLoanTerms.js";
import type { ActusPlan } from "./actusPlan.js";

/** The amounts of a row, unrounded. */
export type ActusAmounts = Pick<ExactInstallment, "principal" | "accruedInterest">;

/** A contract as a loan. */
export interface ActusLoan {
  readonly plan: ActusPlan;
  readonly terms: LoanTermsInput;
  /** The rows up to the one that repays everything. */
  readonly rows: readonly ActusAmounts[];
  /** What is paid back on the day of the exchange, unrounded. */
  readonly first: Decimal;
}

/** Amounts in whole minor units stay below this many digits. */
const MOST_DIGITS = 15;

const notionalOf = (contract: ActusContract): Decimal =>
  (numberOf(contract, "notionalPrincipal") ?? new Decimal(0)).abs();

/** Whether the terms solve the payment themselves. */
function isSolved(contract: ActusContract, { type, onFirstDay, solvedOver, rows }: ActusPlan): boolean {
  const isGiven = numberOf(contract, "nextPrincipalRedemptionPayment") !== undefined;
  if (type === "PAM" || type === "LAX" || isGiven || onFirstDay.redeems) return false;
  return isAnnuity(type)
    ? solvedOver === undefined
    : rows.every(({ interest }) => interest !== "capitalized");
}

/**
 * The payment, unrounded: given; a linear amortizer's notional in equal parts; an annuity's level amount L over its
 * rows, and N · L ÷ (N + L) where the first one is due with the exchange.
 */
function paymentOf(contract: ActusContract, plan: ActusPlan): Decimal | undefined {
  const given = numberOf(contract, "nextPrincipalRedemptionPayment");
  if (given !== undefined || plan.type === "PAM" || plan.type === "LAX") return given;
  const [notional, isFirst] = [notionalOf(contract), plan.onFirstDay.redeems];
  if (plan.type === "LAM") {
    return notional.div(plan.rows.filter(({ redeems }) => redeems).length + 1 + Number(isFirst));
  }
  const rows = plan.solvedOver ?? plan.rows;
  const solved = exactInstallments(loanTermsOf(contract, plan, { rows, payment: undefined }));
  const level = (solved[rows.findIndex(({ redeems }) => redeems)] ?? solved.at(-1))?.total ?? notional;
  return isFirst ? notional.times(level).div(notional.plus(level)) : level;
}

/** The point between two amounts. */
const between = (low: Decimal, high: Decimal, weight: Decimal): Decimal =>
  low.plus(high.minus(low).times(weight));

/**
 * The rows for a payment. Terms hold amounts of few decimals; for a finer payment the rows lie between those for the
 * amounts below and above it, since every amount is linear in the payment. `undefined` where the loan ends elsewhere.
 */
function rowsFor(
  contract: ActusContract,
  plan: ActusPlan,
  payment: Decimal,
): readonly ActusAmounts[] | undefined {
  const whole = notionalOf(contract).plus(payment).trunc().precision(true);
  const decimals = Math.min(MOST_DECIMALS, MOST_DIGITS - whole);
  const at = (amount: Decimal) =>
    exactInstallments(loanTermsOf(contract, plan, { rows: plan.rows, payment: amount, decimals }));
  const low = payment.toDecimalPlaces(decimals, Decimal.ROUND_DOWN);
  const unit = new Decimal(10).pow(-decimals);
  const rows = at(low);
  if (low.eq(payment)) return rows;
  const higher = at(low.plus(unit));
  const weight = payment.minus(low).div(unit);
  if (higher.length !== rows.length) return undefined;
  return rows.map(({ principal, accruedInterest }, index) => {
    const next = higher[index] as ExactInstallment;
    return {
      principal: between(principal, next.principal, weight),
      accruedInterest: between(accruedInterest, next.accruedInterest, weight),
    };
  });
}

/** A payment as terms hold it: as it is where it is fine enough, else rounded as money is. */
function rounded(
  contract: ActusContract,
  plan: ActusPlan,
  payment: Decimal | undefined,
): Decimal | undefined {
  if (payment === undefined || payment.decimalPlaces() <= MOST_DECIMALS) return payment;
  const { decimals = 2 } = loanTermsOf(contract, plan, { rows: plan.rows, payment: undefined });
  return payment.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP);
}

/** The loan of a plan, or why there is none. */
export function actusLoan(contract: ActusContract, plan: ActusPlan): ActusLoan | string {
  const payment = paymentOf(contract, plan);
  const solves = isSolved(contract, plan);
  const parts: LoanParts = {
    rows: plan.rows,
    payment: solves ? undefined : rounded(contract, plan, payment),
  };
  const isPaid = !solves && payment !== undefined;
  const rows = isPaid
    ? rowsFor(contract, plan, payment)
    : exactInstallments(loanTermsOf(contract, plan, parts));
  if (rows === undefined) return "nextPrincipalRedemptionPayment: repays everything but for less than a unit";
  if (plan.rows.slice(rows.length).some(({ redemption }) => redemption?.isNegative())) {
    return "arrayIncreaseDecrease: increases a notional that is repaid";
  }
  const kept = { ...parts, rows: plan.rows.slice(0, rows.length) };
  return { plan, terms: loanTermsOf(contract, plan, kept), rows, first: firstPayment(plan, payment) };
}
