/**
 * Code in documents, run: the blocks of the README and the `@example`s of docstrings.
 *
 * An expression followed on its last line by a comment promises its result, the arrow being optional:
 *
 *     addMonths(day, 1); // => 59
 *     console.log(schedule.toTable().length); // 1523
 *     parseTerms({}); // throws LoanError
 *
 * The comment is compared with the value as text (Decimals as their digits, texts in double quotes), or as
 * an expression that must be deeply equal. `…` in it stands for anything; a remark in round brackets may end
 * it. A comment above a line is a remark and promises nothing.
 */
import { inspect, isDeepStrictEqual } from "node:util";
import ts from "typescript";

export interface Snippet {
  readonly code: string;
  /** Line of the document on which the code begins. */
  readonly line: number;
  readonly language: string;
}

const FENCE = /^```(\w*)[^\n]*\n([\s\S]*?)^```[ \t]*$/gm;

/** The fenced code blocks of a Markdown text, in order. */
export const fencedBlocks = (markdown: string): Snippet[] =>
  [...markdown.matchAll(FENCE)].map((match) => ({
    language: match[1] ?? "",
    code: match[2] ?? "",
    line: markdown.slice(0, match.index).split("\n").length + 1,
  }));

/** The code of every `@example` in a syntax tree. */
export function exampleTags(tree: ts.SourceFile): Snippet[] {
  const found: Snippet[] = [];
  const visit = (node: ts.Node): void => {
    for (const tag of ts.getJSDocTags(node)) {
      if (tag.tagName.text !== "example" || tag.parent.parent !== node) continue;
      const text = `${ts.getTextOfJSDocComment(tag.comment) ?? ""}\n`;
      const line = tree.getLineAndCharacterOfPosition(tag.getStart(tree)).line + 1;
      const blocks = fencedBlocks(text);
      if (blocks.length === 0) found.push({ code: text, line, language: "ts" });
      found.push(...blocks.map((block) => ({ ...block, line: line + block.line })));
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

interface Promised {
  readonly from: number;
  readonly to: number;
  readonly result: string;
}

/** Expressions whose last line ends in a comment, from the first to the last, with the comment's text. */
function promises(tree: ts.SourceFile): Promised[] {
  const text = tree.text;
  const found: Promised[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isExpressionStatement(node)) {
      const comment = ts.getTrailingCommentRanges(text, node.end)?.[0];
      if (comment?.kind === ts.SyntaxKind.SingleLineCommentTrivia) {
        const result = text.slice(comment.pos + 2, comment.end).replace(/^\s*(=>)?\s*/, "");
        found.push({ from: node.expression.getStart(tree), to: node.expression.end, result: result.trim() });
        return;
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** How many results a piece of code promises. */
export const promiseCount = (code: string): number => promises(parse(code)).length;

const parse = (code: string): ts.SourceFile =>
  ts.createSourceFile("snippet.ts", code, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TS);

/** The code as CommonJS in which each promising expression is handed to `keep`, with its promise. */
function instrument(code: string): string {
  let text = code;
  for (const { from, to, result } of promises(parse(code)).reverse()) {
    const expression = text.slice(from, to);
    const waits = /\bawait\b/.test(expression) ? "await " : "";
    const thunk = `${waits ? "async " : ""}() => (${expression})`;
    text = `${text.slice(0, from)}${waits}$keep(${thunk}, ${JSON.stringify(result)})${text.slice(to)}`;
  }
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  return outputText;
}

const rendered = (value: unknown): string =>
  typeof value === "string"
    ? JSON.stringify(value)
    : inspect(value, { depth: 8, breakLength: Number.POSITIVE_INFINITY, maxArrayLength: 20 });

const normal = (text: string): string => text.replaceAll("'", '"').replace(/\s+/g, " ").trim();

function matches(actual: string, promised: string): boolean {
  const pieces = normal(promised).split("…");
  let at = 0;
  const text = normal(actual);
  if (pieces.length === 1) return text === pieces[0];
  if (!text.startsWith(pieces[0] as string) || !text.endsWith(pieces.at(-1) as string)) return false;
  return pieces.every((piece) => {
    const found = text.indexOf(piece, at);
    at = found + piece.length;
    return found >= 0;
  });
}

const evaluated = (text: string): unknown => {
  try {
    return new Function(`"use strict"; return (${text});`)();
  } catch {
    return Symbol("not an expression");
  }
};

/** A remark in round brackets may end a promise: `// 59 (28 February 1970 is day 58)`. */
const REMARK = /\s+\([^()]*\)$/;

/** What is wrong with a result, or nothing. */
function broken(value: unknown, printed: readonly string[], promised: string): string | undefined {
  const actual = value === undefined && printed.length > 0 ? printed.join("\n") : rendered(value);
  const kept = [promised, promised.replace(REMARK, "")].some(
    (text) => matches(actual, text) || isDeepStrictEqual(value, evaluated(text)),
  );
  return kept ? undefined : `promised ${promised}, got ${actual}`;
}

export interface Outcome {
  /** One line for each promise that was not kept. */
  readonly broken: readonly string[];
  /** What `console.log` printed. */
  readonly printed: string;
}

type Require = (name: string) => unknown;

/** Runs a piece of code; `names` are in scope without an import. */
export async function runSnippet(
  code: string,
  require: Require,
  names: Readonly<Record<string, unknown>> = {},
): Promise<Outcome> {
  const printed: string[] = [];
  const faults: (string | undefined)[] = [];
  const console = {
    log: (...values: unknown[]): void => {
      printed.push(values.map((value) => (typeof value === "string" ? value : rendered(value))).join(" "));
    },
  };
  const settle = (value: unknown, from: number, promised: string): void => {
    faults.push(broken(value, printed.slice(from), promised));
  };
  const refused = (error: unknown, promised: string): void => {
    const kind = promised.match(/^throws (.+)$/)?.[1];
    const text = String(error);
    if (kind === undefined || !(text.includes(kind) || matches(text, kind))) throw error;
  };
  const keep = (thunk: () => unknown, promised: string): unknown => {
    const from = printed.length;
    try {
      const value = thunk();
      if (!(value instanceof Promise)) return settle(value, from, promised);
      return value.then(
        (result) => settle(result, from, promised),
        (error) => refused(error, promised),
      );
    } catch (error) {
      return refused(error, promised);
    }
  };
  const scope = Object.keys(names).length === 0 ? "" : `const { ${Object.keys(names).join(", ")} } = $names;`;
  const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
  const body = `${scope}\n{\n${instrument(code)}\n}`;
  await new AsyncFunction("require", "exports", "console", "$keep", "$names", body)(
    require,
    {},
    console,
    keep,
    names,
  );
  return { broken: faults.filter((fault) => fault !== undefined), printed: printed.join("\n") };
}
