/**
 * The shape of the library: which stage may know which, where the two dependencies enter, and what never
 * stands in a file. A stage of its own is added by one entry in `MAY_IMPORT`.
 */
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { importsOf, parseSource, resolveImport, type SourceFile, sourceFiles } from "./sources.js";

const RULES = ["kernel", "rules"];
const SCHEDULE = [...RULES, "terms", "schedule"];
const BESIDE = [...SCHEDULE, "policies"];
const ALL = [...BESIDE, "pricing", "indebtedness", "servicing", "portfolio"];

/** Stage → the stages whose files it may import. A stage always sees itself; the three siblings do not see each other. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  kernel: [],
  rules: ["kernel"],
  terms: RULES,
  schedule: [...RULES, "terms"],
  policies: RULES,
  pricing: BESIDE,
  indebtedness: BESIDE,
  servicing: SCHEDULE,
  portfolio: ALL,
  compliance: ALL,
  testing: [...ALL, "compliance", "index.ts"],
  "index.ts": [...ALL, "compliance"],
};

/** Package → the files that may import it. */
const MAY_DEPEND: Record<string, (path: string) => boolean> = {
  "decimal.js": (path) => path === "kernel/decimal.ts",
  zod: (path) => path.startsWith("terms/") || path.endsWith("Schema.ts"),
  "fast-check": (path) => path.startsWith("testing/"),
};

const FORBIDDEN_CALLS = ["new Date", "Date.now", "Math.random", "parseFloat", "Number.parseFloat"];
/** A Decimal's `toFixed` is exact where a number's is not, and only this file can be sure to hold a Decimal. */
const PRINTS_DECIMALS = "kernel/decimal.ts";
const LINES_PER_FILE = 200;
/** The one public list: nothing but names, as many as there are. */
const PUBLIC_LIST = "index.ts";

const stageOf = (path: string): string => path.split("/")[0] as string;

const badArrows = (file: SourceFile): string[] =>
  importsOf(file)
    .map((specifier) => resolveImport(file, specifier))
    .filter((target) => target !== undefined)
    .filter((target) => stageOf(target) !== stageOf(file.path))
    .filter((target) => !MAY_IMPORT[stageOf(file.path)]?.includes(stageOf(target)))
    .map((target) => `${file.path} → ${target}`);

const badPackages = (file: SourceFile): string[] =>
  importsOf(file)
    .filter((specifier) => resolveImport(file, specifier) === undefined)
    .filter((name) => !(MAY_DEPEND[name]?.(file.path) ?? false))
    .map((name) => `${file.path} → ${name}`);

/** Each circle once, as the path that closes it. */
function cycles(files: readonly SourceFile[]): string[] {
  const arrows = new Map(
    files.map((file) => [file.path, importsOf(file).map((to) => resolveImport(file, to))]),
  );
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
    if (done.has(path) || trail.includes(path)) return;
    for (const next of arrows.get(path) ?? []) if (next !== undefined) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const path of arrows.keys()) walk(path, []);
  return found;
}

/** Clocks, chance, float parsing, float printing and console output, read from the syntax tree, not from the text. */
function forbiddenCode({ path, tree }: SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const at = (what: string): void => {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
      found.push(`${path}:${line + 1} ${what}`);
    };
    if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
      const called = `${ts.isNewExpression(node) ? "new " : ""}${node.expression.getText(tree)}`;
      if (FORBIDDEN_CALLS.includes(called)) at(called);
      if (called.endsWith(".toFixed") && path !== PRINTS_DECIMALS) at(".toFixed");
    }
    if (
      ts.isPropertyAccessExpression(node) &&
      ["console", "process"].includes(node.expression.getText(tree))
    ) {
      at(node.getText(tree));
    }
    if (node.kind === ts.SyntaxKind.AnyKeyword) at("any");
    if (ts.isAsExpression(node) && ts.isAsExpression(node.expression)) {
      if (node.expression.type.kind === ts.SyntaxKind.UnknownKeyword) at("as unknown as");
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

const drawers = (path: string): boolean =>
  /(^|\/)(utils?|helpers?|types|common|misc)\.ts$/i.test(path) ||
  (path.endsWith("/index.ts") && path !== "testing/index.ts");

const lineCount = ({ text }: SourceFile): number => text.replace(/\n$/, "").split("\n").length;

describe("the library's files", () => {
  const files = sourceFiles();

  it("belong to a stage named in MAY_IMPORT", () => {
    expect(files.map(({ path }) => path).filter((path) => !(stageOf(path) in MAY_IMPORT))).toEqual([]);
  });
  it("import only files that exist", () => {
    const paths = files.map(({ path }) => path);
    const dangling = files.flatMap((file) =>
      importsOf(file).filter((to) => {
        const target = resolveImport(file, to);
        return target !== undefined && !paths.includes(target);
      }),
    );
    expect(dangling).toEqual([]);
  });
  it("import in one direction only", () => expect(files.flatMap(badArrows)).toEqual([]));
  it("form no circle", () => expect(cycles(files)).toEqual([]));
  it("meet each dependency only where it may enter", () => expect(files.flatMap(badPackages)).toEqual([]));
  it("take zod as a namespace, so that an application carries only what is used", () => {
    const named = files.filter(({ text }) => /import\s+(type\s+)?\{[^}]*\}\s+from\s+"zod"/.test(text));
    expect(named.map(({ path }) => path)).toEqual([]);
  });
  it("hold no clock, chance, float parsing or printing, console, any or double cast", () => {
    expect(files.flatMap(forbiddenCode)).toEqual([]);
  });
  it("are not inner barrels or drawers", () => {
    expect(files.map(({ path }) => path).filter(drawers)).toEqual([]);
  });
  it(`are at most ${LINES_PER_FILE} lines long, but for the public list`, () => {
    const code = files.filter(({ path }) => path !== PUBLIC_LIST);
    const long = code.filter((file) => lineCount(file) > LINES_PER_FILE);
    expect(long.map((file) => `${file.path}: ${lineCount(file)}`)).toEqual([]);
  });
});

describe("the architecture test sees", () => {
  const file = (path: string, text: string): SourceFile => parseSource(path, text);

  it("an arrow against the stream, type-only and dynamic imports included", () => {
    expect(badArrows(file("kernel/a.ts", `import type { T } from "../terms/b.js";`))).toEqual([
      "kernel/a.ts → terms/b.ts",
    ]);
    expect(badArrows(file("servicing/a.ts", `await import("../pricing/b.js");`))).toEqual([
      "servicing/a.ts → pricing/b.ts",
    ]);
    expect(badArrows(file("terms/a.ts", `export * from "../kernel/b.js";`))).toEqual([]);
  });
  it("a circle", () => {
    const circle = [
      file("a.ts", `import "./b.js";`),
      file("b.ts", `import "./c.js";`),
      file("c.ts", `import "./a.js";`),
    ];
    expect(cycles(circle)).toEqual(["a.ts → b.ts → c.ts → a.ts"]);
  });
  it("a dependency in the wrong file, and a Node module anywhere", () => {
    expect(
      badPackages(file("schedule/a.ts", `import { Decimal } from "decimal.js"; import "node:fs";`)),
    ).toEqual(["schedule/a.ts → decimal.js", "schedule/a.ts → node:fs"]);
    expect(badPackages(file("servicing/eventSchema.ts", `import * as z from "zod";`))).toEqual([]);
  });
  it("forbidden code, but not the same words in a comment or a text", () => {
    const bad = `// Date.now()\nconst s = "console.log";\nnew Date();\nx.toFixed(2);\nconsole.log(1);\nconst y: any = 1 as unknown as string;`;
    expect(forbiddenCode(file("kernel/a.ts", bad))).toEqual([
      "kernel/a.ts:3 new Date",
      "kernel/a.ts:4 .toFixed",
      "kernel/a.ts:5 console.log",
      "kernel/a.ts:6 any",
      "kernel/a.ts:6 as unknown as",
    ]);
  });
  it("drawers and inner barrels", () => {
    const paths = [
      "index.ts",
      "testing/index.ts",
      "rules/index.ts",
      "kernel/utils.ts",
      "kernel/dateTypes.ts",
    ];
    expect(paths.filter(drawers)).toEqual(["rules/index.ts", "kernel/utils.ts"]);
  });
});
