/**
 * Priced flows: what a flow of a loan is for, and which flows a price counts.
 *
 * A flow is an amount and a kind; the kind says who pays, so that amounts are never negative. To add a kind, add an
 * entry here and name it in the measures and APR rules that count it.
 */

/** Who receives a flow: the client (+1) or whoever lends, insures or taxes (−1). */
interface FlowKindRule {
  readonly direction: 1 | -1;
  readonly words: string;
}

/** What a flow can be for. */
export const FLOW_KINDS = {
  /** Money lent, paid out to the client. */
  disbursement: { direction: 1, words: "money lent" },
  /** An installment, principal and interest in one sum. */
  repayment: { direction: -1, words: "installments" },
  /** Principal paid back. */
  principal: { direction: -1, words: "principal" },
  /** Interest paid. */
  interest: { direction: -1, words: "interest" },
  /** A charge of the lender: up-front, at each installment, for service or documents. */
  fee: { direction: -1, words: "fees" },
  /** A charge of somebody else that the credit cannot be had without: a broker, a valuer. */
  "third-party-fee": { direction: -1, words: "charges of others" },
  /** A premium of insurance that the credit cannot be had without. */
  insurance: { direction: -1, words: "insurance" },
  /** A tax on interest or charges. */
  tax: { direction: -1, words: "tax" },
  /** A deposit that the credit cannot be had without. */
  savings: { direction: -1, words: "compulsory savings paid in" },
  /** Such savings given back, with their interest, or set off against an installment. */
  "savings-returned": { direction: 1, words: "compulsory savings given back" },
  /** A penalty for paying late. No price counts it, because it is not certain to fall due. */
  penalty: { direction: -1, words: "penalties" },
} as const satisfies Record<string, FlowKindRule>;

/** What a flow is for. */
export type FlowKind = keyof typeof FLOW_KINDS;

const WITH_INTEREST = ["disbursement", "repayment", "principal", "interest"] as const;
const WITH_FEES = [...WITH_INTEREST, "fee"] as const;
const WITH_INSURANCE = [...WITH_FEES, "third-party-fee", "insurance"] as const;
const WITH_TAX = [...WITH_INSURANCE, "tax"] as const;
const WITH_SAVINGS = [...WITH_TAX, "savings", "savings-returned"] as const;

/**
 * Named lists of the flows that a price counts. The first five are the rungs of the transparency price: each counts
 * what the one before counts, and one thing more.
 */
export const FLOW_MEASURES = {
  interest: WITH_INTEREST,
  "interest-fees": WITH_FEES,
  "interest-fees-insurance": WITH_INSURANCE,
  "interest-fees-insurance-tax": WITH_TAX,
  "interest-fees-insurance-tax-savings": WITH_SAVINGS,
  /** What the lender earns: interest and fees. */
  lender: WITH_FEES,
  /** What the client pays and receives, whoever gets it. */
  client: WITH_SAVINGS,
} as const satisfies Record<string, readonly FlowKind[]>;

/** The name of a list of flows that a price counts. */
export type FlowMeasure = keyof typeof FLOW_MEASURES;
