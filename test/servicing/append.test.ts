/**
 * One more event: the same as a full replay, whatever the event, and the account it was appended to stays as it was.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDate } from "../../src/kernel/date.js";
import { LoanError } from "../../src/kernel/error.js";
import { type LoanAccount, partsOf } from "../../src/servicing/account.js";
import { append } from "../../src/servicing/append.js";
import { payment } from "../../src/servicing/event/eventMakers.js";
import type { LoanEventInput } from "../../src/servicing/event/eventSchema.js";
import { parseEvent } from "../../src/servicing/event/parseEvents.js";
import { replay } from "../../src/servicing/replay.js";
import type { ServicingInput } from "../../src/servicing/servicingSchema.js";
import { anyEvent, anyStory, cents, dayNumber, dayOf, farDay, type Story } from "./arbitraries.js";
import { threeRows } from "./loans.js";

/** Everything that an account says, or everything that is wrong. */
function said(make: () => LoanAccount): string {
  try {
    const account = make();
    return JSON.stringify([
      account,
      account.outstanding,
      account.accruedInterest.exact,
      account.toPosition(),
    ]);
  } catch (error) {
    if (error instanceof LoanError) return JSON.stringify(error.problems);
    throw error;
  }
}

/** What more a loan is serviced with: nothing, a rule for penalties, or interest day by day. */
const anyRules: fc.Arbitrary<ServicingInput> = fc.constantFrom<ServicingInput>(
  {},
  {},
  { penalty: { rate: { percent: "36" }, graceDays: 3 } },
  { interest: "actual", latePrincipal: "until-paid" },
  { sameDay: "as-given", charges: "when-due" },
  { charges: "from-the-start", rowChanges: "from-the-start" },
);

/** Stories whose events have ids, some of them, and refer to one another. */
const anyStream = fc
  .record({
    story: anyStory((schedule) =>
      fc.oneof(
        { weight: 8, arbitrary: anyEvent(schedule) },
        {
          weight: 1,
          arbitrary: fc.record({
            kind: fc.constant("reversal" as const),
            date: dayOf(schedule),
            of: fc.constantFrom("0", "1", "2", "3"),
          }),
        },
        {
          weight: 1,
          arbitrary: fc.record({
            kind: fc.constant("chargeback" as const),
            date: dayOf(schedule),
            amount: fc.integer({ min: 1, max: 9_999 }).map(cents),
            of: fc.constantFrom("0", "1", "2"),
          }),
        },
      ),
    ),
    rules: anyRules,
    hasIds: fc.boolean(),
    isSorted: fc.boolean(),
    isMade: fc.boolean(),
  })
  .map(({ story, rules, hasIds, isSorted, isMade }): Story => {
    const named = story.events.map((event, index) => (hasIds ? { ...event, id: String(index) } : event));
    const events = isSorted ? named.sort((a, b) => dayNumber(a.date) - dayNumber(b.date)) : named;
    const servicing = { ...story.servicing, ...rules };
    const made = events.map((event) => parseEvent(event) as LoanEventInput);
    return { ...story, events: isMade ? made : events, servicing };
  });

describe("appending", () => {
  it("says after each event what a full replay says, and refuses what it refuses", () => {
    fc.assert(
      fc.property(anyStream, ({ schedule, events, servicing, asOf }) => {
        let known: LoanEventInput[] = [];
        let account = replay(schedule, [], { asOf, servicing });
        for (const event of events) {
          const before = account;
          const day = formatDate(Math.max(dayNumber(event.date), dayNumber(before.asOf)));
          const whole = said(() => replay(schedule, [...known, event], { asOf: day, servicing }));
          expect(said(() => append(before, event))).toBe(whole);
          try {
            account = append(before, event);
            known = [...known, event];
          } catch (error) {
            // What was refused did not happen.
            if (!(error instanceof LoanError)) throw error;
          }
        }
      }),
    );
  });

  it("on any day shows the account of that day", () => {
    fc.assert(
      fc.property(anyStream, fc.nat(), ({ schedule, events, servicing, asOf }, choice) => {
        fc.pre(events.length > 0);
        const last = events[events.length - 1] as LoanEventInput;
        const days = [asOf, formatDate(schedule.columns.start + (choice % 400)), farDay(schedule)];
        let account: LoanAccount;
        try {
          account = replay(schedule, events.slice(0, -1), { asOf, servicing });
        } catch (error) {
          if (error instanceof LoanError) return;
          throw error;
        }
        for (const day of days) {
          const whole = said(() => replay(schedule, events, { asOf: day, servicing }));
          expect(said(() => append(account, last, { asOf: day }))).toBe(whole);
        }
      }),
    );
  });

  it("leaves the account as it was, and two futures of it do not meet", () => {
    fc.assert(
      fc.property(anyStream, ({ schedule, events, servicing, asOf }) => {
        fc.pre(events.length > 1);
        const [one, other] = events.slice(-2) as [LoanEventInput, LoanEventInput];
        const known = events.slice(0, -2);
        const fresh = () => replay(schedule, known, { asOf, servicing });
        let account: LoanAccount;
        try {
          account = fresh();
        } catch (error) {
          if (error instanceof LoanError) return;
          throw error;
        }
        const alone = said(() => append(fresh(), one));
        const first = said(() => append(account, one));
        const second = said(() => append(account, other));
        expect(first).toBe(alone);
        expect(said(() => append(account, one))).toBe(first);
        expect(said(() => append(account, other))).toBe(second);
        expect(said(() => account)).toBe(said(fresh));
      }),
    );
  });

  it("goes on from the state that is kept where the event is the latest, and from the start where it is not", () => {
    const account = replay(threeRows(), [payment("2026-01-11", "100", { id: "a" })], { asOf: "2026-01-31" });
    const { kept } = partsOf(account);
    const firstMove = (event: LoanEventInput) => partsOf(append(account, event)).kept.ledger.moves[0];
    expect(firstMove(payment("2026-01-11", "50", { id: "b" }))).toBe(kept.ledger.moves[0]);
    expect(firstMove(payment("2026-01-10", "50", { id: "b" }))).not.toBe(kept.ledger.moves[0]);
    expect(firstMove({ kind: "reversal", date: "2026-02-01", of: "a" })).toBe(undefined);
  });

  it("refuses an event that is none, in the words of a replay", () => {
    const account = replay(threeRows(), [], { asOf: "2026-01-31" });
    for (const event of [
      null,
      7,
      {},
      { kind: "payment" },
      { kind: "payment", date: "2026-02-30", amount: "1" },
    ]) {
      const whole = said(() => replay(threeRows(), [event as never], { asOf: "2026-01-31" }));
      expect(said(() => append(account, event as never))).toBe(whole);
    }
  });
});
