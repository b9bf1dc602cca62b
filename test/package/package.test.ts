/** The package as published: packed, unpacked elsewhere, required, imported, compiled and bundled. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../sources.js";
import { type Consumer, compile, createConsumer, RESOLUTIONS } from "./consumer.js";

const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
const ENTRIES = { kisti: ".", "kisti/testing": "./testing" } as const;
const SIZE_LIMIT = 40_000;

const TERMS = `{
  currency: "BDT", principal: "20000", disbursedOn: "2026-01-04",
  interest: { rate: { percent: "24", per: "year" }, method: "declining-balance", dayCount: "actual/365" },
  repayment: { installments: 46, every: { count: 1, unit: "week" }, pattern: "equal-installments" },
}`;
const PROGRAM = `
const schedule = kisti.buildSchedule(kisti.parseTerms(${TERMS}));
console.log(schedule.installments.length, String(schedule.totals.principal));
`;
const NAMES = "console.log(JSON.stringify(Object.keys(entry).filter((name) => name !== 'default').sort()));";

const only = Object.keys(manifest.dependencies);
let consumer: Consumer;
let withFastCheck: Consumer;
beforeAll(() => {
  consumer = createConsumer(only);
  withFastCheck = createConsumer([...only, "fast-check"]);
});
afterAll(() => {
  consumer.remove();
  withFastCheck.remove();
});

describe("the packed files", () => {
  it("are the build and the documents, nothing else", () => {
    const others = consumer.packed.filter((path) => !path.startsWith("dist/"));
    expect(others).toEqual(["CHANGELOG.md", "LICENSE", "README.md", "RULES.md", "package.json"]);
    expect(consumer.packed.filter((path) => !/\.(c?js|d\.c?ts|md|json)$|^LICENSE$/.test(path))).toEqual([]);
  });
  it("hold every file that the exports name, declarations included", () => {
    const targets = Object.values(ENTRIES).flatMap((entry) =>
      ["import", "require"].flatMap((kind) => Object.values<string>(manifest.exports[entry][kind])),
    );
    expect(targets).toHaveLength(8);
    expect(targets.filter((target) => !consumer.packed.includes(target.replace("./", "")))).toEqual([]);
  });
  it("hold each class once per module format, so that one entry knows the errors of the other", () => {
    const holding = (extension: RegExp): string[] =>
      consumer.packed
        .filter((path) => extension.test(path))
        .filter((path) =>
          readFileSync(join(consumer.folder, "node_modules/kisti", path), "utf8").includes("extends Error"),
        );
    expect(holding(/\.js$/)).toHaveLength(1);
    expect(holding(/\.cjs$/)).toHaveLength(1);
  });
});

describe("an application", () => {
  it("imports the library and builds a schedule", () => {
    consumer.write("app.mjs", `import * as kisti from "kisti";${PROGRAM}`);
    expect(consumer.run("app.mjs")).toBe("46 20000\n");
  });
  it("requires the library and builds a schedule", () => {
    consumer.write("app.cjs", `const kisti = require("kisti");${PROGRAM}`);
    expect(consumer.run("app.cjs")).toBe("46 20000\n");
  });
  it("reads the package's own package.json", () => {
    consumer.write("version.cjs", `console.log(require("kisti/package.json").version);`);
    expect(consumer.run("version.cjs")).toBe(`${manifest.version}\n`);
  });
  it("cannot reach past the exports", () => {
    consumer.write(
      "deep.mjs",
      `await import("kisti/dist/index.js").catch((error) => console.log(error.code));`,
    );
    expect(consumer.run("deep.mjs")).toBe("ERR_PACKAGE_PATH_NOT_EXPORTED\n");
  });
  it.each(Object.keys(ENTRIES))("gets the same names from %s either way", (entry) => {
    withFastCheck.write("names.mjs", `import * as entry from "${entry}"; ${NAMES}`);
    withFastCheck.write("names.cjs", `const entry = require("${entry}"); ${NAMES}`);
    const names = JSON.parse(withFastCheck.run("names.mjs"));
    expect(names.length).toBeGreaterThan(0);
    expect(JSON.parse(withFastCheck.run("names.cjs"))).toEqual(names);
  });
});

describe.each(Object.entries(RESOLUTIONS))("TypeScript resolving as %s", (_, { extension, options }) => {
  const importing = `import * as kisti from "kisti"; import * as testing from "kisti/testing";`;

  it("accepts a right program, the declarations included", () => {
    const source = `${importing}
      const terms: kisti.LoanTerms = kisti.parseTerms(${TERMS});
      const rows: number = kisti.buildSchedule(terms).installments.length;
      export const all = [rows, testing];`;
    expect(compile(withFastCheck.write(`right.${extension}`, source), options)).toEqual([]);
  });
  it("refuses a wrong program, so the types are not any", () => {
    const source = `${importing}
      export const wrong: number = kisti.parseTerms(${TERMS}), absent = [kisti.nothing, testing.nothing];`;
    expect(compile(withFastCheck.write(`wrong.${extension}`, source), options)).toEqual([
      expect.stringContaining("is not assignable to type 'number'"),
      expect.stringContaining("Property 'nothing' does not exist"),
      expect.stringContaining("Property 'nothing' does not exist"),
    ]);
  });
});

describe("a bundle that uses only yearFraction", () => {
  it(`stays under ${SIZE_LIMIT / 1000} kB minified, and carries no schema library`, async () => {
    const entry = consumer.write(
      "bundle.mjs",
      `import { yearFraction } from "kisti"; console.log(yearFraction);`,
    );
    const { outputFiles, metafile } = await build({
      entryPoints: [entry],
      bundle: true,
      minify: true,
      format: "esm",
      platform: "neutral",
      mainFields: ["module", "main"],
      preserveSymlinks: true,
      metafile: true,
      write: false,
    });
    const carried = Object.values(metafile.outputs).flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
    );
    expect(carried.filter((path) => path.includes("/zod/"))).toEqual([]);
    expect(outputFiles[0]?.contents.byteLength).toBeLessThan(SIZE_LIMIT);
  });
});
