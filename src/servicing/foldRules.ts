/**
 * The rules of a fold.
 */
import type { Day } from "../kernel/date.js";
import type { RoundingMode } from "../kernel/rounding.js";
import type { CompiledWaterfall } from "./allocate.js";
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
