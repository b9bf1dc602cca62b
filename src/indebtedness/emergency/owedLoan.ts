/**
 * What a serviced loan owes on the day of a shock, and what of it the new plan bears how.
 */
import { type Day, readDate } from "../../kernel/date.js";
import { problem, refuse } from "../../kernel/error.js";
import { minorFromText, toMinor } from "../../kernel/money.js";
import type { ArrearsTreatment, EmergencyCreditUse } from "../../rules/emergencyChoice.js";
import type { LoanTerms } from "../../terms/complete.js";
import { type Figure, moneyFigure } from "../figure.js";
import type { Beside } from "../fit/fitBeside.js";
import { type InterestCharge, interestCharge } from "../fit/interestCharges.js";
import {
  checkServicedLoan,
  joinedRows,
  type OpenRow,
  openDeposits,
  openRows,
  type ServicedLoan,
  sumOfRows,
  totalOf,
} from "../servicedLoan.js";
import { owedCharges } from "./owedCharges.js";
import { termsOfRest } from "./termsOfRest.js";

/** What an account owes on the day, and what the new plan starts from. */
export interface EmergencyBalance {
  /** Principal outstanding, overdue or not. */
  readonly principal: Figure;
  /** Interest earned up to the day and unpaid: overdue, accrued since, deferred. */
  readonly interest: Figure;
  /** Fees due by the day and unpaid, with charges on interest that is earned by the day. */
  readonly fees: Figure;
  /** Penalties due by the day and unpaid. */
  readonly penalties: Figure;
  /** Fees and penalties of the rows to come, but for charges on interest: their sum stays, shared by the new dates. */
  readonly chargesToCome: Figure;
  /** Interest, and charges on it, that were paid for days to come; they go against what is owed. */
  readonly paidAhead: Figure;
  /** Credit that the account keeps for the borrower. */
  readonly credit: Figure;
  /** What of both went against what is owed. */
  readonly setOff: Figure;
  /** Compulsory deposits that are expected and not made: the household's own money, on the same dates in either plan. */
  readonly depositsToCome: Figure;
  /** Principal of the new plan, with what was capitalized. */
  readonly planned: Figure;
}

/** What is owed, in minor units, ready for a plan. */
export interface OwedLoan {
  readonly terms: LoanTerms;
  readonly day: Day;
  /** What the account makes fall due, what is overdue on the day itself; deposits included. */
  readonly rows: readonly OpenRow[];
  /** Deposits that the household has still to make; those that are late on the day itself. */
  readonly deposits: readonly OpenRow[];
  readonly beside: Beside;
  /** Minor units in one unit of the loan, and what is charged on units of interest. */
  readonly unit: number;
  readonly charge: InterestCharge;
  /** What falls due beside the loan, in the order in which payments cover it. */
  readonly pool: readonly (readonly [keyof Owed, number])[];
  readonly principal: number;
  /** What of the borrower's credit the plan uses. */
  readonly usedCredit: number;
  readonly balance: EmergencyBalance;
}

/** How the account is read. */
export interface OwedChoices {
  readonly arrears: ArrearsTreatment;
  readonly credit: EmergencyCreditUse;
}

function checkOpen({ status, principalOutstanding, rest }: ServicedLoan): void {
  const wrong = (rule: string) => refuse(problem("conflict", "remaining", rule));
  if (status !== "active") wrong(`must be an account that owes something; this one is ${status}`);
  if (rest.toBePaidOut.gt(0)) wrong("must be paid out in full: principal to come cannot be planned");
  if (!principalOutstanding.gt(0)) wrong("must owe principal: there is nothing that a plan could spread");
}

/** What is owed on the day, in minor units. */
interface Owed {
  readonly penalties: number;
  readonly fees: number;
  readonly interest: number;
  readonly principal: number;
}

/** In which order payments cover what is owed beside the principal. */
const COVERED_FIRST = ["penalties", "fees", "interest"] as const;

/** Takes an amount off what is owed: penalties, fees, interest, principal, in this order. */
function lessSetOff(owed: Owed, available: number): Owed {
  let left = available;
  const less = (amount: number): number => {
    const used = Math.min(amount, left);
    left -= used;
    return amount - used;
  };
  return {
    penalties: less(owed.penalties),
    fees: less(owed.fees),
    interest: less(owed.interest),
    principal: less(owed.principal),
  };
}

/** What the account says in minor units; charges on interest to come are none of it: they follow the new interest. */
function readAccount(loan: ServicedLoan, charge: InterestCharge, unit: number) {
  const digits = loan.rest.terms.decimals;
  const minor = (amount: ServicedLoan["credit"]): number => toMinor(amount, digits) as number;
  const day = readDate(loan.asOf) as Day;
  const rows = openRows(loan, digits);
  const later = rows.filter(({ on }) => on > day);
  const due = sumOfRows(
    rows.filter(({ on }) => on <= day),
    day,
  );
  const interest = minor(loan.rest.interestToDate);
  const charges = owedCharges(loan, charge, unit);
  const toCome = sumOfRows(later, day);
  const deposits = openDeposits(loan, digits).map((row) => ({ ...row, on: Math.max(row.on, day) }));
  return {
    day,
    deposits,
    rows: joinedRows([...(totalOf(due) > 0 ? [due] : []), ...later, ...deposits]),
    owed: {
      penalties: due.penalties,
      fees: due.fees + charges.earned,
      interest: Math.max(0, interest),
      principal: minor(loan.principalOutstanding),
    },
    paidAhead: Math.max(0, -interest) + charges.paidAhead,
    credit: minor(loan.credit),
    toCome: { ...toCome, fees: toCome.fees - charges.open },
  };
}

/** How what is owed comes into the new plan. */
function planOf(net: Owed, toCome: OpenRow, unit: number, how: ArrearsTreatment) {
  const arrears = COVERED_FIRST.reduce((sum, part) => sum + net[part], 0);
  const joins = how === "capitalized";
  const planned = net.principal + (joins ? arrears : 0);
  const odd = planned % unit; // the plan counts whole units
  if (planned === odd) refuse(problem("conflict", "remaining", "must owe more principal than is set off"));
  const charges = toCome.fees + toCome.penalties;
  return {
    planned,
    loan: planned - odd,
    beside: {
      first: odd + (how === "due-first" ? arrears : 0),
      spread: charges + (how === "spread" ? arrears : 0),
    },
    pool: [
      ...(joins ? [] : COVERED_FIRST.map((part) => [part, net[part]] as const)),
      ["principal", odd],
      ["fees", toCome.fees],
      ["penalties", toCome.penalties],
    ] as const,
  };
}

/** Reads what an account owes on its day. */
export function owedLoan(loan: ServicedLoan, choices: OwedChoices): OwedLoan {
  checkServicedLoan(loan, "remaining");
  checkOpen(loan);
  const { decimals, rounding } = loan.rest.terms;
  const unit = minorFromText(rounding.unit, decimals) as number;
  const charge = interestCharge(loan.terms.charges, rounding.mode);
  const { day, rows, deposits, owed, paidAhead, credit, toCome } = readAccount(loan, charge, unit);
  const usedCredit = choices.credit === "set-off" ? credit : 0;
  const net = lessSetOff(owed, paidAhead + usedCredit);
  const plan = planOf(net, toCome, unit, choices.arrears);
  const money = (amount: number): Figure => moneyFigure(BigInt(amount), 1n, decimals);
  return {
    terms: termsOfRest(loan, plan.loan),
    day,
    rows,
    deposits,
    unit,
    charge,
    beside: plan.beside,
    pool: plan.pool,
    principal: owed.principal,
    usedCredit,
    balance: {
      principal: money(owed.principal),
      interest: money(owed.interest),
      fees: money(owed.fees),
      penalties: money(owed.penalties),
      chargesToCome: money(toCome.fees + toCome.penalties),
      paidAhead: money(paidAhead),
      credit: money(credit),
      setOff: money(paidAhead + usedCredit),
      depositsToCome: money(sumOfRows(deposits, day).savings),
      planned: money(plan.planned),
    },
  };
}
