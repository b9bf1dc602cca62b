/**
 * Figures that were worked out by hand before the library was written, answered by the library and by the oracle.
 */
import { describe, expect, it } from "vitest";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { type AcceptanceCase, monthly, runTogether } from "./acceptanceCase.js";
import { TERMS_AND_DATES } from "./domainCases.js";
import { type Figures, libraryFigures, oracleFigures } from "./figures.js";
import { GRACE, ROUNDING } from "./roundingCases.js";
import { DAYS, INSTALLMENTS, ODDS, REPAID } from "./systemsCases.js";

const ANSWERS: Record<string, (terms: LoanTermsInput) => Figures> = {
  library: libraryFigures,
  oracle: oracleFigures,
};

const decimals = (text: string): number => text.split(".")[1]?.length ?? 0;

/** The sum of decimal texts that have the same number of decimals. */
function sum(texts: readonly string[]): string {
  const digits = decimals(texts[0] ?? "0");
  const total = texts.reduce((minor, text) => minor + BigInt(text.replace(".", "")), 0n).toString();
  return digits === 0 ? total : total.padStart(digits + 1, "0").replace(new RegExp(`(.{${digits}})$`), ".$1");
}

/** What a case says, worked out from the figures. */
const READINGS: {
  readonly [K in keyof Omit<AcceptanceCase, "name" | "terms">]-?: (
    figures: Figures,
  ) => string | number | undefined;
} = {
  totals: ({ rows }) => runTogether(rows.map(({ total }) => total)),
  interests: ({ rows }) => runTogether(rows.map(({ interest }) => interest)),
  principals: ({ rows }) => runTogether(rows.map(({ principal }) => principal)),
  dues: ({ rows }) => rows.map(({ due }) => due).join(", "),
  lastDue: ({ rows }) => rows.at(-1)?.due,
  count: ({ rows }) => rows.length,
  interest: ({ rows }) => sum(rows.map(({ interest }) => interest)),
  wholeInterest: ({ rows }) => Math.round(Number(sum(rows.map(({ interest }) => interest)))).toString(),
  firstTotal: ({ rows }) => rows[0]?.total,
  lastTotal: ({ rows }) => rows.at(-1)?.total,
  netDisbursed: ({ netDisbursed }) => netDisbursed,
};

function checkCase(acceptance: AcceptanceCase, answer: (terms: LoanTermsInput) => Figures): void {
  const figures = answer(acceptance.terms);
  const said = Object.entries(acceptance).filter(([key]) => key in READINGS);
  const read = said.map(([key]) => [key, READINGS[key as keyof typeof READINGS](figures)]);
  expect(read).toEqual(said);
  expect(said.length).toBeGreaterThan(0);
}

const GROUPS: Record<string, readonly AcceptanceCase[]> = {
  "terms and dates": TERMS_AND_DATES,
  "rounding and residue": ROUNDING,
  grace: GRACE,
  "installments of other systems": INSTALLMENTS,
  "days of real periods": DAYS,
  "zero rates, rounded days, minor units, holidays": ODDS,
};

describe.each(Object.entries(ANSWERS))("figures of the %s", (_, answer) => {
  describe.each(Object.entries(GROUPS))("%s", (_group, cases) => {
    it.each(cases.map((each) => [each.name, each] as const))("%s", (_name, each) => {
      checkCase(each, answer);
    });
  });

  it.each(REPAID.map((each) => [each.name, each] as const))(
    "repaid in all, first period of %s",
    (_, each) => {
      const { rows } = answer(each.terms);
      expect(sum(rows.map(({ total }) => total))).toBe(each.repaid);
    },
  );

  it("refuses a weekly loan whose weekday is never worked", () => {
    const terms: LoanTermsInput = {
      currency: "BDT",
      principal: "1000",
      disbursedOn: "2026-01-02",
      interest: { rate: { percent: "24" } },
      repayment: { installments: 10, every: { count: 1, unit: "week" } },
      calendar: { weekend: ["friday", "saturday"], shift: "extend" },
    };
    expect(() => answer(terms)).toThrow();
  });

  it("keeps sums exact where a float step is above a cent", () => {
    const { rows } = answer(monthly("80000000000000.37", "12", 1));
    expect(rows.map(({ total }) => total)).toEqual(["80800000000000.37"]);
  });
});
