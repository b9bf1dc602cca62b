/**
 * Early money that lowers the balance and takes its amount off the principal of the next rows, one after another;
 * their installments stay as they are but for that.
 */
import type { Day } from "../kernel/date.js";
import { roundRatio } from "../kernel/ratio.js";
import type { Purse } from "./allocate.js";
import type { Engine } from "./engine.js";
import { type Fold, wrong } from "./fold.js";
import { scheduleRows, waitingFrom } from "./ledger/deferral.js";
import { INTEREST, PRINCIPAL, WIDTH } from "./ledger/ledgerCells.js";
import { type NewRow, replaceRows } from "./ledger/rebuild.js";
import { earnedIn, paidOutAfter } from "./periodInterest.js";
import { type Cut, countFromDueDate, cutOf, prepay, writeRow } from "./prepay.js";
import { nextRow } from "./rowsToCome.js";

/** Whether a row's interest is deferred, forgiven, joined or brought from others: then its installment is no level one. */
function isSpecial({ ledger }: Fold, row: number): boolean {
  const charged = ledger.charged[row * WIDTH + INTEREST] as number;
  return (ledger.onTop[row] as number) !== 0 || (ledger.accrues[row] as number) !== charged;
}

/** Whether less interest in a row means more principal. */
function keepsTotal({ isFlat, layout, paysTotal, starts }: Engine, period: number): boolean {
  const given = layout.given.get(starts[period] as number);
  return !isFlat && (given === undefined ? paysTotal : "total" in given);
}

/** The rows from the cut on, with that much less principal. */
function rowsWithLess(fold: Fold, { from, balance: before, amount }: Cut): NewRow[] {
  const { ledger, engine, rules } = fold;
  const rows: NewRow[] = [];
  const last = scheduleRows(ledger, from).pop();
  let balance = before - amount;
  let ahead = amount;
  for (let row = from; row < ledger.count; row++) {
    const period = ledger.period[row] as number;
    if (period < 0) continue;
    const [interestBefore, principalBefore] = [INTEREST, PRINCIPAL].map(
      (component) => ledger.charged[row * WIDTH + component] as number,
    ) as [number, number];
    const exact = earnedIn(engine, period, balance);
    const interest = engine.isFlat ? interestBefore : Number(roundRatio(exact, rules.mode));
    const saved = keepsTotal(engine, period) ? interestBefore - interest : 0;
    const planned = Math.max(principalBefore + saved, 0);
    const less = Math.min(planned, ahead);
    ahead -= less;
    const most = Math.max(balance - paidOutAfter(engine, period), 0);
    const principal = row === last ? balance : Math.min(planned - less, most);
    balance -= principal;
    const [start, due] = [ledger.start[row] as Day, ledger.due[row] as Day];
    rows.push({ due, start, period, principal, interest, level: ledger.levels[row] as number });
  }
  return rows;
}

/** Lowers the balance by what is left in the purse, and the principal of the next rows by as much. */
export function payPrincipalAhead(fold: Fold, purse: Purse): void {
  const { ledger, rules } = fold;
  const next = nextRow(ledger, purse.day);
  const cut = cutOf(fold, next, purse);
  if (cut === undefined) return;
  if (cut.amount === cut.balance) {
    prepay(fold, purse, "cut-term");
    return;
  }
  if (rules.servicing.interest === "scheduled" || fold.engine.isFlat) {
    for (let row = cut.from; row < ledger.count; row++) {
      if (!isSpecial(fold, row)) continue;
      wrong(
        fold,
        "conflict",
        "early",
        "rows to come whose interest falls due with others keep their principal; use next-installment",
      );
      return;
    }
    replaceRows(ledger, cut.from, rowsWithLess(fold, cut), waitingFrom(ledger, cut.from, rules.mode));
  }
  countFromDueDate(fold, cut);
  writeRow(fold, next, purse, cut.amount);
  ledger.levels[next] = cut.amount;
}
