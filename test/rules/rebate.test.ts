import { describe, expect, it } from "vitest";
import { ratio } from "../../src/kernel/ratio.js";
import { REBATES, type RebateFacts } from "../../src/rules/rebate.js";

/** The largest interest there is: 2^53 − 1 minor units over 12 rows of which 5 are still to come. */
const facts: RebateFacts = {
  rows: 12,
  rowsToCome: 5,
  interest: Number.MAX_SAFE_INTEGER,
  actuarial: () => ratio(7),
};

describe("rebates of interest near 2^53 minor units", () => {
  it("stay exact where the product with the rows passes the safe integers", () => {
    expect(REBATES["rule-of-78"](facts)).toEqual(ratio((2n ** 53n - 1n) * 5n * 6n, 12 * 13));
    expect(REBATES["straight-line"](facts)).toEqual(ratio((2n ** 53n - 1n) * 5n, 12));
  });
});
