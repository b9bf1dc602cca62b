/** Stored states that are not sound, several currencies, schemas, and the rarer lines of the text report. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { collect } from "../../src/portfolio/accumulator.js";
import { portfolioReport } from "../../src/portfolio/portfolioReport.js";
import { provisionOf } from "../../src/portfolio/provision/provisions.js";
import { portfolioReportText } from "../../src/portfolio/reportText.js";
import { METRICS, restoreAccumulator } from "../../src/portfolio/restoreAccumulator.js";
import { positionJsonSchema } from "../../src/servicing/position/readPosition.js";

const due = (currency: string, principal: string) => ({ currency, due: "2026-03-04", principal });

describe("states that this library did not write", () => {
  const changed = (
    accumulator: { toJSON(): unknown },
    change: (state: { books: { sums?: unknown; groups?: unknown; whole?: unknown }[] }) => void,
  ) => {
    const stored = JSON.parse(JSON.stringify(accumulator));
    change(stored.state);
    return stored;
  };

  it.each<[string, unknown]>([
    ["no list", 7],
    ["no pairs", [7]],
    ["no key", [[7, [1, 2, 3, 4]]]],
    ["sums of another width", [["2026-03", [1, 2]]]],
    ["sums that are none", [["2026-03", [1, 2, 3, 4.5]]]],
  ])("are refused whole: %s", (_, sums) => {
    const open = () => METRICS["cash-flow-forecast"]({ by: "month" });
    const accumulator = collect(open(), [due("BDT", "10")]);
    const before = JSON.stringify(accumulator);
    const stored = changed(collect(open(), [due("BDT", "90")]), ({ books }) => {
      for (const book of books) book.sums = sums;
    });
    expect(() => accumulator.merge(stored)).toThrow("a stored state must hold");
    expect(JSON.stringify(accumulator)).toBe(before);
  });

  it("are refused whole where a tally is concerned", () => {
    const open = () => METRICS["portfolio-at-risk"]({ overDays: 30, groupBy: ["branch"] });
    const accumulator = collect(open(), [{ currency: "BDT", principalOutstanding: "1", daysPastDue: 0 }]);
    const before = JSON.stringify(accumulator);
    for (const field of ["whole", "groups"] as const) {
      const stored = changed(accumulator, ({ books }) => {
        for (const book of books) book[field] = field === "whole" ? [1] : [7];
      });
      expect(() => accumulator.merge(stored)).toThrow("a stored state must hold");
    }
    expect(JSON.stringify(accumulator)).toBe(before);
    const stored = changed(accumulator, (state) => Object.assign(state, { problems: null }));
    expect(() => accumulator.merge(stored)).toThrow(
      "problems: a stored state must hold items, byCode and first",
    );
    expect(() =>
      restoreAccumulator("ageing", { ...stored, metric: "ageing", definition: { bands: "never" } }),
    ).toThrow("must be a list of upper bounds");
    expect(() => restoreAccumulator("nothing" as never, { ...stored, metric: "nothing" })).toThrow(
      "metric: must be combined, or one of",
    );
  });
});

describe("records of several currencies", () => {
  it("are refused together and told one by one", () => {
    const dues = [due("UGX", "5000"), due("BDT", "10"), due("UGX", "1000")];
    const accumulator = collect(METRICS["cash-flow-forecast"]({ by: "month" }), dues);
    expect(() => accumulator.result()).toThrow("records of several currencies cannot be added");
    expect(
      accumulator.resultsByCurrency().map(({ currency, totalDue }) => `${currency} ${totalDue}`),
    ).toEqual(["BDT 10", "UGX 6000"]);
  });
});

describe("the JSON Schema of a position", () => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(positionJsonSchema());

  it("takes what is read and refuses what is not", () => {
    const loan = { currency: "BDT", principalOutstanding: "10.50", daysPastDue: 3 };
    const full = {
      ...loan,
      overdueInstallments: [{ daysPastDue: 3, principal: 5 }],
      collateral: { kind: "cash", amount: "1" },
      keys: { branch: "a" },
      disbursedOn: "2026-01-31",
    };
    expect([validate(loan), validate(full)]).toEqual([true, true]);
    const wrong = [
      { ...loan, daysPastDue: -1 },
      { ...loan, color: 1 },
      { daysPastDue: 1 },
      { ...loan, overdueInstallments: [{}] },
    ];
    expect(wrong.map((value) => validate(value))).toEqual([false, false, false, false]);
  });
});

describe("the text report", () => {
  const loan = (principalOutstanding: string, daysPastDue: number) => ({
    currency: "USD",
    principalOutstanding,
    daysPastDue,
  });
  const lines = (book: ReturnType<typeof loan>[], policy: object): string[] =>
    portfolioReportText(portfolioReport(book, { provisions: policy as never })).split("\n");

  it("shows a floor that applies, a general part, and provisions that there are none of", () => {
    const floor = lines([loan("1000", 0)], { policy: "in-rbi-nbfc-mfi-2011" });
    expect(floor).toContain("floor 10.00, which applies");
    expect(lines([loan("1000", 0)], { policy: "pk-sbp-mfb-2006" })).toContain("general provision 15.00");
    const classes = lines([loan("1000", 45)], { policy: "ifrs9-dpd-backstops" });
    expect(classes).toContain("required none, none of the gross portfolio");
    expect(classes.find((line) => line.startsWith("stage 2"))).toMatch(/^stage 2 +1 +1,000.00$/);
    expect(lines([loan("x", 0), loan("1000", 0)], { policy: "ke-sasra" })).toContain(
      "Not in order: 1 (not-a-decimal 1)",
    );
  });

  it("of one loan that is not in order is refused", () => {
    expect(() => provisionOf(loan("x", 0), { policy: "ke-sasra" })).toThrow(
      "principalOutstanding: must be a plain decimal number",
    );
    expect(provisionOf(loan("0", 0), { policy: "ke-sasra" })).toBeUndefined();
  });
});
