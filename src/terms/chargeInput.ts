/**
 * Charges and compulsory savings as callers write them.
 */
import type { DateInput } from "../kernel/date.js";
import type { DecimalInput } from "../kernel/decimal.js";
import type { RoundingMode } from "../kernel/rounding.js";
import type { ChargeBase, ChargeCollection, ChargeKind, SavingsReturn } from "../rules/charge.js";

interface AnyChargeInput {
  /** What it is called, by which another charge may refer to it. */
  readonly name: string;
  /** The column that it stands in; `fee` unless said. */
  readonly kind?: ChargeKind | undefined;
  /** When it falls due; left out where it is a percentage of another charge, with which it falls due. */
  readonly when?: "disbursement" | "each-installment" | { readonly on: DateInput } | undefined;
  /** How one at disbursement is collected; `deducted` unless said. */
  readonly collected?: ChargeCollection | undefined;
}

/** A fee, an insurance premium or a tax: an amount, or a percentage. */
export type ChargeInput = AnyChargeInput &
  (
    | {
        /** An amount. */
        readonly amount: DecimalInput;
        readonly percent?: undefined;
        readonly of?: undefined;
        readonly rounding?: undefined;
      }
    | {
        readonly amount?: undefined;
        /** A percentage, from 0 to 1000. */
        readonly percent: DecimalInput;
        /** Of what; the principal lent unless said. */
        readonly of?: ChargeBase | { readonly charge: string } | undefined;
        /** How it is rounded; by the mode of the loan unless said. */
        readonly rounding?: RoundingMode | undefined;
      }
  );

/** A deposit: an amount, or a percentage of what is lent, each time. */
interface DepositInput {
  readonly amount?: DecimalInput | undefined;
  /** Percent of the principal, each time; either this or `amount`. */
  readonly percent?: DecimalInput | undefined;
}

/** Compulsory savings. */
export interface SavingsInput {
  /** What is deposited with each installment. */
  readonly perInstallment?: DepositInput | undefined;
  /** What is deposited at disbursement, and whether it is deducted (unless said) or paid apart. */
  readonly upFront?:
    | (DepositInput & { readonly collected?: "deducted" | "paid-apart" | undefined })
    | undefined;
  /** What they earn, in percent a year, simple, by days over 365; 0 unless said. */
  readonly annualPercent?: DecimalInput | undefined;
  /** What becomes of them; `at-end` unless said. A set-off pays whole installments only. */
  readonly returned?: SavingsReturn | undefined;
}
