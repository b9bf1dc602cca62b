/**
 * Generator of loans over the whole space: a plain loan of any kind with any parts of products on top. What the
 * terms refuse by name is taken away part by part until the rest is sound.
 */
import fc from "fast-check";
import {
  CHANGE_EFFECTS,
  FLAT_BASES,
  FLAT_PRINCIPALS,
  FLAT_TERMS,
  REPAYMENT_TIMINGS,
} from "../src/rules/amortization.js";
import { PERIOD_SHARES } from "../src/rules/periodShare.js";
import type { LoanTermsInput } from "../src/terms/loanTermsInput.js";
import { safeParseTerms } from "../src/terms/parseTerms.js";
import { fewTerms } from "./arbitraries.js";
import { CURRENCIES, given, maybe, moneyText, mostly, nameOf } from "./arbitraryParts.js";
import { dateText, parseDate } from "./oracle/dates.js";
import { chargesArbitrary, savingsArbitrary } from "./productChargeArbitrary.js";

const share = fc.integer({ min: 0, max: 1000 });
const percents = fc.constantFrom("0", "12", "24", "9.99", "33.3333", "60", "0.7");

const partsArbitrary = fc.record({
  tranches: mostly<{ day: number; part: number }[]>(
    [],
    fc.array(fc.record({ day: share, part: share }), { minLength: 1, maxLength: 3 }),
    1,
  ),
  rates: mostly<{ day: number; percent: string }[]>(
    [],
    fc.array(fc.record({ day: share, percent: percents }), { minLength: 1, maxLength: 3 }),
    1,
  ),
  isEffective: mostly(false, fc.constant(true), 4),
  isByPiece: mostly(false, fc.constant(true), 3),
  flat: fc.record({
    base: mostly("owed", nameOf(FLAT_BASES), 2),
    term: mostly("periods", nameOf(FLAT_TERMS), 2),
    principal: nameOf(FLAT_PRINCIPALS),
  }),
  periodShare: mostly("equal", nameOf(PERIOD_SHARES), 3),
  downPayment: maybe(
    fc.oneof(
      fc.constantFrom("10", "33.333", "5", "99").map((percent) => ({ percent })),
      share.map((part) => ({ part })),
    ),
    4,
  ),
  timing: mostly("in-arrears", nameOf(REPAYMENT_TIMINGS), 4),
  balloon: maybe(share, 4),
  step: maybe(
    fc.record({ every: fc.integer({ min: 1, max: 5 }), percent: maybe(percents, 1), size: share }),
    6,
  ),
  down: fc.boolean(),
  given: mostly<{ row: number; part: number; isTotal: boolean }[]>(
    [],
    fc.array(fc.record({ row: fc.nat(13), part: share, isTotal: fc.boolean() }), {
      minLength: 1,
      maxLength: 3,
    }),
    4,
  ),
  fixed: maybe(fc.record({ part: share, isUntilRepaid: fc.boolean() }), 9),
  afterChange: mostly("solved-together", nameOf(CHANGE_EFFECTS), 1),
  belowPercent: maybe(fc.constantFrom("1", "50", "100"), 8),
});

type Parts = typeof partsArbitrary extends fc.Arbitrary<infer T> ? T : never;

interface Ground {
  readonly raw: LoanTermsInput;
  readonly units: bigint;
  /** A day of the term, by thousandths. */
  readonly dayOf: (thousandth: number) => string;
  readonly money: (units: bigint) => string;
}

const DAYS: Readonly<Record<string, number>> = {
  day: 1,
  week: 7,
  month: 30,
  quarter: 91,
  "half-year": 182,
  year: 365,
  "half-month": 15,
};

function groundOf(raw: LoanTermsInput): Ground {
  const digits = CURRENCIES[raw.currency as keyof typeof CURRENCIES];
  const { disbursedOn, repayment, rounding = {}, principal } = raw as LoanTermsInput & { principal: string };
  const minor = (text: string) => BigInt(text.replace(".", ""));
  const unit = rounding.unit === undefined ? 1n : minor(String(rounding.unit));
  const { unit: name = "month", count = 1 } = repayment.every;
  const start = parseDate(String(disbursedOn));
  const term = (repayment.installments as number) * count * (DAYS[name] as number);
  return {
    raw,
    units: minor(principal) / unit,
    dayOf: (thousandth) => dateText(start + 1 + Math.floor((term * thousandth) / 1000)),
    money: (units) => moneyText((units < 1n ? 1n : units) * unit, digits),
  };
}

/** Days rising, each once. */
function rising<T extends { day: number }>({ dayOf }: Ground, list: readonly T[]): (T & { on: string })[] {
  const dated = [...list].sort((a, b) => a.day - b.day).map((each) => ({ ...each, on: dayOf(each.day) }));
  return dated.filter(({ on }, k) => on !== dated[k - 1]?.on);
}

function disbursementsOf(ground: Ground, { tranches }: Parts) {
  const dated = rising(ground, tranches);
  const later = dated.map(({ part }) => (ground.units * BigInt(part)) / 4000n + 1n);
  const first = ground.units - later.reduce((sum, amount) => sum + amount, 0n);
  if (dated.length === 0 || first < 1n) return undefined;
  return [
    { on: ground.raw.disbursedOn, amount: ground.money(first) },
    ...dated.map(({ on }, k) => ({ on, amount: ground.money(later[k] as bigint) })),
  ];
}

function repaymentOf({ raw, units, money }: Ground, parts: Parts) {
  const { repayment } = raw;
  const installments = repayment.installments as number;
  const each = units / BigInt(installments);
  const of = (part: number, over: bigint) => money((each * BigInt(part)) / over);
  const { step, fixed, balloon, down } = parts;
  const sizes =
    step && (step.percent === undefined ? { amount: of(step.size, 20_000n) } : { percent: step.percent });
  const signed = sizes && down && "amount" in sizes ? { amount: `-${sizes.amount}` } : sizes;
  const rows = new Map(parts.given.map((row) => [(row.row % installments) + 1, row]));
  return {
    ...repayment,
    timing: parts.timing,
    balloon: balloon === undefined ? undefined : { amount: money((units * BigInt(balloon)) / 1000n) },
    step: step && { every: step.every, ...signed },
    given: [...rows].map(([installment, { part, isTotal }]) => ({
      installment,
      ...(isTotal ? { total: of(part, 600n) } : { principal: of(part, 600n) }),
    })),
    fixedInstallment: fixed && {
      amount: of(600 + fixed.part, 900n),
      rows: fixed.isUntilRepaid ? "until-repaid" : "as-agreed",
    },
    installments: fixed?.isUntilRepaid ? 40 : installments,
    afterChange: parts.afterChange,
  };
}

function drawn(raw: LoanTermsInput, parts: Parts) {
  const ground = groundOf(raw);
  const { interest, rounding } = raw;
  const isFlat = interest.method === "flat";
  const { downPayment } = parts;
  const back =
    downPayment && "part" in downPayment
      ? { amount: ground.money((ground.units * BigInt(downPayment.part)) / 1000n) }
      : downPayment;
  const rate = { percent: interest.rate.percent, effective: true };
  return {
    ...raw,
    disbursements: disbursementsOf(ground, parts),
    downPayment: back,
    interest: {
      ...interest,
      rate: parts.isEffective ? rate : interest.rate,
      rounding: parts.isByPiece && !isFlat ? "per-piece" : interest.rounding,
      flat: isFlat ? { ...interest.flat, ...parts.flat } : undefined,
      periodShare: parts.periodShare,
      rateChanges: rising(ground, parts.rates).map(({ on, percent }) => ({ from: on, percent })),
    },
    repayment: repaymentOf(ground, parts),
    rounding: {
      ...rounding,
      smallLast:
        rounding?.smallLast && parts.belowPercent
          ? { belowPercent: parts.belowPercent, action: rounding.smallLast.action }
          : rounding?.smallLast,
    },
  };
}

type Tree = { [key: string]: Tree | undefined };

/** Takes away what a path names: the last part of it that is not in a list, or the list. */
function without(raw: Tree, path: string): void {
  const keys =
    path.split(/[.[].*$/)[0] === "charges" ? ["charges"] : (path.split("[")[0] as string).split(".");
  const last = keys.pop() as string;
  const parent = keys.reduce<Tree | undefined>((at, key) => at?.[key], raw);
  if (parent !== undefined) delete parent[last];
}

/** Takes away what the terms refuse until they are sound. */
function sound(raw: object): LoanTermsInput | undefined {
  const copy = JSON.parse(JSON.stringify(raw)) as Tree;
  for (let round = 0; round < 12; round++) {
    const parsed = safeParseTerms(copy);
    if (parsed.success) return copy as unknown as LoanTermsInput;
    without(copy, (parsed.problems[0] as { path: string }).path);
  }
  return undefined;
}

/** Takes away what stands in the way of parts that go with little else, so that they come up often enough. */
function roomFor(parts: Parts, loan: ReturnType<typeof drawn>): object {
  const { repayment, interest, rounding, ...rest } = loan;
  const isInAdvance = parts.timing === "in-advance";
  const isChanged = parts.afterChange !== "solved-together";
  const advanced = isInAdvance
    ? { firstDueOn: undefined, anchoredOn: undefined, pattern: "equal-installments" }
    : {};
  const fixed = parts.fixed
    ? {
        pattern: "equal-installments",
        balloon: undefined,
        step: undefined,
        given: [],
        afterChange: undefined,
      }
    : {};
  const changed = isChanged ? { step: undefined } : {};
  const isSolved = parts.fixed === undefined && (!isChanged || rounding.residue === "even-share");
  return {
    ...rest,
    repayment: { ...repayment, ...advanced, ...changed, ...fixed },
    interest: isInAdvance ? { ...interest, firstPeriod: undefined } : interest,
    rounding: isSolved
      ? rounding
      : { ...rounding, residue: undefined, multiple: isChanged ? rounding.multiple : undefined },
  };
}

/** Loans over the whole space, with charges and savings. */
export const wholeTerms: fc.Arbitrary<LoanTermsInput> = fc
  .record({
    raw: fewTerms,
    parts: partsArbitrary,
    isCharged: mostly(false, fc.constant(true)),
    charges: chargesArbitrary,
    savings: savingsArbitrary,
  })
  .map(({ raw, parts, isCharged, charges, savings }) => {
    const { units, money, dayOf } = groundOf(raw);
    const draft = {
      terms: raw,
      dayOf,
      money: (part: number) => money((units * BigInt(part)) / 20_000n),
    };
    const extras = isCharged ? { charges: charges(draft), savings: savings(draft) } : {};
    return sound(given({ ...roomFor(parts, drawn(raw, parts)), ...extras } as Record<string, unknown>));
  })
  .filter((raw) => raw !== undefined);
