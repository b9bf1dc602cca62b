/**
 * Compares the unrounded events of ACTUS contracts with those that a file of test cases states.
 *
 *     npm run conformance:actus -- FILE
 *
 * The file holds `cases`, each with `inputs.terms` (a contract), `inputs.to` (the last date that is stated, or null) and
 * `expected.expectedEvents` (date, type, payoff, notional, accrued). The published cases of ACTUS stand under a
 * share-alike licence, so neither they nor anything made from them is part of this package.
 */
import { readFileSync } from "node:fs";
import { actusEvents, LoanError } from "kisti";

/** Stated values carry the noise of binary floating point. */
const TOLERANCE = 1e-9;

const AMOUNTS = /** @type {const} */ (["payoff", "notional", "accrued"]);

/** @typedef {{ date: string, type: string, payoff: string, notional: string, accrued: string }} Stated */
/** @typedef {{ id: string, inputs: { terms: Record<string, unknown>, to?: string | null }, expected: { expectedEvents: Stated[] } }} Case */

/** @param {string} stated @param {{ toNumber(): number }} found */
function isNear(stated, found) {
  const [a, b] = [Number(stated), found.toNumber()];
  return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a));
}

/** The events of a contract, or why there are none. @param {Record<string, unknown>} terms */
function eventsOf(terms) {
  try {
    return actusEvents(terms);
  } catch (error) {
    if (!(error instanceof LoanError)) throw error;
    const reasons = error.problems.map(({ path, message }) => `${path}: ${message}`);
    return { kind: /** @type {const} */ ("none"), reasons };
  }
}

/** What is wrong with a case, event by event. @param {Case} each */
function differences({ inputs, expected }) {
  const made = eventsOf(inputs.terms);
  if (made.kind === "none") return { reasons: made.reasons, wrong: [] };
  const { to } = inputs;
  const events = made.events.filter(({ date }) => to === undefined || to === null || date <= to.slice(0, 10));
  const stated = expected.expectedEvents;
  const wrong = stated.flatMap((event, index) => {
    const found = events[index];
    if (found === undefined) return [`${event.date} ${event.type}: not found`];
    const names = AMOUNTS.filter((name) => !isNear(event[name], found[name]));
    if (found.date !== event.date || found.type !== event.type) {
      return [`${event.date} ${event.type}: found ${found.date} ${found.type}`];
    }
    return names.map(
      (name) => `${event.date} ${event.type} ${name}: ${event[name]}, found ${found[name].toFixed(12)}`,
    );
  });
  const more = events.length > stated.length ? [`${events.length - stated.length} events more`] : [];
  return { reasons: [], wrong: [...wrong, ...more] };
}

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error("usage: npm run conformance:actus -- FILE");
  process.exit(2);
}

/** @type {{ cases: Case[] }} */
const { cases } = JSON.parse(readFileSync(path, "utf8"));
const tally = { agree: 0, events: 0, differ: 0, unmapped: 0 };
for (const each of cases) {
  const { reasons, wrong } = differences(each);
  if (reasons.length > 0) {
    tally.unmapped++;
    console.log(`${each.id}: not mapped: ${reasons.join("; ")}`);
  } else if (wrong.length > 0) {
    tally.differ++;
    console.log(`${each.id}: differs\n  ${wrong.slice(0, 5).join("\n  ")}`);
  } else {
    tally.agree++;
    tally.events += each.expected.expectedEvents.length;
  }
}
const { agree, events, differ, unmapped } = tally;
console.log(
  `${agree} of ${cases.length} contracts agree (${events} events), ${differ} differ, ${unmapped} not mapped`,
);
process.exitCode = differ > 0 ? 1 : 0;
