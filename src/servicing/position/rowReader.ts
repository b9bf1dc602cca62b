/**
 * Rows of a database as position inputs.
 */
import { needIterable, needRecord } from "../../kernel/recordInput.js";
import type { PositionInput } from "./position.js";

/** Where the fields of a position stand in the rows of a database, and what is the same in all rows. */
export interface RowColumns {
  /** Position field → column name. */
  readonly columns: Readonly<Record<string, string>>;
  /** Columns that the book can be cut by; they keep their names. */
  readonly keys?: readonly string[];
  /** Fields that all rows share, such as `{ currency: "BDT", unit: "minor" }`. */
  readonly constants?: Readonly<Record<string, unknown>>;
}

/**
 * A function that turns database rows into position inputs: columns renamed, `null` left out, key columns as text.
 *
 * @example
 * ```ts
 * const toPosition = rowReader({
 *   columns: { principalOutstanding: "balance", daysPastDue: "dpd" },
 *   keys: ["branch"],
 *   constants: { currency: "BDT" },
 * });
 * toPosition({ balance: "500.00", dpd: 45, branch: 7, extra: null }).keys; // { branch: "7" }
 * ```
 */
export function rowReader(names: RowColumns) {
  needRecord(names, "columns");
  const { columns, keys = [], constants = {} } = names;
  needRecord(columns, "columns.columns");
  needIterable(keys, "columns.keys");
  needRecord(constants, "columns.constants");
  const fields = Object.entries(columns);
  return (row: Readonly<Record<string, unknown>>): PositionInput => {
    needRecord(row, "row");
    const input: Record<string, unknown> = { ...constants };
    for (const [field, column] of fields) {
      const value = row[column];
      if (value !== null && value !== undefined) input[field] = value;
    }
    if (keys.length > 0) input.keys = keysOf(row, keys);
    return input as Partial<PositionInput> as PositionInput;
  };
}

function keysOf(row: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, string> {
  const keys: Record<string, string> = {};
  for (const name of names) {
    const value = row[name];
    if (value !== null && value !== undefined) keys[name] = String(value);
  }
  return keys;
}
