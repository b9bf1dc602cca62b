/**
 * The ledger: the state of the fold. Rows in due order, each with four components (penalty, fee, interest,
 * principal), charged and owed, in minor units. It is private to a replay: nobody holds one that changes.
 */
import type { Day } from "../../kernel/date.js";
import type { Columns } from "../../schedule/columns.js";
import type { ChargebackEntry, ChargeEntry, DatedAmount, PauseEntry, PrincipalMove } from "../entries.js";
import type { LoanEvent } from "../event/events.js";
import type { PenaltyCount } from "../penaltyCount.js";
import { FEE, INTEREST, PER_ROW, PRINCIPAL, WIDTH } from "./ledgerCells.js";

/** The state of a loan in numbers. */
export class Ledger {
  due: number[] = [];
  /** The first days of the rows' periods. */
  start: number[] = [];
  kind: number[] = [];
  /** The period of the engine that a row stands for; −1 for rows of no period. */
  period: number[] = [];
  /** What a row pays by its plan: the level amount, or the principal; filled in when an event plans rows again. */
  levels: number[] = [];
  /** Interest of earlier rows that falls due with a row, on top of its own. */
  onTop: number[] = [];
  /** What a row spares: its mark in the schedule's plan. */
  marks: number[] = [];
  /** Interest of a row that falls due with later ones. */
  defers: number[] = [];
  /** Interest that accrues in a row's period, whether it falls due with the row, later, or joins the principal. */
  accrues: number[] = [];
  /** The part of a row's fees that is worked out again when the row changes. */
  following: number[] = [];
  charged: number[] = [];
  owed: number[] = [];
  waived: number[] | undefined;
  /** Paid before, and after, the row's due date. */
  early: number[] = [];
  late: number[] = [];
  /** The day of the last payment on a row; NaN if none. */
  paidOn: number[] = [];
  /** Rows before it owe nothing. */
  firstOpen = 0;
  /** Money received beyond everything owed. */
  credit = 0;
  /** Money saved beside the loan, positive, and taken from there, negative. */
  savingsMoves: DatedAmount[] = [];
  /** The level amount that rows are planned with; 0 where there is none. */
  level = 0;
  /** Principal paid out at first, without later tranches. */
  lentAtStart = 0;
  /** Principal paid out later, planned or by events. */
  tranches: DatedAmount[] = [];
  /** By how much the outstanding principal rose or fell, and when; `isLending` where money went out. */
  moves: PrincipalMove[] = [];
  restructured = 0;
  writtenOffOn: Day | undefined;
  recovered = 0;
  closedOn: Day | undefined;
  /** Whether a payoff has ended what was agreed for the rows to come. */
  isPaidOff = false;
  /** Whether it has settled the interest: nothing is recalculated until principal is owed again. */
  isInterestFinal = false;
  /** Money events in order, with their days, and five numbers each in `splits`: what they covered, and the amount. */
  money: LoanEvent[] = [];
  moneyDays: Day[] = [];
  /** Which of them are not money received, but credit used. */
  creditUses = new Set<number>();
  splits: number[] = [];
  charges: ChargeEntry[] = [];
  pauses: PauseEntry[] = [];
  chargebacks: ChargebackEntry[] = [];
  /** Interest that joins the principal on a day. */
  capitalizations: DatedAmount[] = [];
  /** Interest of a period that a re-age cut short, by its day: it falls due with the first of the new rows. */
  cutShort: DatedAmount[] = [];
  /** Penalties by rule, by the due date of their row. */
  penalties: Map<Day, PenaltyCount> | undefined;

  /** The ledger of a schedule that nothing happened to yet. */
  static of(columns: Columns): Ledger {
    const { count, start, due, principal, interest, accrued } = columns;
    const ledger = new Ledger();
    const { charged } = ledger;
    let from = start;
    let lent = 0;
    for (let row = 0; row < count; row++) {
      const day = due[row] as Day;
      const repaid = principal[row] as number;
      ledger.due.push(day);
      ledger.start.push(from);
      ledger.accrues.push(accrued[row] as number);
      lent += repaid;
      if (repaid >= 0) charged.push(0, 0, interest[row] as number, repaid);
      else {
        charged.push(0, 0, (interest[row] as number) + repaid, 0);
        ledger.capitalizations.push({ day, amount: -repaid });
      }
      from = day;
    }
    ledger.kind = new Array<number>(count).fill(0);
    ledger.period = Array.from(ledger.kind, (_, row) => row);
    ledger.levels = ledger.kind.slice();
    ledger.onTop = ledger.kind.slice();
    ledger.marks = ledger.kind.slice();
    ledger.defers = ledger.kind.slice();
    ledger.following = ledger.kind.slice();
    ledger.early = ledger.kind.slice();
    ledger.late = ledger.kind.slice();
    ledger.paidOn = new Array<number>(count).fill(Number.NaN);
    ledger.lentAtStart = lent;
    ledger.owed = charged.slice();
    return ledger;
  }

  get count(): number {
    return this.due.length;
  }

  /** A ledger with the same content that can go its own way. */
  copy(): Ledger {
    const copy = Object.assign(new Ledger(), this);
    for (const key of COPIED) copy[key] = this[key].slice();
    for (const key of ENTRIES) copy[key] = this[key].slice() as never;
    copy.waived = this.waived?.slice();
    copy.creditUses = new Set(this.creditUses);
    copy.charges = this.charges.map((charge) => ({ ...charge }));
    copy.penalties =
      this.penalties && new Map([...this.penalties].map(([due, count]) => [due, { ...count }]));
    return copy;
  }

  /** Moves `firstOpen` past the rows that owe nothing. */
  settle(): void {
    while (this.firstOpen < this.due.length && this.openIn(this.firstOpen) === 0) this.firstOpen++;
  }

  /** The first row due on or after a day. */
  rowFrom(day: Day): number {
    const { due } = this;
    let row = 0;
    while (row < due.length && (due[row] as Day) < day) row++;
    return row;
  }

  /** What all rows, or those from `from` on, owe of a component. */
  openOf(component: number, from = 0, to = this.due.length): number {
    let sum = 0;
    for (let row = from; row < to; row++) sum += this.owed[row * WIDTH + component] as number;
    return sum;
  }

  /** What is saved beside the loan. */
  get savings(): number {
    return this.savingsMoves.reduce((sum, { amount }) => sum + amount, 0);
  }

  /** What a row still owes. */
  openIn(row: number): number {
    const cell = row * WIDTH;
    const { owed } = this;
    const charges = (owed[cell] as number) + (owed[cell + FEE] as number);
    return charges + (owed[cell + INTEREST] as number) + (owed[cell + PRINCIPAL] as number);
  }

  /** Principal outstanding on a day: all that is open, less what is paid out or joins it later. */
  principalOn(day: Day): number {
    let sum = this.openOf(PRINCIPAL);
    for (const { day: joins, amount } of this.capitalizations) if (joins > day) sum -= amount;
    for (const { day: paidOut, amount } of this.tranches) if (paidOut > day) sum -= amount;
    return sum;
  }

  /** Principal paid out by a day. */
  lentBy(day: Day): number {
    let sum = this.lentAtStart;
    for (const { day: paidOut, amount } of this.tranches) if (paidOut <= day) sum += amount;
    return sum;
  }

  /** What was waived in a cell. */
  waivedIn(cell: number): number {
    return this.waived?.[cell] ?? 0;
  }

  /** What was paid in a cell. */
  paidIn(cell: number): number {
    return (this.charged[cell] as number) - (this.owed[cell] as number) - this.waivedIn(cell);
  }

  /** Adds to what is charged and owed in a cell. */
  charge(row: number, component: number, amount: number): void {
    const cell = row * WIDTH + component;
    this.charged[cell] = (this.charged[cell] as number) + amount;
    this.owed[cell] = (this.owed[cell] as number) + amount;
    if (row < this.firstOpen) this.firstOpen = row;
  }
}

const COPIED = [...PER_ROW, "charged", "owed", "moneyDays", "splits"] as const;
const MOVES = ["money", "moves", "savingsMoves", "tranches", "capitalizations", "cutShort"] as const;
const ENTRIES = [...MOVES, "pauses", "chargebacks"] as const;
