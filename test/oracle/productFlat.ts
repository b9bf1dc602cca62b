/**
 * Flat products: interest on what is lent, from the day on which it is lent, and what the rows pay.
 */
import { type Fraction, fraction, minus, over, plus, round, times, ZERO } from "./fraction.js";
import { roundSolved } from "./level.js";
import { type Pay, paysByLevel, type Share, sharesOf } from "./productLevel.js";
import { termEarns } from "./productRates.js";
import type { Product, ProductRow } from "./productTerms.js";
import { refuse } from "./refusal.js";
import { repaysPrincipal } from "./rowDates.js";

export interface FlatParts {
  /** The exact interest of a row that carries any. */
  readonly share: Fraction;
  readonly carries: readonly boolean[];
  readonly shares: readonly bigint[];
}

const total = (parts: readonly Fraction[]): Fraction => parts.reduce(plus, ZERO);

/** What a unit earns from a day of a row to the end of the term, by the rows or counted in one piece. */
function earnedFrom({ raw, loan, rows, rates }: Product, k: number, on: number): Fraction {
  const isWhole = raw.interest.flat?.term === "whole" && loan.dayCount !== "equal-periods";
  if (isWhole) return termEarns(raw, loan, rates, rows)(on, rows.at(-1)?.end as number);
  const later = rows.slice(k + 1).map(({ earns, start, end }) => earns.solved(rates.length)(start, end));
  const row = rows[k] as ProductRow;
  return plus(row.earns.solved(rates.length)(on, row.end), total(later));
}

/** The exact interest of the whole loan. */
function exactInterest(product: Product): Fraction {
  const { raw, loan, rows, opening, lent } = product;
  const first = earnedFrom(product, 0, loan.disbursedOn);
  const ofInflows = rows.flatMap(({ inflows }, k) =>
    inflows.map(({ amount, on }) => times(fraction(amount), earnedFrom(product, k, on))),
  );
  const isOnAll = raw.interest.flat?.base === "disbursed";
  const exact = isOnAll
    ? times(fraction(lent), first)
    : plus(times(fraction(opening), first), total(ofInflows));
  if (raw.interest.flat?.term !== "whole" || loan.dayCount === "equal-periods") return exact;
  const charged = rows.filter(({ grace }) => grace?.interest !== "forgiven").length;
  return times(exact, fraction(charged, rows.length));
}

/** The interest of a flat loan, in equal shares; the last of them closes the rounded total. */
export function flatParts(product: Product): FlatParts {
  const { loan, rows } = product;
  const exact = exactInterest(product);
  const carries = rows.map(({ grace }) =>
    loan.sharesOnPaying ? grace === undefined : grace?.interest !== "forgiven",
  );
  const carriers = BigInt(carries.filter(Boolean).length);
  if (carriers === 0n) return { share: ZERO, carries, shares: rows.map(() => 0n) };
  const share = over(exact, fraction(carriers));
  let left = round(exact, loan.mode);
  const last = carries.lastIndexOf(true);
  const shares = carries.map((isCarrier, k) => {
    if (!isCarrier) return 0n;
    const rounded = round(share, loan.mode);
    const due = k === last || rounded > left ? left : rounded;
    left -= due;
    return due;
  });
  return { share, carries, shares };
}

interface Owing {
  readonly product: Product;
  readonly flat: FlatParts;
  readonly knowsAgreed: boolean;
}

/** The principal that the rows from one on have to repay by the level amount. */
function owedFrom({ product, flat, knowsAgreed }: Owing, row: number, balance: bigint): Fraction {
  const { rows, raw, units } = product;
  const { balloon } = raw.repayment;
  let owed = fraction(balance - (balloon === undefined ? 0n : units(balloon.amount)));
  rows.forEach(({ inflows, grace, agreed }, k) => {
    if (k < row) return;
    for (const { amount, isAtStart } of inflows) {
      if (k > row || !isAtStart) owed = plus(owed, fraction(amount));
    }
    if (grace?.interest === "capitalized" && flat.carries[k]) owed = plus(owed, flat.share);
    if (!knowsAgreed || agreed === undefined) return;
    const part =
      "principal" in agreed ? fraction(agreed.principal) : minus(fraction(agreed.total), flat.share);
    owed = minus(owed, part);
  });
  return owed;
}

/** The level amount by which steps repay what is owed, and in totals its interest. */
function steppedPay({ product, flat, knowsAgreed }: Owing, paysTotal: boolean): Pay {
  const { loan, opening } = product;
  const shares = sharesOf(product);
  const interest = shares.map(({ weight }) => (paysTotal && weight.n !== 0n ? flat.share : ZERO));
  const owed = plus(owedFrom({ product, flat, knowsAgreed }, 0, opening), total(interest));
  const free = minus(owed, total(shares.map(({ addition }) => addition)));
  const x = over(free, total(shares.map(({ weight }) => weight)));
  const amount = ({ weight, addition }: Share) => roundSolved(loan, plus(times(weight, x), addition));
  const first = amount(shares.find(({ weight }) => weight.n !== 0n) as Share);
  if (loan.hasMultiple && first === 0n) refuse("the multiple is above the installment");
  return (row) => amount(shares[row] as Share);
}

/** A share of what has been paid out by each row's due date; the last row takes the rest. */
function asPaidOut(product: Product, payment: (part: Fraction, row: number) => bigint): Pay {
  const { rows, opening } = product;
  const sharers = rows.filter(repaysPrincipal).length;
  return (row) => {
    const by = (rows[row] as ProductRow).end;
    const later = rows.flatMap(({ inflows }) => inflows).filter(({ on }) => on <= by);
    const there = later.reduce((sum, { amount }) => sum + amount, opening);
    return payment(fraction(there, sharers), row);
  };
}

/** What the rows of a flat product pay. */
export function flatPay(product: Product, flat: FlatParts, paysTotal: boolean): Pay {
  const { raw, loan, rows, opening, units } = product;
  const { fixedInstallment, step, afterChange } = raw.repayment;
  if (loan.pattern === "interest-only") return () => 0n;
  if (fixedInstallment !== undefined) return () => units(fixedInstallment.amount);
  if (step !== undefined) return steppedPay({ product, flat, knowsAgreed: true }, paysTotal);
  const isReformed = afterChange === "re-formed";
  const pays = (row: ProductRow) => (isReformed ? repaysPrincipal(row) : paysByLevel(row));
  const owing = { product, flat, knowsAgreed: !isReformed };
  const partFrom = (row: number, balance: bigint): Fraction =>
    over(owedFrom(owing, row, balance), fraction(rows.slice(row).filter(pays).length));
  const amount = (row: number, part: Fraction, share: Fraction): bigint => {
    if (!loan.roundsFlatParts)
      return roundSolved(loan, paysTotal && flat.carries[row] ? plus(part, share) : part);
    const own = flat.shares[row] as bigint;
    return roundSolved(loan, fraction(round(part, loan.mode))) + roundSolved(loan, fraction(own)) - own;
  };
  const first = partFrom(0, opening);
  if (loan.hasMultiple && amount(rows.length - 1, first, flat.share) === 0n)
    refuse("the multiple is above the installment");
  if (afterChange === "as-paid-out") return asPaidOut(product, (part, row) => amount(row, part, flat.share));
  if (loan.residue === "re-level") {
    return (row, balance) => {
      const interest = flat.shares.slice(row).reduce((all, share) => all + share, 0n);
      const carriers = flat.carries.slice(row).filter(Boolean).length;
      return amount(row, partFrom(row, balance), carriers === 0 ? ZERO : fraction(interest, carriers));
    };
  }
  let [part, seen] = [first, 0];
  return (row, balance) => {
    const before = rows.slice(0, row).filter(({ agreed }) => agreed !== undefined).length;
    if (isReformed && before !== seen) [part, seen] = [partFrom(row, balance), before];
    return amount(row, part, flat.share);
  };
}
