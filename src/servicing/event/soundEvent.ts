/**
 * Sound events: records that were read once and are known again, with their day and amount as numbers, so
 * that a replay of millions of payments reads no text twice.
 */
import { type Day, readDate } from "../../kernel/date.js";
import { Decimal } from "../../kernel/decimal.js";
import { type Minor, toMinor } from "../../kernel/money.js";
import type { LoanEvent } from "./events.js";

const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6] as const;
const LONGEST_MANTISSA = 15;

/** A plain record that was found sound. Its own fields are those of the event; what it knows more is private. */
class SoundEvent {
  readonly #day: Day;
  /** The digits of the amount as one whole number, and how many of them are decimals; −1 when there are too many. */
  readonly #mantissa: number;
  readonly #scale: number;

  constructor(fields: LoanEvent) {
    Object.assign(this, fields);
    this.#day = readDate(fields.date) as Day;
    const amount = "amount" in fields && fields.amount !== undefined ? fields.amount : "";
    const point = amount.indexOf(".");
    const digits = point < 0 ? amount : amount.slice(0, point) + amount.slice(point + 1);
    this.#mantissa = digits.length > LONGEST_MANTISSA ? -1 : Number(digits);
    this.#scale = point < 0 ? 0 : amount.length - point - 1;
    Object.freeze(this);
  }

  static knows(event: object): boolean {
    return #day in event;
  }

  static dayOf(event: object): Day {
    return #day in event ? event.#day : Number.NaN;
  }

  static minorOf(event: object, digits: number): Minor {
    if (!(#day in event) || event.#mantissa < 0 || event.#scale > digits) return -1;
    return event.#mantissa * (POWERS[digits - event.#scale] as number);
  }
}

/** The record of a sound event, frozen and known again. Its date and amount must have been read before. */
export function soundEvent<E extends LoanEvent>(fields: E): E {
  return new SoundEvent(fields) as SoundEvent & E;
}

/** Whether an event was found sound before. */
export function isSound(event: unknown): boolean {
  return typeof event === "object" && event !== null && SoundEvent.knows(event);
}

/** The day of a sound event. */
export function dayOfEvent(event: LoanEvent): Day {
  return SoundEvent.dayOf(event);
}

/** The amount of a sound event in minor units; −1 when it is no whole number of them, or too large. */
export function minorOfEvent(event: LoanEvent & { readonly amount?: string }, digits: number): Minor {
  const quick = SoundEvent.minorOf(event, digits);
  if (quick >= 0 && quick <= Number.MAX_SAFE_INTEGER) return quick;
  return event.amount === undefined ? -1 : (toMinor(new Decimal(event.amount), digits) ?? -1);
}
