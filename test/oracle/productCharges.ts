/**
 * Charges and compulsory savings of a product.
 */
import { parseDate } from "./dates.js";
import { fraction, type Mode, parse, round, times } from "./fraction.js";
import type { ProductAmounts } from "./productPass.js";
import { type Product, percentOf } from "./productTerms.js";
import { refuse } from "./refusal.js";

type Charge = NonNullable<Product["raw"]["charges"]>[number];
type Known = Pick<Product, "raw" | "loan" | "lent" | "units">;

export type Column = "fees" | "insurance" | "taxes";
const COLUMNS: Readonly<Record<string, Column>> = { fee: "fees", insurance: "insurance", tax: "taxes" };

/** A charge at disbursement. */
interface Upfront {
  readonly name: string;
  readonly collected: string;
  readonly amount: bigint;
}

function chargeOn({ loan, units }: Known, { amount, percent, rounding }: Charge, base: bigint): bigint {
  if (amount !== undefined) return units(amount);
  return percentOf(base, percent, (rounding ?? loan.mode) as Mode);
}

/** The charges at disbursement, those on other charges with them. */
function upfrontCharges(known: Known): Upfront[] {
  const found: Upfront[] = [];
  for (const charge of known.raw.charges ?? []) {
    const { of } = charge;
    const on = typeof of === "object" ? found.find(({ name }) => name === of.charge) : undefined;
    if (on !== undefined)
      found.push({ ...on, name: charge.name, amount: chargeOn(known, charge, on.amount) });
    if (charge.when !== "disbursement") continue;
    const amount = chargeOn(known, charge, known.lent);
    found.push({ name: charge.name, collected: charge.collected ?? "deducted", amount });
  }
  return found;
}

/** The sum of those that are collected in one way. */
export const collectedAs = (known: Known, collected: string): bigint =>
  upfrontCharges(known)
    .filter((charge) => charge.collected === collected)
    .reduce((sum, { amount }) => sum + amount, 0n);

/** What a percentage is of, in a row. */
function baseIn({ of = "principal" }: Charge, row: ProductAmounts, lent: bigint): bigint {
  if (of === "outstanding") return row.outstanding;
  if (of === "interest") return row.interest;
  return of === "installment" ? row.principal + row.interest : lent;
}

/** The charges of the rows, by column. */
export function rowCharges(product: Product, amounts: readonly ProductAmounts[]): Record<Column, bigint[]> {
  const columns = { fees: [], insurance: [], taxes: [] } as Record<Column, bigint[]>;
  for (const column of Object.values(columns)) column.push(...amounts.map(() => 0n));
  const found = new Map<string, bigint[]>();
  for (const charge of product.raw.charges ?? []) {
    const { of, when, name, kind = "fee" } = charge;
    const on = typeof of === "object" ? found.get(of.charge) : undefined;
    if (when === "disbursement" || (typeof of === "object" && on === undefined)) continue;
    const day = typeof when === "object" ? parseDate(String(when.on)) : undefined;
    const dues = product.rows.slice(0, amounts.length).map(({ due }) => due);
    const only = day === undefined ? -1 : dues.findIndex((due) => due >= day);
    if (day !== undefined && (only < 0 || day < product.loan.disbursedOn))
      refuse("a charge outside the term");
    const list = amounts.map((row, k) => {
      if (on !== undefined) return chargeOn(product, charge, on[k] as bigint);
      if (day !== undefined && k !== only) return 0n;
      return chargeOn(product, charge, baseIn(charge, row, product.lent));
    });
    found.set(name, list);
    const column = columns[COLUMNS[kind] as Column];
    list.forEach((amount, k) => {
      column[k] = (column[k] as bigint) + amount;
    });
  }
  return columns;
}

interface Deposit {
  readonly amount?: unknown;
  readonly percent?: unknown;
}

export function depositOf({ loan, lent, units }: Known, deposit: Deposit | undefined): bigint {
  if (deposit === undefined) return 0n;
  if (deposit.amount !== undefined) return units(deposit.amount);
  return percentOf(lent, deposit.percent, loan.mode);
}

/** Deposits and returns, given what each row comes to. */
export function rowSavings(product: Product, totals: readonly bigint[]) {
  const { savings } = product.raw;
  const none = totals.map(() => 0n);
  if (savings === undefined) return { savings: none, savingsReturned: none };
  const upFront = depositOf(product, savings.upFront);
  const each = depositOf(product, savings.perInstallment);
  const last = totals.length - 1;
  const pays = (row: number): boolean =>
    upFront + BigInt(row) * each >= totals.slice(row).reduce((sum, total) => sum + total, 0n);
  const isSetOff = savings.returned === "set-off";
  const found = none.findIndex((_, row) => row > 0 && pays(row));
  const from = isSetOff ? (found < 0 ? last : found) : last + 1;
  const deposits = none.map((_, row) => (row < from ? each : 0n));
  const returned = totals.map((total, row) => (row >= from && row < last ? total : 0n));
  let [held, heldDays, since] = [upFront, 0n, product.loan.disbursedOn];
  totals.forEach((_, row) => {
    const due = product.rows[row]?.due as number;
    heldDays += held * BigInt(due - since);
    held += (deposits[row] as bigint) - (returned[row] as bigint);
    since = due;
  });
  const rate = times(parse(String(savings.annualPercent ?? "0")), fraction(1, 36_500));
  returned[last] = held + round(times(fraction(heldDays), rate), product.loan.mode);
  return { savings: deposits, savingsReturned: returned };
}
