/** The law of every accumulator: order, batch and shard do not matter, nor does a way over JSON. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDate } from "../../src/kernel/date.js";
import {
  type Accumulator,
  collect,
  collectAsync,
  collectBatches,
  type StoredAccumulator,
} from "../../src/portfolio/accumulator.js";
import { combine } from "../../src/portfolio/combine.js";
import { METRICS, type Metric, restoreAccumulator } from "../../src/portfolio/restoreAccumulator.js";
import { runs } from "../runs.js";
import { anyBook } from "./book.js";

type Any = Accumulator<unknown, unknown>;
const asAny = (accumulator: unknown): Any => accumulator as Any;

const amount = fc.nat(1_000_000);
/** From 2023-01-01 on. */
const day = fc.nat(700).map((days) => formatDate(19_358 + days));
const days = fc.constantFrom(0, 0, 0, 5, 30, 31, 90, 200);

const periods = fc.array(
  fc.record({
    currency: fc.constant("BDT"),
    unit: fc.constant("minor"),
    dueInPeriod: fc.integer({ min: 2000, max: 9000 }),
    collectedOnTime: fc.nat(1000),
    collectedLate: fc.nat(1000),
    openingArrears: fc.integer({ min: 0, max: 900 }),
    collectedArrears: fc.nat(1000),
    prepayments: amount,
  }),
  { maxLength: 10 },
);

const histories = fc.array(
  fc.record({
    currency: fc.constant("BDT"),
    unit: fc.constant("minor"),
    disbursedOn: day,
    disbursedPrincipal: amount,
    daysPastDue: fc.array(days, { minLength: 1, maxLength: 12 }),
    closed: fc.boolean(),
  }),
  { maxLength: 12 },
);

const moves = fc.array(
  fc.record(
    {
      currency: fc.constant("BDT"),
      unit: fc.constant("minor"),
      openingPrincipal: amount,
      openingDays: days,
      closingDays: days,
      openingRestructured: fc.boolean(),
      closingRestructured: fc.boolean(),
      ended: fc.constantFrom("paid", "written-off"),
    },
    { requiredKeys: ["currency", "unit", "openingPrincipal", "openingDays"] },
  ),
  { maxLength: 15 },
);

const followed = fc.array(
  fc.record({
    currency: fc.constant("BDT"),
    unit: fc.constant("minor"),
    principalAtStart: amount,
    daysPastDue: fc.array(days, { minLength: 3, maxLength: 4 }),
    restructured: fc.boolean(),
  }),
  { maxLength: 15 },
);

const firsts = fc.array(
  fc.record(
    {
      currency: fc.constant("BDT"),
      unit: fc.constant("minor"),
      disbursedPrincipal: amount,
      due: day,
      paidOn: day,
      keys: fc.record({ officer: fc.constantFrom("1", "2") }),
    },
    { requiredKeys: ["currency", "unit", "disbursedPrincipal", "due"] },
  ),
  { maxLength: 15 },
);

const dues = fc.array(
  fc.record({
    currency: fc.constant("BDT"),
    unit: fc.constant("minor"),
    due: day,
    principal: amount,
    interest: amount,
  }),
  { maxLength: 15 },
);

const risk = {
  probabilityOfDefault12Months: "0.013",
  probabilityOfDefaultLifetime: "0.037",
  lossGivenDefault: "0.45",
};

/** Metric → how it is opened here, and what is added to it. */
const SWEEP: Record<Metric, readonly [open: () => unknown, items: fc.Arbitrary<readonly unknown[]>]> = {
  "portfolio-at-risk": [
    () => METRICS["portfolio-at-risk"]({ overDays: [0, 30, 90], groupBy: ["branch", ["branch", "officer"]] }),
    anyBook,
  ],
  ageing: [() => METRICS.ageing({ byInstallment: true, groupBy: ["officer"] }), anyBook],
  provisions: [() => METRICS.provisions({ policy: "cemac-cobac-2017-07", groupBy: ["branch"] }), anyBook],
  "provisions-by-key": [
    () => METRICS["provisions-by-key"]({ key: "branch", policies: { north: "bd-mra", south: "pe-sbs-mes" } }),
    anyBook,
  ],
  "portfolio-report": [
    () => METRICS["portfolio-report"]({ provisions: { policy: "ph-bsp-microfinance" }, groupBy: ["branch"] }),
    anyBook,
  ],
  "collection-rates": [() => METRICS["collection-rates"](), periods],
  vintages: [() => METRICS.vintages({ asOf: "2024-12-31", overDays: 30, cohort: "quarter" }), histories],
  migration: [() => METRICS.migration({ bands: "30-90", restructuredApart: true }), moves],
  "cure-rates": [() => METRICS["cure-rates"]({ afterPeriods: 2, watchPeriods: 1 }), followed],
  "first-payment-default": [
    () => METRICS["first-payment-default"]({ asOf: "2024-06-30", overDays: 7, groupBy: ["officer"] }),
    firsts,
  ],
  "book-loss": [
    () => METRICS["book-loss"]({ segmentBy: "branch", risks: { north: risk, south: risk } }),
    anyBook,
  ],
  concentration: [() => METRICS.concentration({ by: "borrower", largest: [1, 2] }), anyBook],
  outreach: [() => METRICS.outreach({ officerKey: "officer", incomePerHead: "1500" }), anyBook],
  "cash-flow-forecast": [
    () => METRICS["cash-flow-forecast"]({ by: "week", collectedPercent: ["90.5", "7"] }),
    dues,
  ],
};

const told = (accumulator: Any): string => JSON.stringify([accumulator.result(), accumulator.toJSON()]);
const overJson = (accumulator: Any): StoredAccumulator => JSON.parse(JSON.stringify(accumulator));

/** Each item with its place in the whole, cut into shards in some order. */
const sharded = (items: readonly unknown[]) =>
  fc
    .shuffledSubarray([...items.keys()], { minLength: items.length, maxLength: items.length })
    .chain((order) =>
      fc
        .array(fc.nat(3), { minLength: items.length, maxLength: items.length })
        .map((shards) => ({ order, shards })),
    );

describe.each(Object.entries(SWEEP))("%s", (metric, [open, items]) => {
  it("is the same however the items are ordered, cut, stored and merged", () => {
    const cases = items.chain((list) => sharded(list).map((cut) => ({ list, ...cut })));
    fc.assert(
      fc.property(cases, fc.boolean(), ({ list, order, shards }, backwards) => {
        const whole = collect(asAny(open()), list);
        const parts = [0, 1, 2, 3].map(() => asAny(open()));
        for (const [i, place] of order.entries()) parts[shards[i] ?? 0]?.add(list[place], place);
        const merged = asAny(restoreAccumulator(metric as Metric, overJson(asAny(open()))));
        for (const part of backwards ? parts.reverse() : parts)
          merged.merge(backwards ? part : overJson(part));
        expect(told(merged)).toBe(told(whole));
      }),
      { numRuns: runs(60) },
    );
  });

  it("refuses the state of another metric or definition", () => {
    const accumulator = asAny(open());
    const { state, definition } = accumulator.toJSON();
    expect(() => accumulator.merge({ metric: "other", definition, state })).toThrow(/same metric/);
    expect(() =>
      accumulator.merge({ metric, definition: { ...(definition as object), extra: 1 }, state }),
    ).toThrow(/same definition/);
    expect(() => accumulator.merge({ metric, definition, state: null })).toThrow(/stored state must hold/);
    expect(() => restoreAccumulator("combined", { metric, definition, state })).toThrow(
      /metric that was stored/,
    );
  });
});

describe("combined accumulators", () => {
  const open = () =>
    combine({ risk: METRICS["portfolio-at-risk"]({ overDays: 30 }), people: METRICS.outreach() });

  it("tell what each tells alone, and go over JSON", () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const both = collect(open(), book);
        const restored = restoreAccumulator("combined", JSON.parse(JSON.stringify(both)));
        const alone = {
          risk: collect(METRICS["portfolio-at-risk"]({ overDays: 30 }), book).result(),
          people: collect(METRICS.outreach(), book).result(),
        };
        expect(JSON.stringify(both.result())).toBe(JSON.stringify(alone));
        expect(JSON.stringify(restored.result())).toBe(JSON.stringify(alone));
      }),
      { numRuns: runs(30) },
    );
  });
});

describe("collecting", () => {
  const book = [
    { currency: "BDT", principalOutstanding: "1", daysPastDue: 31 },
    { currency: "BDT", principalOutstanding: "x", daysPastDue: 0 },
    { currency: "BDT", principalOutstanding: "3", daysPastDue: 0 },
  ];
  const open = () => METRICS["portfolio-at-risk"]({ overDays: 30 });
  const whole = JSON.stringify(collect(open(), book).result());

  it("reads lists, generators, asynchronous streams and batches alike", async () => {
    function* generated() {
      yield* book;
    }
    async function* streamed() {
      yield* book;
    }
    async function* batched() {
      yield book.slice(0, 2);
      yield book.slice(2);
    }
    const told = [
      collect(open(), generated()),
      await collectAsync(open(), streamed()),
      await collectAsync(open(), book),
      await collectBatches(open(), batched()),
    ];
    expect(told.map((accumulator) => JSON.stringify(accumulator.result()))).toEqual([
      whole,
      whole,
      whole,
      whole,
    ]);
  });

  it("tells progress, and counts the places of a shard from where it begins", async () => {
    const seen: number[] = [];
    const shard = await collectAsync(open(), book, {
      firstIndex: 100,
      every: 2,
      onProgress: (count) => seen.push(count),
    });
    expect(seen).toEqual([2, 3]);
    expect(shard.result().problems.first.map(({ index }) => index)).toEqual([101]);
    await collectBatches(open(), [book, book], { onProgress: (count) => seen.push(count) });
    expect(seen.slice(2)).toEqual([3, 6]);
  });
});
