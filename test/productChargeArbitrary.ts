/**
 * Generators of charges and compulsory savings.
 */
import fc from "fast-check";
import { given, maybe, mostly } from "./arbitraryParts.js";

/** A loan to be charged: its terms, a day of its term by thousandths, and an amount by parts of its principal. */
export interface Draft {
  readonly terms: object;
  readonly dayOf: (thousandth: number) => string;
  readonly money: (share: number) => string;
}

const MODES = ["half-up", "half-even", "half-down", "up", "down", "ceiling", "floor"] as const;
const percents = fc.constantFrom("0", "1", "2.5", "18", "0.333", "100");

const chargeDraw = fc.record({
  kind: fc.constantFrom("fee", "insurance", "tax"),
  share: maybe(fc.integer({ min: 0, max: 1000 }), 2),
  percent: percents,
  of: fc.constantFrom("principal", "outstanding", "interest", "installment", undefined),
  on: maybe(fc.nat(4), 2),
  when: fc.constantFrom("disbursement", "each-installment", "date"),
  day: fc.integer({ min: 0, max: 1000 }),
  collected: fc.constantFrom("deducted", "paid-apart", "financed", undefined),
  rounding: maybe(fc.constantFrom(...MODES), 2),
});

type ChargeDraw = typeof chargeDraw extends fc.Arbitrary<infer T> ? T : never;

function chargeOf(charge: ChargeDraw, index: number, draft: Draft): object {
  const { kind, share, percent, on, day, rounding } = charge;
  const size = share === undefined ? { percent, rounding } : { amount: draft.money(share) };
  const named = { name: `charge ${index}`, kind, ...size };
  if (on !== undefined && share === undefined && index > 0)
    return given({ ...named, of: { charge: `charge ${on % index}` } });
  const isUpfront = charge.when === "disbursement";
  const isPrincipal = charge.of === undefined || charge.of === "principal";
  const of = share !== undefined || (isUpfront && !isPrincipal) ? undefined : charge.of;
  const when = charge.when === "date" ? { on: draft.dayOf(day) } : charge.when;
  return given({ ...named, of, when, collected: isUpfront ? charge.collected : undefined });
}

/** Lists of charges, some on others. */
export const chargesArbitrary = fc
  .array(chargeDraw, { maxLength: 5 })
  .map((draws) => (draft: Draft) => draws.map((draw, index) => chargeOf(draw, index, draft)));

const depositDraw = maybe(
  fc.record({ share: maybe(fc.integer({ min: 0, max: 6000 }), 1), percent: percents }),
  1,
);

/** Savings per installment and up front. */
export const savingsArbitrary = fc
  .record({
    each: depositDraw,
    upFront: depositDraw,
    collected: fc.constantFrom("deducted", "paid-apart", undefined),
    annualPercent: mostly("0", fc.constantFrom("6", "4.5", "12.75"), 1),
    returned: fc.constantFrom("at-end", "set-off", undefined),
  })
  .map(({ each, upFront, collected, annualPercent, returned }) => ({ money }: Draft): object | undefined => {
    if (each === undefined && upFront === undefined) return undefined;
    const size = ({ share, percent }: NonNullable<typeof each>) =>
      share === undefined ? { percent } : { amount: money(share) };
    return given({
      perInstallment: each && size(each),
      upFront: upFront && given({ ...size(upFront), collected }),
      annualPercent,
      returned,
    });
  });
