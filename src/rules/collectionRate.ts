/**
 * Collection rates: what was collected ÷ what was due, under the several names that are in use.
 *
 * One month of one lender gives 84% to 116% under them (Rosenberg, CGAP Occasional Paper 3, 1999), so none is called
 * "repayment rate". An entry says which sums stand above and which below. To add one, add one entry.
 */
import type { SumFormula } from "./sumFormula.js";

/** The sums of a period, in amounts of principal (or principal and interest: the same in all). */
export const COLLECTION_SUMS = {
  dueInPeriod: "first falling due in the period, under the original terms",
  collectedOnTime: "collected on these dues on their date",
  collectedLate: "collected on these dues later, but within the period",
  openingArrears: "overdue at the start of the period",
  collectedArrears: "collected on the opening arrears",
  prepayments: "collected before it was due, for later periods",
} as const;

/** The name of a sum of a period. */
export type CollectionSum = keyof typeof COLLECTION_SUMS;

/** The collection rates. */
export const COLLECTION_RATES = {
  /** Dues of the period paid on their date ÷ dues of the period. At most 1; the best daily tool (CGAP OP3). */
  "on-time": { plus: ["collectedOnTime"], over: ["dueInPeriod"] },
  /** Dues of the period paid within the period ÷ dues of the period. At most 1. */
  current: { plus: ["collectedOnTime", "collectedLate"], over: ["dueInPeriod"] },
  /** Everything collected but prepayments ÷ dues of the period (CRR). May pass 1; average it over twelve months. */
  "current-recovery": {
    plus: ["collectedOnTime", "collectedLate", "collectedArrears"],
    over: ["dueInPeriod"],
  },
  /** The same with prepayments, which flatter it. */
  "current-recovery-with-prepayments": {
    plus: ["collectedOnTime", "collectedLate", "collectedArrears", "prepayments"],
    over: ["dueInPeriod"],
  },
  /** Everything collected but prepayments ÷ all that was asked for: dues and opening arrears. */
  asked: {
    plus: ["collectedOnTime", "collectedLate", "collectedArrears"],
    over: ["dueInPeriod", "openingArrears"],
  },
  /** Collected on opening arrears ÷ opening arrears. */
  "clean-up": { plus: ["collectedArrears"], over: ["openingArrears"] },
} as const satisfies Record<string, SumFormula<CollectionSum>>;

/** The name of a collection rate. */
export type CollectionRate = keyof typeof COLLECTION_RATES;
