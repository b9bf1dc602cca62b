/** Laws of rates, over generated flows, against root counts by Sturm's theorem and roots by plain halving. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal } from "../../src/kernel/decimal.js";
import { irr, xirr } from "../../src/pricing/irr.js";
import type { RateAnswer, RateFigures } from "../../src/pricing/rateAnswer.js";
import { countRates, countRatesBetween, rateByHalving } from "../oracle/pricingRoots.js";
import { runs } from "../runs.js";

const ratesOf = (answer: RateAnswer): readonly RateFigures[] =>
  answer.kind === "none" ? [] : answer.kind === "found" ? [answer] : answer.rates;

/** Small whole flows, so that several and touching rates are common. */
const smallFlows = fc.array(fc.integer({ min: -12, max: 12 }), { minLength: 2, maxLength: 9 });

/** Products of factors (a − b·x), some squared: rates that are fractions, touching ones too. */
const factoredFlows = fc
  .array(
    fc.record({
      a: fc.integer({ min: 1, max: 9 }),
      b: fc.integer({ min: 1, max: 9 }),
      power: fc.integer({ min: 1, max: 3 }),
    }),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((factors) =>
    factors.reduce<number[]>(
      (product, { a, b, power }) => {
        let grown = product;
        for (let i = 0; i < power; i++) {
          grown = [...grown.map((c) => c * a), 0].map(
            (c, k) => c - (k > 0 ? b * (grown[k - 1] as number) : 0),
          );
        }
        return grown;
      },
      [1],
    ),
  );

/** A loan: one sum out, sums in on later days. */
const loan = fc.record({
  lent: fc.integer({ min: 100, max: 1_000_000 }),
  paid: fc.array(
    fc.record({ day: fc.integer({ min: 1, max: 300 }), amount: fc.integer({ min: 1, max: 300_000 }) }),
    {
      minLength: 1,
      maxLength: 12,
    },
  ),
});
type Loan = typeof loan extends fc.Arbitrary<infer T> ? T : never;

/** A loan of which at least a tenth comes back, after a month or more. */
const fairLoan = loan.map(({ lent, paid }) => ({
  lent,
  paid: paid.map(({ day, amount }) => ({ day: day + 29, amount: amount + Math.ceil(lent / 10) })),
}));

const START = Date.UTC(2023, 0, 1);
const dateOf = (day: number): string => new Date(START + day * 86_400_000).toISOString().slice(0, 10);
const flowsOf = ({ lent, paid }: Loan, scale = 1) => [
  { date: dateOf(0), amount: -lent * scale },
  ...paid.map(({ day, amount }) => ({ date: dateOf(day), amount: amount * scale })),
];

describe("irr", () => {
  it.each([
    ["small flows", smallFlows],
    ["products of factors", factoredFlows],
  ])("finds as many rates as Sturm's theorem counts, each where it says: %s", (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (flows) => {
        const exact = flows.map(BigInt);
        const rates = ratesOf(irr(flows, { significantDigits: 30 }));
        if (flows.every((flow) => flow === 0)) {
          expect(rates).toEqual([]);
          return;
        }
        expect(rates.length).toBe(countRates(exact));
        for (const { rate } of rates) {
          const width = rate.plus(1).times("1e-25").plus("1e-40");
          expect(countRatesBetween(exact, String(rate.minus(width)), String(rate.plus(width)))).toBe(1);
        }
      }),
      { numRuns: runs(400) },
    );
  });

  it("gives the same digits whether 12 or 40 are asked for", () => {
    fc.assert(
      fc.property(smallFlows, (flows) => {
        const few = ratesOf(irr(flows));
        const many = ratesOf(irr(flows, { significantDigits: 40 }));
        expect(few.length).toBe(many.length);
        few.forEach(({ rate }, i) => {
          const exact = (many[i] as RateFigures).rate;
          const places = 11 - Math.min(exact.e, exact.isNegative() ? exact.plus(1).e : exact.e);
          expect(String(rate)).toBe(String(exact.isZero() ? 0 : exact.toDecimalPlaces(Math.max(0, places))));
        });
      }),
      { numRuns: runs(300) },
    );
  });
});

describe("xirr of a loan", () => {
  it("is the rate that plain halving finds, to 12, 16 and 30 digits", () => {
    fc.assert(
      fc.property(loan, (terms) => {
        const answer = xirr(flowsOf(terms), { significantDigits: 30 });
        const flows = [
          [0, BigInt(-terms.lent)],
          ...terms.paid.map(({ day, amount }) => [day, BigInt(amount)]),
        ];
        const expected = new Decimal(rateByHalving(flows as [number, bigint][], 365));
        if (answer.kind !== "found") throw new Error(answer.kind);
        expect(answer.rate.minus(expected).abs().lte(expected.abs().plus(1).times("1e-29"))).toBe(true);
        fc.pre(expected.gt("1e-9"));
        for (const significantDigits of [12, 16]) {
          const [rate] = ratesOf(xirr(flowsOf(terms), { significantDigits }));
          expect(String(rate?.rate)).toBe(String(expected.toSignificantDigits(significantDigits)));
        }
      }),
      { numRuns: runs(40) },
    );
  });

  it("does not depend on the unit of money, the order of the flows or the day it starts", () => {
    fc.assert(
      fc.property(loan, fc.integer({ min: 2, max: 1000 }), (terms, scale) => {
        const [plain, scaled] = [xirr(flowsOf(terms)), xirr(flowsOf(terms, scale))];
        const reversed = xirr(flowsOf(terms).reverse());
        const turned = xirr(flowsOf(terms).map(({ date, amount }) => ({ date, amount: -amount })));
        for (const other of [scaled, reversed, turned]) {
          expect(ratesOf(other).map(({ rate }) => String(rate))).toEqual(
            ratesOf(plain).map(({ rate }) => String(rate)),
          );
        }
      }),
      { numRuns: runs(200) },
    );
  });

  it("is above zero exactly if more is paid than was lent", () => {
    fc.assert(
      fc.property(loan, (terms) => {
        const gain = terms.paid.reduce((sum, { amount }) => sum + amount, -terms.lent);
        const rate = ratesOf(xirr(flowsOf(terms)))[0]?.rate;
        expect(rate?.comparedTo(0)).toBe(Math.sign(gain));
      }),
      { numRuns: runs(200) },
    );
  });

  it("makes the flows worth nothing: the value changes its sign around the rate", () => {
    fc.assert(
      fc.property(fairLoan, (terms) => {
        const rate = ratesOf(xirr(flowsOf(terms)))[0]?.rate as Decimal;
        const worth = (at: Decimal) =>
          terms.paid.reduce(
            (sum, { day, amount }) =>
              sum.plus(new Decimal(amount).div(at.plus(1).pow(new Decimal(day).div(365)))),
            new Decimal(-terms.lent),
          );
        const width = rate.plus(1).times("1e-11");
        expect(worth(rate.minus(width)).isPositive()).toBe(true);
        expect(worth(rate.plus(width)).isNegative()).toBe(true);
      }),
      { numRuns: runs(60) },
    );
  });
});
