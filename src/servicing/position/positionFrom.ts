/**
 * From a ledger to the position that a portfolio needs.
 */
import { type Day, formatDate } from "../../kernel/date.js";
import { DAYS_PAST_DUE, type DaysPastDueConvention } from "../../rules/daysPastDue.js";
import type { AccountFacts } from "../accountFacts.js";
import type { Ledger } from "../ledger/ledger.js";
import { PRINCIPAL, WIDTH } from "../ledger/ledgerCells.js";
import type { OverdueInstallment, Position } from "./position.js";

/** What a position may say beyond what the account knows. */
export interface PositionExtras
  extends Pick<
    Position,
    | "id"
    | "borrower"
    | "woman"
    | "keys"
    | "collateral"
    | "creditImpaired"
    | "significantRiskIncrease"
    | "yearsInDefault"
  > {
  /** How days past due are counted; asOf − due unless given. */
  readonly convention?: DaysPastDueConvention;
}

function overdueRows(ledger: Ledger, asOf: Day, convention: DaysPastDueConvention): OverdueInstallment[] {
  const rows: OverdueInstallment[] = [];
  for (let row = ledger.firstOpen; row < ledger.count; row++) {
    const due = ledger.due[row] as Day;
    if (due > asOf) break;
    const daysPastDue = DAYS_PAST_DUE[convention](due, asOf);
    if (daysPastDue > 0 && ledger.openIn(row) > 0) {
      rows.push({ daysPastDue, principal: ledger.owed[row * WIDTH + PRINCIPAL] as number });
    }
  }
  return rows;
}

/** The position of a loan on a day, amounts in minor units. */
export function positionFrom(ledger: Ledger, facts: AccountFacts, extras: PositionExtras = {}): Position {
  const { convention = "after-due-date", ...said } = extras;
  const isWrittenOff = ledger.writtenOffOn !== undefined;
  const overdue = overdueRows(ledger, facts.asOf, convention);
  const principal = ledger.principalOn(facts.asOf);
  return {
    unit: "minor",
    currency: facts.schedule.terms.currency,
    principalOutstanding: isWrittenOff ? Math.max(principal - ledger.recovered, 0) : principal,
    daysPastDue: overdue[0]?.daysPastDue ?? 0,
    overduePrincipal: overdue.reduce((sum, row) => sum + row.principal, 0),
    overdueInstallments: overdue,
    restructured: ledger.restructured > 0,
    timesRestructured: ledger.restructured,
    writtenOff: isWrittenOff,
    disbursedOn: formatDate(facts.schedule.columns.start),
    disbursedPrincipal: ledger.lentBy(facts.asOf),
    ...said,
  };
}
