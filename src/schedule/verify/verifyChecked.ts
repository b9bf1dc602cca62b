/**
 * What a law sees of a schedule, and what it says of it.
 */
import type { Day } from "../../kernel/date.js";
import { Decimal } from "../../kernel/decimal.js";
import type { Trace } from "../explain/explainTrace.js";
import type { CheckedRow } from "./verifyRows.js";

/** A schedule as the laws see it. */
export interface CheckedSchedule {
  readonly principal: Decimal;
  readonly disbursedOn: Day | undefined;
  /** Digits of the currency, where known. */
  readonly digits: number | undefined;
  readonly rows: readonly CheckedRow[];
  /** Stated sums, by column. */
  readonly totals: Readonly<Record<string, Decimal>>;
  /** What the terms lead to, where terms are given. */
  readonly trace: Trace | undefined;
}

/** A place where a law is broken. Messages carry no amounts: `expected` and `actual` do. */
export interface LawBreach {
  /** The number of the row, from 1; `undefined` where the schedule as a whole is meant. */
  readonly row: number | undefined;
  /** Where: such as `rows[3].interest`. */
  readonly path: string;
  readonly message: string;
  /** What the law asks for; text for dates. */
  readonly expected?: Decimal | string;
  readonly actual?: Decimal | string;
}

/** What a law needs to be checked. */
export type LawNeed = "disbursedOn" | "currency" | "terms" | "totals" | keyof CheckedRow;

/** A law of schedules. */
export interface ScheduleLawRule {
  /** The law in words. */
  readonly statement: string;
  readonly needs: readonly LawNeed[];
  readonly breaches: (schedule: CheckedSchedule) => LawBreach[];
}

/** What is paid out at the start: what was lent, less what is paid out later. */
export function firstPaidOut({ rows, principal }: Pick<CheckedSchedule, "rows" | "principal">): Decimal {
  return rows.reduce((rest, { disbursed }) => rest.minus(disbursed ?? new Decimal(0)), principal);
}
