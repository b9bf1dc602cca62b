/**
 * The rounded walk over the rows of a product.
 */
import { type Fraction, fraction, plus, round, times, ZERO } from "./fraction.js";
import { type FlatParts, flatParts, flatPay } from "./productFlat.js";
import { decliningPay, type Pay } from "./productLevel.js";
import type { Product, ProductRow } from "./productTerms.js";
import { refuse } from "./refusal.js";
import { repaysPrincipal } from "./rowDates.js";

export interface ProductAmounts {
  readonly principal: bigint;
  readonly interest: bigint;
  /** What is there at the row's start. */
  readonly outstanding: bigint;
}

interface Walk {
  readonly product: Product;
  readonly pay: Pay;
  readonly paysTotal: boolean;
  readonly flat: FlatParts | undefined;
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, amount) => all + amount, 0n);

const paidOut = ({ inflows }: ProductRow, isAtStart: boolean): bigint =>
  sum(inflows.filter(({ factor }) => (factor === undefined) === isAtStart).map(({ amount }) => amount));

/** The exact interest of a row. */
function exactInterest({ rates, rows }: Product, k: number, balance: bigint): Fraction {
  const row = rows[k] as ProductRow;
  return row.inflows.reduce(
    (all, { amount, factor }) => plus(all, times(fraction(amount), factor ?? ZERO)),
    times(fraction(balance), row.factor(rates.length)),
  );
}

/** What a row repays, if it does not close the loan, before its interest joins the balance. */
function repaidIn({ product, pay, paysTotal }: Walk, k: number, balance: bigint, own: bigint): bigint {
  const row = product.rows[k] as ProductRow;
  if (row.agreed !== undefined) return "total" in row.agreed ? row.agreed.total - own : row.agreed.principal;
  if (!repaysPrincipal(row)) return 0n;
  return pay(k, balance) - (paysTotal ? own : 0n);
}

const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

/** Refuses a closing row that is odder than the terms allow. */
function checkOddness(
  { product, pay, paysTotal }: Walk,
  k: number,
  balance: bigint,
  closing: bigint[],
): void {
  const { loan, raw, units } = product;
  if (loan.pattern === "interest-only") return;
  const { balloon } = raw.repayment;
  const [principal = 0n, interest = 0n] = closing;
  const planned = pay(k, balance) + (balloon === undefined ? 0n : units(balloon.amount));
  const gap = principal + (paysTotal ? interest : 0n) - planned;
  const { largestResidue, unit } = loan;
  if (largestResidue !== undefined && size(gap) * unit > largestResidue) refuse("too odd a last installment");
}

function walkOver(walk: Walk): ProductAmounts[] {
  const { product, flat } = walk;
  const { rows, loan } = product;
  const amounts: ProductAmounts[] = [];
  let balance = product.opening;
  for (let k = 0; ; k++) {
    const row = rows[k] as ProductRow;
    balance += paidOut(row, true);
    const own = flat ? (flat.shares[k] as bigint) : round(exactInterest(product, k, balance), loan.mode);
    const owed = balance + paidOut(row, false);
    const isLast = k === rows.length - 1;
    const repaid = isLast ? owed : repaidIn(walk, k, balance, own);
    if (repaid < 0n) refuse("a payment that does not cover the interest");
    const principal = row.grace?.interest === "capitalized" ? repaid - own : repaid;
    if (isLast || principal >= owed) {
      if (rows.slice(k + 1).some(({ inflows }) => inflows.length > 0)) refuse("more than has been paid out");
      const interest = own + sum(flat?.shares.slice(k + 1) ?? []);
      checkOddness(walk, k, balance, [owed, interest]);
      return [...amounts, { principal: owed, interest, outstanding: balance }];
    }
    amounts.push({ principal, interest: own, outstanding: balance });
    balance = owed - principal;
  }
}

/** Everything at the end; exact interest is added up and rounded once. */
function bullet(product: Product, flat: FlatParts | undefined): ProductAmounts[] {
  const { rows, loan } = product;
  let balance = product.opening;
  let owed = ZERO;
  return rows.map((row, k) => {
    balance += paidOut(row, true);
    const outstanding = balance;
    const exact = flat ? fraction(flat.shares[k] as bigint) : exactInterest(product, k, balance);
    balance += paidOut(row, false);
    if (row.grace?.interest === "capitalized") {
      const interest = round(exact, loan.mode);
      balance += interest;
      return { principal: -interest, interest, outstanding };
    }
    owed = plus(owed, exact);
    if (k < rows.length - 1) return { principal: 0n, interest: 0n, outstanding };
    return { principal: balance, interest: round(owed, loan.mode), outstanding };
  });
}

/** A given installment that is paid until the loan is repaid must repay it. */
function checkRepaid({ raw, rows, units }: Product, amounts: readonly ProductAmounts[]): void {
  const { fixedInstallment } = raw.repayment;
  if (fixedInstallment?.rows !== "until-repaid" || amounts.length < rows.length) return;
  const last = amounts.at(-1) as ProductAmounts;
  if (last.principal + last.interest > units(fixedInstallment.amount)) refuse("not repaid within the rows");
}

/** The amounts of all rows in units. */
export function productAmounts(product: Product): ProductAmounts[] {
  const { loan, raw } = product;
  const flat = loan.isFlat ? flatParts(product) : undefined;
  if (loan.pattern === "bullet") return bullet(product, flat);
  const isFixed = raw.repayment.fixedInstallment !== undefined;
  const paysTotal =
    loan.pattern === "equal-installments" && (!loan.isFlat || isFixed || !loan.roundsFlatPrincipal);
  const pay = flat ? flatPay(product, flat, paysTotal) : decliningPay(product);
  const amounts = walkOver({ product, pay, paysTotal, flat });
  checkRepaid(product, amounts);
  return amounts;
}
