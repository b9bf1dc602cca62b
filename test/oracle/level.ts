/**
 * The level amount of the oracle: the balance after the last row is linear in it, so it is a fraction.
 */
import type { Accruals } from "./accrual.js";
import { type Fraction, fraction, ONE, over, plus, roundToMultiple, times } from "./fraction.js";
import { refuse } from "./refusal.js";
import { type Row, repaysPrincipal } from "./rowDates.js";
import type { Loan } from "./terms.js";

/** What a row pays, given its number from 0 and the balance before it. */
export type Payment = (row: number, balance: bigint) => bigint;

export interface Level {
  /** Whether a payment covers the row's interest too, or is principal alone. */
  readonly paysTotal: boolean;
  readonly payment: Payment;
  /** The planned amount of a row. */
  readonly planned: (row: number) => bigint;
}

/** How often a row's interest joins the balance before the level amount is paid, and whether that is paid. */
function growthAndWeight({ grace }: Row, isClosing: boolean, paysTotal: boolean): [bigint, bigint] {
  const interestPart = paysTotal ? 1n : 0n;
  const joins = grace?.interest === "capitalized" ? 1n : 0n;
  if (isClosing || grace === undefined) return [interestPart, 1n];
  if (!repaysPrincipal({ grace })) return [joins, 0n];
  return [interestPart + joins, 1n];
}

/** The exact x that leaves nothing: B′ = (1 + growth × f) B − weight × x, row by row. */
export function exactLevel(
  rows: readonly Row[],
  factors: readonly Fraction[],
  paysTotal: boolean,
  from: { readonly row: number; readonly balance: bigint },
): Fraction {
  let lent = fraction(from.balance);
  let paid = fraction(0);
  for (let row = from.row; row < rows.length; row++) {
    const [growth, weight] = growthAndWeight(rows[row] as Row, row === rows.length - 1, paysTotal);
    const grow = plus(ONE, times(fraction(growth), factors[row] as Fraction));
    lent = times(lent, grow);
    paid = plus(times(paid, grow), fraction(weight));
  }
  return fraction(lent.n * paid.d, lent.d * paid.n);
}

/** A solved amount in units, or a refusal when the multiple leaves nothing of it. */
export function roundSolved(loan: Loan, exact: Fraction): bigint {
  const rounded = roundToMultiple(exact, loan.multiple, loan.direction, loan.mode);
  if (rounded === 0n && loan.hasMultiple) refuse("the multiple is above the installment");
  return rounded;
}

/** The level amount on the declining balance. */
export function decliningLevel(loan: Loan, rows: readonly Row[], { solved }: Accruals): Level {
  const paysTotal = loan.pattern === "equal-installments";
  if (loan.pattern === "interest-only") return { paysTotal, payment: () => 0n, planned: () => 0n };
  const from = (row: number, balance: bigint): bigint =>
    roundSolved(loan, exactLevel(rows, solved, paysTotal, { row, balance }));
  const level = from(0, loan.principal);
  return { paysTotal, payment: loan.residue === "re-level" ? from : () => level, planned: () => level };
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
  const paysTotal = loan.pattern === "equal-installments" && !loan.roundsFlatPrincipal;
  if (loan.pattern === "interest-only") return { paysTotal, payment: () => 0n, planned: () => 0n };
  const last = rows.length - 1;
  const count = (from: number, test: (row: number) => boolean): bigint =>
    BigInt(rows.filter((_, row) => row >= from && test(row)).length);
  const part = (row: number, from: { row: number; balance: bigint; interest: Fraction }): bigint => {
    const carriers = count(from.row, (each) => carries[each] as boolean);
    const share = carriers === 0n ? fraction(0) : over(from.interest, fraction(carriers));
    const capitalized = count(
      from.row,
      (each) => each < last && rows[each]?.grace?.interest === "capitalized" && (carries[each] as boolean),
    );
    const owed = plus(fraction(from.balance), times(fraction(capitalized), share));
    const repaying = count(from.row, (each) => repaysPrincipal(rows[each] as Row));
    const principal = over(owed, fraction(repaying));
    return roundSolved(loan, paysTotal && carries[row] ? plus(principal, share) : principal);
  };
  const planned = (row: number): bigint => part(row, { row: 0, balance: loan.principal, interest: total });
  if (loan.residue !== "re-level") return { paysTotal, payment: planned, planned };
  const leftBefore = (row: number): Fraction =>
    fraction(shares.slice(row).reduce((sum, share) => sum + share, 0n));
  const payment: Payment = (row, balance) => part(row, { row, balance, interest: leftBefore(row) });
  return { paysTotal, payment, planned };
}
