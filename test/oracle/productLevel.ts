/**
 * What the rows of a product pay on the declining balance: the balance after the last row is linear in the level
 * amount x, so two exact walks, with x = 0 and x = 1, give it.
 */
import { type Fraction, fraction, minus, ONE, over, parse, plus, times, ZERO } from "./fraction.js";
import { roundSolved } from "./level.js";
import type { Inflow, Product, ProductRow } from "./productTerms.js";
import { refuse } from "./refusal.js";
import { repaysPrincipal } from "./rowDates.js";

/** What a row pays: asked once a row, in order; `balance` is what is there at the row's start. */
export type Pay = (row: number, balance: bigint) => bigint;

/** What is known when an amount is solved. */
interface View {
  readonly rates: number;
  readonly knowsAgreed: boolean;
  readonly inflows: (row: number) => readonly Inflow[];
}

export const paysByLevel = (row: ProductRow): boolean => repaysPrincipal(row) && row.agreed === undefined;

/** What each row pays is weight × x + addition. */
export interface Share {
  readonly weight: Fraction;
  readonly addition: Fraction;
}

/** The weights and additions of all rows; steps count the rows that pay by the level amount. */
export function sharesOf({ raw, rows, units }: Product, pays = paysByLevel): Share[] {
  const { step } = raw.repayment;
  let paying = 0;
  return rows.map((row) => {
    if (!pays(row)) return { weight: ZERO, addition: ZERO };
    const steps = step === undefined ? 0 : Math.floor(paying++ / (step.every as number));
    const growth = plus(ONE, over(parse(String(step?.percent ?? "0")), fraction(100)));
    const weight = fraction(growth.n ** BigInt(steps), growth.d ** BigInt(steps));
    return { weight, addition: fraction(BigInt(steps) * units(step?.amount ?? "0")) };
  });
}

/** The exact balance after the last row, when every row pays its share of x. */
function left(product: Product, view: View, from: { row: number; balance: bigint }, x: Fraction): Fraction {
  const pays = (row: ProductRow) => repaysPrincipal(row) && !(view.knowsAgreed && row.agreed !== undefined);
  const shares = sharesOf(product, pays);
  const paysTotal = product.loan.pattern === "equal-installments";
  let balance = fraction(from.balance);
  product.rows.forEach((row, k) => {
    if (k < from.row) return;
    const agreed = view.knowsAgreed ? row.agreed : undefined;
    const earns = row.earns.solved(view.rates);
    let interest = ZERO;
    let inCourse = ZERO;
    for (const { amount, on, isAtStart } of view.inflows(k)) {
      if (isAtStart) {
        if (k > from.row) balance = plus(balance, fraction(amount));
        continue;
      }
      inCourse = plus(inCourse, fraction(amount));
      interest = plus(interest, times(fraction(amount), earns(on, row.end)));
    }
    interest = plus(interest, times(balance, earns(row.start, row.end)));
    const { weight, addition } = shares[k] as Share;
    let repaid = plus(times(weight, x), addition);
    if (agreed !== undefined)
      repaid = "total" in agreed ? minus(fraction(agreed.total), interest) : fraction(agreed.principal);
    else if (pays(row) && paysTotal) repaid = minus(repaid, interest);
    if (row.grace?.interest === "capitalized") repaid = minus(repaid, interest);
    balance = minus(plus(balance, inCourse), repaid);
  });
  return balance;
}

/** The exact x that leaves the balloon. */
function solve(product: Product, view: View, from: { row: number; balance: bigint }): Fraction {
  const { balloon } = product.raw.repayment;
  const target = fraction(balloon === undefined ? 0n : product.units(balloon.amount));
  const at = (x: Fraction) => left(product, view, from, x);
  return over(minus(target, at(ZERO)), minus(at(ONE), at(ZERO)));
}

/** Everything that is agreed. */
const foreseeing = ({ rates, rows }: Product): View => ({
  rates: rates.length,
  knowsAgreed: true,
  inflows: (row) => (rows[row] as ProductRow).inflows,
});

/** What has happened by a row: the rates in force, what is paid out in it, what was agreed before it. */
function known({ rates, rows }: Product, row: number) {
  const { end } = rows[row] as ProductRow;
  const before = rows.slice(0, row);
  return {
    rates: rates.filter(({ from }) => from < end).length,
    paidOut: rows.slice(0, row + 1).reduce((sum, { inflows }) => sum + inflows.length, 0),
    agreed: before.filter(({ agreed }) => agreed !== undefined).length,
  };
}

function reformed(product: Product): Pay {
  const { loan, opening, rows } = product;
  const at = (row: number, balance: bigint): bigint => {
    const view: View = {
      rates: known(product, row).rates,
      knowsAgreed: false,
      inflows: (k) => (k === row ? (rows[row] as ProductRow).inflows : []),
    };
    return roundSolved(loan, solve(product, view, { row, balance }));
  };
  let seen = JSON.stringify(known(product, 0));
  let amount = at(0, opening);
  if (loan.hasMultiple && amount === 0n) refuse("the multiple is above the installment");
  return (row, balance) => {
    const now = JSON.stringify(known(product, row));
    if (now !== seen) amount = at(row, balance);
    seen = now;
    return amount;
  };
}

/** The view of the first day: nothing is known of what will change. */
const UNKNOWING: View = { rates: 0, knowsAgreed: false, inflows: () => [] };

/** One level amount for each disbursement over the rows after it; a row pays their exact sum, rounded. */
function stacked(product: Product): Pay {
  const { loan, rows, opening, rates } = product;
  const view: View = { rates: rates.length, knowsAgreed: true, inflows: () => [] };
  const parts = [{ row: 0, exact: solve(product, view, { row: 0, balance: opening }) }];
  rows.forEach(({ inflows }, row) => {
    for (const inflow of inflows) {
      const alone: View = { ...view, inflows: (k) => (k === row && !inflow.isAtStart ? [inflow] : []) };
      const balance = inflow.isAtStart ? inflow.amount : 0n;
      parts.push({ row, exact: solve(product, alone, { row, balance }) });
    }
  });
  return (row) => {
    const due = parts.filter((part) => part.row <= row).map(({ exact }) => exact);
    return roundSolved(loan, due.reduce(plus, ZERO));
  };
}

/** One amount, solved from the balance with what the view knows. */
function single(product: Product, view: View, balance: bigint): Pay {
  const { loan } = product;
  const x = solve(product, view, { row: 0, balance });
  const shares = sharesOf(product);
  const amountOf = ({ weight, addition }: Share, level: Fraction): bigint =>
    roundSolved(loan, plus(times(weight, level), addition));
  const first = amountOf(shares.find(({ weight }) => weight.n !== 0n) as Share, x);
  if (loan.hasMultiple && first === 0n) refuse("the multiple is above the installment");
  if (loan.residue !== "re-level") return (row) => amountOf(shares[row] as Share, x);
  return (row, own) => amountOf(shares[row] as Share, solve(product, view, { row, balance: own }));
}

/** What the rows pay; made anew for each walk. */
export function decliningPay(product: Product): Pay {
  const { raw, loan, opening, rows } = product;
  const { fixedInstallment, afterChange = "solved-together" } = raw.repayment;
  if (loan.pattern === "interest-only") return () => 0n;
  if (fixedInstallment !== undefined) {
    const amount = product.units(fixedInstallment.amount);
    return () => amount;
  }
  const all = rows.flatMap(({ inflows }) => inflows).reduce((sum, { amount }) => sum + amount, opening);
  switch (afterChange) {
    case "re-formed":
      return reformed(product);
    case "stacked": {
      const pay = stacked(product);
      if (loan.hasMultiple && pay(0, opening) === 0n) refuse("the multiple is above the installment");
      return pay;
    }
    case "kept":
      return single(product, UNKNOWING, opening);
    case "foreseen":
      return single(product, UNKNOWING, all);
    default:
      return single(product, foreseeing(product), opening);
  }
}
