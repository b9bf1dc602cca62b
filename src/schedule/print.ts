/**
 * Prints: a schedule as a text table and as comma-separated values.
 */
import type { Installment, Schedule } from "./schedule.js";

interface PrintedColumn {
  readonly name: string;
  readonly header: string;
  readonly cell: (row: Installment, digits: number) => string;
  /** The cell of the totals line. */
  readonly total?: (schedule: Schedule, digits: number) => string;
}

const COLUMNS: readonly PrintedColumn[] = [
  { name: "number", header: "No.", cell: (row) => String(row.number) },
  { name: "due", header: "Due", cell: (row) => row.due, total: () => "Total" },
  { name: "days", header: "Days", cell: (row) => String(row.days) },
  {
    name: "principal",
    header: "Principal",
    cell: (row, digits) => row.principal.toFixed(digits),
    total: ({ totals }, digits) => totals.principal.toFixed(digits),
  },
  {
    name: "interest",
    header: "Interest",
    cell: (row, digits) => row.interest.toFixed(digits),
    total: ({ totals }, digits) => totals.interest.toFixed(digits),
  },
  {
    name: "total",
    header: "Total",
    cell: (row, digits) => row.total.toFixed(digits),
    total: ({ totals }, digits) => totals.total.toFixed(digits),
  },
  { name: "balance", header: "Balance", cell: (row, digits) => row.balance.toFixed(digits) },
];

/** The schedule as a text table: right-aligned columns, a line of totals, lines without trailing blanks. */
export function toTable(schedule: Schedule): string {
  const digits = schedule.terms.decimals;
  const lines = [
    COLUMNS.map(({ header }) => header),
    ...schedule.installments.map((row) => COLUMNS.map(({ cell }) => cell(row, digits))),
    COLUMNS.map(({ total }) => total?.(schedule, digits) ?? ""),
  ];
  const widths = COLUMNS.map((_, column) =>
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

const CSV_FIELDS = [
  "number",
  "periodStart",
  "periodEnd",
  "nominalDue",
  "due",
  "days",
  "principal",
  "interest",
  "total",
  "balance",
] as const;

/** The schedule as comma-separated values (RFC 4180 without its carriage returns): a header line, then the rows. */
export function toCsv(schedule: Schedule): string {
  const { installments } = schedule.toJSON();
  const lines = installments.map((row) => CSV_FIELDS.map((field) => String(row[field])).join(","));
  return [CSV_FIELDS.join(","), ...lines].join("\n");
}
