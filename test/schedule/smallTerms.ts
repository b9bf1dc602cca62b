/** Generated terms so small that every answer of a solver can be tried one by one. */
import fc from "fast-check";
import { LoanError } from "../../src/kernel/error.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import type { Schedule } from "../../src/schedule/schedule.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { safeParseTerms } from "../../src/terms/parseTerms.js";
import { given, maybe } from "../arbitraryParts.js";

/** Terms without their principal. */
export type SmallTerms = Omit<LoanTermsInput, "principal">;

const pick = <T>(...names: T[]) => fc.constantFrom(...names);
const units = (most: number) => fc.integer({ min: 1, max: most }).map(String);

const rateChange = fc.record({
  from: pick("2024-02-01", "2024-02-15", "2024-04-10"),
  percent: pick("0", "90"),
});

const interest = fc
  .record({
    rate: fc.record({ percent: pick("0", "12", "24", "60", "120") }),
    method: pick("declining-balance", "declining-balance", "flat"),
    dayCount: pick("equal-periods", "actual/365"),
    rounding: maybe(pick("per-day", "per-piece"), 7),
    rateChanges: maybe(rateChange, 7).map((change) => change && [change]),
    firstPeriod: maybe(
      fc.record({
        treatment: pick("spread", "first-installment", "last-installment", "disbursement", "ignored"),
      }),
    ),
  })
  .map(given);

const graceInterest = pick("deferred-next", "deferred-spread", "capitalized", "forgiven");
const grace = fc.oneof(
  fc.record({ spares: pick("principal"), for: fc.record({ periods: fc.integer({ min: 1, max: 3 }) }) }),
  fc.record({
    spares: pick("both", "interest"),
    for: fc.record({
      installments: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }),
    }),
    interest: graceInterest,
  }),
  fc.record({
    spares: pick("both"),
    for: fc.record({ periods: pick(1, 2) }),
    interest: graceInterest,
    term: pick("extending"),
  }),
  fc.record({ spares: pick("both"), for: fc.record({ everyNth: pick(2, 3) }), interest: graceInterest }),
);

const rounding = fc
  .record({
    mode: pick("half-up", "half-even", "up", "down"),
    multiple: maybe(fc.record({ of: pick("3", "5", "10"), direction: pick("nearest", "up", "down") }), 1),
    residue: maybe(pick("first", "spread", "re-level", "even-share"), 3),
    largestResidue: maybe(fc.integer({ min: 0, max: 6 }).map(String), 6),
    smallLast: maybe(
      fc.oneof(
        fc.record({ below: units(10), action: pick("fold", "refuse") }),
        fc.record({ belowPercent: pick("20", "80"), action: pick("fold", "refuse") }),
      ),
      5,
    ),
  })
  .map(given);

const charge = fc.oneof(
  fc.record({ name: pick("a"), amount: pick("1", "4"), when: pick("each-installment") }),
  fc.record({
    name: pick("a"),
    percent: pick("1", "20"),
    of: pick("principal", "outstanding", "interest", "installment"),
    when: pick("each-installment"),
  }),
);

const amount = units(9);
const disbursements = fc.tuple(amount, amount, amount).map(([a, b, c]) => [
  { on: "2024-01-15", amount: a },
  { on: "2024-02-20", amount: b },
  { on: "2024-03-15", amount: c },
]);

const calendar = fc.record({
  weekend: pick(["friday", "saturday"], ["sunday"]),
  shift: pick("following", "modified-following", "next-installment", "extend"),
});

const repayment = fc
  .record({
    pattern: pick("equal-installments", "equal-installments", "equal-principal", "interest-only", "bullet"),
    installments: fc.integer({ min: 1, max: 8 }),
    every: pick(
      { count: 1, unit: "month" },
      { count: 1, unit: "month" },
      { count: 1, unit: "week" },
      { count: 1, unit: "day" },
    ),
    firstDueOn: maybe(pick("2024-02-05", "2024-03-01")),
    timing: maybe(pick("in-advance"), 9),
    grace: maybe(grace, 2).map((spared) => spared && [spared]),
    balloon: maybe(
      units(25).map((balloon) => ({ amount: balloon })),
      6,
    ),
    step: maybe(fc.record({ every: pick(1, 3), percent: pick("10", "-10") }), 6),
    afterChange: maybe(pick("re-formed", "kept"), 9),
  })
  .map(given);

/** The sum of the tranches, 1 without any. */
function sumOf({ disbursements: tranches }: SmallTerms): number {
  return tranches === undefined ? 1 : tranches.reduce((sum, part) => sum + Number(part.amount), 0);
}

/** The terms with a principal; of tranches, what is paid out up to each one is its share, rounded down. */
export function withPrincipal(terms: SmallTerms, principal: number): LoanTermsInput {
  if (terms.disbursements === undefined) return { ...terms, principal };
  let [shares, before] = [0, 0];
  const tranches = terms.disbursements.map(({ on, amount: share }) => {
    shares += Number(share);
    const upTo = Math.floor((principal * shares) / sumOf(terms));
    const part = { on, amount: upTo - before };
    before = upTo;
    return part;
  });
  return { ...terms, principal, disbursements: tranches };
}

/** Terms of a currency without minor units, of every kind that terms may take. */
export const smallTerms: fc.Arbitrary<SmallTerms> = fc
  .record({
    interest,
    repayment,
    rounding,
    calendar: maybe(calendar, 5),
    charges: maybe(charge, 2).map((one) => (one === undefined ? [] : [one])),
    disbursements: maybe(disbursements, 3),
    downPayment: maybe(pick({ percent: "10" }, { amount: "7" }), 8),
    savings: maybe(pick({ perInstallment: { amount: "2" } }), 8),
  })
  .map((terms) => given({ currency: "JPY", disbursedOn: "2024-01-15", ...terms }) as SmallTerms)
  .filter((terms) => safeParseTerms(withPrincipal(terms, 1_000_000 * sumOf(terms))).success);

/** The schedule of terms, or none. */
export function built(terms: LoanTermsInput): Schedule | undefined {
  try {
    return buildSchedule(terms);
  } catch (error) {
    if (error instanceof LoanError) return undefined;
    throw error;
  }
}

const largestIn = ({ installments }: Schedule): number =>
  Math.max(...installments.map(({ total }) => total.toNumber()));

/**
 * What may be compared with an installment, from the rows as they are shown; none without a schedule. The level amount
 * counts where the largest row is a residue away from it: 1%, or one step of rounding a row.
 */
export const MEASURED = {
  "largest-installment": (schedule) => largestIn(schedule),
  "largest-payment": ({ installments }) =>
    Math.max(...installments.map((row) => row.total.toNumber() + row.savings.toNumber())),
  "level-installment": (schedule) => {
    const { levelAmount, installments, terms } = schedule;
    if (levelAmount === undefined) return Number.NaN;
    const level = levelAmount.toNumber();
    const step = Number(terms.rounding.multiple?.of ?? terms.rounding.unit);
    const residue = Math.max(level / 100, step * installments.length);
    return largestIn(schedule) - level > residue ? largestIn(schedule) : level;
  },
} as const satisfies Record<string, (schedule: Schedule) => number>;

/** The measure of the schedule of terms; no number where there is none. */
export function measuredOf(terms: LoanTermsInput, measure: keyof typeof MEASURED): number {
  const schedule = built(terms);
  return schedule === undefined ? Number.NaN : MEASURED[measure](schedule);
}
