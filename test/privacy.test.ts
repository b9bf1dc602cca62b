/**
 * Privacy of the whole public list: whatever a function is given, no error of any kind carries an id or an amount of
 * it; and what an account, a quote or a plan shows carries no id that was not asked for.
 *
 * Field names are told: a message must say which field is wrong.
 */
import { describe, expect, it } from "vitest";
import * as kisti from "../src/index.js";
import { LoanError } from "../src/kernel/error.js";

/** Amounts whose digits appear nowhere else, as minor units too, and ids. */
const AMOUNTS = ["7391.17", "2683.19", "613.57"];
const IDS = ["key-of-member", "key-of-event", "key-of-charge", "key-of-reversal"];
const MARKS = [...AMOUNTS, ...AMOUNTS.map((amount) => amount.replace(".", "")), ...IDS];
const carried = (text: string): string[] => MARKS.filter((mark) => text.includes(mark));

const terms: kisti.LoanTermsInput = {
  currency: "BDT",
  principal: "7391.17",
  disbursedOn: "2026-01-04",
  interest: { rate: { percent: "24" } },
  repayment: { installments: 12, every: { count: 1, unit: "month" } },
};
const schedule = kisti.buildSchedule(terms);
const account = kisti.replay(
  schedule,
  [
    kisti.payment("2026-02-04", "613.57", { id: "key-of-event" }),
    kisti.charge("2026-02-05", "59.41", { id: "key-of-charge" }),
    kisti.payment("2026-02-06", "1", { id: "key-of-member" }),
    kisti.reversal("2026-02-07", "key-of-member", { id: "key-of-reversal" }),
  ],
  { asOf: "2026-03-01" },
);
const position = {
  currency: "BDT",
  principalOutstanding: "7391.17",
  daysPastDue: 3,
  overduePrincipal: "613.57",
};

/** Values that are wrong nearly everywhere, and hold something that must not be told. */
const MARKED: readonly unknown[] = [
  "7391.17",
  "-2683.19",
  "7391.1734",
  7391.17,
  "key-of-member",
  "7391.17 taka",
  Symbol("key-of-member"),
  () => "key-of-member",
  7391n,
  { toString: () => "key-of-member" },
  ["key-of-member"],
  [{ amount: "7391.17", id: "key-of-member" }],
  [{ kind: "key-of-member", date: "key-of-event", amount: "7391.17", id: "key-of-event" }],
  { kind: "payment", date: "2026-01-01", amount: "2683.19", of: "key-of-event" },
  { currency: "key-of-member", principal: "7391.17" },
  {
    currency: "INR",
    key: "key-of-member",
    incomes: [{ source: "key-of-member", amount: "7391.17", per: "month" }],
  },
  { currency: "BDT", decimals: 2, balance: "7391.1734", contribution: "2683.19" },
  { ...terms, principal: "7391.1734", repayment: { installments: "key-of-member" } },
  [{ ...position, daysPastDue: "key-of-member", loan: "key-of-event" }],
  [{ ...position, principalOutstanding: "-2683.19", status: "key-of-member" }],
  new Map([["key-of-member", "7391.17"]]),
  new Date("2026-01-01"),
  null,
];

const FUNCTIONS = Object.entries(kisti as Record<string, unknown>).filter(
  ([name, value]) => typeof value === "function" && /^[a-z]/.test(name),
) as [string, (...all: unknown[]) => unknown][];

/** Everything that an error says: text, problems, and itself as JSON. */
function wordsOf(error: unknown): string {
  const own = error instanceof LoanError ? JSON.stringify(error.problems) : "";
  return `${String((error as Error).message)}\n${own}\n${JSON.stringify(error)}`;
}

/** What a call refuses, in words: what it throws, now or later, and problems that it answers as data. */
async function said(call: () => unknown): Promise<string> {
  try {
    const answer = (await call()) as { problems?: unknown; next?: () => unknown } | null;
    if (typeof answer?.next === "function") answer.next();
    const { problems } = answer ?? {};
    return Array.isArray(problems) && problems.length > 0 ? JSON.stringify(problems) : "";
  } catch (error) {
    return wordsOf(error);
  }
}

describe("no error carries an id or an amount", () => {
  it.each(FUNCTIONS)("%s", async (name, act) => {
    const found = new Set<string>();
    let errors = 0;
    const sound = [schedule, account, terms, [account], [position]];
    const calls = MARKED.flatMap((value) => [
      [value],
      ...MARKED.slice(0, 3).map((other) => [value, other]),
      ...sound.map((first) => [first, value]),
      [account, [], value],
      ["2026-02-01", value, value],
    ]);
    for (const given of calls) {
      const words = await said(() => act(...given));
      if (words !== "") errors++;
      for (const mark of carried(words)) found.add(`${mark}: ${words.slice(0, 200)}`);
    }
    expect([...found]).toEqual([]);
    expect(errors > 0 || name.endsWith("JsonSchema")).toBe(true);
  });
});

describe("what is shown of an account", () => {
  const household: kisti.HouseholdInput = {
    currency: "BDT",
    key: "key-of-member",
    incomes: [{ source: "wage", amount: "2683.19", per: "month" }],
    expenses: [],
    savings: [],
    debts: [],
  };
  const ids = (answer: unknown): string[] => {
    const text = typeof answer === "string" ? answer : JSON.stringify(answer);
    return IDS.filter((id) => text.includes(id));
  };

  it.each<[string, () => unknown]>([
    ["its table", () => account.toTable()],
    ["its arrears", () => kisti.arrears(account)],
    ["a payoff quote", () => kisti.payoffQuote(account, "2026-03-01")],
    ["its position", () => kisti.positionOf(account)],
    ["its days past due in buckets", () => kisti.delinquency(account)],
    ["the debt that it is", () => kisti.debtOfAccount(account)],
    [
      "a plan after a shock",
      () => kisti.rescheduleInEmergency(household, account, "income-10", { share: "0.50" }),
    ],
    ["a portfolio at risk", () => kisti.portfolioAtRisk([account], { overDays: 30 })],
    ["a schedule explained", () => kisti.explainInstallment(schedule, 1)],
  ])("carries no id: %s", (_, show) => expect(ids(show())).toEqual([]));

  it("names as data only the payments that count, by the ids that they were given", () => {
    expect(ids(account)).toEqual(["key-of-event"]);
  });

  it("carries no income of the household after a shock", () => {
    const report = kisti.rescheduleInEmergency(household, account, "income-10", { share: "0.50" });
    const { fit, owed, addedInterest } = report;
    expect(JSON.stringify({ owed, addedInterest, kind: fit.kind })).not.toContain("2683.19");
  });
});
