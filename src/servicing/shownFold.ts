/**
 * The fold as an account shows it: the state that events left, brought to the day of the account.
 */
import type { Day } from "../kernel/date.js";
import type { Fold } from "./fold.js";
import { bringTo } from "./receive.js";

/** A fold with penalties by rule and recalculated interest brought to a day; the fold given stays as it is. */
export function shownFold(fold: Fold, day: Day): Fold {
  const { rules } = fold;
  const isMoving = rules.penalty !== undefined || rules.servicing.interest === "actual";
  if (!isMoving || fold.ledger.writtenOffOn !== undefined) return fold;
  const shown = fold.fork();
  bringTo(shown, day);
  return shown;
}
