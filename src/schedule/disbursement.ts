/**
 * The disbursement: what is paid out, what of it is kept back, and what the client receives.
 */
import type { Decimal } from "../kernel/decimal.js";
import { fromMinor } from "../kernel/money.js";
import type { BesideRows } from "./finish.js";
import type { ScheduleFacts } from "./installments.js";

/** What is taken from, paid beside or added to a disbursement, by kind. */
export interface DisbursementParts {
  readonly interest: Decimal;
  readonly fees: Decimal;
  readonly insurance: Decimal;
  readonly taxes: Decimal;
  readonly savings: Decimal;
  readonly total: Decimal;
}

/** What happens when the loan is paid out. */
export interface Disbursement {
  /** What is paid out in all, before anything is kept back. */
  readonly gross: Decimal;
  /** Kept back from it. */
  readonly deducted: DisbursementParts;
  /** Paid by the client beside it. */
  readonly paidApart: DisbursementParts;
  /** Added to the principal. */
  readonly financed: DisbursementParts;
  /** What the client receives: gross − deducted. */
  readonly net: Decimal;
}

const NOTHING = { fees: 0, insurance: 0, taxes: 0, savings: 0, interest: 0 };

/** Charges and savings beside the rows in minor units. */
export function inMinorUnits({ charges, savings, dated }: BesideRows, unit: number): BesideRows {
  const scaled = (part: (typeof charges)["deducted"]) => ({
    fees: part.fees * unit,
    insurance: part.insurance * unit,
    taxes: part.taxes * unit,
  });
  return {
    charges: {
      deducted: scaled(charges.deducted),
      "paid-apart": scaled(charges["paid-apart"]),
      financed: scaled(charges.financed),
    },
    savings: savings * unit,
    dated: dated.map((charge) => ({ ...charge, amount: charge.amount * unit })),
  };
}

/** What is deducted, paid apart and financed, in minor units. */
export function disbursementParts({ terms, upfront, besideRows }: ScheduleFacts) {
  const { charges, savings = 0 } = besideRows ?? {};
  const isDeducted = terms.savings?.upFront?.collected !== "paid-apart";
  return {
    deducted: { ...NOTHING, ...charges?.deducted, interest: upfront, savings: isDeducted ? savings : 0 },
    paidApart: { ...NOTHING, ...charges?.["paid-apart"], savings: isDeducted ? 0 : savings },
    financed: { ...NOTHING, ...charges?.financed },
  };
}

const sumOf = (parts: typeof NOTHING): number => Object.values(parts).reduce((sum, part) => sum + part, 0);

/** The disbursement of a schedule; `gross` is what is paid out in all, in minor units. */
export function disbursementOf(facts: ScheduleFacts, gross: number): Disbursement {
  const digits = facts.terms.decimals;
  const parts = disbursementParts(facts);
  const decimals = (part: typeof NOTHING): DisbursementParts => ({
    interest: fromMinor(part.interest, digits),
    fees: fromMinor(part.fees, digits),
    insurance: fromMinor(part.insurance, digits),
    taxes: fromMinor(part.taxes, digits),
    savings: fromMinor(part.savings, digits),
    total: fromMinor(sumOf(part), digits),
  });
  return {
    gross: fromMinor(gross, digits),
    deducted: decimals(parts.deducted),
    paidApart: decimals(parts.paidApart),
    financed: decimals(parts.financed),
    net: fromMinor(gross - sumOf(parts.deducted), digits),
  };
}
