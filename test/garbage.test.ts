/**
 * Garbage: whatever kind of value a public function is given in whatever place, it answers or refuses with a
 * `LoanError`; nothing else comes out of it.
 */
import { describe, expect, it } from "vitest";
import * as kisti from "../src/index.js";

const terms: kisti.LoanTermsInput = {
  currency: "BDT",
  principal: "12000",
  disbursedOn: "2026-01-04",
  interest: { rate: { percent: "24" } },
  repayment: { installments: 12, every: { count: 1, unit: "month" } },
};
const schedule = kisti.buildSchedule(terms);
const account = kisti.replay(schedule, [kisti.payment("2026-02-04", "500")], { asOf: "2026-03-01" });
const position = { currency: "BDT", principalOutstanding: "12000", daysPastDue: 3, overduePrincipal: "500" };
const household = {
  currency: "BDT",
  incomes: [{ source: "wage", amount: "25000", per: "month" }],
  debts: [],
};

/** Values of every kind, some of which fail when they are looked at. */
const GARBAGE: readonly unknown[] = [
  undefined,
  null,
  5,
  Number.NaN,
  "x",
  "",
  true,
  Symbol("x"),
  10n,
  () => 1,
  [],
  [5],
  [null],
  [{}],
  {},
  { a: 1 },
  Object.create(null),
  new Map(),
  new Date(0),
  {
    toString() {
      throw new Error("text");
    },
  },
];
const SOUND: readonly unknown[] = [
  schedule,
  account,
  terms,
  [account],
  [position],
  household,
  "2026-02-01",
  "1000",
];

const CALLS: readonly (readonly unknown[])[] = GARBAGE.flatMap((value) => [
  [value],
  ...SOUND.flatMap((sound) => [
    [sound, value],
    [value, sound],
    [sound, sound, value],
    [sound, value, value],
  ]),
  [household, undefined, value],
  [household, value, "in-rbi-2022"],
  [household, { installment: "5", every: { unit: "week" } }, "in-rbi-2022", value],
]);

const FUNCTIONS = Object.entries(kisti as Record<string, unknown>).filter(
  ([name, value]) => typeof value === "function" && /^[a-z]/.test(name),
) as [string, (...all: readonly unknown[]) => unknown][];

/** What comes out of a call that is no answer and no `LoanError`. */
async function fault(call: () => unknown): Promise<string | undefined> {
  try {
    const answer = (await call()) as { next?: () => unknown } | null | undefined;
    if (typeof answer?.next === "function") answer.next();
    return undefined;
  } catch (error) {
    return error instanceof kisti.LoanError ? undefined : String((error as Error).stack).slice(0, 300);
  }
}

describe("whatever it is given", () => {
  it.each(FUNCTIONS)("%s answers, or refuses with a LoanError", async (_, act) => {
    const faults = new Set<string>();
    for (const given of CALLS) {
      const found = await fault(() => act(...given));
      if (found !== undefined) faults.add(found);
    }
    expect([...faults]).toEqual([]);
  });
});
