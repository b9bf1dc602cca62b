/**
 * ACTUS contracts: the terms of the ACTUS taxonomy that this library reads, and those that it has no counterpart for.
 *
 * Algorithmic Contract Types Unified Standards, contract terms and schedules.
 */
import { type Day, readDate } from "../../kernel/date.js";
import { Decimal } from "../../kernel/decimal.js";
import type { DayCount } from "../../rules/dayCount.js";

/** A contract in ACTUS terms, as text: dates `YYYY-MM-DDThh:mm:ss`, rates as fractions of 1. */
export type ActusContract = Readonly<Record<string, unknown>>;

/** The contract types that are mapped. */
export const ACTUS_TYPES = {
  PAM: "principal at maturity",
  LAM: "linear amortizer",
  NAM: "negative amortizer",
  ANN: "annuity",
  LAX: "exotic linear amortizer",
} as const;

/** The name of a contract type. */
export type ActusType = keyof typeof ACTUS_TYPES;

/** Day counts of ACTUS and their names here. */
const DAY_COUNTS: Readonly<Record<string, DayCount>> = {
  AA: "actual/actual-isda",
  A360: "actual/360",
  A365: "actual/365",
  "30E360": "30e/360",
  "30E360ISDA": "30e/360-isda",
};

/** Terms that change a contract in ways that terms of a loan at a fixed rate do not have. */
const FOREIGN: Readonly<Record<string, string>> = {
  cycleOfRateReset: "resets its rate",
  cycleAnchorDateOfRateReset: "resets its rate",
  nextResetRate: "resets its rate",
  arrayCycleAnchorDateOfRateReset: "resets its rate",
  purchaseDate: "is bought on a later date",
  terminationDate: "is sold before its maturity",
  cycleOfScalingIndex: "scales its notional or interest",
  cycleAnchorDateOfScalingIndex: "scales its notional or interest",
  cycleOfFee: "charges fees by a cycle",
  cycleAnchorDateOfFee: "charges fees by a cycle",
  cyclePointOfInterestPayment: "pays interest at the start of a cycle",
};

/** The text of a term; `undefined` where it is missing. */
export function textOf(contract: ActusContract, name: string): string | undefined {
  const value = contract[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The texts of an array term; one value counts as an array of it. */
export function listOf(contract: ActusContract, name: string): string[] | undefined {
  const value = contract[name];
  if (Array.isArray(value)) return value.map(String);
  return value === undefined ? undefined : [String(value)];
}

/** The number of a term; `undefined` where it is missing. */
export function numberOf(contract: ActusContract, name: string): Decimal | undefined {
  const text = textOf(contract, name);
  return text === undefined ? undefined : new Decimal(text);
}

/** The day to which a moment counts: the last second of a day is the next one. */
export function dayOfMoment(text: string): Day | undefined {
  const day = readDate(text.slice(0, 10));
  return day !== undefined && text.slice(11) === "23:59:59" ? day + 1 : day;
}

/** The day of a term; `undefined` where it is missing. */
export function dayTerm(contract: ActusContract, name: string): Day | undefined {
  const text = textOf(contract, name);
  return text === undefined ? undefined : dayOfMoment(text);
}

/** The day count of a contract, by its name here. */
export const dayCountOf = (contract: ActusContract): DayCount | undefined =>
  DAY_COUNTS[textOf(contract, "dayCountConvention") ?? ""];

/** 1 for who lends, −1 for who borrows. */
export function signOf(contract: ActusContract): 1 | -1 | undefined {
  const role = textOf(contract, "contractRole");
  return role === "RPA" ? 1 : role === "RPL" ? -1 : undefined;
}

/** Why a contract cannot be a loan of this library; empty when nothing speaks against it. */
export function objections(contract: ActusContract): string[] {
  const found = Object.entries(FOREIGN).flatMap(([name, why]) =>
    name in contract ? [`${name}: ${why}`] : [],
  );
  const base = textOf(contract, "interestCalculationBase") ?? "NT";
  const needs = (isThere: boolean, why: string) => (isThere ? [] : [why]);
  return [
    ...new Set(found),
    ...needs(
      Object.hasOwn(ACTUS_TYPES, textOf(contract, "contractType") ?? ""),
      "contractType: is not one of those mapped",
    ),
    ...needs(signOf(contract) !== undefined, "contractRole: neither RPA nor RPL"),
    ...needs(dayCountOf(contract) !== undefined, "dayCountConvention: has no counterpart"),
    ...needs(base === "NT", "interestCalculationBase: interest on another amount than the balance"),
    ...needs(numberOf(contract, "notionalPrincipal") !== undefined, "notionalPrincipal: is missing"),
    ...needs(numberOf(contract, "nominalInterestRate") !== undefined, "nominalInterestRate: is missing"),
    ...needs(dayTerm(contract, "initialExchangeDate") !== undefined, "initialExchangeDate: is missing"),
  ];
}
