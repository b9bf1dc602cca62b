/**
 * The level amount of the oracle: the balance after the last row is linear in it, so it is a fraction.
 */
import type { Accruals } from "./accrual.js";
import { type Fraction, fraction, ONE, over, plus, round, roundToMultiple, times } from "./fraction.js";
import { refuse } from "./refusal.js";
import { type Row, repaysPrincipal } from "./rowDates.js";
import type { Loan } from "./terms.js";

/** What a row pays, given its number from 0 and the balance before it. */
type Payment = (row: number, balance: bigint) => bigint;

export interface Level {
  /** Whether a payment covers the row's interest too, or is principal alone. */
  readonly paysTotal: boolean;
  readonly payment: Payment;
  /** What the closing row would pay if it were not to close the loan, given the balance before it. */
  readonly planned: Payment;
}

/** How often a row's interest joins the balance before the level amount is paid, and whether that is paid. */
function growthAndWeight({ grace }: Row, paysTotal: boolean): [bigint, bigint] {
  const joins = grace?.interest === "capitalized" ? 1n : 0n;
  return repaysPrincipal({ grace }) ? [paysTotal ? joins + 1n : joins, 1n] : [joins, 0n];
}

/** The exact x that leaves nothing: B′ = (1 + growth × f) B − weight × x, row by row. */
function exactLevel(
  rows: readonly Row[],
  factors: readonly Fraction[],
  paysTotal: boolean,
  from: { readonly row: number; readonly balance: bigint },
): Fraction {
  let lent = fraction(from.balance);
  let paid = fraction(0);
  for (let row = from.row; row < rows.length; row++) {
    const [growth, weight] = growthAndWeight(rows[row] as Row, paysTotal);
    const grow = plus(ONE, times(fraction(growth), factors[row] as Fraction));
    lent = times(lent, grow);
    paid = plus(times(paid, grow), fraction(weight));
  }
  return fraction(lent.n * paid.d, lent.d * paid.n);
}

/** A solved amount in units. */
export function roundSolved({ hasMultiple, multiple, direction, mode }: Loan, exact: Fraction): bigint {
  return hasMultiple ? roundToMultiple(exact, multiple, direction, mode) : round(exact, mode);
}

function checkMultiple({ hasMultiple }: Loan, level: bigint): void {
  if (hasMultiple && level === 0n) refuse("the multiple is above the installment");
}

/** The level amount on the declining balance. */
export function decliningLevel(loan: Loan, rows: readonly Row[], { solved }: Accruals): Level {
  const paysTotal = loan.pattern === "equal-installments";
  if (loan.pattern === "interest-only") return { paysTotal, payment: () => 0n, planned: () => 0n };
  const from = (row: number, balance: bigint): bigint =>
    roundSolved(loan, exactLevel(rows, solved, paysTotal, { row, balance }));
  const level = from(0, loan.principal);
  checkMultiple(loan, level);
  const payment = loan.residue === "re-level" ? from : () => level;
  return { paysTotal, payment, planned: payment };
}

export interface FlatShares {
  /** The exact interest of the loan. */
  readonly total: Fraction;
  /** Which rows carry a share, and how much in units. */
  readonly carries: readonly boolean[];
  readonly shares: readonly bigint[];
}

/** The level amount of a flat loan: a share of the principal, and in rows that carry one a share of the interest. */
export function flatLevel(loan: Loan, rows: readonly Row[], { total, carries, shares }: FlatShares): Level {
  const isByParts = loan.roundsFlatParts;
  const paysTotal = loan.pattern === "equal-installments" && !loan.roundsFlatPrincipal && !isByParts;
  if (loan.pattern === "interest-only") return { paysTotal, payment: () => 0n, planned: () => 0n };
  const count = (from: number, test: (row: number) => boolean): bigint =>
    BigInt(rows.filter((_, row) => row >= from && test(row)).length);
  const shareOf = (interest: Fraction, from: number): Fraction => {
    const carriers = count(from, (each) => carries[each] as boolean);
    return carriers === 0n ? fraction(0) : over(interest, fraction(carriers));
  };
  const exactShare = shareOf(total, 0);
  const part = (row: number, from: { row: number; balance: bigint; share: Fraction }): bigint => {
    const capitalized = count(
      from.row,
      (each) => rows[each]?.grace?.interest === "capitalized" && (carries[each] as boolean),
    );
    const owed = plus(fraction(from.balance), times(fraction(capitalized), exactShare));
    const repaying = count(from.row, (each) => repaysPrincipal(rows[each] as Row));
    const principal = over(owed, fraction(repaying));
    if (isByParts) {
      const own = shares[row] as bigint;
      return (
        roundSolved(loan, fraction(round(principal, loan.mode))) + roundSolved(loan, fraction(own)) - own
      );
    }
    return roundSolved(loan, paysTotal && carries[row] ? plus(principal, from.share) : principal);
  };
  const planned = (row: number): bigint => part(row, { row: 0, balance: loan.principal, share: exactShare });
  checkMultiple(loan, planned(rows.length - 1));
  if (loan.residue !== "re-level") return { paysTotal, payment: planned, planned };
  const leftBefore = (row: number): Fraction =>
    fraction(shares.slice(row).reduce((sum, share) => sum + share, 0n));
  const payment: Payment = (row, balance) =>
    part(row, { row, balance, share: shareOf(leftBefore(row), row) });
  return { paysTotal, payment, planned: payment };
}
