/**
 * RULES.md: every table of named choices, with the words that stand beside each entry in the sources.
 *
 * The words of an entry are its own comment, else its text, else what its record says of it.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { ROOT, type SourceFile, sourceFiles } from "./sources.js";

interface Entry {
  readonly name: string;
  readonly words: string;
}

/** A table of choices: what it decides, and its entries. */
export interface RuleTable {
  readonly name: string;
  readonly isPublic: boolean;
  readonly about: string;
  readonly entries: readonly Entry[];
}

/** The tables of one file, under what the file says of itself: "Title: about". */
export interface RuleSection {
  readonly path: string;
  readonly title: string;
  readonly about: string;
  readonly tables: readonly RuleTable[];
}

/** What records of tables call their own description, best first. */
const DESCRIPTIONS = ["title", "meaning", "rule", "words", "unit"];

const HEADING = `# Rules

Every named choice of kisti, with its meaning. Names in \`CODE\` are exported: \`Object.keys\` of them is the list for a
form. This page is written from the comments in the sources by \`npm run rules\`, and a test holds it to them.
`;

const slugOf = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^\w -]/g, "")
    .replaceAll(" ", "-");

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

function commentOf(node: ts.Node): string {
  const texts = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const comment = texts.at(-1)?.comment;
  return oneLine(typeof comment === "string" ? comment : (ts.getTextOfJSDocComment(comment) ?? ""));
}

/** Sums over sums, as the tables of ratios write them. */
function formulaOf(value: Record<string, unknown>): string {
  const sum = (part: unknown, sign: string) => (Array.isArray(part) ? part.join(sign) : "");
  const less = Array.isArray(value.minus) ? ` − ${value.minus.join(" − ")}` : "";
  return Array.isArray(value.over) ? `(${sum(value.plus, " + ")}${less}) ÷ (${sum(value.over, " + ")})` : "";
}

function described(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value))
    return value.map((item) => (typeof item === "object" ? item.name : item)).join(", ");
  if (typeof value !== "object" || value === null) return "";
  const record = value as Record<string, unknown>;
  const said = DESCRIPTIONS.map((name) => record[name]).find((text) => typeof text === "string");
  return said === undefined ? formulaOf(record) : oneLine(String(said));
}

const literalOf = (node: ts.Expression | undefined): ts.Expression | undefined =>
  node !== undefined && (ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
    ? literalOf(node.expression)
    : node;

const nameOf = (name: ts.PropertyName): string =>
  ts.isStringLiteral(name) || ts.isNumericLiteral(name) ? name.text : name.getText();

/** Comments of the entries of a table, by name. */
type Comments = Map<string, string>;

/** The exported constants of a file that are named in capitals. */
const constantsOf = ({ tree }: SourceFile) =>
  tree.statements
    .filter(ts.isVariableStatement)
    .filter(({ modifiers }) => modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
    .flatMap((statement) =>
      statement.declarationList.declarations.flatMap(({ name, initializer: value }) =>
        value === undefined ? [] : [{ name: name.getText(), statement, value }],
      ),
    )
    .filter(({ name }) => /^[A-Z][A-Z_]+$/.test(name));

/** The comments of a table's entries, those of the tables that it takes over included. */
function commentsIn(node: ts.Expression | undefined, tables: ReadonlyMap<string, ts.Expression>): Comments {
  const literal = literalOf(node);
  if (literal === undefined || !ts.isObjectLiteralExpression(literal)) return new Map();
  const found = literal.properties.flatMap((entry) => {
    if (ts.isSpreadAssignment(entry)) return [...commentsIn(tables.get(entry.expression.getText()), tables)];
    return entry.name === undefined ? [] : [[nameOf(entry.name), commentOf(entry)] as const];
  });
  return new Map(found);
}

async function tablesOf(file: SourceFile, exported: ReadonlySet<string>): Promise<RuleTable[]> {
  const values = await import(pathToFileURL(join(ROOT, "src", file.path)).href);
  const constants = constantsOf(file);
  const literals = new Map(constants.map(({ name, value }) => [name, value]));
  return constants.flatMap(({ name, statement, value }) => {
    const [isPublic, table]: [boolean, unknown] = [exported.has(name), values[name]];
    if (typeof table !== "object" || table === null || Array.isArray(table)) return [];
    const comments = commentsIn(value, literals);
    const entries = Object.entries(table).map(([entry, item]) => ({
      name: entry,
      words: comments.get(entry) || described(item),
    }));
    const isWorded = entries.some(({ words }) => words !== "");
    const isRule = file.path.startsWith("rules/") && isWorded;
    return isPublic || isRule ? [{ name, isPublic, about: commentOf(statement), entries }] : [];
  });
}

/** What a file says of itself in the first sentence of its header. */
function headerOf({ text }: SourceFile): { readonly title: string; readonly about: string } {
  const header = oneLine((/\/\*\*(.*?)\*\//s.exec(text)?.[1] ?? "").replaceAll("\n *", " "));
  const sentence = /^.*?[.](?= |$)/.exec(header)?.[0] ?? header;
  const [title = "", about = ""] = sentence.split(/: (.*)/s);
  return { title: title.replace(/\.$/, ""), about: about.replace(/^./, (first) => first.toUpperCase()) };
}

/** Every table of choices, by file. */
export async function ruleSections(): Promise<RuleSection[]> {
  const exported = new Set(Object.keys(await import(pathToFileURL(join(ROOT, "src/index.ts")).href)));
  const sections = await Promise.all(
    sourceFiles().map(async (file) => ({
      path: file.path,
      ...headerOf(file),
      tables: await tablesOf(file, exported),
    })),
  );
  return sections
    .filter(({ tables }) => tables.length > 0)
    .sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0));
}

function printTable({ name, isPublic, about, entries }: RuleTable): string {
  const heading = `### ${isPublic ? `\`${name}\`` : name}\n\n${about}\n`;
  const isNamed = entries.some(({ words }) => words === "");
  if (isNamed) return `${heading}\n${entries.map(({ name: entry }) => `\`${entry}\``).join(", ")}\n`;
  const rows = entries.map(({ name: entry, words }) => `| \`${entry}\` | ${words.replaceAll("|", "\\|")} |`);
  return `${heading}\n| name | meaning |\n| --- | --- |\n${rows.join("\n")}\n`;
}

/** The text of RULES.md. */
export function printRules(sections: readonly RuleSection[]): string {
  const contents = sections.map(({ title }) => `[${title}](#${slugOf(title)})`);
  const parts = sections.map(({ path, title, about, tables }) =>
    [
      `## ${title}\n`,
      `${about === "" ? "" : `${about} `}([source](src/${path}))\n`,
      ...tables.map(printTable),
    ].join("\n"),
  );
  return [HEADING, `${contents.join(" · ")}\n`, ...parts].join("\n");
}
