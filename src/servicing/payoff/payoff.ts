/**
 * Payoff: what closes a loan on a day.
 *
 * Declining balance: principal outstanding + interest unpaid and due + interest accrued in the period in
 * progress (exact, rounded once) + fees + penalties − credit. Flat: everything unpaid − the rebate of the named
 * rule; interest of the row in progress counts as earned.
 */
import { type DateInput, type Day, formatDate } from "../../kernel/date.js";
import { readDay } from "../../kernel/dateInput.js";
import type { Decimal } from "../../kernel/decimal.js";
import { type Problem, problem, refuse } from "../../kernel/error.js";
import { fromMinor } from "../../kernel/money.js";
import type { Rebate } from "../../rules/rebate.js";
import { isAccount, type LoanAccount, partsOf } from "../account.js";
import { withJson } from "../accountJson.js";
import { FEE, INTEREST, PENALTY } from "../ledger/ledgerCells.js";
import { payoffSchema, readOptions } from "../optionsSchema.js";
import { replay } from "../replay.js";
import { joinsAfter, payoffInterest } from "./payoffInterest.js";

/** How a payoff is reckoned. */
export interface PayoffOptions {
  /** What is given back of flat interest; nothing unless given. */
  readonly rebate?: Rebate;
}

/** What closes a loan on a day. */
export interface PayoffQuote {
  readonly date: string;
  readonly principal: Decimal;
  /** Interest due and unpaid, and accrued or earned to the day; before the rebate in a flat loan. */
  readonly interest: Decimal;
  readonly fees: Decimal;
  readonly penalties: Decimal;
  /** What is given back of flat interest. */
  readonly rebate: Decimal;
  /** Credit kept that counts against it. */
  readonly credit: Decimal;
  /** What is to be paid; 0 when the credit covers it all. */
  readonly total: Decimal;
  /** Interest that is saved against paying as scheduled. */
  readonly interestSaved: Decimal;
}

/** The day of a quote: the one given, on which the loan must have been disbursed, or the account's own. */
function readQuoteDay(account: unknown, date: unknown, problems: Problem[]): Day | undefined {
  const facts = isAccount(account) ? partsOf(account).facts : undefined;
  if (date === undefined) return facts?.asOf;
  const day = readDay(date, "date", problems);
  if (day !== undefined && facts !== undefined && day < facts.schedule.columns.start) {
    problems.push(problem("wrong-order", "date", "must not be before the loan was disbursed"));
  }
  return day;
}

/** The account on the day of the quote, events after the account's own day included. */
function accountOn(account: LoanAccount, day: Day): LoanAccount {
  const { facts } = partsOf(account);
  if (day === facts.asOf) return account;
  return replay(facts.schedule, facts.events, { asOf: formatDate(day), servicing: facts.servicing });
}

/**
 * What closes the loan on a day, the account's own unless given.
 *
 * @throws LoanError when the account is none, the date or the options are not sound, or the loan was written off
 * @example
 * ```ts
 * const schedule = buildSchedule({
 *   currency: "USD", principal: "100000", disbursedOn: "2026-01-01",
 *   interest: { rate: { percent: "24" }, method: "flat" },
 *   repayment: { installments: 12, every: { count: 1, unit: "month" } },
 * });
 * const account = replay(schedule, [payment("2026-04-01", "30999.99")], { asOf: "2026-04-01" });
 * payoffQuote(account, "2026-04-01", { rebate: "rule-of-78" }).total.toFixed(2); // "79153.86"
 * ```
 */
export function payoffQuote(account: LoanAccount, date?: DateInput, options?: PayoffOptions): PayoffQuote {
  const problems: Problem[] = [];
  const given = readQuoteDay(account, date, problems);
  const { rebate: rule = "none" } = readOptions(account, { options }, payoffSchema, problems) ?? {};
  const day = given as Day;
  const { fold, ledger } = partsOf(accountOn(account, day));
  if (ledger.writtenOffOn !== undefined) {
    refuse(problem("wrong-order", "date", "the loan was written off; what comes in is a recovery"));
  }
  const { interest, rebate } = payoffInterest(fold, day, rule);
  const principal = ledger.principalOn(day);
  const [penalties, fees] = [ledger.openOf(PENALTY), ledger.openOf(FEE)];
  const owed = principal + interest + fees + penalties - rebate;
  const credit = Math.min(ledger.credit, owed);
  const digits = account.terms.decimals;
  const money = (minor: number) => fromMinor(minor, digits);
  const quote = {
    date: formatDate(day),
    principal: money(principal),
    interest: money(interest),
    fees: money(fees),
    penalties: money(penalties),
    rebate: money(rebate),
    credit: money(credit),
    total: money(owed - credit),
    interestSaved: money(ledger.openOf(INTEREST) + joinsAfter(ledger, day) - (interest - rebate)),
  };
  return withJson(quote, digits);
}
