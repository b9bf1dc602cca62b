/**
 * What a price report says, before it is printed.
 */
import type { Decimal } from "../../kernel/decimal.js";
import type { AprAnswer } from "../apr/annualPercentageRate.js";
import type { ReadCap } from "./priceReportInput.js";
import type { PriceScope } from "./priceScope.js";

/** How a rate stands to its ceiling. */
export interface CapVerdict extends ReadCap {
  /** The rate that was compared; `undefined` if the loan has none. */
  readonly nominalPercentPerYear: Decimal | undefined;
  /** Whether the rate is no higher, the tolerance allowed; `undefined` if the loan has none. */
  readonly isWithin: boolean | undefined;
  /** Ceiling − rate, in percentage points. */
  readonly headroom: Decimal | undefined;
}

/** What a loan costs. */
export interface PriceFigures {
  readonly currency: string;
  /** Decimal digits of the currency. */
  readonly decimals: number;
  /** What is lent, before anything is kept back. */
  readonly lent: Decimal;
  /** What the client has in hand on the first day, after all that is kept back or paid that day. */
  readonly receivedAtStart: Decimal;
  /** The rows of the schedule, those of a grace and of a down payment too. */
  readonly installments: number;
  /** On how many days after the first something is to be paid, and the largest sum to be paid on one of them. */
  readonly payments: number;
  readonly largestPayment: Decimal;
  /** Interest alone: what a quoted rate speaks of. */
  readonly interest: PriceScope;
  /** What the lender earns: interest and fees. */
  readonly lender: PriceScope;
  /** What the client pays: insurance, tax, charges of others and savings too. */
  readonly client: PriceScope;
  /** The annual rates under the rules asked for. */
  readonly annualRates: readonly AprAnswer[];
  readonly cap: CapVerdict | undefined;
}
