/**
 * Generated loan terms, for the property tests of those who use this library.
 *
 * The names of every choice come from the keys of the rule tables, so a new variant is drawn as soon as it exists.
 */
import fc from "fast-check";
import { ROUNDING_MODES } from "../kernel/rounding.js";
import { INTEREST_METHODS, REPAYMENT_PATTERNS } from "../rules/amortization.js";
import { CHARGE_BASES, CHARGE_KINDS } from "../rules/charge.js";
import { FIRST_PERIOD_TREATMENTS } from "../rules/firstPeriod.js";
import { GRACE_INTEREST, GRACE_SPARES, GRACE_TERMS } from "../rules/grace.js";
import { RESIDUE_POLICIES } from "../rules/residue.js";
import { buildSchedule } from "../schedule/buildSchedule.js";
import type { LoanTermsInput } from "../terms/loanTermsInput.js";
import { safeParseTerms } from "../terms/parseTerms.js";

/** What the generated terms are to be. */
export interface LoanTermsOptions {
  /** The most installments; 60 unless said. */
  readonly mostInstallments?: number;
  /** Whether a schedule must exist, not only sound terms; true unless said. */
  readonly buildable?: boolean;
}

const nameOf = <K extends string>(table: Readonly<Record<K, unknown>>): fc.Arbitrary<K> =>
  fc.constantFrom(...(Object.keys(table) as K[]));

const option = <T>(arbitrary: fc.Arbitrary<T>, weight = 3): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: weight });

const percent = fc.oneof(
  fc.constantFrom("0", "9", "12", "18", "24", "24.5", "30", "36"),
  fc.integer({ min: 1, max: 12_000 }).map((hundredths) => String(hundredths / 100)),
);

const day = fc
  .record({
    year: fc.integer({ min: 2000, max: 2060 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(
    ({ year, month, day: dayOfMonth }) =>
      `${year}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`,
  );

const every = fc.constantFrom(
  { count: 1, unit: "month" } as const,
  { count: 1, unit: "week" } as const,
  { count: 2, unit: "week" } as const,
  { count: 10, unit: "day" } as const,
  { unit: "half-month", days: [1, 15] as [number, number] } as const,
  { unit: "month", weekday: "monday", nth: 3 } as const,
);

const interest = fc.record({
  rate: fc.record({ percent }),
  method: nameOf(INTEREST_METHODS),
  dayCount: fc.constantFrom("equal-periods", "actual/365", "actual/360", "actual/actual-isda", "30e/360"),
  firstPeriod: fc.record({ treatment: nameOf(FIRST_PERIOD_TREATMENTS) }),
});

const grace = fc.record({
  spares: nameOf(GRACE_SPARES),
  for: fc.oneof(
    fc.record({ periods: fc.integer({ min: 1, max: 6 }) }),
    fc.record({ months: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }) }),
  ),
  interest: option(nameOf(GRACE_INTEREST)),
  term: nameOf(GRACE_TERMS),
});

const charge = fc.record({
  name: fc.constantFrom("service", "cover", "levy"),
  kind: nameOf(CHARGE_KINDS),
  percent: fc.constantFrom("0.1", "0.5", "1"),
  of: nameOf(CHARGE_BASES),
  when: fc.constantFrom("each-installment" as const, "disbursement" as const),
});

const withoutGaps = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;

function isAccepted(terms: unknown, buildable: boolean): boolean {
  if (!safeParseTerms(terms).success) return false;
  if (!buildable) return true;
  try {
    buildSchedule(terms as LoanTermsInput);
    return true;
  } catch {
    return false;
  }
}

/**
 * Terms of loans of every kind: methods, patterns, day counts, graces, charges, first periods, roundings.
 *
 * @example
 * ```ts
 * import fc from "fast-check";
 * const [terms] = fc.sample(loanTerms({ mostInstallments: 12 }), { numRuns: 1, seed: 1 });
 * buildSchedule(terms).installments.length <= 24; // true
 * ```
 */
export function loanTerms({
  mostInstallments = 60,
  buildable = true,
}: LoanTermsOptions = {}): fc.Arbitrary<LoanTermsInput> {
  const repayment = fc.record({
    installments: fc.integer({ min: 1, max: mostInstallments }),
    every,
    pattern: nameOf(REPAYMENT_PATTERNS),
    grace: option(grace.map(withoutGaps)),
  });
  return fc
    .record({
      currency: fc.constantFrom("BDT", "INR", "UGX", "KWD"),
      principal: fc.integer({ min: 1, max: 1_000_000 }).map(String),
      disbursedOn: day,
      interest,
      repayment: repayment.map(withoutGaps),
      rounding: fc.record({ mode: nameOf(ROUNDING_MODES), residue: nameOf(RESIDUE_POLICIES) }),
      charges: option(fc.array(charge, { maxLength: 1 })),
    })
    .map((terms) => withoutGaps(terms) as LoanTermsInput)
    .filter((terms) => isAccepted(terms, buildable));
}
