/**
 * Payoff as arithmetic and as a law: interest asked for is interest earned to the day less what was settled of it, and
 * the amount of the quote closes the loan at zero.
 *
 * The loan: 10,000 at 24% a year, actual/365, three months from 1 January 2026, rows of 3,465.71.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDate } from "../../src/kernel/date.js";
import { LoanError } from "../../src/kernel/error.js";
import { REBATES, type Rebate } from "../../src/rules/rebate.js";
import type { Schedule } from "../../src/schedule/schedule.js";
import { type LoanAccount, partsOf } from "../../src/servicing/account.js";
import { append } from "../../src/servicing/append.js";
import type { LoanEventInput } from "../../src/servicing/event/eventSchema.js";
import { payoffQuote } from "../../src/servicing/payoff/payoff.js";
import { replay } from "../../src/servicing/replay.js";
import type { ServicingInput } from "../../src/servicing/servicingSchema.js";
import { runs } from "../runs.js";
import { decliningLoan } from "./loans.js";
import { amountIn, anyProduct, dayIn, planningEvent } from "./replanArbitrary.js";

const threeMonths = (more: object = {}): Schedule =>
  decliningLoan({
    currency: "USD",
    principal: "10000",
    disbursedOn: "2026-01-01",
    interest: { rate: { percent: "24" }, dayCount: "actual/365" },
    repayment: { installments: 3, every: { count: 1, unit: "month" } },
    ...more,
  });

const atOnce: LoanEventInput = {
  kind: "prepayment",
  date: "2026-01-11",
  amount: "1000",
  early: "cut-installment",
};

type Case = [string, ServicingInput, readonly LoanEventInput[], string, string, string];
const actual = { interest: "actual" } as const;

const CASES: readonly Case[] = [
  // 10,000 × 24% × 15 ÷ 365.
  ["inside a period", actual, [], "2026-01-16", "10000.00", "98.63"],
  // 203.84 due, and 6,738.13 × 24% × 15 ÷ 365 = 66.46: what is late bears none.
  ["late principal that bears none", actual, [], "2026-02-16", "10000.00", "270.30"],
  // 203.84 + 98.63.
  [
    "late principal until it is paid",
    { ...actual, latePrincipal: "until-paid" },
    [],
    "2026-02-16",
    "10000.00",
    "302.47",
  ],
  // 203.84 + (10,000 + 203.84) × 24% × 15 ÷ 365 = 100.64.
  [
    "late interest that bears interest",
    { ...actual, latePrincipal: "until-paid", compounding: { of: "interest" } },
    [],
    "2026-02-16",
    "10000.00",
    "304.48",
  ],
  // Each piece rounded: 10,000 × 24% × 10 ÷ 365 = 65.75 and 9,000 × 24% × 7 ÷ 365 = 41.42; once, it is 107.18.
  [
    "pieces rounded by themselves",
    { ...actual, pieceRounding: "each-piece" },
    [atOnce],
    "2026-01-18",
    "9000.00",
    "107.17",
  ],
  // 65.75 of ten days were paid with the 1,000; 9,065.75 × 24% × 5 ÷ 365.
  [
    "interest paid at once with early money",
    { ...actual, earlyInterest: "at-once" },
    [atOnce],
    "2026-01-16",
    "9065.75",
    "29.81",
  ],
];

describe("a payoff where interest is recalculated", () => {
  it.each(CASES)("%s", (_, servicing, events, day, principal, interest) => {
    const account = replay(threeMonths(), events, { asOf: day, servicing });
    const quote = payoffQuote(account);
    expect([quote.principal.toFixed(2), quote.interest.toFixed(2)]).toEqual([principal, interest]);
    const closed = append(account, { kind: "payoff", date: day, amount: quote.total });
    expect([closed.status, closed.outstanding.total.toFixed(2)]).toEqual(["closed", "0.00"]);
    // Nor does a later day bring anything back.
    const later = replay(threeMonths(), closed.events, { asOf: "2026-05-01", servicing });
    expect([later.status, later.charged.interest.toFixed(2)]).toEqual([
      "closed",
      closed.charged.interest.toFixed(2),
    ]);
  });

  it("lets what is taken back after it bear interest again: 1,000 × 24% × 71 ÷ 365 up to its due date, 1 April", () => {
    const servicing = { ...actual, latePrincipal: "until-paid" } as const;
    const paid = { kind: "payoff", date: "2026-01-16", amount: "10098.63" } as const;
    const taken = { kind: "chargeback", date: "2026-01-20", amount: "1000" } as const;
    const { outstanding } = replay(threeMonths(), [paid, taken], { asOf: "2026-02-01", servicing });
    expect([outstanding.principal.toFixed(2), outstanding.interest.toFixed(2)]).toEqual(["1000.00", "46.68"]);
  });
});

describe("a payoff after a re-age inside a period", () => {
  it.each([{}, actual])("asks for interest from the start: 98.63 by 16 January, 65.75 since", (servicing) => {
    const event: LoanEventInput = {
      kind: "re-age",
      date: "2026-01-16",
      startOn: "2026-02-20",
      installments: 3,
      every: { count: 1, unit: "month" },
    };
    const account = replay(threeMonths(), [event], { asOf: "2026-01-26", servicing });
    expect(payoffQuote(account).interest.toFixed(2)).toBe("164.38");
    // The first new row brings both: 10,000 × 24% × 50 ÷ 365.
    const onDue = replay(threeMonths(), [event], { asOf: "2026-02-20", servicing });
    expect(payoffQuote(onDue).interest.toFixed(2)).toBe("328.77");
  });
});

describe("after a payoff", () => {
  const paid = { kind: "payoff", date: "2026-01-16", amount: "10098.63" } as const;
  const followedBy = (event: LoanEventInput, servicing: ServicingInput) =>
    replay(threeMonths(), [paid, event], { asOf: "2026-03-16", servicing });

  it.each([{}, actual])(
    "no new rate is taken that could change nothing, and nothing more is paid out",
    (servicing) => {
      const rate = { percent: "48" };
      const changed = () => followedBy({ kind: "rate-change", date: "2026-01-20", rate }, servicing);
      expect(changed).toThrow("nothing is owed whose rows could be changed");
      const more = () => followedBy({ kind: "disbursement", date: "2026-01-20", amount: "1000" }, servicing);
      expect(more).toThrow("the loan was paid off");
      const holiday = { kind: "holiday", date: "2026-01-20", installments: 1 } as const;
      expect(() => followedBy(holiday, servicing)).toThrow(LoanError);
    },
  );
});

describe("a bullet that is re-aged", () => {
  const repayment = (installments: number) =>
    ({ installments, every: { count: 1, unit: "month" }, pattern: "bullet" }) as const;
  const toApril = (date: string): LoanEventInput => ({
    kind: "re-age",
    date,
    startOn: "2026-04-01",
    installments: 2,
    every: { count: 1, unit: "month" },
  });
  const quoted = (installments: number, events: readonly LoanEventInput[], servicing: ServicingInput) =>
    payoffQuote(
      replay(threeMonths({ repayment: repayment(installments) }), events, { asOf: "2026-04-01", servicing }),
    ).interest.toFixed(2);

  it.each([{}, actual])(
    "on its last due date brings its interest once: 203.84, and 59 days more",
    (servicing) => {
      // 10,000 × 24% × 31 ÷ 365 = 203.84, and 10,000 × 24% × 59 ÷ 365 = 387.95.
      expect(quoted(1, [toApril("2026-02-01")], servicing)).toBe("591.79");
    },
  );
  it("does not owe again what early money paid at once in a period before", () => {
    // January: 10,000 × 24% × 10 ÷ 365 + 9,065.75 × 24% × 21 ÷ 365 − 65.75 = 125.19; 59 days more: 351.70.
    expect(quoted(3, [atOnce, toApril("2026-02-01")], { ...actual, earlyInterest: "at-once" })).toBe(
      "476.89",
    );
  });
  it("inside the period of an early payment brings the interest of that period's days once", () => {
    // On schedule dates the payment of 11 January counts from the next due date on, or from the day that cuts the period
    // short: 10,000 × 24% × 20 ÷ 365 = 131.51 is brought along; then 9,000 × 24% × 70 ÷ 365 = 414.25.
    expect(quoted(3, [atOnce, toApril("2026-01-21")], {})).toBe("545.76");
  });
});

describe("a bullet whose early money pays its interest at once", () => {
  it("owes that interest no more: 65.75 at once, then 9,065.75 × 24% × 21 ÷ 365 and a month of 28 days", () => {
    const repayment = { installments: 2, every: { count: 1, unit: "month" }, pattern: "bullet" } as const;
    const servicing = { ...actual, earlyInterest: "at-once" } as const;
    const account = replay(threeMonths({ repayment }), [atOnce], { asOf: "2026-03-01", servicing });
    // 9,065.75 × 24% × 49 ÷ 365.
    expect(account.outstanding.interest.toFixed(2)).toBe("292.09");
  });
});

describe("a payoff before an agreed tranche", () => {
  const disbursements = [
    { on: "2026-01-01", amount: "6000" },
    { on: "2026-02-10", amount: "4000" },
  ];
  it.each([{}, actual])("is for what was paid out, and no more is", (servicing) => {
    const schedule = threeMonths({ disbursements });
    const account = replay(schedule, [], { asOf: "2026-01-16", servicing });
    const quote = payoffQuote(account);
    expect(quote.principal.toFixed(2)).toBe("6000.00");
    const event = { kind: "payoff", date: "2026-01-16", amount: quote.total } as const;
    for (const asOf of ["2026-01-16", "2026-03-16"]) {
      const closed = replay(schedule, [event], { asOf, servicing });
      const { status, principalOutstanding, charged, rest } = closed;
      expect([status, principalOutstanding.toFixed(2), charged.principal.toFixed(2)]).toEqual([
        "closed",
        "0.00",
        "6000.00",
      ]);
      expect(rest.toBePaidOut.toFixed(2)).toBe("0.00");
    }
  });
});

interface Story {
  readonly schedule: Schedule;
  readonly events: readonly LoanEventInput[];
  readonly servicing: ServicingInput;
  readonly asOf: string;
}

const anyActual: fc.Arbitrary<ServicingInput> = fc.record({
  interest: fc.constant("actual" as const),
  latePrincipal: fc.constantFrom("bears-none", "until-paid", "period-in-progress"),
  rest: fc.constantFrom("daily", "weekly", "monthly", "due-dates"),
  earlyInterest: fc.constantFrom("with-the-row", "at-once", "at-once-whole"),
  paidAhead: fc.constantFrom("stays", "moves-on"),
  rowCharges: fc.constantFrom("as-scheduled", "follow-rows"),
  compounding: fc.option(
    fc.record({ of: fc.constantFrom("interest", "fees"), every: fc.constantFrom("daily", "due-dates") }),
    { nil: undefined },
  ),
} as never);

const anyStory: fc.Arbitrary<Story> = anyProduct.chain((schedule) => {
  const date = dayIn(schedule);
  const paid = fc.record({
    kind: fc.constant("payment" as const),
    date,
    amount: amountIn(schedule, 8),
    early: fc.constantFrom("next-principal" as const, "last-installment" as const, "cut-term" as const),
  });
  const event = fc.oneof({ weight: 3, arbitrary: planningEvent(schedule) }, { weight: 1, arbitrary: paid });
  return fc.record({
    schedule: fc.constant(schedule),
    events: fc.array(
      event.filter(({ kind }) => kind !== "waiver"),
      { maxLength: 4 },
    ),
    servicing: fc.oneof(fc.constant({}), anyActual),
    asOf: date,
  });
});

/** The account of a story; `undefined` where an event of it is refused. */
function accountOf({ schedule, events, servicing, asOf }: Story): LoanAccount | undefined {
  try {
    const known = events.filter(({ date }) => String(date) <= asOf);
    return replay(schedule, known, { asOf, servicing });
  } catch (error) {
    if (error instanceof LoanError) return undefined;
    throw error;
  }
}

describe("a payoff of any product, whatever happened before", () => {
  const rebates = fc.constantFrom(...(Object.keys(REBATES) as Rebate[]));

  it("closes the loan with the amount of its quote, and charges the principal that was lent", () => {
    fc.assert(
      fc.property(anyStory, rebates, (story, rebate) => {
        const account = accountOf(story);
        if (account?.status !== "active") return;
        const quote = payoffQuote(account, story.asOf, { rebate });
        if (quote.total.isZero()) return;
        const event = { kind: "payoff", date: story.asOf, amount: quote.total, rebate } as const;
        const closed = append(account, event);
        expect([closed.status, closed.credit.toString()]).toEqual(["closed", "0"]);
        const { ledger } = partsOf(closed);
        const joined = ledger.capitalizations.reduce((sum, { amount }) => sum + amount, 0);
        const scale = 10 ** closed.terms.decimals;
        expect(closed.charged.principal.times(scale).toNumber()).toBe(
          ledger.lentBy(ledger.moneyDays[ledger.moneyDays.length - 1] as number) + joined,
        );
      }),
      { numRuns: runs(200) },
    );
  });

  it("is everything outstanding on the last due date", () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const { columns } = story.schedule;
        const far = formatDate((columns.due[columns.count - 1] as number) + 1_000);
        const last = accountOf({ ...story, asOf: far })?.installments.at(-1)?.due;
        const account =
          last === undefined
            ? undefined
            : accountOf({ ...story, asOf: last < formatDate(columns.start) ? far : last });
        if (account?.status !== "active") return;
        const quote = payoffQuote(account);
        expect(quote.total.plus(quote.credit).toString()).toBe(account.outstanding.total.toString());
      }),
      { numRuns: runs(200) },
    );
  });
});
