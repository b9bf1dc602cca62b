/**
 * What an account is made from.
 */
import type { Day } from "../kernel/date.js";
import type { Schedule } from "../schedule/schedule.js";
import type { LoanEventInput } from "./event/eventSchema.js";
import type { LoanEvent } from "./event/events.js";
import type { Servicing } from "./servicingSchema.js";

/** What an account is made from. */
export interface AccountFacts {
  readonly schedule: Schedule;
  readonly asOf: Day;
  /** The events as they were given. */
  readonly events: readonly (LoanEvent | LoanEventInput)[];
  readonly servicing: Servicing;
}
