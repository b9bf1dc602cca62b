/**
 * An account as it would be had no later agreement changed its rows.
 */
import { type LoanAccount, partsOf } from "./account.js";
import { EVENT_KINDS, type EventKind } from "./event/eventKinds.js";
import type { Ledger } from "./ledger/ledger.js";
import { replay } from "./replay.js";

/** Events that change the rows to come by agreement. */
const AGREEMENTS: ReadonlySet<EventKind> = new Set<EventKind>([
  "holiday",
  "reschedule",
  "re-age",
  "re-amortize",
  "restructure",
  "rate-change",
]);

function isAgreement(event: object): boolean {
  const kind = "kind" in event ? event.kind : undefined;
  return typeof kind === "string" && kind in EVENT_KINDS && AGREEMENTS.has(kind as EventKind);
}

/** The ledger of an account without the agreements that changed its rows, and without what refers to them. */
export function onOriginalTerms(account: LoanAccount): Ledger {
  const { facts, ledger } = partsOf(account);
  const gone = new Set<string>();
  const kept = facts.events.filter((event) => {
    const { id } = event;
    const refersToGone = event.kind === "reversal" && gone.has(event.of);
    if (!isAgreement(event) && !refersToGone) return true;
    if (id !== undefined) gone.add(id);
    return false;
  });
  if (kept.length === facts.events.length) return ledger;
  const plain = kept.filter((event) => !(event.kind === "reversal" && gone.has(event.of)));
  return partsOf(replay(facts.schedule, plain, { asOf: account.asOf, servicing: facts.servicing })).ledger;
}
