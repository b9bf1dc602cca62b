/**
 * Prints: a schedule as a text table and as comma-separated values.
 */
import type { Installment, ScheduleTotals, WithText } from "./installments.js";

type Row = WithText<Installment>;
type Totals = WithText<ScheduleTotals>;

interface PrintedColumn {
  readonly header: string;
  readonly cell: (row: Row) => string;
  /** The cell of the totals line. */
  readonly total?: (totals: Totals) => string;
  /** Shown only where some row has an amount. */
  readonly isOptional?: true;
}

function optional(header: string, name: keyof Totals & keyof Row): PrintedColumn {
  return { header, cell: (row) => row[name], total: (totals) => totals[name], isOptional: true };
}

const COLUMNS: readonly PrintedColumn[] = [
  { header: "No.", cell: (row) => String(row.number) },
  { header: "Due", cell: (row) => row.due, total: () => "Total" },
  { header: "Days", cell: (row) => String(row.days) },
  { header: "Paid out", cell: (row) => row.disbursed, isOptional: true },
  { header: "Principal", cell: (row) => row.principal, total: (totals) => totals.principal },
  { header: "Interest", cell: (row) => row.interest, total: (totals) => totals.interest },
  optional("Fees", "fees"),
  optional("Insurance", "insurance"),
  optional("Taxes", "taxes"),
  { header: "Total", cell: (row) => row.total, total: (totals) => totals.total },
  optional("Savings", "savings"),
  optional("Returned", "savingsReturned"),
  { header: "Balance", cell: (row) => row.balance },
];

const isZero = (text: string): boolean => !/[1-9]/.test(text);

/** Lines of cells as a text table: the first is the header, the last the totals, each set off by a rule. */
export function layOut(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] as readonly string[]).map((_, column) =>
    Math.max(...lines.map((line) => (line[column] as string).length)),
  );
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  const text = lines.map((line) =>
    line
      .map((cell, column) => cell.padStart(widths[column] as number))
      .join("  ")
      .trimEnd(),
  );
  return [text[0], rule, ...text.slice(1, -1), rule, text.at(-1)].join("\n");
}

/** The schedule as a text table: right-aligned columns, a line of totals, lines without trailing blanks. */
export function toTable(installments: readonly Row[], totals: Totals): string {
  const shown = COLUMNS.filter(
    ({ isOptional, cell }) => isOptional !== true || installments.some((row) => !isZero(cell(row))),
  );
  return layOut([
    shown.map(({ header }) => header),
    ...installments.map((row) => shown.map(({ cell }) => cell(row))),
    shown.map(({ total }) => total?.(totals) ?? ""),
  ]);
}

const CSV_FIELDS = [
  "number",
  "periodStart",
  "periodEnd",
  "nominalDue",
  "due",
  "days",
  "disbursed",
  "principal",
  "interest",
  "fees",
  "insurance",
  "taxes",
  "total",
  "savings",
  "savingsReturned",
  "balance",
] as const;

/** The schedule as comma-separated values (RFC 4180 without its carriage returns): a header line, then the rows. */
export function toCsv(installments: readonly Row[]): string {
  const lines = installments.map((row) => CSV_FIELDS.map((field) => String(row[field])).join(","));
  return [CSV_FIELDS.join(","), ...lines].join("\n");
}
