/**
 * The rest of a loan as a loan of its own, for the oracle: what is owed on a due date, lent anew on that day over the rows
 * that are left. Nothing but terms: the oracle of products works out the rows.
 */
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";

/** Where the rest begins, and what it owes. */
export interface RestStart {
  /** Rows that have fallen due. */
  readonly rows: number;
  /** The due date of the last of them. */
  readonly on: string;
  /** What is owed after it, as decimal text, without what is paid out later. */
  readonly balance: string;
}

/** What an event makes of the rest. */
export interface RestChange {
  readonly installments?: number;
  readonly percent?: string;
  readonly holiday?: { readonly rows: number; readonly interest: string };
}

type Repayment = LoanTermsInput["repayment"];

const later = <T extends { readonly installment: number }>(
  list: readonly T[] | undefined,
  rows: number,
): T[] =>
  (list ?? [])
    .filter(({ installment }) => installment > rows)
    .map((row) => ({ ...row, installment: row.installment - rows }));

/** Graces of the generators name the installments that they spare. */
function graceOf({ grace }: Repayment, rows: number): Repayment["grace"] {
  if (grace === undefined || !("for" in grace)) return undefined;
  const installments = (grace.for.installments ?? []).filter((row) => row > rows).map((row) => row - rows);
  return installments.length === 0 ? undefined : { ...grace, for: { installments } };
}

function repaymentOf(
  repayment: Repayment,
  { rows }: RestStart,
  change: RestChange,
  changes: number,
): Repayment {
  const { firstDueOn: _first, anchoredOn: _anchor, timing: _timing, grace: _grace, ...kept } = repayment;
  const given = later(repayment.given, rows);
  const grace = graceOf(repayment, rows);
  const hasChange = changes > 0 || (given.length > 0 && repayment.afterChange === "re-formed");
  const { holiday } = change;
  return {
    ...kept,
    installments: change.installments ?? (repayment.installments as number) - rows,
    ...(repayment.given && { given }),
    ...(grace !== undefined && { grace }),
    ...(holiday && {
      grace: {
        spares: "both",
        interest: holiday.interest as "forgiven",
        for: { periods: holiday.rows },
        term: "extending",
      },
    }),
    ...(repayment.afterChange && !hasChange && { afterChange: "solved-together" as const }),
  };
}

const cents = (text: string, digits: number): bigint => {
  const [whole = "0", part = ""] = text.split(".");
  return BigInt(whole + part.padEnd(digits, "0"));
};

function textOf(amount: bigint, digits: number): string {
  const text = amount.toString().padStart(digits + 1, "0");
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The terms of a loan over the rest. */
export function restOfLoan(
  terms: LoanTermsInput,
  digits: number,
  start: RestStart,
  change: RestChange = {},
): LoanTermsInput {
  const { disbursements, downPayment: _down, rounding, ...kept } = terms;
  const { largestResidue: _largest, ...rest } = rounding ?? {};
  const rates = terms.interest.rateChanges ?? [];
  const isPast = ({ from }: { readonly from: unknown }) => String(from) <= start.on;
  const inForce = change.percent ?? [...rates].reverse().find(isPast)?.percent ?? terms.interest.rate.percent;
  const toCome = (disbursements ?? []).slice(1).filter(({ on }) => String(on) > start.on);
  const changes = toCome.length + rates.filter((rate) => !isPast(rate)).length;
  const all = toCome.reduce(
    (sum, { amount }) => sum + cents(String(amount), digits),
    cents(start.balance, digits),
  );
  return {
    ...kept,
    principal: textOf(all, digits),
    disbursedOn: start.on,
    ...(toCome.length > 0 && { disbursements: [{ on: start.on, amount: start.balance }, ...toCome] }),
    interest: {
      ...terms.interest,
      rate: { ...terms.interest.rate, percent: inForce },
      rateChanges: rates.filter((rate) => !isPast(rate)),
    },
    repayment: repaymentOf(terms.repayment, start, change, changes),
    rounding: rest,
  };
}
