/**
 * Raw terms to be changed one field at a time.
 */
import { LoanError } from "../../src/kernel/error.js";

export type Raw = Readonly<Record<string, unknown>>;

/** A sound monthly loan. */
export const SOUND: Raw = {
  currency: "INR",
  principal: "10000",
  disbursedOn: "2026-01-31",
  interest: { rate: { percent: "24" } },
  repayment: { installments: 12, every: { count: 1, unit: "month" } },
};

/** The record with a value at a dotted path; a path through nothing makes records. */
export function changed(record: Raw, path: string, value: unknown): Raw {
  const [key = "", ...rest] = path.split(".");
  const inner = record[key];
  const next = rest.length === 0 ? value : changed((inner ?? {}) as Raw, rest.join("."), value);
  return { ...record, [key]: next };
}

/** The sound loan with values at dotted paths. */
export function raw(changes: Raw): Raw {
  return Object.entries(changes).reduce((record, [path, value]) => changed(record, path, value), SOUND);
}

/** The problems that a call throws, as `code path`; none if it returns. */
export function problemsOf(call: () => unknown): string[] {
  try {
    call();
    return [];
  } catch (error) {
    if (error instanceof LoanError) return error.problems.map(({ code, path }) => `${code} ${path}`);
    throw error;
  }
}
