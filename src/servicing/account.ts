/**
 * The loan account on one day, made from the ledger's integers when somebody looks, and remembered.
 */
import { formatDate } from "../kernel/date.js";
import type { Decimal } from "../kernel/decimal.js";
import { fromMinor } from "../kernel/money.js";
import type { Schedule } from "../schedule/schedule.js";
import type { LoanTerms } from "../terms/complete.js";
import { type AccountFacts, AccountParts } from "./accountFacts.js";
import { jsonOf } from "./accountJson.js";
import { type AccountRow, accountRows } from "./accountRows.js";
import { type AccountSavings, accountSavings } from "./accountSavings.js";
import { type AccountStatus, type NextDue, nextDueOf, statusOf } from "./accountStatus.js";
import { accountTable } from "./accountTable.js";
import { type AccruedInterest, accruedInterest } from "./accrued.js";
import { type Amounts, type Cells, owedBy, sumCells, toAmounts, writtenOffIn } from "./amounts.js";
import type { Fold } from "./fold.js";
import type { Ledger } from "./ledger/ledger.js";
import { type PaymentSplit, paymentSplits } from "./paymentSplits.js";
import type { HasPosition, Position } from "./position/position.js";
import { positionFrom } from "./position/positionFrom.js";
import { type RestOfLoan, restOfLoan } from "./restOfLoan.js";
import type { Servicing } from "./servicingSchema.js";

/** A loan account on a day. */
export class LoanAccount implements HasPosition {
  /** The schedule as it was first agreed. */
  readonly schedule: Schedule;
  readonly #parts: AccountParts;
  #rows: readonly AccountRow[] | undefined;
  #payments: readonly PaymentSplit[] | undefined;

  /** Made by `replay` and `append`. */
  constructor(facts: AccountFacts, fold: Fold) {
    this.schedule = facts.schedule;
    this.#parts = new AccountParts(facts, fold);
  }

  /** @internal The inside of an account, for the other files of this stage; `undefined` of anything else. */
  static partsIn(value: object): AccountParts | undefined {
    return #parts in value ? value.#parts : undefined;
  }

  /** The complete terms of the loan. */
  get terms(): LoanTerms {
    return this.schedule.terms;
  }

  get #ledger(): Ledger {
    return this.#parts.ledger;
  }

  /** How the loan is serviced, with every default. */
  get servicing(): Servicing {
    return this.#parts.facts.servicing;
  }

  /** The day that the account shows. */
  get asOf(): string {
    return formatDate(this.#parts.facts.asOf);
  }

  /** The events as they were given, those after `asOf` included. */
  get events(): AccountFacts["events"] {
    return this.#parts.facts.events;
  }

  /** Where the loan stands. */
  get status(): AccountStatus {
    return statusOf(this.#ledger);
  }

  /** The rows as they now stand. */
  get installments(): readonly AccountRow[] {
    this.#rows ??= accountRows(this.#ledger, this.schedule, this.servicing.downPayments);
    return this.#rows;
  }

  /** What each payment, credit, refund and chargeback did, in order. */
  get payments(): readonly PaymentSplit[] {
    this.#payments ??= paymentSplits(this.#ledger, this.terms.decimals);
    return this.#payments;
  }

  #amounts(cells: Cells): Amounts {
    return toAmounts(cells, this.terms.decimals);
  }

  #money(minor: number): Decimal {
    return fromMinor(minor, this.terms.decimals);
  }

  /** What is owed, due or not, by component; nothing once it is written off. */
  get outstanding(): Amounts {
    return this.#amounts(owedBy(this.#ledger, Number.POSITIVE_INFINITY));
  }

  /** What was charged over the whole life of the loan, as it now stands. */
  get charged(): Amounts {
    return this.#amounts(sumCells(this.#ledger, "charged"));
  }

  /** What was paid. */
  get paid(): Amounts {
    return this.#amounts(sumCells(this.#ledger, "paid"));
  }

  /** What was waived. */
  get waived(): Amounts {
    return this.#amounts(sumCells(this.#ledger, "waived"));
  }

  /** What is due before the day and unpaid. */
  get overdue(): Amounts {
    return this.#amounts(owedBy(this.#ledger, this.#parts.facts.asOf - 1));
  }

  /** What is due on the day or before it and unpaid. */
  get due(): Amounts {
    return this.#amounts(owedBy(this.#ledger, this.#parts.facts.asOf));
  }

  /** Principal outstanding on the day. */
  get principalOutstanding(): Decimal {
    return this.#money(this.status === "written-off" ? 0 : this.#ledger.principalOn(this.#parts.facts.asOf));
  }

  /** What was owed when the loan was written off. */
  get writtenOff(): Amounts {
    return this.#amounts(writtenOffIn(this.#ledger));
  }

  /** Money received after the write-off for the claim; what was beyond it is `credit`. */
  get recovered(): Decimal {
    return this.#money(this.#ledger.recovered);
  }

  /** Money received beyond everything owed, and kept for the borrower. */
  get credit(): Decimal {
    return this.#money(this.#ledger.credit);
  }

  /** Savings kept with the loan. */
  get savings(): Decimal {
    return this.#money(this.#ledger.savings);
  }

  /** The compulsory savings beside the loan: what is expected, deposited and overdue; no part of its arrears. */
  get compulsorySavings(): AccountSavings {
    return accountSavings(this.#ledger, this.schedule, this.#parts.facts.asOf);
  }

  /** How often the rows to come were changed by agreement. */
  get timesRestructured(): number {
    return this.#ledger.restructured;
  }

  /** Interest that has accrued in the period in progress, exact and rounded. */
  get accruedInterest(): AccruedInterest {
    return accruedInterest(this.#parts.fold, this.#parts.facts.asOf);
  }

  /** What a new agreement would start from: terms, dates and interest of what is left. */
  get rest(): RestOfLoan {
    return restOfLoan(this.#parts.fold, this.#parts.facts.asOf);
  }

  /** What falls due next, on the day or after it. */
  get nextDue(): NextDue {
    return nextDueOf(this.#ledger, this.#parts.facts.asOf, this.terms.decimals);
  }

  /** The level amount of the rows to come; `undefined` where the pattern has none. */
  get levelAmount(): Decimal | undefined {
    return this.#ledger.level === 0 ? this.schedule.levelAmount : this.#money(this.#ledger.level);
  }

  /** What a portfolio needs to know of the loan. */
  toPosition(): Position {
    return positionFrom(this.#ledger, this.#parts.facts);
  }

  /** The rows as a text table, with a line of totals. */
  toTable(): string {
    return accountTable(this.installments, this.terms.decimals);
  }

  /** The account as plain data; amounts are text with the currency's digits. */
  toJSON(): object {
    return jsonOf(this);
  }
}

/** The inside of an account. */
export const partsOf = (account: LoanAccount): AccountParts => LoanAccount.partsIn(account) as AccountParts;

/** Whether a value is an account. */
export const isAccount = (value: unknown): value is LoanAccount =>
  typeof value === "object" && value !== null && LoanAccount.partsIn(value) !== undefined;
