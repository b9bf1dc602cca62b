/**
 * The table of a position's fields, and the checks of one field against another.
 */
import { type Problem, problem, refuse } from "../../kernel/error.js";
import type { HasPosition, Position } from "./position.js";
import { readRecord, recordJsonSchema } from "./readRecord.js";
import * as field from "./recordFields.js";

/** The fields of a position beside `currency` and `unit`. */
export const POSITION_FIELDS = {
  principalOutstanding: field.required(field.amount),
  daysPastDue: field.required(field.days),
  overduePrincipal: field.positiveAmount,
  overdueInstallments: field.listOf(
    field.recordOf({ daysPastDue: field.days, principal: field.positiveAmount }),
    "records with daysPastDue and principal",
  ),
  restructured: field.flag,
  timesRestructured: field.whole(0, 1000),
  writtenOff: field.flag,
  yearsInDefault: field.whole(0, 1000),
  significantRiskIncrease: field.flag,
  creditImpaired: field.flag,
  disbursedOn: field.date,
  disbursedPrincipal: field.positiveAmount,
  collateral: field.recordOf({ kind: field.text, amount: field.positiveAmount }),
  id: field.text,
  borrower: field.text,
  woman: field.flag,
  keys: field.keys,
} as const satisfies Record<string, field.FieldRule>;

/** What was read of one position: the position, or everything that is wrong with the input. */
export interface PositionReading {
  readonly position?: Position;
  readonly problems: readonly Problem[];
}

/** The position of an account, or the value itself. */
export function positionGiven(item: unknown): unknown {
  const knows = typeof item === "object" && item !== null && "toPosition" in item;
  return knows ? (item as HasPosition).toPosition() : item;
}

/** Reads one position and returns its problems instead of throwing. */
export function readPosition(input: unknown, options: field.MoneyReading = {}): PositionReading {
  const { record, problems } = readRecord(input, POSITION_FIELDS, options);
  if (problems.length > 0) return { problems };
  const position = record as Partial<Position> as Position;
  const conflicts = conflictsOf(position);
  return conflicts.length > 0 ? { problems: conflicts } : { position, problems };
}

function conflictsOf(position: Position): Problem[] {
  const { principalOutstanding, overduePrincipal = 0, overdueInstallments = [] } = position;
  const most = Math.max(principalOutstanding, 0);
  const rule = "must not be more than the principal outstanding";
  const problems: Problem[] = [];
  if (overduePrincipal > most) problems.push(problem("conflict", "overduePrincipal", rule));
  const pieces = overdueInstallments.reduce((sum, { principal }) => sum + principal, 0);
  if (pieces > most) problems.push(problem("conflict", "overdueInstallments", rule));
  if (position.restructured === false && (position.timesRestructured ?? 0) > 0) {
    problems.push(
      problem("conflict", "timesRestructured", "must be 0 or left out if the loan is not restructured"),
    );
  }
  return problems;
}

/** JSON Schema 2020-12 of a position as callers give it. */
export function positionJsonSchema(): Record<string, unknown> {
  return recordJsonSchema("Position", POSITION_FIELDS);
}

/**
 * Reads one position, amounts into minor units.
 *
 * @param options.decimals digits of currencies that ISO 4217 does not list, or other digits for those it does
 * @throws LoanError listing every field that is missing, unknown or wrong
 * @example
 * ```ts
 * parsePosition({ currency: "BDT", principalOutstanding: "500.00", daysPastDue: 45 }).principalOutstanding; // 50000
 * ```
 */
export function parsePosition(input: unknown, options: field.MoneyReading = {}): Position {
  const { position, problems } = readPosition(input, options);
  return position ?? refuse(problems);
}
