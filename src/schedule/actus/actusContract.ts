/**
 * ACTUS contracts: the values of their terms.
 *
 * Algorithmic Contract Types Unified Standards, contract terms and schedules. The readers take contracts whose terms
 * are sound: see `actusTermList.ts`.
 */
import { type Day, readDate } from "../../kernel/date.js";
import { Decimal, decimalText, readDecimal } from "../../kernel/decimal.js";
import type { DayCount } from "../../rules/dayCount.js";

/** A contract in ACTUS terms: dates `YYYY-MM-DDThh:mm:ss`, rates as fractions of 1, numbers as text or as numbers. */
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
export const ACTUS_DAY_COUNTS: Readonly<Record<string, DayCount>> = {
  AA: "actual/actual-isda",
  A360: "actual/360",
  A365: "actual/365",
  "30E360": "30e/360",
  "30E360ISDA": "30e/360-isda",
};

/** The most decimals that amounts of terms may have. */
export const MOST_DECIMALS = 6;

/** The text of a value; `undefined` where it stands for none. */
export function textOfValue(value: unknown): string | undefined {
  if (typeof value === "number")
    return Number.isFinite(value) ? decimalText(new Decimal(value)) : String(value);
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  return text === "" || text === "NULL" ? undefined : text;
}

/** The text of a term; `undefined` where it is missing. */
export const textOf = (contract: ActusContract, name: string): string | undefined =>
  textOfValue(contract[name]);

/** The texts of an array term; one value counts as an array of it, none as an empty one. */
export function listOf(contract: ActusContract, name: string): string[] {
  const value = contract[name];
  return (Array.isArray(value) ? value : [value]).flatMap((each) => textOfValue(each) ?? []);
}

/** The number of a term; `undefined` where it is missing. */
export function numberOf(contract: ActusContract, name: string): Decimal | undefined {
  return readDecimal(textOf(contract, name));
}

/** A moment: the day to which it counts. The last second of a day is the next one. */
export interface Moment {
  readonly day: Day;
  readonly isLate: boolean;
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:T(00:00(?::00)?|23:59:59))?$/;

/** Reads a moment at the start or in the last second of a day. */
export function readMoment(text: string): Moment | undefined {
  const [, date, time = ""] = MOMENT.exec(text) ?? [];
  const day = date === undefined ? undefined : readDate(date);
  const isLate = time === "23:59:59";
  return day === undefined ? undefined : { day: isLate ? day + 1 : day, isLate };
}

/** The moment of a term; `undefined` where it is missing. */
export const momentTerm = (contract: ActusContract, name: string): Moment | undefined =>
  readMoment(textOf(contract, name) ?? "");

/** The day of a term; `undefined` where it is missing. */
export const dayTerm = (contract: ActusContract, name: string): Day | undefined =>
  momentTerm(contract, name)?.day;

/** The days of an array term. */
export const daysTerm = (contract: ActusContract, name: string): Day[] =>
  listOf(contract, name).flatMap((text) => readMoment(text)?.day ?? []);

/** The type of a contract that is mapped. */
export const typeOf = (contract: ActusContract): ActusType => textOf(contract, "contractType") as ActusType;

/** Whether the payments of a type are interest and principal together. */
export const isAnnuity = (type: ActusType): boolean => type === "ANN" || type === "NAM";

/** The day count of a contract that is mapped, by its name here. */
export const dayCountOf = (contract: ActusContract): DayCount =>
  ACTUS_DAY_COUNTS[textOf(contract, "dayCountConvention") ?? ""] as DayCount;

/** 1 for who lends, −1 for who borrows. */
export const signOf = (contract: ActusContract): 1 | -1 =>
  textOf(contract, "contractRole") === "RPL" ? -1 : 1;
