/**
 * The fold: one loan on its way through its events.
 */
import { type Problem, type ProblemCode, problem } from "../kernel/error.js";
import { WATERFALLS, type Waterfall, type WaterfallName } from "../rules/waterfall.js";
import type { Columns } from "../schedule/columns.js";
import type { Schedule } from "../schedule/schedule.js";
import { saveAtDisbursement } from "./accountSavings.js";
import { type CompiledWaterfall, compileWaterfall } from "./allocate.js";
import { type Engine, engineOf } from "./engine.js";
import type { PlacedEvent } from "./event/eventOrder.js";
import type { FoldRules } from "./foldRules.js";
import { Ledger } from "./ledger/ledger.js";
import { ledgerOfPlain, type PlainFold } from "./plainPayments.js";

/** Notes which interest of the rows comes from earlier ones, as graces of the terms defer it. */
function noteDeferred(ledger: Ledger, { interest, accrued, count }: Columns): void {
  if (accrued === interest) return;
  for (let row = 0; row < count; row++) {
    ledger.onTop[row] = Math.max((interest[row] as number) - (accrued[row] as number), 0);
  }
}

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
    this.#ledger ??= this.#makeLedger();
    return this.#ledger;
  }

  #makeLedger(): Ledger {
    const { columns } = this.schedule;
    const ledger =
      this.plain === undefined ? Ledger.of(columns) : ledgerOfPlain(columns, this.plain, this.rules.digits);
    if (this.schedule.terms.interest.method !== "flat") noteDeferred(ledger, columns);
    if (this.schedule.terms.savings !== undefined) saveAtDisbursement(ledger, this.schedule);
    return ledger;
  }

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
    const fork = new Fold(this.schedule, this.rules);
    fork.#ledger = this.#ledger?.copy() ?? this.#makeLedger();
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
