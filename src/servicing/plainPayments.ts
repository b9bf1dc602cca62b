/**
 * Plain payments, fast: sound payments in date order, with no choice of their own, on a plain loan under
 * servicing terms that change no row. The same allocation as everywhere, in two lists of integers and without an
 * object per payment; the ledger is made from them when somebody looks.
 */
import type { Day } from "../kernel/date.js";
import { intList } from "../kernel/slab.js";
import type { Columns } from "../schedule/columns.js";
import type { LoanEvent, Payment } from "./event/events.js";
import { dayOfEvent, isSound, minorOfEvent } from "./event/soundEvent.js";
import type { FoldRules } from "./foldRules.js";
import { Ledger } from "./ledger/ledger.js";
import { INTEREST, PRINCIPAL, WIDTH } from "./ledger/ledgerCells.js";

/** Cells of a row: what it still owes of interest and of principal, what was paid early and late, and when last. */
const ROW_CELLS = 5;
const NEVER = -0x80000000;
const LARGEST_INT32 = 0x7fffffff;

/** A loan to which nothing but plain payments happened. */
export interface PlainFold {
  readonly rows: Int32Array;
  /** Interest and principal covered by each payment. */
  readonly splits: Int32Array;
  readonly payments: readonly Payment[];
  readonly credit: number;
  readonly firstOpen: number;
  /** All that was paid. */
  readonly sum: number;
}

/** Whether no payment can change a row, and all money goes row by row. */
function isPlainService({ servicing, penalty, waterfall }: FoldRules): boolean {
  const [step] = waterfall.steps;
  const isRowByRow = waterfall.steps.length === 1 && step !== undefined && !step.byComponent;
  const isWhole = isRowByRow && step.pastDue && step.dueNow && step.inAdvance && !waterfall.sparesInterest;
  const keepsRows = penalty === undefined && servicing.interest === "scheduled";
  return (
    isWhole && keepsRows && servicing.earlyMoney === "next-installment" && servicing.afterClosing === "credit"
  );
}

/** Whether an event is a payment without a choice of its own. */
function isPlainPayment(event: LoanEvent): event is Payment {
  if (event.kind !== "payment" || event.id !== undefined) return false;
  return event.early === undefined && event.waterfall === undefined && event.parts === undefined;
}

/** The payments of a list up to a day, if it holds nothing but plain payments, in order. */
function plainPayments(
  list: readonly object[],
  from: Day,
  asOf: Day,
  digits: number,
): { readonly payments: readonly Payment[]; readonly sum: number } | undefined {
  let last = from;
  let counted = 0;
  let sum = 0;
  for (const raw of list) {
    if (!isSound(raw)) return undefined;
    const event = raw as LoanEvent;
    if (!isPlainPayment(event)) return undefined;
    const day = dayOfEvent(event);
    const amount = minorOfEvent(event, digits);
    sum += amount;
    if (day < last || amount < 0 || sum > LARGEST_INT32) return undefined;
    if (day <= asOf) counted++;
    last = day;
  }
  return { payments: (counted === list.length ? list : list.slice(0, counted)) as readonly Payment[], sum };
}

/** The rows of a plain schedule; `undefined` if an amount is negative or too large for an integer of four bytes. */
function plainRows({ count, interest, principal }: Columns): Int32Array | undefined {
  const rows = intList(count * ROW_CELLS);
  for (let row = 0, cell = 0; row < count; row++, cell += ROW_CELLS) {
    const [due, repaid] = [interest[row] as number, principal[row] as number];
    if (repaid < 0 || due > LARGEST_INT32 || repaid > LARGEST_INT32) return undefined;
    rows[cell] = due;
    rows[cell + 1] = repaid;
    rows[cell + 2] = 0;
    rows[cell + 3] = 0;
    rows[cell + 4] = NEVER;
  }
  return rows;
}

/** Folds plain payments over a plain loan; `undefined` when either is not plain. */
export function foldPlainPayments(
  columns: Columns,
  rules: FoldRules,
  list: readonly object[],
  asOf: Day,
): PlainFold | undefined {
  if (!isPlainService(rules)) return undefined;
  const plain = plainPayments(list, rules.disbursedOn, asOf, rules.digits);
  const rows = plain === undefined ? undefined : plainRows(columns);
  if (plain === undefined || rows === undefined) return undefined;
  const splits = intList(plain.payments.length * 2);
  return payPlain(columns, rules, { rows, splits, ...plain, credit: 0, firstOpen: 0 }, 0);
}

/** The fold with one more payment, in lists of its own; `undefined` if it is not plain, or not the latest. */
export function continuePlain(
  columns: Columns,
  rules: FoldRules,
  before: PlainFold,
  event: LoanEvent,
): PlainFold | undefined {
  if (!isPlainPayment(event)) return undefined;
  const { length } = before.payments;
  const day = dayOfEvent(event);
  const last = length === 0 ? rules.disbursedOn : dayOfEvent(before.payments[length - 1] as Payment);
  const amount = minorOfEvent(event, rules.digits);
  const sum = before.sum + amount;
  if (day < last || amount < 0 || sum > LARGEST_INT32) return undefined;
  const splits = intList(length * 2 + 2);
  splits.set(before.splits);
  const rows = intList(before.rows.length);
  rows.set(before.rows);
  return payPlain(
    columns,
    rules,
    { ...before, rows, splits, payments: [...before.payments, event], sum },
    length,
  );
}

/** Lets the payments from one on pay the rows; the lists of `plain` are changed. */
function payPlain(columns: Columns, rules: FoldRules, plain: PlainFold, from: number): PlainFold {
  const { rows, splits, payments } = plain;
  const covers = rules.waterfall.steps[0]?.covers ?? [];
  const first = covers.indexOf(INTEREST) < covers.indexOf(PRINCIPAL) ? 0 : 1;
  const { due, count } = columns;
  let { credit, firstOpen: row } = plain;
  for (let index = from; index < payments.length; index++) {
    const event = payments[index] as Payment;
    const day = dayOfEvent(event);
    let left = minorOfEvent(event, rules.digits);
    const covered = index * 2;
    splits[covered] = 0;
    splits[covered + 1] = 0;
    while (left > 0 && row < count) {
      const cell = row * ROW_CELLS;
      const before = left;
      for (let turn = 0; turn < 2; turn++) {
        const part = turn === 0 ? first : 1 - first;
        const open = rows[cell + part] as number;
        const taken = open < left ? open : left;
        rows[cell + part] = open - taken;
        splits[covered + part] = (splits[covered + part] as number) + taken;
        left -= taken;
      }
      if (left !== before) {
        const on = due[row] as Day;
        if (day !== on)
          rows[cell + (day < on ? 2 : 3)] = (rows[cell + (day < on ? 2 : 3)] as number) + before - left;
        rows[cell + 4] = day;
      }
      if (rows[cell] === 0 && rows[cell + 1] === 0) row++;
    }
    credit += left;
  }
  while (row < count && rows[row * ROW_CELLS] === 0 && rows[row * ROW_CELLS + 1] === 0) row++;
  return { rows, splits, payments, credit, firstOpen: row, sum: plain.sum };
}

/** The ledger of a loan to which nothing but plain payments happened. */
export function ledgerOfPlain(columns: Columns, plain: PlainFold, digits: number): Ledger {
  const ledger = Ledger.of(columns);
  const { rows, splits, payments } = plain;
  for (let row = 0; row < columns.count; row++) {
    const [cell, from] = [row * WIDTH, row * ROW_CELLS];
    ledger.owed[cell + INTEREST] = rows[from] as number;
    ledger.owed[cell + PRINCIPAL] = rows[from + 1] as number;
    ledger.early[row] = rows[from + 2] as number;
    ledger.late[row] = rows[from + 3] as number;
    if (rows[from + 4] !== NEVER) ledger.paidOn[row] = rows[from + 4] as number;
  }
  payments.forEach((event, index) => {
    ledger.money.push(event);
    ledger.moneyDays.push(dayOfEvent(event));
    ledger.splits.push(
      0,
      0,
      splits[index * 2] as number,
      splits[index * 2 + 1] as number,
      minorOfEvent(event, digits),
    );
  });
  ledger.credit = plain.credit;
  ledger.firstOpen = plain.firstOpen;
  return ledger;
}
