import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { type OracleSchedule, oracleSchedule } from "../oracle/scheduleOracle.js";
import { readLoan } from "../oracle/terms.js";

/** The figures of a schedule as text, whoever worked them out. */
export interface Figures {
  readonly rows: readonly FigureRow[];
  readonly netDisbursed: string;
}

interface FigureRow {
  readonly number: number;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly nominalDue: string;
  readonly due: string;
  readonly days: number;
  readonly principal: string;
  readonly interest: string;
  readonly total: string;
  readonly balance: string;
}

/** What the library answers. */
export function libraryFigures(raw: LoanTermsInput): Figures {
  const schedule = buildSchedule(raw);
  const { decimals } = schedule.terms;
  const rows = schedule.installments.map((row) => ({
    number: row.number,
    periodStart: row.periodStart,
    periodEnd: row.periodEnd,
    nominalDue: row.nominalDue,
    due: row.due,
    days: row.days,
    principal: row.principal.toFixed(decimals),
    interest: row.interest.toFixed(decimals),
    total: row.total.toFixed(decimals),
    balance: row.balance.toFixed(decimals),
  }));
  return { rows, netDisbursed: schedule.netDisbursed.toFixed(decimals) };
}

function text(minor: bigint, decimals: number): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const sign = minor < 0n ? "-" : "";
  return decimals === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-decimals)}`;
}

/** What the oracle answered, as text. */
export function oracleFiguresOf(
  raw: LoanTermsInput,
  found: Exclude<OracleSchedule, { refused: string }>,
): Figures {
  const decimals = readLoan(raw).digits;
  const rows = found.rows.map((row) => ({
    ...row,
    principal: text(row.principal, decimals),
    interest: text(row.interest, decimals),
    total: text(row.total, decimals),
    balance: text(row.balance, decimals),
  }));
  return { rows, netDisbursed: text(found.netDisbursed, decimals) };
}

/** What the oracle answers; a refusal is thrown. */
export function oracleFigures(raw: LoanTermsInput): Figures {
  const found = oracleSchedule(raw);
  if ("refused" in found) throw new Error(found.refused);
  return oracleFiguresOf(raw, found);
}
