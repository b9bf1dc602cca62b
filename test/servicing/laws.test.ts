/**
 * What holds of every account, whatever the loan, the events and the servicing terms.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDate } from "../../src/kernel/date.js";
import { LoanError } from "../../src/kernel/error.js";
import type { LoanAccount } from "../../src/servicing/account.js";

import { append } from "../../src/servicing/append.js";
import { payment } from "../../src/servicing/event/eventMakers.js";
import type { LoanEventInput } from "../../src/servicing/event/eventSchema.js";
import { payoffQuote } from "../../src/servicing/payoff/payoff.js";
import { replay } from "../../src/servicing/replay.js";
import { ACCOUNT_LAWS, sum } from "./accountLaws.js";
import {
  anyEvent,
  anyLoan,
  anyStory,
  cents,
  dayNumber,
  farDay,
  receipts,
  type Story,
} from "./arbitraries.js";

/** The account of a story; `undefined` when an event in it is refused. */
function accountOf(
  { schedule, events, servicing, asOf }: Story,
  changed: Partial<Story> = {},
): LoanAccount | undefined {
  try {
    return replay(schedule, changed.events ?? events, { asOf: changed.asOf ?? asOf, servicing });
  } catch (error) {
    if (error instanceof LoanError) return undefined;
    throw error;
  }
}

/** An account without what tells how it was asked for. */
function shown(account: LoanAccount | undefined): string {
  if (account === undefined) return "refused";
  return JSON.stringify(account.toJSON(), (key, value) =>
    key === "event" || key === "asOf" ? undefined : value,
  );
}

const isIncoming = (kind: string): boolean => ["payment", "prepayment", "credit", "set-off"].includes(kind);

describe("every account", () => {
  it.each(Object.entries(ACCOUNT_LAWS))("%s", (_, law) => {
    fc.assert(
      fc.property(anyStory(anyEvent), (story) => {
        const account = accountOf(story);
        if (account !== undefined) law(account);
      }),
    );
  });
});

describe("money that only comes in", () => {
  it("is paid on rows or kept as credit, to the cent", () => {
    fc.assert(
      fc.property(anyStory(receipts), (story) => {
        const account = accountOf(story);
        if (account === undefined) return;
        const received = account.payments
          .filter(({ kind, fromCredit }) => isIncoming(kind) && !fromCredit)
          .map(({ amount }) => amount);
        expect(sum([account.paid.total, account.credit])).toBe(sum(received));
      }),
    );
  });
});

describe("a replay", () => {
  it("does not depend on the order of input", () => {
    fc.assert(
      fc.property(anyStory(anyEvent), fc.infiniteStream(fc.nat()), (story, keys) => {
        const seen = new Set<string>();
        const events = story.events.filter(({ date, kind }) => {
          const key = `${String(date)} ${kind}`;
          return !seen.has(key) && seen.add(key);
        });
        const order = events
          .map((event) => ({ event, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key);
        const shuffled = order.map(({ event }) => event);
        expect(shown(accountOf(story, { events: shuffled }))).toBe(shown(accountOf(story, { events })));
      }),
    );
  });

  it("of the events up to a day is the account as of that day", () => {
    fc.assert(
      fc.property(anyStory(anyEvent), (story) => {
        const known = story.events.filter(({ date }) => dayNumber(date) <= dayNumber(story.asOf));
        expect(shown(accountOf(story, { events: known }))).toBe(shown(accountOf(story)));
      }),
    );
  });

  it("gives the same as appending the events one by one", () => {
    fc.assert(
      fc.property(anyStory(anyEvent, { most: 5 }), (story) => {
        const asOf = farDay(story.schedule);
        const whole = accountOf(story, { asOf });
        if (whole === undefined) return;
        let account = accountOf(story, { asOf, events: [] }) as LoanAccount;
        try {
          for (const event of story.events) account = append(account, event);
        } catch (error) {
          // Events given out of order may be refused on the way to a whole that is sound.
          if (error instanceof LoanError) return;
          throw error;
        }
        expect(shown(account)).toBe(shown(whole));
      }),
    );
  });

  it("with an event reversed gives the account without it", () => {
    fc.assert(
      fc.property(anyStory(anyEvent), fc.nat(), (story, choice) => {
        fc.pre(story.events.length > 0);
        const chosen = choice % story.events.length;
        const asOf = farDay(story.schedule);
        const without = story.events.filter((_, index) => index !== chosen);
        const named = story.events.map((event, index) => (index === chosen ? { ...event, id: "it" } : event));
        const reversed: LoanEventInput[] = [...named, { kind: "reversal", date: asOf, of: "it" }];
        expect(shown(accountOf(story, { events: reversed, asOf }))).toBe(
          shown(accountOf(story, { events: without, asOf })),
        );
      }),
    );
  });

  it("by the fast path for plain payments gives what the general one gives", () => {
    const payments = (schedule: Story["schedule"]) =>
      receipts(schedule).filter(({ kind }) => kind === "payment");
    fc.assert(
      fc.property(anyStory(payments), (story) => {
        const ordered = [...story.events].sort((a, b) => dayNumber(a.date) - dayNumber(b.date));
        const plain = ordered.map((event) =>
          payment(event.date, "amount" in event ? (event.amount ?? "1") : "1"),
        );
        const named = ordered.map((event, index) => ({ ...event, id: String(index) }));
        expect(shown(accountOf(story, { events: plain }))).toBe(shown(accountOf(story, { events: named })));
      }),
    );
  });
});

describe("an early payment", () => {
  it.each(["cut-term", "cut-installment", "next-installment", "last-installment", "equal-shares"] as const)(
    "by %s never raises the interest of the loan",
    (early) => {
      fc.assert(
        fc.property(
          anyStory(receipts, { loan: anyLoan }),
          fc.integer({ min: 1, max: 500_000 }),
          (drawn, amount) => {
            // One choice for the whole loan: cutting the installment after cutting the term would stretch it again.
            const events = drawn.events.map((event) =>
              event.kind === "prepayment" ? { ...event, early } : event,
            );
            const story = { ...drawn, events, servicing: { ...drawn.servicing, earlyMoney: early } };
            const before = accountOf(story);
            if (before === undefined || before.status !== "active") return;
            const date = formatDate(dayNumber(before.asOf) + 1);
            const after = append(before, { kind: "prepayment", date, amount: cents(amount), early });
            expect(after.charged.interest.lte(before.charged.interest)).toBe(true);
          },
        ),
      );
    },
  );
});

describe("a payoff", () => {
  it.each(["none", "rule-of-78", "actuarial", "straight-line"] as const)(
    "by its quote closes the loan (%s)",
    (rebate) => {
      fc.assert(
        fc.property(anyStory(receipts), (story) => {
          const account = accountOf(story);
          if (account === undefined || account.status !== "active") return;
          const quote = payoffQuote(account, account.asOf, { rebate });
          if (quote.total.isZero()) return;
          const closed = append(account, { kind: "payoff", date: account.asOf, amount: quote.total, rebate });
          expect([closed.status, closed.outstanding.total.toString()]).toEqual(["closed", "0"]);
          // Interest that joins the principal is principal there, so both are taken together.
          const cost = ({ charged, waived }: LoanAccount) =>
            charged.interest.plus(charged.principal).minus(waived.interest);
          expect(cost(closed).plus(quote.interestSaved).toString()).toBe(cost(account).toString());
        }),
      );
    },
  );
});
