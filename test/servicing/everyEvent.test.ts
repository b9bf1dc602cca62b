/**
 * What holds of every account, whatever product the loan is, whatever happens to it and however it is serviced.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LoanError } from "../../src/kernel/error.js";
import type { LoanAccount } from "../../src/servicing/account.js";
import { append } from "../../src/servicing/append.js";
import { EVENT_KINDS } from "../../src/servicing/event/eventKinds.js";
import type { LoanEventInput } from "../../src/servicing/event/eventSchema.js";
import { replay } from "../../src/servicing/replay.js";
import { runs } from "../runs.js";
import { ACCOUNT_LAWS } from "./accountLaws.js";
import { dayNumber } from "./arbitraries.js";
import { type EveryStory, everyStory, lastDay } from "./everyEvent.js";

/** The account of a story; `undefined` where an event is refused. */
function accountOf(
  { schedule, events, servicing, asOf }: EveryStory,
  changed: Partial<EveryStory> = {},
): LoanAccount | undefined {
  try {
    return replay(schedule, changed.events ?? events, { asOf: changed.asOf ?? asOf, servicing });
  } catch (error) {
    if (error instanceof LoanError) return undefined;
    throw error;
  }
}

const shown = (account: LoanAccount | undefined): string =>
  JSON.stringify(account?.toJSON() ?? "refused", (key, value) =>
    key === "event" || key === "asOf" ? undefined : value,
  );

/** The longest beginning of a story that is not refused. */
function accepted(story: EveryStory): EveryStory {
  let events: readonly LoanEventInput[] = [];
  for (const event of story.events) {
    const more = [...events, event];
    if (accountOf(story, { events: more, asOf: lastDay(story.schedule) }) !== undefined) events = more;
  }
  return { ...story, events };
}

/** The laws that hold of a loan that was written off too. */
const OF_ALL_ROWS: ReadonlySet<string> = new Set([
  "every payment splits into its amount exactly",
  "nothing is negative",
  "what is charged is paid, waived or outstanding, row by row",
  "rows stand in the order of their due dates",
]);

const told = everyStory.map(accepted);

describe("whatever happens to whatever loan", () => {
  it("every kind of event is drawn and accepted", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(told, ({ events }) => {
        for (const { kind } of events) seen.add(kind);
      }),
      { numRuns: runs(200) },
    );
    expect(Object.keys(EVENT_KINDS).filter((kind) => !seen.has(kind))).toEqual([]);
  });

  it.each(Object.entries(ACCOUNT_LAWS))("%s", (name, law) => {
    fc.assert(
      fc.property(told, (story) => {
        const account = accountOf(story);
        if (account === undefined) return;
        // What was written off stays in the rows, and is owed no more.
        if (account.status !== "written-off" || OF_ALL_ROWS.has(name)) law(account);
      }),
      { numRuns: runs(80) },
    );
  });

  it("what is received and not paid out again is paid, kept or recovered", () => {
    fc.assert(
      fc.property(told, (story) => {
        const account = accountOf(story, { asOf: lastDay(story.schedule) });
        if (account === undefined) return;
        let net = account.credit.times(-1).minus(account.paid.total).minus(account.recovered);
        for (const { kind, fromCredit, amount } of account.payments) {
          if (fromCredit) continue;
          const isOut = kind === "refund" || kind === "chargeback";
          net = isOut ? net.minus(amount) : net.plus(amount);
        }
        // Money out that is owed again was not un-paid: it is charged.
        const owedAgain = account.payments
          .filter(({ kind }) => kind === "refund" || kind === "chargeback")
          .reduce((sum, split) => sum.plus(split.amount), account.credit.times(0));
        expect(net.lte(0)).toBe(true);
        expect(net.plus(owedAgain).gte(0)).toBe(true);
      }),
      { numRuns: runs(80) },
    );
  });

  it("a prefix of the events is the account as of its day", () => {
    fc.assert(
      fc.property(told, (story) => {
        const known = story.events.filter(({ date }) => dayNumber(date) <= dayNumber(story.asOf));
        expect(shown(accountOf(story, { events: known }))).toBe(shown(accountOf(story)));
      }),
      { numRuns: runs(80) },
    );
  });

  it("the order of input decides nothing", () => {
    fc.assert(
      fc.property(told, fc.infiniteStream(fc.nat()), (drawn, keys) => {
        const story = { ...drawn, servicing: { ...drawn.servicing, sameDay: "by-kind" as const } };
        const seen = new Set<string>();
        const events = story.events.filter(({ date, kind }) => {
          const key = `${String(date)} ${kind}`;
          return !seen.has(key) && seen.add(key);
        });
        const order = events.map((event) => ({ event, key: keys.next().value ?? 0 }));
        const shuffled = order.sort((a, b) => a.key - b.key).map(({ event }) => event);
        expect(shown(accountOf(story, { events: shuffled }))).toBe(shown(accountOf(story, { events })));
      }),
      { numRuns: runs(80) },
    );
  });

  it("a reversed event is as if it had never been", () => {
    fc.assert(
      fc.property(told, fc.nat(), (story, choice) => {
        const own = story.events.filter(({ kind }) => kind !== "reversal");
        if (own.length === 0) return;
        const chosen = choice % own.length;
        const asOf = lastDay(story.schedule);
        const without = own.filter((_, index) => index !== chosen);
        const named = own.map((event, index) => (index === chosen ? { ...event, id: "it" } : event));
        const reversed: LoanEventInput[] = [...named, { kind: "reversal", date: asOf, of: "it" }];
        expect(shown(accountOf(story, { events: reversed, asOf }))).toBe(
          shown(accountOf(story, { events: without, asOf })),
        );
      }),
      { numRuns: runs(80) },
    );
  });

  it("events appended in order give what a replay of all of them gives", () => {
    fc.assert(
      fc.property(told, (story) => {
        const events = [...story.events].sort((a, b) => dayNumber(a.date) - dayNumber(b.date));
        const asOf = lastDay(story.schedule);
        const whole = accountOf(story, { asOf, events });
        if (whole === undefined) return;
        let account = accountOf(story, { asOf, events: [] }) as LoanAccount;
        try {
          for (const event of events) account = append(account, event);
        } catch (error) {
          // Events of one day that were not given in their order may be refused on the way.
          if (error instanceof LoanError) return;
          throw error;
        }
        expect(shown(account)).toBe(shown(whole));
      }),
      { numRuns: runs(80) },
    );
  });
});
