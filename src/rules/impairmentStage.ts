/**
 * Impairment stages of IFRS 9: what each stage means for the expected loss.
 */
export const IMPAIRMENT_STAGES = {
  /** No significant increase in credit risk: losses from defaults of the next twelve months (§5.5.5). */
  "1": { horizon: "12-month", interestOn: "gross" },
  /** Significant increase, presumed when more than 30 days late (§5.5.11): losses over the whole life (§5.5.3). */
  "2": { horizon: "lifetime", interestOn: "gross" },
  /** Credit-impaired; default presumed at 90 days late at the latest (§B5.5.37): whole life, interest on the net. */
  "3": { horizon: "lifetime", interestOn: "net" },
} as const satisfies Record<string, { horizon: "12-month" | "lifetime"; interestOn: "gross" | "net" }>;

/** A stage. */
export type ImpairmentStage = keyof typeof IMPAIRMENT_STAGES;

/** How far ahead defaults are counted. */
export type LossHorizon = (typeof IMPAIRMENT_STAGES)[ImpairmentStage]["horizon"];

/** When in a period a default is taken to happen: the part of the period that is discounted. */
export const DEFAULT_TIMINGS = {
  /** At its start. */
  start: 0,
  /** In its middle. */
  middle: 0.5,
  /** At its end. The default. */
  end: 1,
} as const satisfies Record<string, number>;

/** The name of a timing. */
export type DefaultTiming = keyof typeof DEFAULT_TIMINGS;
