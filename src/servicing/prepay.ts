/**
 * Prepayment: early money that lowers the balance, and the rows to come planned again.
 *
 * On schedule dates a prepayment counts from the next due date on (at once, if it comes on one); on actual
 * dates from its own day: the period in progress then costs its part before and its part after, exact, rounded
 * once.
 */
import type { Day } from "../kernel/date.js";
import { multiplyRatios, type Ratio, ratio, roundRatio } from "../kernel/ratio.js";
import type { Purse } from "./allocate.js";
import { factorUpTo } from "./engine.js";
import { type Fold, wrong } from "./fold.js";
import { INTEREST, PRINCIPAL, ROW_KINDS, WIDTH } from "./ledger.js";
import { replaceRows } from "./rebuild.js";
import { planAgain } from "./replan.js";
import { flatOf, mixedFactor, nextRow, regularRows, rowsOfPlan, scheduledFrom } from "./rowsToCome.js";

/** Writes the prepayment as a row of its own, paid in advance. */
function writeRow({ ledger }: Fold, row: number, purse: Purse, amount: number): void {
  const start = row === 0 ? purse.day : (ledger.due[row - 1] as Day);
  ledger.insert(row, { due: purse.day, start, kind: "prepayment" });
  ledger.charged[row * WIDTH + PRINCIPAL] = amount;
  ledger.early[row] = amount;
  ledger.paidOn[row] = purse.day;
  ledger.settle();
  purse.left -= amount;
  purse.split[PRINCIPAL] = (purse.split[PRINCIPAL] as number) + amount;
}

/** Interest owed at once when all principal is repaid inside a period, on actual dates. */
function settleInterest(fold: Fold, row: number, purse: Purse, factor: Ratio, balance: number): void {
  const { ledger, rules } = fold;
  const exact = multiplyRatios(factor, ratio(BigInt(balance)));
  const interest = Number(roundRatio(exact, rules.mode));
  const paid = Math.min(interest, purse.left);
  ledger.charge(row, INTEREST, interest);
  ledger.owed[row * WIDTH + INTEREST] = interest - paid;
  ledger.early[row] = (ledger.early[row] as number) + paid;
  purse.left -= paid;
  purse.split[INTEREST] = (purse.split[INTEREST] as number) + paid;
  ledger.settle();
}

/** Lowers the balance by what is left in the purse and plans the rows to come again. */
export function prepay(fold: Fold, purse: Purse, choice: "cut-term" | "cut-installment"): void {
  const { ledger, rules, engine } = fold;
  const next = nextRow(ledger, purse.day);
  if (ledger.tranches.some(({ day }) => day > purse.day)) {
    wrong(fold, "conflict", "early", "a later disbursement of the terms is still to come; use next-installment");
    return;
  }
  if (next >= ledger.count || (ledger.kind[next] as number) !== ROW_KINDS.installment) return;
  const isInside = purse.day > (ledger.start[next] as Day);
  const isActual = rules.servicing.interest === "actual";
  const from = isInside && !isActual ? next + 1 : next;
  const balance = scheduledFrom(ledger, from);
  const amount = Math.min(purse.left, ledger.openOf(PRINCIPAL, from));
  if (amount <= 0 || from >= ledger.count) return;
  const count = regularRows(ledger, from);
  const period = ledger.period[from] as number;
  const left = balance - amount;
  const isMixed = isInside && isActual && !engine.isFlat;
  if (left > 0) {
    const first = isMixed ? mixedFactor(engine, period, { day: purse.day, before: balance, after: left }) : undefined;
    const kept = choice === "cut-term" ? ledger.level : undefined;
    const plan = planAgain({
      engine,
      from: period,
      count,
      balance: left,
      ...flatOf(fold, from),
      ...(kept !== undefined && kept > 0 && { level: kept }),
      ...(first && { first }),
    });
    replaceRows(ledger, from, rowsOfPlan(engine, period, plan));
    ledger.level = plan.level;
  } else replaceRows(ledger, from, []);
  writeRow(fold, next, purse, amount);
  if (left === 0 && isMixed) settleInterest(fold, next, purse, factorUpTo(engine, period, purse.day), balance);
}
