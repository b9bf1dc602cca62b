/**
 * The trail: which was the oldest row not fully paid, stretch by stretch, from the disbursement to the as-of day.
 */
import { type Day, formatDate } from "../kernel/date.js";
import { type LoanAccount, partsOf } from "./account.js";
import { replayInSteps } from "./replay.js";

/** A stretch of days in which nothing happened: what happened on `from` has happened. */
export interface TrailStep {
  readonly from: Day;
  readonly to: Day;
  /** The due date of the oldest row not fully paid, due or not; `undefined` when none is open. */
  readonly oldest: Day | undefined;
}

/** The trail of an account. */
export function trailOf(account: LoanAccount): readonly TrailStep[] {
  const { facts } = partsOf(account);
  const seen: { day: Day; oldest: Day | undefined }[] = [];
  const options = { asOf: formatDate(facts.asOf), servicing: facts.servicing };
  replayInSteps(facts.schedule, facts.events, options, (day, ledger) => {
    const isOpen = ledger.writtenOffOn === undefined && ledger.firstOpen < ledger.count;
    const oldest = isOpen ? (ledger.due[ledger.firstOpen] as Day) : undefined;
    if (seen[seen.length - 1]?.day === day) seen.pop();
    seen.push({ day, oldest });
  });
  return seen.map(({ day, oldest }, index) => ({
    from: day,
    to: (seen[index + 1]?.day ?? facts.asOf + 1) - 1,
    oldest,
  }));
}
