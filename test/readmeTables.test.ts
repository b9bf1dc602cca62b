/**
 * The README's tables name every entry of every table of rules, with the words that the table itself has for it.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PROBLEM_CODES } from "../src/kernel/error.js";
import { ROUNDING_MODES, type RoundingMode, roundQuotient } from "../src/kernel/rounding.js";
import * as amortization from "../src/rules/amortization.js";
import * as charge from "../src/rules/charge.js";
import { DATE_SHIFTS } from "../src/rules/dateShift.js";
import { DAY_COUNTS } from "../src/rules/dayCount.js";
import * as emergency from "../src/rules/emergencyChoice.js";
import { FIRST_PERIOD_TREATMENTS } from "../src/rules/firstPeriod.js";
import { FIT_GOALS } from "../src/rules/fitGoal.js";
import { FREQUENCY_UNITS, NTH_WEEKDAYS } from "../src/rules/frequency.js";
import * as grace from "../src/rules/grace.js";
import { RATE_PERIODS } from "../src/rules/ratePeriod.js";
import * as residue from "../src/rules/residue.js";
import { SHORT_MONTHS } from "../src/rules/shortMonth.js";
import { SCHEDULE_LAWS } from "../src/schedule/verify/laws.js";
import { INTEREST_DATES } from "../src/terms/schema.js";
import { fencedBlocks } from "./snippets.js";
import { ROOT } from "./sources.js";

const readme = readFileSync(join(ROOT, "README.md"), "utf8");
const lines = readme.split("\n");

/** Tables whose entries have words of their own: the README's row is `name | words`. */
const WORDED: Record<string, Readonly<Record<string, string>>> = {
  ...amortization,
  ...charge,
  ...emergency,
  ...grace,
  ...residue,
  FIRST_PERIOD_TREATMENTS,
  FIT_GOALS,
  INTEREST_DATES,
  PROBLEM_CODES,
  SCHEDULE_LAWS,
};

/** Tables whose entries are rules: the README says them in its own words. */
const NAMED: Record<string, object> = {
  DATE_SHIFTS,
  DAY_COUNTS,
  FREQUENCY_UNITS,
  NTH_WEEKDAYS,
  RATE_PERIODS,
  ROUNDING_MODES,
  SHORT_MONTHS,
};

describe("the README", () => {
  it.each(Object.entries(WORDED))("has a row for every entry of %s", (_, table) => {
    const rows = Object.entries(table).map(([name, words]) => `| \`${name}\` | ${words} |`);
    expect(rows.filter((row) => !lines.includes(row))).toEqual([]);
  });
  it.each(Object.entries(NAMED))("names every entry of %s", (_, table) => {
    expect(Object.keys(table).filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
  it("gives each day count's rule and where it is written down", () => {
    const rows = Object.entries(DAY_COUNTS).map(
      ([name, { rule, source }]) => `| \`${name}\` | ${rule} | ${source} |`,
    );
    expect(rows.filter((row) => !lines.includes(row))).toEqual([]);
  });
  it("shows what each rounding mode makes of 12.345 and −12.345", () => {
    const cents = (tenths: number, mode: RoundingMode) =>
      (roundQuotient(tenths, 10, mode) / 100).toFixed(2).replace("-", "−");
    const rows = (Object.keys(ROUNDING_MODES) as RoundingMode[]).map(
      (mode) => `| \`${mode}\` | ${cents(12_345, mode)}, ${cents(-12_345, mode)} |`,
    );
    expect(rows.filter((row) => !lines.includes(row))).toEqual([]);
  });
  it("shows the ten-line script that the examples run", () => {
    const script = readFileSync(join(ROOT, "examples/minimal.mjs"), "utf8");
    const first = fencedBlocks(readme).find(({ language }) => language === "ts");
    expect(first?.code.replaceAll("\n\n", "\n").trim()).toBe(script.replaceAll("\n\n", "\n").trim());
  });
});
