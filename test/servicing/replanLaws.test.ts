/**
 * What holds whatever product a loan is and whatever plans its rows to come again.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDate } from "../../src/kernel/date.js";
import { LoanError } from "../../src/kernel/error.js";
import type { Schedule } from "../../src/schedule/schedule.js";
import { type LoanAccount, partsOf } from "../../src/servicing/account.js";
import { append } from "../../src/servicing/append.js";
import { payment } from "../../src/servicing/event/eventMakers.js";
import type { LoanEventInput } from "../../src/servicing/event/eventSchema.js";
import { replay } from "../../src/servicing/replay.js";
import type { ServicingInput } from "../../src/servicing/servicingSchema.js";
import { runs } from "../runs.js";
import { ACCOUNT_LAWS } from "./accountLaws.js";
import { dayNumber } from "./arbitraries.js";
import { amountIn, anyProduct, dayIn, planningEvent } from "./replanArbitrary.js";

interface Story {
  readonly schedule: Schedule;
  readonly events: readonly LoanEventInput[];
  readonly servicing: ServicingInput;
  readonly asOf: string;
}

const anyServicing: fc.Arbitrary<ServicingInput> = fc.constantFrom(
  {},
  { interest: "actual" as const },
  { interest: "actual" as const, latePrincipal: "until-paid" as const },
  { interest: "actual" as const, rowInProgress: "repaid-first" as const },
  { flatReschedules: "what-was-lent" as const, reAmortization: "equal-shares" as const },
  { tranches: "foreseen" as const, rowChanges: "from-the-start" as const },
);

const anyStory: fc.Arbitrary<Story> = anyProduct.chain((schedule) =>
  fc.record({
    schedule: fc.constant(schedule),
    events: fc.array(planningEvent(schedule), { minLength: 1, maxLength: 4 }),
    servicing: anyServicing,
    asOf: dayIn(schedule),
  }),
);

/** Everything that may be refused, by what it says: each has no meaning, whatever the rows. */
const REFUSALS = [
  "no installment is left",
  "no principal is open",
  "must be after the day of the event",
  "must all be before the last installment falls due",
  "a disbursement to come must be before the last installment",
  "the installment does not cover the interest",
  "the given installment does not repay the loan any more",
  "the loan was already repaid",
  "must not be more than what is owed",
  "must be a multiple of rounding.unit where tranches are foreseen",
];

/** The account of a story; `undefined` where an event is refused for a reason of the list. */
function accountOf({ schedule, events, servicing, asOf }: Story): LoanAccount | undefined {
  try {
    return replay(schedule, events, { asOf, servicing });
  } catch (error) {
    if (!(error instanceof LoanError)) throw error;
    const unknown = error.problems.filter(
      ({ message }) => !REFUSALS.some((known) => message.includes(known)),
    );
    expect(unknown).toEqual([]);
    return undefined;
  }
}

const shown = (account: LoanAccount | undefined): string =>
  JSON.stringify(account?.toJSON() ?? "refused", (key, value) =>
    key === "event" || key === "asOf" ? undefined : value,
  );

/** All that was ever charged as principal is what was lent and what joined it. */
function footsToWhatWasLent(account: LoanAccount): void {
  const { ledger } = partsOf(account);
  const joined = ledger.capitalizations.reduce((sum, { amount }) => sum + amount, 0);
  let principal = 0;
  for (let cell = 3; cell < ledger.charged.length; cell += 4) principal += ledger.charged[cell] as number;
  expect(principal).toBe(ledger.lentBy(Number.POSITIVE_INFINITY) + joined);
}

describe("whatever plans the rows of any product again", () => {
  it.each(Object.entries(ACCOUNT_LAWS))("%s", (_, law) => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const account = accountOf(story);
        if (account !== undefined) law(account);
      }),
    );
  });

  it("all principal charged is what was lent, and what joined it", () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        // Waived principal of rows that are planned again is charged no more.
        const events = story.events.filter(({ kind }) => kind !== "waiver");
        const account = accountOf({ ...story, events });
        if (account !== undefined) footsToWhatWasLent(account);
      }),
      { numRuns: runs(300) },
    );
  });

  it("paying every row on its day closes the loan at zero", () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        let account = accountOf(story);
        if (account === undefined) return;
        const known = story.events.filter(({ date }) => dayNumber(date) <= dayNumber(story.asOf));
        account = accountOf({ ...story, events: known });
        for (let row = 0; account !== undefined && row < 200; row++) {
          const open = account.installments.find(({ outstanding }) => outstanding.total.gt(0));
          if (open === undefined) break;
          const day = Math.max(dayNumber(open.due), dayNumber(account.asOf));
          const due: LoanAccount = replay(story.schedule, account.events, {
            asOf: formatDate(day),
            servicing: story.servicing,
          });
          account = append(due, payment(formatDate(day), due.due.total));
        }
        expect(account?.outstanding.total.toString()).toBe("0");
      }),
      { numRuns: runs(60) },
    );
  });

  it("does not depend on the order of input", () => {
    fc.assert(
      fc.property(anyStory, fc.infiniteStream(fc.nat()), (story, keys) => {
        const seen = new Set<string>();
        const events = story.events.filter(({ date, kind }) => {
          const key = `${String(date)} ${kind}`;
          return !seen.has(key) && seen.add(key);
        });
        const order = events
          .map((event) => ({ event, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key);
        const shuffled = order.map(({ event }) => event);
        expect(shown(accountOf({ ...story, events: shuffled }))).toBe(shown(accountOf({ ...story, events })));
      }),
    );
  });

  it("a reversed event is as if it had never been", () => {
    fc.assert(
      fc.property(anyStory, fc.nat(), (story, choice) => {
        const chosen = choice % story.events.length;
        const last = story.schedule.columns.due[story.schedule.columns.count - 1] as number;
        const asOf = formatDate(last + 30);
        const without = story.events.filter((_, index) => index !== chosen);
        const named = story.events.map((event, index) => (index === chosen ? { ...event, id: "it" } : event));
        const reversed: LoanEventInput[] = [...named, { kind: "reversal", date: asOf, of: "it" }];
        expect(shown(accountOf({ ...story, events: reversed, asOf }))).toBe(
          shown(accountOf({ ...story, events: without, asOf })),
        );
      }),
    );
  });
});

const rowsOf = ({ installments }: LoanAccount): string =>
  JSON.stringify(installments.map(({ due, charged }) => [due, charged.principal, charged.interest]));

/**
 * Whether the amounts follow from the terms alone: steps by an amount go on in proportion to rounded amounts, flat
 * shares are rounded ones, what is due on the first day itself is no row to come, and a loan that was repaid early by
 * its own plan keeps the rows that it has.
 */
function isExact({ terms, columns }: Schedule): boolean {
  const { step, timing, installments } = terms.repayment;
  if (columns.count < installments) return false;
  const isSolved = step?.amount === undefined && terms.interest.method !== "flat";
  return isSolved && timing === "in-arrears" && terms.downPayment === undefined;
}

describe("planning again what did not change", () => {
  it("from the first row on gives the schedule, whatever the product", () => {
    fc.assert(
      fc.property(anyProduct.filter(isExact), (schedule) => {
        const asOf = formatDate(schedule.columns.start);
        const again = replay(schedule, [{ kind: "re-amortize", date: asOf }], { asOf });
        expect(rowsOf(again)).toBe(rowsOf(replay(schedule, [], { asOf })));
      }),
      { numRuns: runs(400) },
    );
  });
});

/**
 * What rounding may add: an installment solved again is rounded again, by up to a multiple per row, which the rows after
 * it repay later. Kept amounts add nothing.
 */
function slack({ terms, columns: { count } }: Schedule, early: string): number {
  if (early !== "cut-installment") return 0;
  const { multiple, unit } = terms.rounding;
  return count * count * Number(multiple?.of ?? unit);
}

describe("an early payment on any product", () => {
  const early = fc.constantFrom(
    "cut-term" as const,
    "cut-installment" as const,
    "next-installment" as const,
    "equal-shares" as const,
    "last-installment" as const,
  );
  it("never raises the interest of the loan", () => {
    const story = anyProduct.chain((schedule) =>
      fc.record({
        schedule: fc.constant(schedule),
        date: dayIn(schedule),
        amount: amountIn(schedule, 2),
        early,
        servicing: anyServicing,
      }),
    );
    fc.assert(
      fc.property(story, ({ schedule, servicing, ...prepayment }) => {
        const { date } = prepayment;
        const before = replay(schedule, [], { asOf: date, servicing });
        const after = append(before, { kind: "prepayment", ...prepayment });
        // Interest that joins the principal is interest too.
        const cost = ({ charged }: LoanAccount) => charged.principal.plus(charged.interest);
        expect(cost(after).minus(cost(before)).toNumber()).toBeLessThanOrEqual(
          slack(schedule, prepayment.early),
        );
      }),
      { numRuns: runs(300) },
    );
  });
});
