/**
 * Prints: a schedule as a text table and as comma-separated values.
 */
import type { ScheduleJson } from "./installments.js";

type Row = ScheduleJson["installments"][number];

interface PrintedColumn {
  readonly header: string;
  readonly cell: (row: Row) => string;
  /** The cell of the totals line. */
  readonly total?: (totals: ScheduleJson["totals"]) => string;
}

const COLUMNS: readonly PrintedColumn[] = [
  { header: "No.", cell: (row) => String(row.number) },
  { header: "Due", cell: (row) => row.due, total: () => "Total" },
  { header: "Days", cell: (row) => String(row.days) },
  { header: "Principal", cell: (row) => row.principal, total: (totals) => totals.principal },
  { header: "Interest", cell: (row) => row.interest, total: (totals) => totals.interest },
  { header: "Total", cell: (row) => row.total, total: (totals) => totals.total },
  { header: "Balance", cell: (row) => row.balance },
];

/** The schedule as a text table: right-aligned columns, a line of totals, lines without trailing blanks. */
export function toTable({ installments, totals }: ScheduleJson): string {
  const lines = [
    COLUMNS.map(({ header }) => header),
    ...installments.map((row) => COLUMNS.map(({ cell }) => cell(row))),
    COLUMNS.map(({ total }) => total?.(totals) ?? ""),
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
export function toCsv({ installments }: ScheduleJson): string {
  const lines = installments.map((row) => CSV_FIELDS.map((field) => String(row[field])).join(","));
  return [CSV_FIELDS.join(","), ...lines].join("\n");
}
