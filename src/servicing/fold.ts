/**
 * The fold: one loan on its way through its events.
 */
import type { Day } from "../kernel/date.js";
import { type Problem, type ProblemCode, problem } from "../kernel/error.js";
import type { RoundingMode } from "../kernel/rounding.js";
import { WATERFALLS, type Waterfall, type WaterfallName } from "../rules/waterfall.js";
import type { Schedule } from "../schedule/schedule.js";
import { type CompiledWaterfall, compileWaterfall } from "./allocate.js";
import { type Engine, engineOf } from "./engine.js";
import type { Ledger } from "./ledger.js";
import type { PenaltyPolicy } from "./penalty.js";
import type { Servicing } from "./servicingSchema.js";

/** What does not change while the events are folded. */
export interface FoldRules {
  readonly servicing: Servicing;
  readonly waterfall: CompiledWaterfall;
  readonly mode: RoundingMode;
  readonly digits: number;
  readonly penalty: PenaltyPolicy | undefined;
  readonly disbursedOn: Day;
}

/** One loan on its way. */
export class Fold {
  /** The path of the event in hand, for problems. */
  path = "";
  /** What is wrong with events, found while they take effect. */
  readonly problems: Problem[] = [];
  #engine: Engine | undefined;

  constructor(
    readonly schedule: Schedule,
    readonly rules: FoldRules,
    readonly ledger: Ledger,
  ) {}

  /** The periods to come, as events left them; made when an event first asks for them. */
  get engine(): Engine {
    if (this.#engine !== undefined) return this.#engine;
    this.#engine = engineOf(this.schedule.terms);
    this.ledger.level = this.#engine.level;
    return this.#engine;
  }

  set engine(engine: Engine) {
    this.#engine = engine;
  }

  /** The same loan with a ledger of its own. */
  fork(): Fold {
    const fork = new Fold(this.schedule, this.rules, this.ledger.copy());
    fork.#engine = this.#engine;
    return fork;
  }
}

/** Notes that the event in hand cannot take effect. */
export function wrong(fold: Fold, code: ProblemCode, field: string, message: string): void {
  fold.problems.push(problem(code, field === "" ? fold.path : `${fold.path}.${field}`, message));
}

/** A waterfall by its name, or the caller's own. */
export function waterfallNamed(waterfall: WaterfallName | Waterfall): CompiledWaterfall {
  return compileWaterfall(typeof waterfall === "string" ? WATERFALLS[waterfall] : waterfall);
}
