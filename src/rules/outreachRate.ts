/**
 * Retention, dropout and uptake: rates over counts of clients and loans, each under its own name, because the
 * definitions differ in what they divide by.
 */
import type { SumFormula } from "./sumFormula.js";

/** Counts of a period from which retention and dropout are told. */
export const RETENTION_COUNTS = {
  activeAtStart: "active borrowers at the start",
  newBorrowers: "first-time borrowers of the period; returning ones are counted apart",
  returningBorrowers: "former borrowers who came back in the period",
  activeAtEnd: "active borrowers at the end",
  loansFinished: "loans repaid in the period",
  repeatLoans: "loans of the period to borrowers who finished one in it",
  borrowersFinished: "borrowers who finished a loan in the window",
  borrowersNotReturned: "those of them without a new loan by the end of the watch time",
} as const;

/** The name of a count. */
export type RetentionCount = keyof typeof RETENTION_COUNTS;

/** Retention and dropout rates. */
export const RETENTION_RATES = {
  /** Active at end ÷ (active at start + new): SEEP and MIX. */
  "retention-seep-mix": { plus: ["activeAtEnd"], over: ["activeAtStart", "newBorrowers"] },
  /** (Start + new − end) ÷ (start + new): all clients met (M-CRIL). */
  "exit-m-cril": {
    plus: ["activeAtStart", "newBorrowers"],
    minus: ["activeAtEnd"],
    over: ["activeAtStart", "newBorrowers"],
  },
  /** (Start + new − end) ÷ start: on opening clients (ACCION). */
  "exit-accion": {
    plus: ["activeAtStart", "newBorrowers"],
    minus: ["activeAtEnd"],
    over: ["activeAtStart"],
  },
  /** Borrowers who finished and took no new loan within the watch time ÷ borrowers who finished (SEF). */
  "exit-sef": { plus: ["borrowersNotReturned"], over: ["borrowersFinished"] },
  /** (Start + new + returning − end) ÷ (start + new + returning): returning clients counted as met. */
  "exit-with-returning": {
    plus: ["activeAtStart", "newBorrowers", "returningBorrowers"],
    minus: ["activeAtEnd"],
    over: ["activeAtStart", "newBorrowers", "returningBorrowers"],
  },
  /** Repeat loans ÷ loans finished. */
  "repeat-loans": { plus: ["repeatLoans"], over: ["loansFinished"] },
} as const satisfies Record<string, SumFormula<RetentionCount>>;

/** The name of a retention or dropout rate. */
export type RetentionRate = keyof typeof RETENTION_RATES;

/** The steps of the uptake of a loan product, in persons or loans. */
export const UPTAKE_COUNTS = {
  offered: "were offered a loan",
  applied: "applied for one",
  approved: "were approved",
  disbursed: "received it",
} as const;

/** The name of a step. */
export type UptakeCount = keyof typeof UPTAKE_COUNTS;

/** Uptake under its several denominators. */
export const UPTAKE_RATES = {
  "applied-of-offered": { plus: ["applied"], over: ["offered"] },
  "approved-of-applied": { plus: ["approved"], over: ["applied"] },
  "disbursed-of-approved": { plus: ["disbursed"], over: ["approved"] },
  "disbursed-of-applied": { plus: ["disbursed"], over: ["applied"] },
  "disbursed-of-offered": { plus: ["disbursed"], over: ["offered"] },
} as const satisfies Record<string, SumFormula<UptakeCount>>;

/** The name of an uptake rate. */
export type UptakeRate = keyof typeof UPTAKE_RATES;
