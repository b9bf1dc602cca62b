/**
 * The rows of a Fineract loan: its due dates after variations by hand, and the rows whose amount is agreed.
 */
import { type Day, formatDate, readDate } from "../kernel/date.js";
import { formatMinor } from "../kernel/money.js";
import { multiplyRatios, ratio, ratioFromText, roundRatio } from "../kernel/ratio.js";
import { frequencyOf, type Stepping } from "../rules/frequency.js";
import { fillDates } from "../rules/frequencyDates.js";
import { FINERACT_FREQUENCIES, FINERACT_ROUNDINGS, type FineractLoan } from "./fineractFields.js";

/** A row: its date, and its amount if that is agreed. */
export interface FineractRow {
  readonly date: string;
  readonly total?: string;
  readonly principal?: string;
}

/** How often a Fineract loan repays. */
export function fineractStep({ repaymentEvery: count, repaymentFrequency }: FineractLoan) {
  return { count, unit: FINERACT_FREQUENCIES[repaymentFrequency] };
}

/** The first disbursement's date. */
export const startOf = ({ disbursements }: FineractLoan): string => disbursements[0]?.date ?? "";

/** The regular due dates: they step from the first one, or from the disbursement. */
function regularDates(loan: FineractLoan): string[] {
  if (loan.periods !== undefined) return loan.periods.map(([, end]) => end);
  const stepping: Stepping = { frequency: frequencyOf(fineractStep(loan)), shortMonth: "clamp" };
  const { firstRepaymentDate: first } = loan;
  const days = new Int32Array(loan.numberOfRepayments);
  if (first !== undefined) days[0] = readDate(first) as Day;
  const from = first === undefined ? 0 : 1;
  fillDates(days, from, readDate(first ?? startOf(loan)) as Day, stepping);
  return Array.from(days, formatDate);
}

/** All rows: regular ones moved, fixed or left out, and added ones. */
export function variedRows(loan: FineractLoan): FineractRow[] {
  const rows = new Map<string, FineractRow>(regularDates(loan).map((date) => [date, { date }]));
  for (const { type, date, newDate = date, installment, principal } of loan.variations) {
    rows.delete(date);
    if (type === "DELETE") continue;
    const fixed = {
      ...(installment !== undefined && { total: installment }),
      ...(principal !== undefined && { principal }),
    };
    rows.set(newDate, { date: newDate, ...fixed });
  }
  return [...rows.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** A percentage of an amount with so many decimals, or in whole multiples of the currency, by the loan's mode. */
export function percentOfAmount(
  loan: FineractLoan,
  amount: string,
  percent: string,
  decimals: number,
): string {
  const share = multiplyRatios(ratioFromText(amount), ratioFromText(percent));
  const { currencyMultiplesOf: multiple, roundingMode } = loan;
  const minor = 10n ** BigInt(decimals);
  const unit = multiple === undefined ? 1n : BigInt(multiple) * minor;
  const mode = multiple === undefined ? FINERACT_ROUNDINGS[roundingMode] : "half-up";
  const units = roundRatio(ratio(share.numerator * minor, share.denominator * 100n * unit), mode);
  return formatMinor(units * unit, decimals);
}
