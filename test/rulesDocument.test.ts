/** RULES.md says what the tables of the sources say. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { printRules, type RuleTable, ruleSections } from "./rulesDocument.js";
import { ROOT } from "./sources.js";

describe("RULES.md", async () => {
  const sections = await ruleSections();
  const tables = sections.flatMap((section) => section.tables);

  it("is what the sources say; `npm run rules` writes it", async () => {
    await expect(printRules(sections)).toMatchFileSnapshot(join(ROOT, "RULES.md"));
  });
  it("has words for every entry of a table that has words for one", () => {
    const isHalfWorded = ({ entries }: RuleTable) =>
      entries.some(({ words }) => words !== "") && entries.some(({ words }) => words === "");
    expect(tables.filter(isHalfWorded).map(({ name }) => name)).toEqual([]);
  });
  it("says what every table and every file is about", () => {
    expect(tables.filter(({ about }) => about === "").map(({ name }) => name)).toEqual([]);
    expect(sections.filter(({ title }) => title === "").map(({ path }) => path)).toEqual([]);
  });
  it("names the choices of servicing, portfolio and household", () => {
    const names = tables.flatMap(({ name, entries }) => entries.map((entry) => `${name} ${entry.name}`));
    const some = [
      "WATERFALLS rbi-india",
      "COHORTS month",
      "ARREARS_TREATMENTS capitalized",
      "FREQUENCY_UNITS week",
    ];
    expect(some.filter((name) => !names.includes(name))).toEqual([]);
  });
});
