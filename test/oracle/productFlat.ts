/**
 * Flat products: interest on what is lent, from the day on which it is lent, and what the rows pay.
 */
import { type Fraction, fraction, minus, over, plus, round, times, ZERO } from "./fraction.js";
import { roundSolved } from "./level.js";
import { type Pay, paysByLevel, type Share, sharesOf } from "./productLevel.js";
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

/** The interest of a flat loan, in equal shares; the last of them closes the rounded total. */
export function flatParts({ loan, rows, rates, opening }: Product): FlatParts {
  const factors = rows.map(({ factor }) => factor(rates.length));
  const ofInflows = rows.flatMap(({ inflows }, k) =>
    inflows.map(({ amount, factor }) => {
      const first = factor ?? (factors[k] as Fraction);
      return times(fraction(amount), plus(first, total(factors.slice(k + 1))));
    }),
  );
  const exact = plus(times(fraction(opening), total(factors)), total(ofInflows));
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
    for (const { amount, factor } of inflows) {
      if (k > row || factor !== undefined) owed = plus(owed, fraction(amount));
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
  const amount = (row: number, part: Fraction, share: Fraction): bigint =>
    roundSolved(loan, paysTotal && flat.carries[row] ? plus(part, share) : part);
  const first = partFrom(0, opening);
  if (loan.hasMultiple && amount(rows.length - 1, first, flat.share) === 0n)
    refuse("the multiple is above the installment");
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
