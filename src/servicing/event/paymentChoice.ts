/**
 * What a payment may choose for itself, where it departs from the servicing terms.
 */
import type { EarlyMoney } from "../../rules/earlyMoney.js";
import type { Component, Waterfall, WaterfallName } from "../../rules/waterfall.js";

/** A part of a payment that the payer directs: to a component, of one row or of the oldest that owe it. */
export interface DirectedPart {
  readonly component: Component;
  readonly amount: string;
  /** The due date of the row. */
  readonly dueOn?: string;
}

/** How a payment is to be used, where it departs from the servicing terms. */
export interface PaymentChoice {
  /** What is directed, in order, before the waterfall takes the rest. */
  readonly parts?: readonly DirectedPart[];
  /** What becomes of money beyond what is due. */
  readonly early?: EarlyMoney;
  readonly waterfall?: WaterfallName | Waterfall;
}
