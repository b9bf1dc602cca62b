/**
 * The fold: one loan on its way through its events.
 */
import { type Problem, type ProblemCode, problem } from "../kernel/error.js";
import { WATERFALLS, type Waterfall, type WaterfallName } from "../rules/waterfall.js";
import type { Schedule } from "../schedule/schedule.js";
import { saveAtDisbursement } from "./accountSavings.js";
import { type CompiledWaterfall, compileWaterfall } from "./allocate.js";
import { type Engine, engineOf } from "./engine.js";
import type { PlacedEvent } from "./event/eventOrder.js";
import { firstLevels } from "./firstLevels.js";
import type { FoldRules } from "./foldRules.js";
import { Ledger } from "./ledger/ledger.js";
import { noteGraces } from "./noteGraces.js";
import { ledgerOfPlain, type PlainFold } from "./plainPayments.js";

/** One loan on its way. */
export class Fold {
  /** The path of the event in hand, for problems. */
  path = "";
  /** What is wrong with events, found while they take effect. */
  readonly problems: Problem[] = [];
  /** The latest event that took effect. */
  last: PlacedEvent | undefined;
  #engine: Engine | undefined;
  #ledger: Ledger | undefined;

  /** A loan at its start, or one to which nothing but plain payments happened. */
  constructor(
    readonly schedule: Schedule,
    readonly rules: FoldRules,
    readonly plain?: PlainFold,
  ) {}

  /** The state in numbers; made when somebody looks. */
  get ledger(): Ledger {
    if (this.#ledger !== undefined) return this.#ledger;
    const { columns, terms } = this.schedule;
    this.#ledger =
      this.plain === undefined ? Ledger.of(columns) : ledgerOfPlain(columns, this.plain, this.rules.digits);
    noteGraces(this);
    if (terms.savings !== undefined) saveAtDisbursement(this.#ledger, this.schedule);
    return this.#ledger;
  }

  /** The periods to come, as events left them; made when an event first asks for them. */
  get engine(): Engine {
    if (this.#engine !== undefined) return this.#engine;
    const engine = engineOf(this.schedule.terms);
    this.#engine = engine;
    this.#noteLevels(engine);
    return engine;
  }

  /** Notes what the rows of the schedule pay by its plan. */
  #noteLevels(engine: Engine): void {
    const { ledger, schedule, rules } = this;
    ledger.level = schedule.levelAmount?.times(10 ** rules.digits).toNumber() ?? 0;
    const levels = firstLevels(engine, schedule.columns, ledger.level);
    ledger.levels = ledger.period.map((period) => levels[period] ?? 0);
  }

  set engine(engine: Engine) {
    this.#engine = engine;
  }

  /** The same loan with a ledger of its own. */
  fork(): Fold {
    const fork = new Fold(this.schedule, this.rules);
    fork.#ledger = this.ledger.copy();
    fork.#engine = this.#engine;
    fork.last = this.last;
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
