/**
 * The README's code, run against the built package and compiled in strict mode.
 *
 * A block that imports begins a program; one that does not continues the program above it. A `text` block
 * directly below a block shows what that block prints. Promised results are those of `snippets.ts`.
 */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { fencedBlocks, promiseCount, runSnippet, type Snippet } from "./snippets.js";
import { ROOT } from "./sources.js";

interface Block extends Snippet {
  /** Text of the block below, when that block shows the output. */
  readonly prints: string | undefined;
}

const RUNNABLE = ["ts", "typescript", "js", "javascript", "mjs"];
const END_OF_BLOCK = "--- end of block ---";

const readme = readFileSync(join(ROOT, "README.md"), "utf8");

function runnableBlocks(markdown: string): Block[] {
  const lines = markdown.split("\n");
  const blocks = fencedBlocks(markdown);
  const touches = (block: Snippet, next: Snippet): boolean => {
    const after = block.line + block.code.split("\n").length - 1;
    return lines.slice(after, next.line - 2).every((line) => line.trim() === "");
  };
  return blocks.flatMap((block, index) => {
    const next = blocks[index + 1];
    const shown = next?.language === "text" && touches(block, next);
    return RUNNABLE.includes(block.language) ? [{ ...block, prints: shown ? next.code : undefined }] : [];
  });
}

const imports = ({ code }: Block): boolean => /^import\b/m.test(code);

/** Blocks that run together: each begins with one that imports. */
function programs(blocks: readonly Block[]): Block[][] {
  const found: Block[][] = [];
  for (const block of blocks) {
    if (imports(block) || found.length === 0) found.push([block]);
    else found.at(-1)?.push(block);
  }
  return found;
}

const built = (entry: string): string => pathToFileURL(join(ROOT, "dist", entry)).href;

async function requireBuilt(): Promise<(name: string) => unknown> {
  const library: unknown = await import(built("index.js"));
  const testing: unknown = existsSync(new URL(built("testing/index.js")))
    ? await import(built("testing/index.js"))
    : undefined;
  const others = createRequire(import.meta.url);
  return (name) => (name === "kisti" ? library : name === "kisti/testing" ? testing : others(name));
}

const trimmedLines = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trim();

/** What TypeScript says about a program, strictly, against the built declarations. */
function diagnostics(program: readonly Block[]): string[] {
  const name = join(ROOT, "readme-program.ts");
  const text = `${program.map(({ code }) => code).join("\n")}\nexport {};\n`;
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts"],
    types: ["node"],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    paths: {
      kisti: [join(ROOT, "dist/index.d.ts")],
      "kisti/testing": [join(ROOT, "dist/testing/index.d.ts")],
    },
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => path === name || fileExists(path);
  host.getSourceFile = (path, ...rest) =>
    path === name ? ts.createSourceFile(path, text, ts.ScriptTarget.ES2022) : getSourceFile(path, ...rest);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([name], options, host))
    .map(({ messageText, file, start }) => {
      const line = file === undefined ? "" : file.text.slice(0, start).split("\n").at(-1);
      return `${ts.flattenDiagnosticMessageText(messageText, " ")} at: ${line}`;
    });
}

describe("the README", () => {
  const found = programs(runnableBlocks(readme)).map((program) => ({ program, line: program[0]?.line ?? 0 }));

  it("shows code", () => expect(found.length).toBeGreaterThan(0));

  it("names the two commands that a stranger types", () => {
    expect(readme).toContain("npm ci && npm run example");
    expect(readme).toContain("npm ci && npm test");
  });

  it.each(found)("line $line: the program gives what it promises", async ({ program }) => {
    const code = program
      .map((block) => `${block.code}\nconsole.log(${JSON.stringify(END_OF_BLOCK)});\n`)
      .join("\n");
    const { broken, printed } = await runSnippet(code, await requireBuilt());
    expect(broken).toEqual([]);
    const outputs = printed.split(END_OF_BLOCK);
    program.forEach(({ prints, line }, index) => {
      const shown = trimmedLines(outputs[index] ?? "");
      if (prints !== undefined) expect(shown, `block at line ${line}`).toBe(trimmedLines(prints));
    });
    const claims = program.map(
      ({ code: text, prints }) => promiseCount(text) + (prints === undefined ? 0 : 1),
    );
    expect(Math.max(...claims), "a program promises a result or shows its output").toBeGreaterThan(0);
  });

  it.each(found)("line $line: the program compiles in strict mode", ({ program }) => {
    expect(diagnostics(program)).toEqual([]);
  });
});

describe("the reader of documents", () => {
  const text = [
    "```ts",
    'import { a } from "kisti";',
    "```",
    "",
    "```text",
    "out",
    "```",
    "```sh",
    "npm ci",
    "```",
    "```ts",
    "a(1); // 2",
    "```",
    "words",
    "```text",
    "not output",
    "```",
  ].join("\n");

  it("pairs a block with the output below it, and joins blocks into programs", () => {
    const blocks = runnableBlocks(text);
    expect(blocks.map(({ line, prints }) => [line, prints])).toEqual([
      [2, "out\n"],
      [12, undefined],
    ]);
    expect(programs(blocks).map((program) => program.length)).toEqual([2]);
  });
});
