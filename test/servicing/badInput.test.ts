/**
 * What is refused: every problem at once, with the index of its event.
 */
import { describe, expect, it } from "vitest";
import { LoanError } from "../../src/kernel/error.js";
import { arrears } from "../../src/servicing/arrears.js";
import { classification } from "../../src/servicing/classification.js";
import { EVENT_KINDS } from "../../src/servicing/event/eventKinds.js";
import {
  closure,
  payment,
  prepayment,
  recovery,
  reversal,
  writeOff,
} from "../../src/servicing/event/eventMakers.js";
import { eventJsonSchema } from "../../src/servicing/event/eventSchema.js";
import { parseEvents, safeParseEvents } from "../../src/servicing/event/parseEvents.js";
import { payoffQuote } from "../../src/servicing/payoff/payoff.js";
import { replay } from "../../src/servicing/replay.js";
import { parseServicing } from "../../src/servicing/servicingSchema.js";
import { decliningLoan, threeRows } from "./loans.js";

/** Code and path of every problem. */
function problemsOf(act: () => unknown): string[] {
  try {
    act();
  } catch (error) {
    if (error instanceof LoanError) return error.problems.map(({ code, path }) => `${code} ${path}`);
    throw error;
  }
  return [];
}

const asOf = "2026-12-31";
const played = (events: readonly unknown[], options: object = { asOf }) =>
  problemsOf(() => replay(threeRows(), events as never, options as never));

describe("a bulk import", () => {
  const rows = [
    { kind: "payment", date: "2026-01-01", amount: "100" },
    { kind: "payment", date: "2026-02-30", amount: "-5" },
    { kind: "pay", date: "2026-01-01" },
    { kind: "payment", date: "2026-03-01", amount: 12.5, extra: 1 },
    "payment",
    { kind: "charge", date: new Date(0), amount: "x" },
  ];
  it("reports every problem with its index and still reads the rest", () => {
    const { events, problems } = safeParseEvents(rows);
    expect(events).toEqual([rows[0]]);
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "not-a-date events[1].date",
      "out-of-range events[1].amount",
      "not-in-list events[2].kind",
      "unknown-field events[3].extra",
      "wrong-type events[4]",
      "date-object events[5].date",
      "not-a-decimal events[5].amount",
    ]);
    expect(problemsOf(() => parseEvents(rows)).length).toBe(7);
  });
  it("never says an amount, an id or a date in a message", () => {
    const secret = [{ kind: "payment", date: "2026-01-01", amount: "-98765.43", id: "borrower-7" }];
    const [found] = safeParseEvents(secret).problems;
    expect(found?.message).toBe("must be above zero");
  });
  it("has a JSON Schema that names every kind", () => {
    const text = JSON.stringify(eventJsonSchema());
    for (const kind of Object.keys(EVENT_KINDS)) expect(text).toContain(`"const":"${kind}"`);
  });
});

describe("a replay refuses", () => {
  it.each([
    ["an event before the disbursement", [payment("2025-11-30", "1")], "wrong-order events[0].date"],
    [
      "an amount finer than the currency",
      [payment("2026-01-01", "1.005")],
      "too-many-decimals events[0].amount",
    ],
    [
      "an amount beyond the safe integers",
      [payment("2026-01-01", "99999999999999999")],
      "out-of-range events[0].amount",
    ],
    ["a reversal of nothing", [reversal("2026-01-01", "none")], "conflict events[0].of"],
    [
      "a reversal before what it reverses",
      [payment("2026-02-01", "1", { id: "a" }), reversal("2026-01-01", "a")],
      "wrong-order events[1].of",
    ],
    [
      "a second reversal",
      [payment("2026-01-01", "1", { id: "a" }), reversal("2026-01-02", "a"), reversal("2026-01-03", "a")],
      "duplicate events[1].of",
    ],
    [
      "an id that stands twice",
      [payment("2026-01-01", "1", { id: "a" }), payment("2026-01-02", "1", { id: "a" })],
      "duplicate events[1].id",
    ],
    [
      "a payment after the write-off",
      [writeOff("2026-04-01"), payment("2026-04-02", "1")],
      "wrong-order events[1].date",
    ],
    ["a recovery of what was not written off", [recovery("2026-04-01", "1")], "wrong-order events[0].date"],
    ["a closure while something is owed", [closure("2026-04-01")], "wrong-order events[0].date"],
    [
      "an event after closure",
      [payment("2026-01-01", "300"), closure("2026-01-02"), payment("2026-01-03", "1")],
      "wrong-order events[2].date",
    ],
    [
      "a waiver of more than is owed",
      [{ kind: "waiver", date: "2026-01-01", component: "fee", amount: "1" }],
      "out-of-range events[0].amount",
    ],
    [
      "a set-off of more than was saved",
      [{ kind: "set-off", date: "2026-01-01", amount: "1" }],
      "out-of-range events[0].amount",
    ],
    [
      "a payoff that does not pay off",
      [{ kind: "payoff", date: "2026-01-01", amount: "299.99" }],
      "out-of-range events[0].amount",
    ],
    ["a reschedule that changes nothing", [{ kind: "reschedule", date: "2026-01-05" }], "required events[0]"],
    [
      "a reschedule of no row",
      [{ kind: "reschedule", date: "2026-05-01", installments: 2 }],
      "wrong-order events[0].from",
    ],
    [
      "a pause that ends before it begins",
      [{ kind: "delinquency-pause", date: "2026-05-02", until: "2026-05-01" }],
      "wrong-order events[0].until",
    ],
  ])("%s", (_, events, wanted) => {
    expect(played(events)).toEqual([wanted]);
  });

  it("everything at once, each with its index", () => {
    const events = [
      payment("2025-01-01", "1", { id: "a" }),
      { kind: "payment", date: "2026-01-01", amount: "0" },
      payment("2026-01-01", "1.001", { id: "a" }),
      reversal("2026-01-01", "nobody"),
    ];
    expect(played(events)).toEqual([
      "wrong-order events[0].date",
      "out-of-range events[1].amount",
      "too-many-decimals events[2].amount",
      "duplicate events[2].id",
      "conflict events[3].of",
    ]);
  });

  it("a day that is none, or lies before the loan", () => {
    expect(played([], {})).toEqual(["required asOf"]);
    expect(played([], { asOf: new Date(0) })).toEqual(["date-object asOf"]);
    expect(played([], { asOf: "2025-11-30" })).toEqual(["wrong-order asOf"]);
  });

  it("servicing terms that are not sound", () => {
    const servicing = { waterfall: "sideways", penalty: { rate: { percent: "-1" } }, colour: 1 };
    expect(played([], { asOf, servicing }).sort()).toEqual([
      "not-in-list servicing.waterfall",
      "out-of-range servicing.penalty.rate.percent",
      "unknown-field servicing.colour",
    ]);
    expect(problemsOf(() => parseServicing({ interest: "maybe" as never }))).toEqual([
      "not-in-list interest",
    ]);
  });

  it("money after the loan was repaid, where the servicing terms say so", () => {
    const events = [payment("2026-01-01", "300"), payment("2026-01-02", "1")];
    expect(played(events, { asOf, servicing: { afterClosing: "refuse" } })).toEqual([
      "wrong-order events[1].date",
    ]);
    expect(replay(threeRows(), events, { asOf }).credit.toFixed(2)).toBe("1.00");
  });
});

describe("questions refuse", () => {
  const account = replay(decliningLoan(), [prepayment("2026-03-01", "50000", "cut-term")], { asOf });
  it("a convention, tolerance, rebate, date or classes that are not sound", () => {
    expect(problemsOf(() => arrears(account, { convention: "guess" as never }))).toEqual([
      "not-in-list convention",
    ]);
    expect(problemsOf(() => arrears(account, { tolerance: { days: 1.5, amount: "x" } }))).toEqual([
      "not-a-decimal tolerance.amount",
      "wrong-type tolerance.days",
    ]);
    expect(problemsOf(() => payoffQuote(account, asOf, { rebate: "all" as never }))).toEqual([
      "not-in-list rebate",
    ]);
    expect(problemsOf(() => payoffQuote(account, "2026-13-01"))).toEqual(["not-a-date date"]);
    const classes = [
      { name: "a", fromDays: 1 },
      { name: "b", fromDays: 1 },
    ];
    expect(
      problemsOf(() => classification(account, { classes, upgrade: "clean-days", cleanDays: 0 })),
    ).toEqual([
      "out-of-range classes[0].fromDays",
      "wrong-order classes[1].fromDays",
      "out-of-range cleanDays",
    ]);
  });
});
