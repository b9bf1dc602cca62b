/**
 * Constructors of events that change the plan of a loan.
 */
import type { DateInput } from "../../kernel/date.js";
import type { EventOf } from "./events.js";
import { made, type Options } from "./madeEvent.js";

/** The next installments are spared; `interest` says what becomes of theirs. */
export function holiday(
  date: DateInput,
  installments: number,
  options?: Options<"holiday", "installments">,
): EventOf<"holiday"> {
  return made("holiday", date, { installments, ...options });
}

/** The rows to come get new dates, number, rate or grace. */
export function reschedule(date: DateInput, changes: Options<"reschedule", never>): EventOf<"reschedule"> {
  return made("reschedule", date, changes);
}

/** The loan is marked as restructured. */
export function restructure(
  date: DateInput,
  options?: Options<"restructure", never>,
): EventOf<"restructure"> {
  return made("restructure", date, { ...options });
}

/** All open principal moves to new equal rows. */
export function reAge(date: DateInput, rows: Options<"re-age", never>): EventOf<"re-age"> {
  return made("re-age", date, rows);
}

/** Unpaid principal of past rows is spread over the rows to come. */
export function reAmortize(date: DateInput, options?: Options<"re-amortize", never>): EventOf<"re-amortize"> {
  return made("re-amortize", date, { ...options });
}

/** The rate changes; the installment is solved again, or kept with another number of rows. */
export function rateChange(date: DateInput, change: Options<"rate-change", never>): EventOf<"rate-change"> {
  return made("rate-change", date, change);
}
