/**
 * Figures: an exact number, printed only when somebody looks.
 *
 * Comparisons are made on the exact number, never on the printed one: 0.5000004 is over a limit of 0.50.
 */
import { Decimal } from "../kernel/decimal.js";
import { formatMinor } from "../kernel/money.js";
import { type Ratio, ratio, roundRatio } from "../kernel/ratio.js";
import type { RoundingMode } from "../kernel/rounding.js";

/** Decimal places of a printed ratio. */
const RATIO_PLACES = 10;

/** An exact figure. */
export interface Figure {
  readonly unit: "ratio" | "money" | "count";
  /** The exact number; of money, in major units. */
  readonly exact: Ratio;
  /** The number rounded once: money to the currency's digits, ratios to ten places. */
  readonly value: Decimal;
  /** The same as text: `12.50`, `0.5000004000`. */
  toString(): string;
  toJSON(): string;
}

/** How a figure is printed. */
export interface FigureForm {
  readonly unit: Figure["unit"];
  /** Decimal digits of the currency. */
  readonly digits: number;
  /** How money is rounded: half-up, or down where it says how much room is left. */
  readonly mode: RoundingMode;
}

class ExactFigure implements Figure {
  #exact: Ratio | undefined;
  readonly #numerator: bigint;
  readonly #denominator: bigint;
  readonly #form: FigureForm;

  /** The figure numerator ÷ denominator; of money, in minor units. */
  constructor(numerator: bigint, denominator: bigint, form: FigureForm) {
    this.#numerator = numerator;
    this.#denominator = denominator;
    this.#form = form;
  }

  get unit(): Figure["unit"] {
    return this.#form.unit;
  }

  get exact(): Ratio {
    const units = this.unit === "money" ? 10n ** BigInt(this.#form.digits) : 1n;
    this.#exact ??= ratio(this.#numerator, this.#denominator * units);
    return this.#exact;
  }

  get value(): Decimal {
    return new Decimal(this.toString());
  }

  toString(): string {
    if (this.unit === "ratio") {
      const tenths = ratio(this.#numerator * 10n ** BigInt(RATIO_PLACES), this.#denominator);
      return formatMinor(roundRatio(tenths, "half-up"), RATIO_PLACES);
    }
    const minor = roundRatio(ratio(this.#numerator, this.#denominator), this.#form.mode);
    return formatMinor(minor, this.unit === "money" ? this.#form.digits : 0);
  }

  toJSON(): string {
    return this.toString();
  }
}

/** The figure `numerator ÷ denominator`; of money, in minor units. The denominator is above zero. */
export function figure(numerator: bigint, denominator: bigint, form: FigureForm): Figure {
  return new ExactFigure(numerator, denominator, form);
}

/** An amount of minor units, or a fraction of them. */
export function moneyFigure(numerator: bigint, denominator: bigint, digits: number): Figure {
  return new ExactFigure(numerator, denominator, { unit: "money", digits, mode: "half-up" });
}

/** A ratio. */
export function ratioFigure(numerator: bigint, denominator: bigint): Figure {
  return new ExactFigure(numerator, denominator, { unit: "ratio", digits: 0, mode: "half-up" });
}
