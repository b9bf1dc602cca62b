/** The shapes that provisioning policies have, each by a small book and arithmetic. */
import { describe, expect, it } from "vitest";
import { PROVISIONING_POLICIES } from "../../src/policies/provisioningPolicies.js";
import { parseProvisioningPolicy } from "../../src/portfolio/provision/provisioningPolicy.js";
import { provisioningPolicyJsonSchema } from "../../src/portfolio/provision/provisioningPolicySchema.js";
import { provisionOf, provisions } from "../../src/portfolio/provision/provisions.js";
import { provisionsByKey } from "../../src/portfolio/provision/provisionsByKey.js";
import type { ProvisioningPolicy } from "../../src/rules/provisioningPolicy.js";

const loan = (principalOutstanding: string, daysPastDue: number, more: object = {}) => ({
  currency: "USD",
  principalOutstanding,
  daysPastDue,
  ...more,
});
const byClass = ({ classes }: ReturnType<typeof provisions>) =>
  Object.fromEntries(
    classes.map(({ label, provision }) => [label, provision === null ? null : Number(provision)]),
  );
const required = (answer: ReturnType<typeof provisions>) =>
  answer.kind === "found" ? Number(answer.provision) : answer.reason;

describe("a policy", () => {
  it("net of collateral with a general part: 25% of 1,000 − 400, and 1.5% of 3,000 − 150", () => {
    const book = [loan("2000", 0), loan("1000", 30, { collateral: { kind: "gold", amount: "400" } })];
    const answer = provisions(book, { policy: "pk-sbp-mfb-2006" });
    expect(byClass(answer)["sub-standard"]).toBe(0.25 * (1000 - 400));
    expect(Number(answer.general)).toBe(0.015 * (3000 - 150));
    expect(required(answer)).toBe(192.75);
  });

  it("net of collateral never counts more than the balance, nor kinds that are not eligible", () => {
    const covered = [loan("1000", 30, { collateral: { kind: "cash", amount: "9000" } })];
    const house = [loan("1000", 30, { collateral: { kind: "house", amount: "9000" } })];
    expect(byClass(provisions(covered, { policy: "pk-sbp-mfb-2006" }))["sub-standard"]).toBe(0);
    expect(byClass(provisions(house, { policy: "pk-sbp-mfb-2006" }))["sub-standard"]).toBe(250);
  });

  it("with a general part on unsecured advances: 1% of 3,000 − 400 − 150", () => {
    const book = [
      loan("2000", 0, { collateral: { kind: "gold", amount: "400" } }),
      loan("600", 60),
      loan("400", 0),
    ];
    const { general, specific } = provisions(book, { policy: "pk-sbp-mfb-current" });
    expect([Number(specific), Number(general)]).toEqual([0.25 * 600, 0.01 * (3000 - 400 - 150)]);
  });

  it("with secured rates: 600 at 25% and 400 at 12.5%", () => {
    const book = [loan("1000", 45, { collateral: { kind: "preferred", amount: "400" } })];
    expect(byClass(provisions(book, { policy: "pe-sbs-mes" })).deficient).toBe(0.25 * 600 + 0.125 * 400);
  });

  it("with restructured bumps: once is 31–60 at best, twice over 90", () => {
    const book = [
      loan("100", 0, { restructured: true }),
      loan("100", 75, { timesRestructured: 1 }),
      loan("100", 0, { timesRestructured: 2 }),
      loan("100", 0, { timesRestructured: 7 }),
    ];
    expect(byClass(provisions(book, { policy: "ph-bsp-microfinance" }))).toEqual({
      current: 0,
      "PAR 1-30": 0,
      "PAR 31-60, or restructured once": 20,
      "PAR 61-90": 50,
      "PAR over 90, or restructured twice": 200,
    });
  });

  it("by years in default: uncovered 100%, security 25, 50, 75, 100%, pledge 0%", () => {
    const doubtful = (yearsInDefault: number, kind?: string) =>
      loan("100", 60, {
        yearsInDefault,
        ...(kind === undefined ? {} : { collateral: { kind, amount: "60" } }),
      });
    const rate = (years: number, kind?: string): unknown =>
      Number(provisionOf(doubtful(years, kind), { policy: "cemac-cobac-2017-07" })?.provision);
    expect(rate(1)).toBe(100);
    expect([1, 2, 3, 4, 9].map((years) => rate(years, "bank-or-real-security"))).toEqual([
      40 + 0.25 * 60,
      40 + 0.5 * 60,
      40 + 0.75 * 60,
      100,
      100,
    ]);
    expect(rate(3, "cash-or-state-pledge")).toBe(40);
  });

  it("by day-end counting: due + 30 is SMA-1, also from positions that count the due date as 0", () => {
    const at = (daysPastDue: number): string | undefined =>
      provisionOf(loan("1", daysPastDue), { policy: "in-rbi-sma-2021" })?.label;
    expect([0, 1, 29, 30, 59, 60, 89, 90].map(at)).toEqual([
      "standard",
      "SMA-0",
      "SMA-0",
      "SMA-1",
      "SMA-1",
      "SMA-2",
      "SMA-2",
      "NPA",
    ]);
    const other = { policy: "bd-mra", daysCounted: "due-date-is-day-1" } as const;
    expect([0, 1, 2, 31, 32].map((days) => provisionOf(loan("1", days), other)?.label)).toEqual([
      "regular",
      "regular",
      "watchful",
      "watchful",
      "sub-standard",
    ]);
  });

  it("counted in calendar months cannot be read from days", () => {
    expect(() => provisions([], { policy: "bd-mra", daysCounted: "calendar-months" })).toThrow(
      "daysCounted: cannot be turned into the days that the policy counts",
    );
    const policy = { ...PROVISIONING_POLICIES["bd-mra"], days: "calendar-months" as const };
    expect(required(provisions([loan("100", 0)], { policy, daysCounted: "calendar-months" }))).toBe(1);
  });

  it("that only classifies gives classes and no provision", () => {
    const answer = provisions([loan("100", 45)], { policy: "ifrs9-dpd-backstops" });
    expect(answer).toMatchObject({ kind: "none", reason: "no-rates", specific: null });
    expect(answer.classes.map(({ loans }) => loans)).toEqual([0, 1, 0]);
  });

  it("on overdue installments needs them", () => {
    const policy = "in-rbi-nbfc-mfi-2011";
    expect(provisions([loan("1000", 120)], { policy })).toMatchObject({ kind: "none", reason: "not-given" });
    expect(required(provisions([loan("1000", 0)], { policy }))).toBe(10);
  });

  it("rounds a class once, not each loan: 3 × 0.50 at 1% is 0.015, so 0.02", () => {
    const book = [loan("0.50", 0), loan("0.50", 0), loan("0.50", 0)];
    expect(required(provisions(book, { policy: "bd-mra" }))).toBe(0.02);
    expect(required(provisions(book, { policy: "bd-mra", rounding: "down" }))).toBe(0.01);
  });

  it("is refused on a day on which it is not in force", () => {
    const policy = "pk-sbp-drp-2021";
    expect(required(provisions([loan("1", 0)], { policy, asOf: "2022-03-31" }))).toBe(0);
    expect(() => provisions([], { policy, asOf: "2022-04-01" })).toThrow(
      "asOf: the policy is not in force on this day",
    );
    expect(() => provisions([], { policy: "in-rbi-nbfc-mfi-2011", asOf: "2013-03-31" })).toThrow(
      "not in force",
    );
    expect(() => provisions([], { policy, asOf: "2022-02-30" })).toThrow("asOf: must be a calendar date");
  });

  it("has no default, and a rate by portfolio at risk has none either", () => {
    expect(() => provisions([], {} as never)).toThrow("policy: must be named: there is no default policy");
    expect(() => provisions([], { policy: "nobody" as never })).toThrow(
      "policy: must be one of in-rbi-nbfc-mfi-2011",
    );
    expect(() => provisions([], { policy: "in-sks-jlg-policy" })).toThrow("riskOverDays: must be given");
    expect(() => provisions([], { policy: "bd-mra", riskOverDays: 30 })).toThrow(
      "riskOverDays: is only for policies",
    );
  });

  it("of an empty book asks for nothing and has no ratio", () => {
    const answer = provisions([], { policy: "ng-cbn-mfb" });
    expect(required(answer)).toBe(0);
    expect(answer.ofGross).toMatchObject({ kind: "none", reason: "empty-book" });
  });
});

describe("the policies that are shipped", () => {
  const all: [string, ProvisioningPolicy][] = Object.entries(PROVISIONING_POLICIES);

  it.each(all)("%s is sound, under its own name, with its source", (name, policy) => {
    const parsed = parseProvisioningPolicy(policy);
    expect(parsed.id).toBe(name);
    expect(parsed.source.length).toBeGreaterThan(5);
    expect(parsed.bands[0]?.fromDays).toBe(0);
  });

  it("say which of them are not verified", () => {
    const told = all.map(
      ([, policy]) =>
        provisions([], { policy, ...(policy.firstBandByRisk ? { riskOverDays: 28 } : {}) }).policy,
    );
    const verified = told.filter((label) => label.verified).map(({ id }) => id);
    expect(verified).toEqual([
      "in-rbi-nbfc-mfi-2011",
      "in-rbi-sma-2021",
      "in-rbi-nbfc-general",
      "in-sks-jlg-policy",
      "np-nrb",
      "ng-cbn-mfb",
      "tz-bot-microfinance",
      "cemac-cobac-2017-07",
      "sv-ncb022-consumer",
      "ifrs9-dpd-backstops",
      "eu-eba-default",
    ]);
  });

  it("leave out the tables that nobody could check", () => {
    expect(
      ["ug-bou-mdi", "gh-bog-bank", "mx-cnbv-sofipo"].filter((id) => id in PROVISIONING_POLICIES),
    ).toEqual([]);
  });

  it("follow a JSON Schema", () => {
    expect(provisioningPolicyJsonSchema()).toMatchObject({ type: "object", additionalProperties: false });
  });
});

describe("a lender's own policy", () => {
  const own: ProvisioningPolicy = {
    id: "own",
    title: "Own table",
    jurisdiction: "none",
    source: "board paper",
    confidence: { days: "primary", rates: "primary" },
    bands: [
      { toDays: 0, label: "current", ratePercent: "1" },
      { fromDays: 1, toDays: 30, label: "watch", ratePercent: "5" },
      { toDays: null, label: "late", ratePercent: "50" },
    ],
  };
  const problemsOf = (policy: object): string[] => {
    try {
      parseProvisioningPolicy({ ...own, ...policy });
      return [];
    } catch (error) {
      return (error as Error).message.split("\n");
    }
  };

  it("works like a shipped one", () => {
    expect(required(provisions([loan("100", 30), loan("100", 31)], { policy: own }))).toBe(5 + 50);
  });

  it("is refused for every gap, overlap and open end at once", () => {
    const bands = [
      { fromDays: 1, toDays: 10, label: "a", ratePercent: "0" },
      { fromDays: 10, toDays: 20, label: "a", ratePercent: "0" },
      { fromDays: 25, toDays: 24, label: "c", ratePercent: "0" },
    ];
    expect(problemsOf({ bands })).toEqual([
      "bands[0].fromDays: leaves a gap after the band before",
      "bands[1].fromDays: overlaps the band before",
      "bands[1].label: may stand only once",
      "bands[2].fromDays: leaves a gap after the band before",
      "bands[2].toDays: must be null in the last band, and only there",
    ]);
  });

  it("is refused for rates that are no percentage, unknown fields and labels, and dates in the wrong order", () => {
    expect(problemsOf({ bands: [{ toDays: null, label: "a", ratePercent: "101" }] })[0]).toMatch(
      /^bands\[0\].ratePercent: must be a percentage/,
    );
    expect(problemsOf({ color: 1 })).toEqual(["color: is not a field of this record"]);
    expect(problemsOf({ restructured: [{ times: 1, atLeast: "lost" }] })).toEqual([
      "restructured[0].atLeast: must be the label of a band",
    ]);
    expect(problemsOf({ byYear: { label: "x", uncovered: ["1"], covered: {} } })).toEqual([
      "byYear.label: must be the label of a band",
    ]);
    expect(problemsOf({ from: "2024-01-02", until: "2024-01-01" })).toEqual([
      "until: must not lie before from",
    ]);
    expect(problemsOf({ eligibleCollateral: ["cash"] })[0]).toMatch(
      /^eligibleCollateral: must be given where/,
    );
    const steps = [
      { upToPercent: "2", ratePercent: "1" },
      { upToPercent: "1", ratePercent: "1" },
    ];
    expect(problemsOf({ firstBandByRisk: steps })).toEqual([
      "firstBandByRisk[1].upToPercent: must be null in the last step, and only there",
    ]);
  });
});

describe("several policies", () => {
  const book = [
    loan("1000", 45, { keys: { product: "micro" } }),
    loan("1000", 45, { keys: { product: "housing" } }),
    loan("500", 0, { keys: { product: "other" } }),
  ];

  it("apply each to its product: 20% of 1,000 and 25% of 1,000, and 1% of the rest", () => {
    const policies = { micro: "ng-cbn-mfb", housing: "bd-mra" } as const;
    const answer = provisionsByKey(book, { key: "product", policies, otherwise: "np-nrb" });
    expect(answer.kind === "found" && Number(answer.provision)).toBe(200 + 250 + 5);
    expect(answer.parts.map(({ value }) => value)).toEqual([null, "housing", "micro"]);
  });

  it("note loans without a policy by their place", () => {
    const { problems } = provisionsByKey(book, {
      key: "product",
      policies: { micro: "ng-cbn-mfb", housing: "bd-mra" },
    });
    expect(problems.first).toEqual([
      { index: 2, code: "not-in-list", path: "keys.product", message: "must have a policy" },
    ]);
  });

  it("are none if one of them is, and refuse currencies that do not add", () => {
    expect(provisionsByKey(book, { key: "product", policies: { micro: "eu-eba-default" } })).toMatchObject({
      kind: "none",
      reason: "no-rates",
    });
    const mixed = [book[0], { ...book[1], currency: "EUR" }] as typeof book;
    const policies = { micro: "ng-cbn-mfb", housing: "bd-mra" } as const;
    expect(() => provisionsByKey(mixed, { key: "product", policies })).toThrow("several currencies");
    expect(() => provisionsByKey([], { key: "product", policies: {} })).toThrow(
      "policies: must name at least one policy",
    );
  });
});
