/**
 * Many loans and their events from one file: each loan is replayed, faulty lines are reported with their place, and
 * the rest goes on. On a terminal a progress bar shows how far it is; elsewhere nothing but the result is printed.
 */
import { readFileSync } from "node:fs";
import { arrears, buildSchedule, LoanError, replay, safeParseEvents } from "kisti";

const AS_OF = "2026-06-01";
const file = readFileSync(new URL("servicing/events.jsonl", import.meta.url), "utf8");

/** @type {Map<string, { terms?: any, events: any[] }>} */
const loans = new Map();
for (const line of file.trim().split("\n")) {
  const { loan, terms, ...event } = JSON.parse(line);
  const known = loans.get(loan) ?? { events: [] };
  loans.set(loan, known);
  if (terms === undefined) known.events.push(event);
  else known.terms = terms;
}

const WIDTH = 30;
/** @param {number} done */
const showProgress = (done) => {
  if (!process.stderr.isTTY) return;
  const filled = Math.round((WIDTH * done) / loans.size);
  process.stderr.write(`\r[${"#".repeat(filled)}${" ".repeat(WIDTH - filled)}] ${done}/${loans.size}`);
  if (done === loans.size) process.stderr.write("\n");
};

const rows = [];
let done = 0;
for (const [loan, { terms, events }] of loans) {
  const { events: sound, problems } = safeParseEvents(events);
  for (const { path, message } of problems) console.log(`${loan}: ${path} ${message}`);
  try {
    const account = replay(buildSchedule(terms), sound, { asOf: AS_OF });
    const { daysPastDue, overdue } = arrears(account);
    const { outstanding, paid, status } = account;
    const amounts = [paid.total, outstanding.principal, overdue.total].map((amount) =>
      amount.toFixed(2).padStart(9),
    );
    rows.push(`${loan}  ${status.padEnd(11)}  ${amounts.join("  ")}  ${String(daysPastDue).padStart(4)}`);
  } catch (error) {
    if (!(error instanceof LoanError)) throw error;
    rows.push(`${loan}  refused: ${error.message}`);
  }
  showProgress(++done);
}

console.log(`\nAs of ${AS_OF}   paid       principal  overdue    days late`);
console.log(rows.join("\n"));
