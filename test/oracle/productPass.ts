/**
 * The rounded walk over the rows of a product.
 */
import { firstPeriod } from "./accrual.js";
import { EVEN_DAY_COUNTS } from "./dayCounts.js";
import { type Fraction, fraction, over, plus, round, times, ZERO } from "./fraction.js";
import { Deferred } from "./pass.js";
import { type FlatParts, flatParts, flatPay } from "./productFlat.js";
import { decliningPay, type Pay } from "./productLevel.js";
import { type Earns, keepsFirst } from "./productRates.js";
import { checkOddness, folded, placed } from "./productResidue.js";
import type { Product, ProductRow } from "./productTerms.js";
import { refuse } from "./refusal.js";
import { repaysPrincipal } from "./rowDates.js";

export interface ProductAmounts {
  readonly principal: bigint;
  readonly interest: bigint;
  /** What is there at the row's start. */
  readonly outstanding: bigint;
}

export interface Walk {
  readonly product: Product;
  /** Made anew for each walk. */
  readonly pay: () => Pay;
  readonly paysTotal: boolean;
  readonly flat: FlatParts | undefined;
  /** The first row's interest by its own days less that of a whole period, and who carries it. */
  readonly extra: bigint;
  /** The row that closes the loan, if it is not the last one. */
  readonly closeAt?: number;
}

/** The rows as they come out, and how far the closing one is from its planned amount. */
export interface Ending {
  readonly amounts: readonly ProductAmounts[];
  readonly gap: bigint;
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, amount) => all + amount, 0n);

const paidOut = ({ inflows }: ProductRow, atStart: boolean): bigint =>
  sum(inflows.filter(({ isAtStart }) => isAtStart === atStart).map(({ amount }) => amount));

const hasLevel = ({ loan }: Product): boolean =>
  loan.pattern === "equal-installments" || loan.pattern === "equal-principal";

/** The exact interest of a row, in the parts that are rounded by themselves. */
function exactParts({ raw }: Product, row: ProductRow, balance: bigint, earns: Earns): Fraction[] {
  const inside = row.inflows.filter(({ isAtStart }) => !isAtStart);
  if (raw.interest.rounding !== "per-piece") {
    const whole = inside.reduce(
      (all, { amount, on }) => plus(all, times(fraction(amount), earns(on, row.end))),
      times(fraction(balance), earns(row.start, row.end)),
    );
    return [whole];
  }
  const cuts = [row.start, ...inside.map(({ on }) => on)];
  return cuts.map((from, k) => {
    const owed = balance + sum(inside.slice(0, k).map(({ amount }) => amount));
    return times(fraction(owed), earns(from, cuts[k + 1] ?? row.end));
  });
}

const roundedParts = (product: Product, row: ProductRow, balance: bigint, earns: Earns): bigint =>
  sum(exactParts(product, row, balance, earns).map((part) => round(part, product.loan.mode)));

/** The interest of a row that is not flat. */
function ownInterest(product: Product, row: ProductRow, balance: bigint): bigint {
  const { loan, rates } = product;
  if (!loan.isPerDay) return roundedParts(product, row, balance, row.earns.charged(rates.length));
  if (row.grace?.interest === "forgiven") return 0n;
  const [countDays, basis] = EVEN_DAY_COUNTS[loan.dayCount] ?? refuse("days that do not cost the same");
  const perDay = times(fraction(balance), over(loan.rate, fraction(basis)));
  return BigInt(countDays([row.start, row.end])) * round(perDay, loan.mode);
}

/** What a row repays, if it does not close the loan, before its interest joins the balance. */
function repaidIn(
  { product, paysTotal, extra }: Walk,
  pay: Pay,
  k: number,
  balance: bigint,
  own: bigint,
): bigint {
  const row = product.rows[k] as ProductRow;
  if (row.agreed !== undefined) return "total" in row.agreed ? row.agreed.total - own : row.agreed.principal;
  if (!repaysPrincipal(row)) return 0n;
  const { firstTreatment, isFlat } = product.loan;
  const isOnTop = k === 0 && firstTreatment === "first-installment" && paysTotal;
  const isLeft =
    k === 0 && firstTreatment === "last-installment" && !paysTotal && !isFlat && hasLevel(product);
  const shift = isOnTop ? extra : isLeft ? -extra : 0n;
  return pay(k, balance) - (paysTotal ? own : 0n) + shift;
}

/** Interest of the first period that comes on top of the closing row. */
function closingExtra({ product, extra }: Walk): bigint {
  const { isFlat, firstTreatment } = product.loan;
  const isOnTop = isFlat || keepsFirst(product.raw, product.rows[0] as ProductRow);
  return firstTreatment === "last-installment" && isOnTop ? extra : 0n;
}

/** What the closing row pays of its own, less what it was to pay. */
function gapOf(walk: Walk, pay: Pay, k: number, start: bigint, closing: readonly [bigint, bigint]): bigint {
  const { product, paysTotal, extra } = walk;
  const { balloon } = product.raw.repayment;
  const { firstTreatment, isFlat } = product.loan;
  const planned = pay(k, start) + (balloon === undefined ? 0n : product.units(balloon.amount));
  const isOnTop = k === 0 && firstTreatment === "first-installment" && paysTotal;
  const isLeft =
    k === 0 && firstTreatment === "last-installment" && !paysTotal && !isFlat && hasLevel(product);
  const shift = isOnTop ? extra : isLeft ? -extra : 0n;
  return closing[0] + (paysTotal ? closing[1] : 0n) - shift - planned;
}

/** Interest of a row as it accrues. */
function accruedIn({ product, flat, extra }: Walk, k: number, balance: bigint): bigint {
  if (flat === undefined) return ownInterest(product, product.rows[k] as ProductRow, balance);
  const isOnFirst = k === 0 && product.loan.firstTreatment === "first-installment";
  return (flat.shares[k] as bigint) + (isOnFirst ? extra : 0n);
}

/** What of the interest of a row, and of earlier ones, falls due with it. */
function dueIn(deferred: Deferred, product: Product, k: number, own: bigint): bigint {
  const { grace } = product.rows[k] as ProductRow;
  const fate = grace?.interest ?? "paid";
  let due = own;
  if (fate.startsWith("deferred")) {
    deferred.defer(fate, own);
    due = 0n;
  }
  if (fate === "paid") due += deferred.fallDueWithInterest();
  if (grace !== undefined) return due;
  const left = product.rows.filter((row, later) => later >= k && row.grace === undefined).length;
  return due + deferred.fallDue(product.loan, left);
}

function walkOver(walk: Walk): Ending {
  const { product, flat, closeAt = walk.product.rows.length - 1 } = walk;
  const { rows } = product;
  const pay = walk.pay();
  const deferred = new Deferred();
  const amounts: ProductAmounts[] = [];
  let balance = product.opening;
  for (let k = 0; ; k++) {
    const row = rows[k] as ProductRow;
    balance += paidOut(row, true);
    const own = accruedIn(walk, k, balance);
    if (own < 0n) refuse("interest below zero");
    const owed = balance + paidOut(row, false);
    const isLast = k === closeAt;
    const repaid = isLast ? owed : repaidIn(walk, pay, k, balance, own);
    if (repaid < 0n) refuse("a payment that does not cover the interest");
    const principal = row.grace?.interest === "capitalized" && !isLast ? repaid - own : repaid;
    if (isLast || principal >= owed) {
      if (rows.slice(k + 1).some(({ inflows }) => inflows.length > 0)) refuse("more than has been paid out");
      const isCut = row.agreed !== undefined && !isLast && principal > owed;
      if (isCut || rows.slice(k + 1).some(({ agreed }) => agreed !== undefined))
        refuse("an agreed row not kept");
      const isFolded = closeAt < rows.length - 1;
      const rest = isLast ? 0n : sum(flat?.shares.slice(k + 1) ?? []);
      const accrued = own + rest;
      if (!isFolded && accrued + closingExtra(walk) < 0n) refuse("interest below zero");
      const interest = accrued + deferred.all() + closingExtra(walk);
      const gap = hasLevel(product) ? gapOf(walk, pay, k, balance, [owed, accrued]) : 0n;
      return { amounts: [...amounts, { principal: owed, interest, outstanding: balance }], gap };
    }
    amounts.push({ principal, interest: dueIn(deferred, product, k, own), outstanding: balance });
    balance = owed - principal;
  }
}

/** Everything at the end; exact interest is added up and rounded once. */
function bullet(product: Product, flat: FlatParts | undefined): ProductAmounts[] {
  const { rows, loan, rates } = product;
  let balance = product.opening;
  let owed = ZERO;
  return rows.map((row, k) => {
    balance += paidOut(row, true);
    const outstanding = balance;
    const isWhole = flat !== undefined || loan.isPerDay;
    const exact = isWhole
      ? fraction(flat ? (flat.shares[k] as bigint) : ownInterest(product, row, balance))
      : exactParts(product, row, balance, row.earns.charged(rates.length)).reduce(plus, ZERO);
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

/** The interest of the first row by its own days, less that of a whole period. */
export function firstExtra(product: Product): bigint {
  const [row] = product.rows as [ProductRow];
  if (row.earns.apart === undefined) return 0n;
  const { actual, whole } = row.earns.apart;
  const by = (earns: Earns) => roundedParts(product, row, product.opening, earns);
  return by(actual) - by(whole);
}

/** Treatments of the first period that have no meaning here. */
function checkExtra(product: Product, extra: bigint): void {
  const { loan, opening, rows } = product;
  const fate = rows[0]?.grace?.interest ?? "paid";
  const isMoved = ["first-installment", "last-installment"].includes(loan.firstTreatment);
  const isIrregular = !loan.isInAdvance && firstPeriod(loan).isIrregular;
  if (fate === "forgiven" && isMoved && loan.pattern !== "bullet" && isIrregular)
    refuse("a forgiven first row has no interest to move");
  if (rows[0]?.earns.apart === undefined) return;
  if (loan.firstTreatment === "disbursement") {
    if (extra < 0n) refuse("nothing to take at disbursement");
    if (extra >= opening) refuse("nothing is paid out");
    return;
  }
  if (loan.firstTreatment === "first-installment" && fate !== "paid") refuse("no interest paid first");
  if (fate === "capitalized") refuse("a first row without an installment of its own");
  const isLast = loan.firstTreatment === "last-installment" && !loan.isFlat && hasLevel(product);
  if (isLast && loan.residue !== "last") refuse("the last installment takes two residues");
}

/** What a loan comes to that is paid until it is repaid: no last row above the given installment. */
export function isRepaid({ raw, units }: Product, amounts: readonly ProductAmounts[]): boolean {
  const last = amounts.at(-1) as ProductAmounts;
  return last.principal + last.interest <= units(raw.repayment.fixedInstallment?.amount);
}

/** The amounts of all rows in units. */
export function productAmounts(product: Product): readonly ProductAmounts[] {
  const { loan, raw } = product;
  const extra = firstExtra(product);
  checkExtra(product, extra);
  const flat = loan.isFlat ? flatParts(product) : undefined;
  if (loan.pattern === "bullet") return bullet(product, flat);
  const isFixed = raw.repayment.fixedInstallment !== undefined;
  const isByParts = loan.roundsFlatPrincipal || loan.roundsFlatParts;
  const paysTotal = loan.pattern === "equal-installments" && (!loan.isFlat || isFixed || !isByParts);
  const pay = () => (flat ? flatPay(product, flat, paysTotal) : decliningPay(product));
  const walk: Walk = { product, pay, paysTotal, flat, extra };
  const found = hasLevel(product) ? placed(walk, walkOver) : { walk, ending: walkOver(walk) };
  if (hasLevel(product)) checkOddness(product, found.ending);
  return (hasLevel(product) ? folded(found, walkOver) : found.ending).amounts;
}
