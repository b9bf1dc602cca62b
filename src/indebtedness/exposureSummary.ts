/**
 * Exposure: the household's debts as a whole, beside the rules: how much, to how many, how well known, and what
 * it stands surety for. Counts of lenders prove no distress; the figures say what there is.
 */
import type { DebtMark } from "../rules/debtKind.js";
import type { Facts } from "./facts.js";
import { type Figure, moneyFigure, ratioFigure } from "./figure.js";
import { type BookDebt, memberTest, weightOf } from "./householdBook.js";
import type { WeighedLoan } from "./weighedLoan.js";

/** The household's debts as a whole, on what is known. */
export interface ExposureSummary {
  /** Outstanding principal that is known, the new loan included. */
  readonly total: Figure;
  /** Whether some debts, or what is outstanding of them, are not known. */
  readonly mayBeMore: boolean;
  readonly lenders: number;
  readonly loans: number;
  /** The largest lender's share of it; `undefined` where nothing is outstanding. */
  readonly largestLenderShare: Figure | undefined;
  /** Known outstanding principal by how it is known. */
  readonly byMark: Readonly<Record<DebtMark, Figure>>;
  /** What the household guarantees: all of it, its equal share, and the share expected to be called. */
  readonly guarantees: { readonly full: Figure; readonly equalShare: Figure; readonly expected: Figure };
}

const isCounted = ({ isSettled, weight }: WeighedLoan): boolean => !isSettled && weight?.numerator !== 0n;

function byLender(loans: readonly WeighedLoan[]): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { lenderKey, outstanding } of loans) {
    sums.set(lenderKey, (sums.get(lenderKey) ?? 0n) + BigInt(outstanding ?? 0));
  }
  return sums;
}

/** The known part of the guaranteed debts under a weight; what is not known counts whole. */
function guaranteed(
  debts: readonly BookDebt[],
  weight: "full" | "equal-share" | "expected",
  digits: number,
): Figure {
  let [numerator, denominator] = [0n, 1n];
  for (const debt of debts) {
    if (debt.kind !== "guarantee") continue;
    const share = weightOf(debt, weight) ?? { numerator: 1n, denominator: 1n };
    const amount = BigInt(debt.outstanding ?? 0) * share.numerator;
    numerator = numerator * share.denominator + amount * denominator;
    denominator *= share.denominator;
  }
  return moneyFigure(numerator, denominator, digits);
}

function sumByMark(debts: readonly BookDebt[], mark: DebtMark, digits: number): Figure {
  const sum = debts.reduce(
    (all, debt) =>
      all + (debt.mark === mark && debt.kind !== "guarantee" ? BigInt(debt.outstanding ?? 0) : 0n),
    0n,
  );
  return moneyFigure(sum, 1n, digits);
}

/** Sums up the household's debts. */
export function exposureSummary({ book, choices, loans, debtsKnown }: Facts): ExposureSummary {
  const counted = loans.filter(isCounted);
  const sums = byLender(counted);
  const total = [...sums.values()].reduce((all, amount) => all + amount, 0n);
  const largest = [...sums.values()].reduce((most, amount) => (amount > most ? amount : most), 0n);
  const belongs = memberTest(book, choices.household);
  const debts = (book.debts ?? []).filter(({ member }) => belongs(member));
  const { digits } = book;
  return {
    total: moneyFigure(total, 1n, digits),
    mayBeMore: !debtsKnown || counted.some(({ outstanding }) => outstanding === undefined),
    lenders: sums.size,
    loans: counted.length,
    largestLenderShare: total === 0n ? undefined : ratioFigure(largest, total),
    byMark: {
      declared: sumByMark(debts, "declared", digits),
      bureau: sumByMark(debts, "bureau", digits),
      verified: sumByMark(debts, "verified", digits),
    },
    guarantees: {
      full: guaranteed(debts, "full", digits),
      equalShare: guaranteed(debts, "equal-share", digits),
      expected: guaranteed(debts, "expected", digits),
    },
  };
}
