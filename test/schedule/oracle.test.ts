/**
 * Every generated loan, worked out twice: by the library and by the oracle, which shares no code with it.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyTerms, longTerms } from "../arbitraries.js";
import { plainTerms } from "../plainArbitrary.js";
import { runs } from "../runs.js";
import { tieTerms } from "../tieArbitrary.js";
import { compare } from "./compare.js";

const SEED = 20_260_104;

const LOANS = {
  "of every kind": { terms: anyTerms, count: 4000 },
  "of the plainest kind": { terms: plainTerms, count: 3000 },
  "with amounts on half a unit": { terms: tieTerms, count: 2000 },
  "of 1,200 installments": { terms: longTerms, count: 12 },
};

describe("the library and the oracle agree", () => {
  it.each(Object.entries(LOANS))("on loans %s", (_, { terms, count }) => {
    fc.assert(
      fc.property(terms, (raw) => {
        const { library, oracle, reasons } = compare(raw);
        expect(JSON.stringify(library), reasons.join("\n")).toBe(JSON.stringify(oracle));
      }),
      { seed: SEED, numRuns: runs(count) },
    );
  });
});
