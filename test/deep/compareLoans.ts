/**
 * Compares so many generated loans with the oracle and tells how far it is; one of the processes of `main.mjs`.
 *
 * Arguments: how many loans, and the seed from which they are drawn.
 */
import fc from "fast-check";
import { anyTerms, longTerms } from "../arbitraries.js";
import { plainTerms } from "../plainArbitrary.js";
import { compare } from "../schedule/compare.js";
import { tieTerms } from "../tieArbitrary.js";

const BATCH = 1000;
/** Of 40 batches 22 hold loans of every kind, 9 the plainest, 8 amounts on half a unit; one a few loans of 1,200 rows. */
const KINDS = [
  ...Array.from({ length: 22 }, () => ({ terms: anyTerms, count: BATCH })),
  ...Array.from({ length: 9 }, () => ({ terms: plainTerms, count: BATCH })),
  ...Array.from({ length: 8 }, () => ({ terms: tieTerms, count: BATCH })),
  { terms: longTerms, count: 4 },
];

const [loans = 0, seed = 0] = process.argv.slice(2).map(Number);
let compared = 0;
let refused = 0;
let different = 0;

for (let batch = 0; compared < loans; batch++) {
  const { terms, count } = KINDS[batch % KINDS.length] as (typeof KINDS)[number];
  for (const raw of fc.sample(terms, { numRuns: count, seed: seed + batch })) {
    const { library, oracle } = compare(raw);
    compared++;
    if (library === "refused") refused++;
    if (JSON.stringify(library) === JSON.stringify(oracle)) continue;
    different++;
    process.stderr.write(`different: ${JSON.stringify(raw)}\n`);
  }
  process.stdout.write(`${JSON.stringify({ compared, refused, different })}\n`);
}
process.exitCode = different > 0 ? 1 : 0;
