/**
 * Every script in `examples/` runs against the built package and prints exactly what is stored beside it
 * (`NAME.out`). After a change that is meant, `npx vitest run test/examples.test.ts -u` stores the new output.
 */
import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { ROOT } from "./sources.js";

const FOLDER = join(ROOT, "examples");
const scripts = readdirSync(FOLDER).filter((name) => name.endsWith(".mjs"));
const outputOf = (script: string): string => join(FOLDER, script.replace(/\.mjs$/, ".out"));

describe("the examples", () => {
  it("each have a stored output, and no output is left over", () => {
    const stored = readdirSync(FOLDER).filter((name) => name.endsWith(".out"));
    expect(stored.map((name) => name.replace(/\.out$/, ".mjs"))).toEqual(scripts);
    expect(scripts.length).toBeGreaterThan(0);
  });

  it.each(scripts)("%s prints its stored output", async (script) => {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [join(FOLDER, script)], {
      cwd: ROOT,
    });
    expect(stderr).toBe("");
    expect(existsSync(outputOf(script))).toBe(true);
    await expect(stdout).toMatchFileSnapshot(outputOf(script));
  });
});
