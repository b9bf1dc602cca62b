/**
 * What each kind of event does to a loan.
 */
import { type Day, readDate } from "../../kernel/date.js";
import { LoanError } from "../../kernel/error.js";
import type { PauseEntry } from "../entries.js";
import type { EventKind } from "../event/eventKinds.js";
import type { EventOf, LoanEvent } from "../event/events.js";
import { minorOfEvent } from "../event/soundEvent.js";
import { type Fold, wrong } from "../fold.js";
import { followRows } from "../rowCharges.js";
import { applyDisbursement } from "../tranche.js";
import { applyChargeback } from "./chargebackEffect.js";
import { applyCharge, applyWaiver } from "./chargeEffects.js";
import {
  applyDeposit,
  applyReceipt,
  applyRecovery,
  applyRefund,
  applySetOff,
  applyWithdrawal,
  applyWriteOff,
} from "./moneyEffects.js";
import { applyPayoff } from "./payoffEffect.js";
import { applyHoliday, applyRateChange, applyReAmortize } from "./planEffects.js";
import { applyReAge } from "./reAgeEffect.js";
import { applyReschedule } from "./rescheduleEffect.js";

/** What one kind of event does. */
type Effect<K extends EventKind> = (fold: Fold, event: EventOf<K>, day: Day) => void;

function applyClosure(fold: Fold, _event: EventOf<"closure">, day: Day): void {
  const { ledger } = fold;
  if (ledger.firstOpen < ledger.count && ledger.writtenOffOn === undefined) {
    wrong(
      fold,
      "wrong-order",
      "date",
      "a loan that owes something is not closed; pay, waive or write it off",
    );
    return;
  }
  ledger.closedOn = day;
}

function applyPause({ ledger }: Fold, event: EventOf<"delinquency-pause">, day: Day): void {
  ledger.pauses.push({ from: day, until: readDate(event.until) as Day });
}

function applyResume(fold: Fold, _event: EventOf<"delinquency-resume">, day: Day): void {
  const { ledger } = fold;
  const running = ledger.pauses.findIndex(({ from, until }) => from <= day && day <= until);
  if (running < 0) wrong(fold, "wrong-order", "date", "no pause runs on that day");
  else ledger.pauses[running] = { ...(ledger.pauses[running] as PauseEntry), until: day };
}

/** The effects, by kind. Reversals have none of their own: what they name is left out before the fold. */
const EFFECTS: { readonly [K in EventKind]: Effect<K> } = {
  disbursement: applyDisbursement,
  "rate-change": applyRateChange,
  holiday: applyHoliday,
  reschedule: applyReschedule,
  "re-age": applyReAge,
  "re-amortize": applyReAmortize,
  restructure: ({ ledger }) => {
    ledger.restructured++;
  },
  charge: applyCharge,
  penalty: applyCharge,
  waiver: applyWaiver,
  "savings-deposit": applyDeposit,
  "savings-withdrawal": applyWithdrawal,
  payment: applyReceipt,
  prepayment: applyReceipt,
  payoff: applyPayoff,
  credit: applyReceipt,
  "set-off": applySetOff,
  refund: applyRefund,
  chargeback: applyChargeback,
  "write-off": applyWriteOff,
  recovery: applyRecovery,
  closure: applyClosure,
  "delinquency-pause": applyPause,
  "delinquency-resume": applyResume,
  reversal: () => {},
};

/** What may still happen once a loan was written off. */
const AFTER_WRITE_OFF: ReadonlySet<EventKind> = new Set<EventKind>([
  "recovery",
  "refund",
  "closure",
  "savings-deposit",
  "savings-withdrawal",
]);

/** What is agreed about rows that somebody owes. */
const AGREED_WITH_DEBTORS: ReadonlySet<EventKind> = new Set<EventKind>([
  "rate-change",
  "holiday",
  "reschedule",
  "re-age",
  "re-amortize",
]);

/** What needs rows to come, as a payoff leaves none. */
const ON_ROWS_TO_COME: ReadonlySet<EventKind> = new Set<EventKind>([...AGREED_WITH_DEBTORS, "disbursement"]);

/** Money that comes in for what is owed. */
const FOR_WHAT_IS_OWED: ReadonlySet<EventKind> = new Set<EventKind>([
  "payment",
  "prepayment",
  "credit",
  "set-off",
  "payoff",
]);

/** Whether the state of the loan lets the event happen; if not, says why. */
function mayHappen(fold: Fold, { kind }: LoanEvent, day: Day): boolean {
  const { writtenOffOn, closedOn, firstOpen, count } = fold.ledger;
  const isClosed = firstOpen === count;
  if (closedOn !== undefined) wrong(fold, "wrong-order", "date", "the loan was closed before");
  else if (writtenOffOn !== undefined && !AFTER_WRITE_OFF.has(kind) && day >= writtenOffOn) {
    wrong(fold, "wrong-order", "date", "the loan was written off before; what comes in then is a recovery");
  } else if (kind === "recovery" && writtenOffOn === undefined) {
    wrong(fold, "wrong-order", "date", "nothing was written off that could be recovered");
  } else if (AGREED_WITH_DEBTORS.has(kind) && isClosed) {
    wrong(fold, "wrong-order", "date", "nothing is owed whose rows could be changed");
  } else if (FOR_WHAT_IS_OWED.has(kind) && isClosed && fold.rules.servicing.afterClosing === "refuse") {
    wrong(fold, "wrong-order", "date", "the loan was already repaid in full");
  } else if (ON_ROWS_TO_COME.has(kind) && fold.ledger.isPaidOff) {
    wrong(fold, "wrong-order", "date", "the loan was paid off; what was agreed for later ended with that");
  } else return true;
  return false;
}

/** Amounts below this, in minor units, are not checked: thousands of them stay in range. */
const HARMLESS = 2 ** 40;

/** Refuses an event that makes a loan too large for exact integers. */
function checkRange(fold: Fold, event: LoanEvent): void {
  const { ledger, rules } = fold;
  const isShare = "percent" in event || "taxPercent" in event;
  if (!isShare && (!("amount" in event) || minorOfEvent(event, rules.digits) < HARMLESS)) return;
  const charged = ledger.charged.reduce((sum, amount) => sum + amount, 0);
  if (charged + ledger.credit + ledger.savings <= Number.MAX_SAFE_INTEGER) return;
  wrong(
    fold,
    "out-of-range",
    "amount",
    "must not make the loan larger than 2^53 minor units of the currency",
  );
}

/** Lets an event take effect; what is wrong with it is noted in the fold, and the ledger stays as it was. */
export function applyEvent<K extends EventKind>(fold: Fold, event: EventOf<K> & LoanEvent, day: Day): void {
  if (!mayHappen(fold, event, day)) return;
  const effect = EFFECTS[event.kind] as Effect<K>;
  try {
    effect(fold, event, day);
    followRows(fold);
    checkRange(fold, event);
  } catch (error) {
    if (!(error instanceof LoanError)) throw error;
    // Terms of the rows to come were refused: events have their fields without the parts of terms.
    for (const { code, path, message } of error.problems) {
      wrong(fold, code, path.replace(/^(repayment|interest)\./, ""), message);
    }
  }
}
