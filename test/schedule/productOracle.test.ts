/**
 * Generated products, worked out twice: by the library and by the oracle, which shares no code with it.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chargedTerms, productTerms } from "../productArbitrary.js";
import { runs } from "../runs.js";
import { wholeTerms } from "../wholeArbitrary.js";
import { compareProduct } from "./productCompare.js";

const SEED = 20_260_105;

const LOANS = {
  "of every product": { terms: productTerms, count: 1200 },
  "with charges and savings": { terms: chargedTerms, count: 800 },
  "of every kind with every part": { terms: wholeTerms, count: 600 },
};

describe("the library and the oracle of products agree", () => {
  it.each(Object.entries(LOANS))("on loans %s", (_, { terms, count }) => {
    fc.assert(
      fc.property(terms, (raw) => {
        const { library, oracle, reasons } = compareProduct(raw);
        expect(library, reasons.join("\n")).toEqual(oracle);
      }),
      { seed: SEED, numRuns: runs(count) },
    );
  });
});
