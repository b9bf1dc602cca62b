/**
 * Arguments and options of every public function of servicing: what is wrong with them is refused, all at once.
 */
import { describe, expect, it } from "vitest";
import * as kisti from "../../src/index.js";
import { LoanError } from "../../src/index.js";
import { decliningLoan, flatLoan } from "./loans.js";

const schedule = decliningLoan();
const account = kisti.replay(schedule, [], { asOf: "2026-04-10" });
const paid = kisti.payment("2026-05-01", "100");

type Ask = (...given: unknown[]) => unknown;
/** The public functions, as callers without types have them. */
const ask = kisti as unknown as Readonly<Record<string, Ask>>;

/** Code and path of every problem; any other error is a fault. */
function problemsOf(name: string, given: readonly unknown[]): string[] {
  try {
    ask[name]?.(...given);
    return [];
  } catch (error) {
    if (!(error instanceof LoanError)) throw error;
    for (const { message } of error.problems) expect(message).toMatch(/\b(must|needs|is not|give the day)\b/);
    return error.problems.map(({ code, path }) => `${code} ${path}`);
  }
}

/** Functions of an account, with what they need beside it. */
const OF_AN_ACCOUNT: Readonly<Record<string, readonly unknown[]>> = {
  append: [paid],
  arrears: [],
  classification: [{ classes: [{ name: "standard", fromDays: 0 }], upgrade: "clean-days" }],
  compareChange: [paid],
  delinquency: [],
  payoffQuote: ["2026-05-01"],
  positionOf: [],
};

/** The place of the options among the arguments after the account. */
const OPTIONS_AT: Readonly<Record<string, number>> = {
  append: 1,
  arrears: 0,
  classification: 0,
  delinquency: 0,
  payoffQuote: 1,
  positionOf: 0,
};

const FAKES = [undefined, null, 5, "account", {}, [], schedule, JSON.parse(JSON.stringify(account))];

describe.each(Object.entries(OF_AN_ACCOUNT))("%s", (name, more) => {
  it("takes what is right", () => {
    expect(problemsOf(name, [account, ...more])).toEqual([]);
  });
  it("takes nothing but an account", () => {
    for (const fake of FAKES) expect(problemsOf(name, [fake, ...more])).toEqual(["wrong-type account"]);
  });
});

describe.each(Object.entries(OPTIONS_AT))("options of %s", (name, at) => {
  const given = OF_AN_ACCOUNT[name] as readonly unknown[];
  const withOptions = (options: unknown, of: unknown = account) => [of, ...given.slice(0, at), options];
  const called = { classification: "policy", positionOf: "extras" }[name] ?? "options";
  it("are a record", () => {
    for (const odd of [null, 5, "x", [], true]) {
      expect(problemsOf(name, withOptions(odd))).toEqual([`wrong-type ${called}`]);
    }
  });
  it("have no name that nobody reads, and are refused together with the account", () => {
    const misspelled = { ...(given[at] as object), colour: 1, toString: 2 };
    const unknown = ["unknown-field colour", "unknown-field toString"];
    expect(problemsOf(name, withOptions(misspelled))).toEqual(unknown);
    expect(problemsOf(name, withOptions(misspelled, null))).toEqual(["wrong-type account", ...unknown]);
  });
});

const classes = [{ name: "standard", fromDays: 0 }];
const negative = { kind: "payment", date: "2026-05-01", amount: "-1" };

describe("what is refused", () => {
  it.each<[string, unknown[], string[]]>([
    ["arrears", [account, { convention: "guess" }], ["not-in-list convention"]],
    ["arrears", [account, { tolerance: null }], ["wrong-type tolerance"]],
    [
      "arrears",
      [account, { tolerence: {}, tolerance: { day: 5, days: 1.5, amount: "0.001" }, convention: 1 }],
      [
        "too-many-decimals tolerance.amount",
        "not-in-list convention",
        "wrong-type tolerance.days",
        "unknown-field tolerance.day",
        "unknown-field tolerence",
      ],
    ],
    ["arrears", [account, { tolerance: { amount: "-1" } }], ["out-of-range tolerance.amount"]],
    ["arrears", [account, { tolerance: { amount: Number.NaN } }], ["not-a-decimal tolerance.amount"]],
    ["delinquency", [account, { graceDays: Number.NaN }], ["wrong-type graceDays"]],
    ["delinquency", [account, { graceDays: 1.5 }], ["wrong-type graceDays"]],
    ["delinquency", [account, { graceDays: -3 }], ["out-of-range graceDays"]],
    ["delinquency", [account, { graceDays: "3" }], ["wrong-type graceDays"]],
    [
      "delinquency",
      [account, { pauses: "x", countsChargebacks: "no", grace: 1 }],
      ["not-in-list pauses", "wrong-type countsChargebacks", "unknown-field grace"],
    ],
    ["delinquency", [account, { buckets: "weekly" }], ["not-in-list buckets"]],
    ["delinquency", [account, { buckets: {} }], ["not-in-list buckets"]],
    ["delinquency", [account, { buckets: [] }], ["out-of-range buckets"]],
    [
      "delinquency",
      [account, { buckets: [{ name: "late", fromDays: "1", toDay: 3 }, 5], pauses: 1 }],
      [
        "wrong-type buckets[0].fromDays",
        "unknown-field buckets[0].toDay",
        "wrong-type buckets[1]",
        "not-in-list pauses",
      ],
    ],
    [
      "delinquency",
      [account, { buckets: [{ name: "late", fromDays: 30, toDays: 1 }] }],
      ["wrong-order buckets[0].toDays"],
    ],
    [
      "delinquency",
      [
        account,
        {
          buckets: [
            { name: "1-30", fromDays: 1, toDays: 30 },
            { name: "30+", fromDays: 30 },
            { name: "90+", fromDays: 90 },
          ],
        },
      ],
      ["wrong-order buckets[1].fromDays", "wrong-order buckets[2].fromDays"],
    ],
    ["classification", [account], ["required policy"]],
    ["classification", [account, { classes }], ["required upgrade"]],
    [
      "classification",
      [account, { classes: "x", upgrade: "when-i-like" }],
      ["wrong-type classes", "not-in-list upgrade"],
    ],
    ["classification", [account, { classes: [], upgrade: "clean-days" }], ["out-of-range classes"]],
    [
      "classification",
      [
        account,
        { classes: [{ name: 3, fromDays: 0, hasMemroy: 1 }, null], upgrade: "clean-days", convention: "zz" },
      ],
      [
        "wrong-type classes[0].name",
        "unknown-field classes[0].hasMemroy",
        "wrong-type classes[1]",
        "not-in-list convention",
      ],
    ],
    [
      "classification",
      [account, { classes, upgrade: "all-arrears-cleared", cleanDays: 90, cleanDay: 90 }],
      ["unknown-field cleanDay", "conflict cleanDays"],
    ],
    ["payoffQuote", [account, "2025-12-31"], ["wrong-order date"]],
    [
      "payoffQuote",
      [account, "bad", { rebate: "x", rebat: "none" }],
      ["not-a-date date", "not-in-list rebate", "unknown-field rebat"],
    ],
    [
      "payoffQuote",
      [{}, new Date(0), null],
      ["wrong-type account", "date-object date", "wrong-type options"],
    ],
    [
      "positionOf",
      [
        account,
        { convention: "x", woman: "yes", keys: { branch: 5 }, collateral: { kind: "gold", amount: 1.5 } },
      ],
      [
        "not-in-list convention",
        "wrong-type woman",
        "wrong-type keys.branch",
        "wrong-type collateral.amount",
      ],
    ],
    [
      "append",
      [account, negative, { asOf: "q", asof: "2026-05-01" }],
      ["out-of-range events[0].amount", "not-a-date asOf", "unknown-field asof"],
    ],
    ["append", [account, paid, { asOf: "2025-12-31" }], ["wrong-order asOf"]],
    ["append", [{}, negative], ["wrong-type account", "out-of-range event.amount"]],
    ["compareChange", [account, negative], ["out-of-range events[0].amount"]],
    ["compareChange", [null, 5], ["wrong-type account", "wrong-type event"]],
    ["waterfallOf", ["by-component", null], ["wrong-type places"]],
    ["waterfallOf", ["by-component", []], ["out-of-range places"]],
    [
      "waterfallOf",
      ["x", [{ timing: "q", component: "z", share: 1 }, null, {}]],
      [
        "not-in-list walk",
        "not-in-list places[0].timing",
        "not-in-list places[0].component",
        "unknown-field places[0].share",
        "wrong-type places[1]",
        "required places[2].timing",
        "required places[2].component",
      ],
    ],
    ["parseServicing", [null], ["wrong-type "]],
    [
      "parseServicing",
      [{ earlyCredit: { godwill: "cut-term", goodwill: "x" }, waterfall: { steps: [{ walk: "x" }] } }],
      [
        "required waterfall.steps[0].timings",
        "not-in-list waterfall.steps[0].walk",
        "required waterfall.steps[0].covers",
        "not-in-list earlyCredit.goodwill",
        "unknown-field earlyCredit.godwill",
      ],
    ],
    ["parseServicing", [{ waterfall: "downhill" }], ["not-in-list waterfall"]],
    ["parseEvents", [null], ["wrong-type events"]],
    [
      "parseEvents",
      [
        [
          { ...paid, id: "a" },
          { ...paid, id: "a" },
          { kind: "delinquency-pause", date: "2026-02-02", until: "2026-02-01", why: "flood" },
          { kind: "reschedule", date: "2026-02-01", from: "2026-03-01" },
          { kind: "reschedule", date: "2026-02-01", instalments: 3 },
        ],
      ],
      [
        "duplicate events[1].id",
        "unknown-field events[2].why",
        "wrong-order events[2].until",
        "required events[3]",
        "unknown-field events[4].instalments",
        "required events[4]",
      ],
    ],
    ["delinquencyPause", ["2026-02-02", "2026-02-01"], ["wrong-order until"]],
    ["reschedule", ["2026-02-01", {}], ["required "]],
    [
      "replay",
      [
        schedule,
        [negative],
        {
          asOf: "nope",
          servcing: {},
          servicing: { rest: "weekly", foo: 1, earlyCredit: { godwill: "cut-term" } },
        },
      ],
      [
        "out-of-range events[0].amount",
        "unknown-field servcing",
        "unknown-field servicing.earlyCredit.godwill",
        "unknown-field servicing.foo",
        "conflict servicing.rest",
        "not-a-date asOf",
      ],
    ],
    ["replay", [schedule, 5, { asOf: "2025-01-01" }], ["wrong-type events", "wrong-order asOf"]],
    [
      "replay",
      [{}, [negative], null],
      ["wrong-type schedule", "out-of-range events[0].amount", "required options"],
    ],
    ["replay", [schedule, [], { asOf: "2026-05-01", servicing: null }], ["wrong-type servicing"]],
    [
      "replay",
      [
        schedule,
        [],
        {
          asOf: "2026-05-01",
          servicing: {
            interest: "actual",
            latePrincipal: "until-paid",
            compounding: { of: "charges" },
            penalty: { rate: { percent: "12" } },
          },
        },
      ],
      ["conflict servicing.compounding"],
    ],
    [
      "replay",
      [
        schedule,
        [],
        { asOf: "2026-05-01", servicing: { penalty: { rate: { percent: "1" }, capAmount: "0.005" } } },
      ],
      ["too-many-decimals servicing.penalty.capAmount"],
    ],
  ])("%s %#", (name, given, wanted) => {
    expect(problemsOf(name, given)).toEqual(wanted);
  });

  it.each([undefined, null, 5, "events", {}])("safeParseEvents gives the problem of %o", (list) => {
    const { events, problems } = kisti.safeParseEvents(list);
    expect([events, problems.map(({ code, path }) => `${code} ${path}`)]).toEqual([
      [],
      ["wrong-type events"],
    ]);
  });

  it("names of a set and a list of one's own are both named where neither was given", () => {
    expect(() => ask.delinquency?.(account, { buckets: "weekly" })).toThrow(
      "buckets: must be one of monthly, rbi-special-mention, or must be of type array; got a text",
    );
  });
});

describe("events that would do nothing, or say more than there is", () => {
  const penalty = kisti.penalty("2026-01-10", "50", { id: "pen", dueOn: "2026-01-10" });
  const replayed = (...events: kisti.LoanEvent[]) =>
    problemsOf("replay", [schedule, events, { asOf: "2026-07-01" }]);

  it("a waiver of a charge that was paid is refused, with an amount and without", () => {
    const money = kisti.payment("2026-02-01", "50", { waterfall: "penalty-fee-interest-principal" });
    const waive = (amount?: string) =>
      replayed(
        penalty,
        money,
        kisti.waiver("2026-02-02", "penalty", { of: "pen", ...(amount && { amount }) }),
      );
    expect(waive()).toEqual(["conflict events[2].of"]);
    expect(waive("1")).toEqual(["conflict events[2].of"]);
    expect(replayed(penalty, kisti.waiver("2026-02-02", "penalty", { of: "pen" }))).toEqual([]);
  });

  it("no more is taken back than was received: 1,134.72, less 1,000 taken back, leaves 134.72", () => {
    const receipt = kisti.payment("2026-02-01", "1134.72", { id: "a" });
    const back = (amount: string, options = {}) => kisti.chargeback("2026-02-05", amount, options);
    expect(replayed(receipt, back("5000"))).toEqual(["out-of-range events[1].amount"]);
    expect(replayed(receipt, back("1134.72"))).toEqual([]);
    expect(replayed(receipt, back("1000"), back("134.73"))).toEqual(["out-of-range events[2].amount"]);
    expect(replayed(receipt, back("1000"), back("134.72"))).toEqual([]);
    expect(replayed(receipt, back("1000"), back("134.73", { of: "a" }))).toEqual([
      "out-of-range events[2].amount",
    ]);
    expect(replayed(back("0.01"))).toEqual(["out-of-range events[0].amount"]);
  });

  it("a new first due date before the row's period names the field", () => {
    const early = kisti.reschedule("2026-06-15", { from: "2026-07-01", firstDueOn: "2026-06-01" });
    expect(replayed(early)).toEqual(["wrong-order events[0].firstDueOn"]);
  });

  it("interest on actual dates of a flat loan lets a prepayment lower the row in progress", () => {
    // 100,000 in 12 rows of 8,333.33 and 2,000: 20,000 paid on 15 February leave 71,666.67 for 11 rows of 6,515.15
    // from 1 March, or, after 8,333.34 on 1 March, 63,333.33 … for 10 rows from 1 April.
    const early = kisti.prepayment("2026-02-15", "20000", "cut-installment");
    const third = (interest: "scheduled" | "actual") =>
      kisti
        .replay(flatLoan(), [early], { asOf: "2026-03-02", servicing: { interest } })
        .installments[2]?.charged.total.toFixed(2);
    expect([third("scheduled"), third("actual")]).toEqual(["10333.33", "9454.55"]);
  });
});
