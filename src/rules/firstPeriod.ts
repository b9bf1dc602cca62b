/**
 * First period: who pays for the days by which the first period is longer or shorter than a regular one.
 *
 * Where the first period is regular, a treatment has nothing to do. A bullet has one installment, the first and the last:
 * there both of these mean that the installment carries the extra.
 *
 * The extra is the rounded interest of the actual first period − that of a regular one. To add a
 * treatment, add one entry here, its factors in `schedule/firstPeriod.ts` and its place in `schedule/pass.ts`.
 */

/** The treatments of a long or short first period. */
export const FIRST_PERIOD_TREATMENTS = {
  /** The level amount is solved with the actual first period, so every installment carries a part. The default. */
  spread: "in every installment",
  /** The extra comes on top of the first installment. */
  "first-installment": "in the first installment",
  /** The first installment is level, so less principal is repaid; the last installment takes the difference. */
  "last-installment": "in the last installment",
  /** The extra is taken from what is paid out. */
  disbursement: "taken at disbursement",
  /** The first period costs what a regular one costs. */
  ignored: "not charged",
} as const;

/** The name of a treatment of an irregular first period. */
export type FirstPeriodTreatment = keyof typeof FIRST_PERIOD_TREATMENTS;
