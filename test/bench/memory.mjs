/**
 * Memory of many schedules kept at once, each contender in a process of its own: collecting garbage on
 * command, which this measure needs, would distort the times of the benchmark.
 *
 *     node --expose-gc test/bench/memory.mjs CONTENDER COUNT
 *
 * @typedef {import("./loans.mjs").BenchLoan} BenchLoan
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { floatLoop } from "./baselines.mjs";
import { buildSchedule, parsedTerms } from "./kisti.mjs";
import { manyWeeklyLoans } from "./loans.mjs";

/**
 * Name → what stands ready before the count begins, and what is then kept.
 *
 * @type {Record<string, { prepare: (loan: BenchLoan) => any, build: (ready: any) => unknown }>}
 */
const CONTENDERS = {
  "`buildSchedule`, rows not read": { prepare: parsedTerms, build: buildSchedule },
  "float64 loop, row objects": { prepare: (loan) => loan, build: floatLoop },
};

const used = () => {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/**
 * Bytes that the results take, beyond the terms they are made from.
 *
 * @param {string} name
 * @param {number} count
 */
function bytesKept(name, count) {
  const contender = CONTENDERS[name];
  if (contender === undefined) throw new Error(`unknown contender ${name}`);
  const ready = manyWeeklyLoans(count).map(contender.prepare);
  const results = new Array(count);
  contender.build(ready[0]);
  const before = used();
  for (let index = 0; index < count; index += 1) results[index] = contender.build(ready[index]);
  const bytes = used() - before;
  return results.length === ready.length ? bytes : Number.NaN;
}

/**
 * Megabytes for each contender.
 *
 * @param {number} count
 * @returns {Record<string, number>}
 */
export const memoryTable = (count) =>
  Object.fromEntries(
    Object.keys(CONTENDERS).map((name) => {
      const script = fileURLToPath(import.meta.url);
      const flags = ["--expose-gc", "--max-old-space-size=8000"];
      const output = execFileSync(process.execPath, [...flags, script, name, String(count)], {
        encoding: "utf8",
      });
      return [name, Number(output) / 1e6];
    }),
  );

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(String(bytesKept(process.argv[2] ?? "", Number(process.argv[3] ?? "100000"))));
}
