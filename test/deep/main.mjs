/**
 * Compares millions of generated loans with the oracle, in two processes: `node test/deep/main.mjs [loans] [seed]`.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const PROCESSES = 2;
const PROGRESS_SECONDS = 15;
const [loans = 2_000_000, seed = Math.floor(Math.random() * 1e9)] = process.argv.slice(2).map(Number);

const folder = mkdtempSync(join(tmpdir(), "kisti-deep-"));
const script = join(folder, "compareLoans.mjs");
await build({
  entryPoints: [fileURLToPath(new URL("compareLoans.ts", import.meta.url))],
  outfile: script,
  bundle: true,
  platform: "node",
  format: "esm",
  logLevel: "error",
});

/** The last news of each process. */
const news = Array.from({ length: PROCESSES }, () => ({ compared: 0, refused: 0, different: 0 }));
/** @param {"compared" | "refused" | "different"} key */
const sum = (key) => news.reduce((total, each) => total + each[key], 0);
const report = () =>
  console.log(
    `${sum("compared").toLocaleString("en")} of ${loans.toLocaleString("en")} loans compared, ` +
      `${sum("refused").toLocaleString("en")} of them refused by both, ${sum("different")} different`,
  );

/**
 * Seeds lie far enough apart that no batch is drawn twice.
 *
 * @param {number} index
 * @returns {Promise<number | null>}
 */
const start = (index) =>
  new Promise((resolve, reject) => {
    const args = [script, String(Math.ceil(loans / PROCESSES)), String(seed + index * 10_000_000)];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    createInterface({ input: child.stdout }).on("line", (line) => {
      news[index] = JSON.parse(line);
    });
    child.on("error", reject);
    child.on("close", resolve);
  });

console.log(`seed ${seed}`);
const timer = setInterval(report, PROGRESS_SECONDS * 1000);
const codes = await Promise.all(news.map((_, index) => start(index)));
clearInterval(timer);
rmSync(folder, { recursive: true });
report();
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
