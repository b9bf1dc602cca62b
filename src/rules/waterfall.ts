/**
 * Waterfalls: in which order a payment covers what is owed.
 *
 * A waterfall is a list of steps. A step names the rows it looks at by their timing against the payment's date
 * (past due, due that day, in advance), the components it covers, and whether it goes row by row, oldest
 * first, or component by component over the rows. To add an order, add one entry to `WATERFALLS`: the
 * servicing schema, the README table and the law tests take their names from its keys.
 */

/** What a row of a loan is made of, in the order of the account's columns; the servicing field `chargeback` lists them. */
export const COMPONENTS = {
  /** Charged for lateness. */
  penalty: "penalties",
  /** Fees and other charges. */
  fee: "fees",
  interest: "interest",
  principal: "principal",
} as const;

/** The name of a component. */
export type Component = keyof typeof COMPONENTS;

/** A component as a waterfall covers it; `due-…` stops at the charges whose own date has come. */
export const COVERED = {
  ...COMPONENTS,
  /** Penalties of the whole loan that are due by the payment's date, wherever the row lies. */
  "due-penalty": "penalties already due",
  /** Fees of the whole loan that are due by the payment's date, wherever the row lies. */
  "due-fee": "fees already due",
} as const;

/** The name of something that a waterfall covers. */
export type Covered = keyof typeof COVERED;

/** When a row falls due, seen from the payment. */
export const PAYMENT_TIMINGS = {
  /** Before the day of the payment. */
  "past-due": "due before the payment",
  /** On that day. */
  due: "due on the day of the payment",
  /** After it. */
  "in-advance": "due after the payment",
} as const;

/** The name of a timing. */
export type PaymentTiming = keyof typeof PAYMENT_TIMINGS;

/** How a step walks over its rows. */
export const ALLOCATIONS = {
  /** Row by row, oldest first; inside a row the components in order. Also called horizontal. */
  "by-installment": "installment by installment",
  /** Component by component; each over all rows, oldest first. Also called vertical. */
  "by-component": "component by component",
} as const;

/** The name of a way to walk. */
export type Allocation = keyof typeof ALLOCATIONS;

/** One step of a waterfall. */
export interface WaterfallStep {
  readonly timings: readonly PaymentTiming[];
  readonly walk: Allocation;
  readonly covers: readonly Covered[];
}

/** An order of payment. */
export interface Waterfall {
  readonly steps: readonly WaterfallStep[];
  /** Whether principal that is paid in full before its own period begins is spared that row's interest. */
  readonly sparesInterestOfEarlyPrincipal?: boolean | undefined;
}

const ALL: readonly PaymentTiming[] = ["past-due", "due", "in-advance"];
const LATE: readonly PaymentTiming[] = ["past-due", "due"];
const EARLY: readonly PaymentTiming[] = ["in-advance"];

/** A step that walks in one way. */
export function step(
  timings: readonly PaymentTiming[],
  walk: Allocation,
  ...covers: Covered[]
): WaterfallStep {
  return { timings, walk, covers };
}

const ROWS = "by-installment";

/** The named orders: the servicing field `waterfall`. */
export const WATERFALLS = {
  /** Row by row: penalties, fees, interest, principal. The default; Fineract's mifos-standard, Mambu's horizontal. */
  "penalty-fee-interest-principal": { steps: [step(ALL, ROWS, "penalty", "fee", "interest", "principal")] },
  /** Row by row: fees, penalties, interest, principal; Mambu's order unless set otherwise. */
  "fee-penalty-interest-principal": { steps: [step(ALL, ROWS, "fee", "penalty", "interest", "principal")] },
  /** Row by row: interest, principal, penalties, fees. Fineract. */
  "interest-principal-penalty-fee": { steps: [step(ALL, ROWS, "interest", "principal", "penalty", "fee")] },
  /** Row by row: principal, interest, penalties, fees. Fineract. */
  "principal-interest-penalty-fee": { steps: [step(ALL, ROWS, "principal", "interest", "penalty", "fee")] },
  /** Principal, interest, fees, penalties; principal completed early spares its interest. Fineract's heavensfamily. */
  "principal-first-sparing-interest": {
    steps: [step(ALL, ROWS, "principal", "interest", "fee", "penalty")],
    sparesInterestOfEarlyPrincipal: true,
  },
  /** Due: interest, principal, penalties, fees; in advance: principal alone. Fineract's early-repayment. */
  "early-principal": {
    steps: [step(LATE, ROWS, "interest", "principal", "penalty", "fee"), step(EARLY, ROWS, "principal")],
  },
  /** All penalties, fees and interest past due, then principal past due, then row by row. Fineract's rbi-india. */
  "rbi-india": {
    steps: [
      step(["past-due"], ROWS, "penalty", "fee", "interest"),
      step(["past-due"], ROWS, "principal"),
      step(["due", "in-advance"], ROWS, "penalty", "fee", "interest", "principal"),
    ],
  },
  /** All interest due first, then the oldest principal due, then row by row. BSP (Philippines), MORB §314. */
  "bsp-interest-first": {
    steps: [
      step(LATE, "by-component", "interest", "principal", "penalty", "fee"),
      step(EARLY, ROWS, "interest", "principal", "penalty", "fee"),
    ],
  },
  /** Due: penalties, fees, interest, principal; in advance: charges already due, then principal first. Fineract. */
  "in-advance-principal-first": {
    steps: [
      step(LATE, ROWS, "penalty", "fee", "interest", "principal"),
      step(EARLY, ROWS, "due-penalty", "due-fee", "principal", "penalty", "fee", "interest"),
    ],
  },
  /** Due: penalties, interest, principal, fees; in advance: charges already due, then that order. Fineract. */
  "penalty-interest-principal-fee": {
    steps: [
      step(LATE, ROWS, "penalty", "interest", "principal", "fee"),
      step(EARLY, ROWS, "due-penalty", "due-fee", "penalty", "interest", "principal", "fee"),
    ],
  },
  /** Component by component over all rows: penalties, fees, interest, principal. Mambu's vertical. */
  vertical: { steps: [step(ALL, "by-component", "penalty", "fee", "interest", "principal")] },
} as const satisfies Record<string, Waterfall>;

/** The name of an order of payment. */
export type WaterfallName = keyof typeof WATERFALLS;
