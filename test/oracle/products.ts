/**
 * The oracle of products: the schedule from the definitions, in fractions, slow and simple.
 */
import { dateText } from "./dates.js";
import { collectedAs, depositOf, rowCharges, rowSavings } from "./productCharges.js";
import { firstExtra, isRepaid, productAmounts } from "./productPass.js";
import { type Product, readProduct } from "./productTerms.js";
import { Refusal, refuse } from "./refusal.js";
import type { RawTerms } from "./terms.js";

/** The amounts of a row, in minor units. */
export const PRODUCT_COLUMNS = [
  "principal",
  "interest",
  "disbursed",
  "fees",
  "insurance",
  "taxes",
  "savings",
  "savingsReturned",
] as const;

type Amounts = Record<(typeof PRODUCT_COLUMNS)[number], bigint>;

interface Dates {
  readonly start: number;
  readonly end: number;
  readonly nominal: number;
  readonly due: number;
}

interface ProductOracleRow extends Amounts {
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly nominalDue: string;
  readonly due: string;
  readonly total: bigint;
  readonly balance: bigint;
}

type Loose = Dates & { readonly amounts: Amounts };

export type ProductOracle =
  | { readonly rows: readonly ProductOracleRow[]; readonly netDisbursed: bigint }
  | { readonly refused: string };

const NOTHING = Object.fromEntries(PRODUCT_COLUMNS.map((column) => [column, 0n])) as Amounts;

const added = (a: Amounts, b: Amounts): Amounts =>
  Object.fromEntries(PRODUCT_COLUMNS.map((column) => [column, a[column] + b[column]])) as Amounts;

const totalOf = ({ principal, interest, fees, insurance, taxes }: Amounts): bigint =>
  principal + interest + fees + insurance + taxes;

/** The rows of the loan with everything that falls due in them. */
function loanRows(product: Product): Loose[] {
  const solved = productAmounts(product);
  const charges = rowCharges(product, solved);
  const before = solved.map(({ principal, interest }, k) => ({
    ...NOTHING,
    principal,
    interest,
    fees: charges.fees[k] as bigint,
    insurance: charges.insurance[k] as bigint,
    taxes: charges.taxes[k] as bigint,
    disbursed: product.rows[k]?.inflows.reduce((sum, { amount }) => sum + amount, 0n) as bigint,
  }));
  const { savings, savingsReturned } = rowSavings(product, before.map(totalOf));
  return before.map((row, k) => {
    const { start, end, nominal, due } = product.rows[k] as Dates;
    const amounts = { ...row, savings: savings[k] as bigint, savingsReturned: savingsReturned[k] as bigint };
    return { start, end, nominal, due, amounts };
  });
}

/** Down payments as rows of their own, before the first row that is due on their date or later. */
function withDownPayments({ downPayments, loan }: Product, rows: readonly Loose[]): Loose[] {
  const all = [...rows];
  for (const { on, amount } of downPayments) {
    if (amount === 0n) continue;
    const found = all.findIndex(({ due }) => due >= on);
    const at = found < 0 ? all.length : found;
    const end = all[at - 1]?.end ?? loan.disbursedOn;
    const disbursed = on > loan.disbursedOn ? amount : 0n;
    all.splice(at, 0, {
      ...{ start: end, end, nominal: on, due: on },
      amounts: { ...NOTHING, principal: amount, disbursed },
    });
  }
  return all;
}

/** Rows on one due date added up. */
function merged(rows: readonly Loose[]): Loose[] {
  const found: Loose[] = [];
  for (const row of rows) {
    const same = found.at(-1)?.due === row.due ? found.pop() : undefined;
    found.push(
      same === undefined ? row : { ...row, start: same.start, amounts: added(same.amounts, row.amounts) },
    );
  }
  return found;
}

function shown(product: Product): ProductOracleRow[] {
  const { unit, disbursedOn } = product.loan;
  const paidBack = product.downPayments.find(({ on }) => on === disbursedOn)?.amount ?? 0n;
  let balance = product.opening + paidBack;
  return merged(withDownPayments(product, loanRows(product))).map(({ amounts, ...dates }) => {
    balance += amounts.disbursed - amounts.principal;
    const scaled = PRODUCT_COLUMNS.map((column) => [column, amounts[column] * unit]);
    return {
      ...(Object.fromEntries(scaled) as Amounts),
      periodStart: dateText(dates.start),
      periodEnd: dateText(dates.end),
      nominalDue: dateText(dates.nominal),
      due: dateText(dates.due),
      total: totalOf(amounts) * unit,
      balance: balance * unit,
    };
  });
}

const LARGEST = 2n ** 53n - 1n;

/** Refuses amounts and sums above the largest one. */
function checkRange(product: Product, rows: readonly ProductOracleRow[]): void {
  const { loan, gross } = product;
  const sum = (list: readonly bigint[]) => list.reduce((all, amount) => all + amount, 0n);
  const listed = rows.flatMap(({ total, savings, savingsReturned }) => [total, savings, savingsReturned]);
  const charged = ["deducted", "paid-apart", "financed"].map((how) => collectedAs(product, how) * loan.unit);
  const saved = depositOf(product, product.raw.savings?.upFront) * loan.unit;
  const all = sum([...listed, ...charged, saved]);
  const largest = rows.flatMap(({ principal, balance }) => [principal, -principal, balance]);
  const first = (gross[0]?.amount ?? 0n) * loan.unit;
  if ([all, first, ...largest].some((amount) => amount > LARGEST)) refuse("amounts above 2^53 − 1");
}

const read = (raw: RawTerms, cutAt?: number): Product =>
  readProduct(raw, (known) => collectedAs(known, "financed"), cutAt);

/** The terms without what they ask of the last row: the number of rows does not depend on it. */
function uncapped(raw: RawTerms): RawTerms {
  const { smallLast: _small, largestResidue: _residue, ...rounding } = raw.rounding ?? {};
  return { ...raw, rounding };
}

/** The product; one that is paid until it is repaid has the rows that this takes. */
function productOf(raw: RawTerms): Product {
  const isOpen = raw.repayment.fixedInstallment?.rows === "until-repaid" && raw.interest.method !== "flat";
  if (!isOpen) return read(raw);
  const trial = read(uncapped(raw));
  const amounts = productAmounts(trial);
  if (amounts.length === trial.rows.length && !isRepaid(trial, amounts)) refuse("not repaid within the rows");
  return read(raw, amounts.length);
}

/** Whether a flat loan of so many rows is repaid by the given installment. */
function isRepaidIn(raw: RawTerms): boolean {
  try {
    const product = read(uncapped(raw));
    return isRepaid(product, productAmounts(product));
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** Flat interest depends on the number of rows, so a loan paid until it is repaid has the fewest that do. */
function withRows(raw: RawTerms): RawTerms {
  const { repayment, interest } = raw;
  if (repayment.fixedInstallment?.rows !== "until-repaid" || interest.method !== "flat") return raw;
  const tried = Array.from({ length: repayment.installments as number }, (_, k): RawTerms => {
    return { ...raw, repayment: { ...repayment, installments: k + 1 } };
  });
  return tried.find(isRepaidIn) ?? refuse("not repaid within the rows");
}

function build(given: RawTerms): ProductOracle {
  const raw = withRows(given);
  const product = productOf(raw);
  const rows = shown(product);
  checkRange(product, rows);
  const { upFront } = raw.savings ?? {};
  const kept = upFront?.collected === "paid-apart" ? 0n : depositOf(product, upFront);
  const upfront = product.loan.firstTreatment === "disbursement" ? firstExtra(product) : 0n;
  const keptBack = collectedAs(product, "deducted") + kept + upfront;
  if (keptBack > (product.gross[0]?.amount as bigint)) refuse("more kept back than is paid out on that day");
  return { rows, netDisbursed: (product.lent - keptBack) * product.loan.unit };
}

/** The schedule of a product, or why there is none. */
export function productOracle(raw: RawTerms): ProductOracle {
  try {
    return build(raw);
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message };
    throw error;
  }
}
