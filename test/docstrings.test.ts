/** Every `@example` of a docstring is run, and every promised result compared. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { exampleTags, promiseCount, runSnippet } from "./snippets.js";
import { parseSource, ROOT, type SourceFile, sourceFiles } from "./sources.js";

type Names = Record<string, unknown>;

const load = async (path: string): Promise<Names> => import(pathToFileURL(join(ROOT, "src", path)).href);

/** `import … from "kisti"` in a docstring means the sources, so that the figures tested are those beside it. */
const requiring = (library: Names, testing: Names) => (name: string) =>
  name === "kisti" ? library : name === "kisti/testing" ? testing : createRequire(import.meta.url)(name);

/** What stands in scope of an example: the names of the whole library, then the public ones, then its own file's. */
async function namesFor(path: string, files: readonly SourceFile[], library: Names): Promise<Names> {
  const all = await Promise.all(
    files.filter((file) => !file.path.startsWith("testing/")).map((file) => load(file.path)),
  );
  return Object.assign({}, ...all, library, await load(path));
}

describe("the examples of docstrings", () => {
  const files = sourceFiles();
  const examples = files.flatMap((file) =>
    exampleTags(file.tree).map((example) => ({ ...example, file, at: `src/${file.path}:${example.line}` })),
  );

  it.each(examples)("$at gives what it promises", async ({ code, file }) => {
    const library = files.some(({ path }) => path === "index.ts") ? await load("index.ts") : {};
    const testing = code.includes('"kisti/testing"') ? await load("testing/index.ts") : {};
    const outcome = await runSnippet(
      code,
      requiring(library, testing),
      await namesFor(file.path, files, library),
    );
    expect(outcome.broken).toEqual([]);
    expect(promiseCount(code), "an example promises at least one result").toBeGreaterThan(0);
  });

  it("are found where they stand", () => {
    const lines = files.flatMap(({ text }) => text.match(/^\s*\* @example/gm) ?? []);
    expect(examples.length).toBeGreaterThanOrEqual(lines.length);
  });
});

describe("the runner of examples", () => {
  const outcome = (code: string) =>
    runSnippet(code, createRequire(import.meta.url), { half: (n: number) => n / 2 });

  it("keeps the promises of values, texts, records, prints and errors", async () => {
    const code = [
      "half(5); // 2.5",
      'String(half(5)); // => "2.5"',
      "[{ a: 'x', b: half(2) }]; // [{ a: \"x\", b: 1 }]",
      "console.log('a', 1); // a 1",
      "(() => { throw new TypeError('no') })(); // throws TypeError: no",
      "await Promise.resolve(half(8)); // 4",
      "'a long text'; // \"a … text\"",
      "if (half(2) === 1) half(4); // 2 (inside a statement)",
    ].join("\n");
    expect((await outcome(code)).broken).toEqual([]);
    expect(promiseCount(code)).toBe(8);
  });
  it("sees each kind of broken promise", async () => {
    const code = 'half(5); // 2.6\nhalf(4); // "2"\nconsole.log(1); // 2\n"abc"; // "a…d"\n';
    expect((await outcome(code)).broken).toEqual([
      "promised 2.6, got 2.5",
      'promised "2", got 2',
      "promised 2, got 1",
      'promised "a…d", got "abc"',
    ]);
    await expect(outcome("half(2); // throws LoanError")).resolves.toMatchObject({
      broken: [expect.any(String)],
    });
    await expect(outcome("null.x; // 1")).rejects.toThrow(TypeError);
  });
  it("finds the code of example tags, with its line", () => {
    const source = parseSource(
      "a.ts",
      "/**\n * One.\n *\n * @example\n * ```ts\n * f(1); // 2\n * ```\n */\nexport const f = 1;",
    );
    expect(exampleTags(source.tree)).toEqual([{ code: "f(1); // 2\n", line: 6, language: "ts" }]);
    expect(ts.isSourceFile(source.tree)).toBe(true);
  });
});
