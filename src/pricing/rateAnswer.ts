/**
 * The answer to a question about a rate: found, none, or several, always as data.
 *
 * The digits are made when somebody looks, and then remembered: a caller who only asks whether there is a rate
 * pays for no `Decimal`.
 */
import { Decimal } from "../kernel/decimal.js";
import { nearestRoot } from "./chosenRoot.js";
import { findRoots, NO_RATE_REASONS, type NoRateReason } from "./findRoots.js";
import type { FlowEquation } from "./flowEquation.js";
import { rateText } from "./rateDigits.js";
import type { SignedRoot } from "./rootChain.js";

/** The time that a rate is for. */
export type RateUnit = "period" | "year";

/** One rate at which the flows are worth nothing together. */
export interface RateFigures {
  /** The time that `rate` and `percent` are for. */
  readonly per: RateUnit;
  /** The rate as a fraction: 0.1 is 10%. Effective: it compounds from one `per` to the next. */
  readonly rate: Decimal;
  /** The rate in percent: 10 is 10%. */
  readonly percent: Decimal;
  /** The growth in percent over the whole time from the first flow to the last. */
  readonly percentOverTerm: Decimal;
  /** Whether the net present value, of the flows as given, is above zero at lower rates and below at higher ones. */
  readonly presentValueFalls: boolean;
}

/** The one rate of the flows. */
export interface FoundRate extends RateFigures {
  readonly kind: "found";
}

/** Why the flows have no rate. */
export interface NoRate {
  readonly kind: "none";
  readonly reason: NoRateReason;
  /** The reason in words. */
  readonly message: string;
}

/** Several rates; the figures of the whole are those of the rate nearest to zero in ln(1 + rate). */
export interface SeveralRates extends RateFigures {
  readonly kind: "several";
  /** All rates, ascending. */
  readonly rates: readonly RateFigures[];
}

/** A rate, or why there is none. */
export type RateAnswer = FoundRate | NoRate | SeveralRates;

/** How a rate is shown. */
export interface RateForm {
  readonly per: RateUnit;
  /** Steps of the equation in the time that the rate is for. */
  readonly steps: number;
  readonly significantDigits: number;
}

const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/** A root of an equation, shown as a rate. */
class Figures implements RateFigures {
  readonly per: RateUnit;
  readonly #root: SignedRoot;
  readonly #form: RateForm;
  #rate: Decimal | undefined;

  constructor(root: SignedRoot, form: RateForm) {
    this.per = form.per;
    this.#root = root;
    this.#form = form;
  }

  get rate(): Decimal {
    this.#rate ??= new Decimal(rateText(this.#root, this.#form.steps, this.#form.significantDigits));
    return this.#rate;
  }

  get percent(): Decimal {
    return this.rate.times(100);
  }

  get percentOverTerm(): Decimal {
    const { steps } = this.#root.equation;
    const length = steps[steps.length - 1] as number;
    return new Decimal(rateText(this.#root, length, this.#form.significantDigits)).times(100);
  }

  get presentValueFalls(): boolean {
    return this.#root.before > 0 && this.#root.after < 0;
  }

  toJSON(): object {
    const { per, presentValueFalls } = this;
    return { per, rate: String(this.rate), percent: String(this.percent), presentValueFalls };
  }

  [INSPECT](): object {
    return this.toJSON();
  }
}

class Found extends Figures implements FoundRate {
  readonly kind = "found";

  override toJSON(): object {
    return { kind: this.kind, ...super.toJSON() };
  }
}

class Several extends Figures implements SeveralRates {
  readonly kind = "several";
  readonly rates: readonly RateFigures[];

  constructor(chosen: SignedRoot, roots: readonly SignedRoot[], form: RateForm) {
    super(chosen, form);
    this.rates = roots.map((root) => new Figures(root, form));
  }

  override toJSON(): object {
    return { kind: this.kind, ...super.toJSON(), rates: this.rates };
  }
}

/** No rate, for a reason. */
export function noRate(reason: NoRateReason): NoRate {
  return { kind: "none", reason, message: NO_RATE_REASONS[reason] };
}

/** The rates of an equation, shown in the given form. */
export function rateAnswer(equation: FlowEquation, form: RateForm): RateAnswer {
  const roots = findRoots(equation);
  if (typeof roots === "string") return noRate(roots);
  const [first, ...others] = roots as [SignedRoot, ...SignedRoot[]];
  if (others.length === 0) return new Found(first, form);
  return new Several(nearestRoot(roots), roots, form);
}
