/**
 * Defaults as RULES.md tells them: the first name of a table, unless another is marked.
 */
import { describe, expect, it } from "vitest";
import { eventJsonSchema, servicingJsonSchema } from "../src/index.js";
import { type RuleTable, ruleSections } from "./rulesDocument.js";

interface Field {
  readonly path: string;
  readonly names: readonly string[];
  readonly default: string | undefined;
}

/** Fields with a choice of names of which none stands in a table. */
const WITHOUT_TABLE = ["rate-change.keeps", "re-age.every.weekday"];

type Schema = Readonly<Record<string, unknown>>;

/** The named choices of a JSON Schema, by the path of their field. */
function choicesIn(schema: Schema, path: readonly string[] = []): Field[] {
  const { properties = {}, anyOf = [], items, additionalProperties, enum: names } = schema;
  const below = Object.entries(properties as Record<string, Schema>).flatMap(([name, field]) =>
    choicesIn(field, [...path, name]),
  );
  const forms = (anyOf as Schema[]).flatMap((form) => {
    const kind = (form.properties as Record<string, Schema> | undefined)?.kind?.const;
    const own = choicesIn(form, typeof kind === "string" ? [...path, kind] : path);
    const isHere = (field: Field) => field.path === path.join(".");
    return own.map((field) => (isHere(field) ? { ...field, default: schema.default as string } : field));
  });
  const inside = [items, additionalProperties].filter((part) => typeof part === "object" && part !== null);
  const here = Array.isArray(names)
    ? [{ path: path.join("."), names: names.map(String), default: schema.default as string | undefined }]
    : [];
  return [...here, ...below, ...forms, ...inside.flatMap((part) => choicesIn(part as Schema, path))];
}

/** Whether a field offers the names of a table, in its order; a field may leave some out. */
const offers = ({ names }: Field, { entries }: RuleTable): boolean =>
  entries
    .filter(({ name }) => names.includes(name))
    .map(({ name }) => name)
    .join() === names.join();

describe("the defaults of servicing terms and events", async () => {
  const tables = (await ruleSections()).flatMap((section) => section.tables);
  const servicing = choicesIn(servicingJsonSchema());
  const fields = [...servicing, ...choicesIn(eventJsonSchema())];
  const tablesOf = (field: Field) =>
    tables.filter((table) => offers(field, table) && table.entries.length <= field.names.length + 1);

  it("are of fields whose names stand in a table", () => {
    expect(fields.length).toBeGreaterThan(30);
    const lost = fields.filter((field) => tablesOf(field).length === 0).map(({ path }) => path);
    expect([...new Set(lost)].filter((path) => !WITHOUT_TABLE.includes(path))).toEqual([]);
  });

  const given = fields.filter((field) => field.default !== undefined && !WITHOUT_TABLE.includes(field.path));
  it.each(given.map((field) => [field.path, field] as const))("%s is first or marked", (_, field) => {
    const told = tablesOf(field).map(({ entries }) => {
      const marked = entries.filter(({ words }) => /The default\b/.test(words));
      return (marked[0] ?? entries[0])?.name;
    });
    expect(told).toContain(field.default);
  });

  it.each(servicing.map((field) => [field.path, field] as const))(
    "%s is named by its table",
    (path, field) => {
      const isShared = path.startsWith("waterfall.steps") || path === "penalty.rate.per";
      const abouts = tablesOf(field).map(({ about }) => about);
      expect(isShared || abouts.some((about) => about.includes(`\`${path}\``))).toBe(true);
    },
  );
});
