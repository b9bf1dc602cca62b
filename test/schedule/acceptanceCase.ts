import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";

/** A loan whose figures are known; amounts run together: `11 × 945.60, 945.55`. */
export interface AcceptanceCase {
  readonly name: string;
  readonly terms: LoanTermsInput;
  readonly totals?: string;
  readonly interests?: string;
  readonly principals?: string;
  /** All due dates, or the last one. */
  readonly dues?: string;
  readonly lastDue?: string;
  readonly count?: number;
  readonly interest?: string;
  /** The interest in whole units of the currency, where only that is published. */
  readonly wholeInterest?: string;
  readonly firstTotal?: string;
  readonly lastTotal?: string;
  readonly netDisbursed?: string;
}

type Changes = {
  readonly [K in keyof LoanTermsInput]?: Partial<LoanTermsInput[K]> | LoanTermsInput[K];
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Terms with some fields changed; records inside are changed field by field. */
export function changed(terms: LoanTermsInput, changes: Changes): LoanTermsInput {
  const entries = Object.entries(changes).map(([key, value]) => {
    const before: unknown = terms[key as keyof LoanTermsInput];
    return [key, isRecord(value) && isRecord(before) ? { ...before, ...value } : value];
  });
  return { ...terms, ...Object.fromEntries(entries) };
}

/** Monthly loan of so many installments. */
export function monthly(
  principal: string,
  percent: string,
  installments: number,
  changes: Changes = {},
): LoanTermsInput {
  const terms: LoanTermsInput = {
    currency: "INR",
    principal,
    disbursedOn: "2024-01-15",
    interest: { rate: { percent } },
    repayment: { installments, every: { count: 1, unit: "month" } },
  };
  return changed(terms, changes);
}

/** One period from one date to another, everything due at its end. */
export function onePeriod(
  principal: string,
  percent: string,
  [start, end]: readonly [string, string],
  interest: Partial<LoanTermsInput["interest"]>,
): LoanTermsInput {
  return {
    currency: "INR",
    principal,
    disbursedOn: start,
    interest: { rate: { percent }, ...interest },
    repayment: { installments: 1, every: { dates: [end] } },
  };
}

/** Texts run together: equal neighbours are counted. */
export function runTogether(texts: readonly string[]): string {
  const runs: { text: string; count: number }[] = [];
  for (const text of texts) {
    const last = runs.at(-1);
    if (last?.text === text) last.count++;
    else runs.push({ text, count: 1 });
  }
  return runs.map(({ text, count }) => (count === 1 ? text : `${count} × ${text}`)).join(", ");
}
