/** Markdown tables that can be pasted into the README. */

/** @param {number | undefined} value */
export const short = (value) =>
  value === undefined || !Number.isFinite(value)
    ? "–"
    : Number(value.toPrecision(value < 1000 ? 2 : 4)).toLocaleString("en-US");

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
export const markdownTable = (head, rows) =>
  [head, head.map((_, column) => (column === 0 ? "---" : "---:")), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
