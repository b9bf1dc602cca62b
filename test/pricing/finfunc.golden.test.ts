/** The spreadsheet functions against published figures, in this library's own terms. */
import { describe, expect, it } from "vitest";
import { Decimal } from "../../src/kernel/decimal.js";
import { LoanError } from "../../src/kernel/error.js";
import { datedNetPresentValue } from "../../src/pricing/datedNetPresentValue.js";
import { effectiveAnnualRate, nominalAnnualRate } from "../../src/pricing/effectiveRate.js";
import { irr, xirr } from "../../src/pricing/irr.js";
import { modifiedIrr } from "../../src/pricing/modifiedIrr.js";
import { netPresentValue } from "../../src/pricing/netPresentValue.js";
import {
  cumulativeInterest,
  cumulativePrincipal,
  interestPart,
  principalPart,
} from "../../src/pricing/paymentParts.js";
import type { RateAnswer } from "../../src/pricing/rateAnswer.js";
import { numberOfPeriods, ratePerPeriod } from "../../src/pricing/solveTerm.js";
import { futureValue, levelPayment, presentValue } from "../../src/pricing/timeValue.js";
import type { PaymentDue } from "../../src/pricing/timeValueInput.js";
import { goldenCases } from "../rules/golden.js";

interface Inputs {
  readonly function: string;
  readonly rate: string;
  readonly nper: string;
  readonly pmt?: string;
  readonly pv?: string;
  readonly fv?: string;
  readonly type?: string;
  readonly per?: string;
  readonly start?: string;
  readonly end?: string;
  readonly npery?: string;
  readonly values: readonly string[];
  readonly dates: readonly string[];
  readonly dayCount?: "Act/360" | "30E/360";
  readonly financeRate: string;
  readonly reinvestRate: string;
}

interface Expected {
  readonly value?: string;
  readonly published?: string;
  readonly error?: string;
  readonly allRoots?: readonly string[] | "every-rate";
}

const cases = goldenCases<{ inputs: Inputs; expected: Expected; suspect?: boolean }>("finfunc");

const DUE: Readonly<Record<string, PaymentDue>> = { "0": "end", "1": "start" };
const DAY_COUNTS = { "Act/360": "actual/360", "30E/360": "30e/360" } as const;
const DIGITS = { significantDigits: 30 };

/** What payments are asked by; a `type` that is neither 0 nor 1 is handed on as it stands. */
const terms = ({ rate, nper, fv, type = "0" }: Inputs) => ({
  ratePerPeriod: rate,
  periods: Number(nper),
  due: DUE[type] ?? (type as PaymentDue),
  ...(fv === undefined ? {} : { futureValue: fv }),
});
const loanTerms = (inputs: Inputs) => ({ ...terms(inputs), presentValue: inputs.pv ?? "0" });
const part = (inputs: Inputs) => ({ ...loanTerms(inputs), period: Number(inputs.per) });
const cumulative = (inputs: Inputs) => ({
  ...loanTerms(inputs),
  from: Number(inputs.start),
  to: Number(inputs.end),
});
const solving = (inputs: Inputs) => {
  const { periods, ratePerPeriod: rate, ...rest } = { ...loanTerms(inputs), payment: inputs.pmt ?? "0" };
  return { periods, rate, rest };
};
const dated = ({ values, dates }: Inputs) =>
  values.map((amount, i) => ({ amount, date: dates[i] as string }));

const AMOUNTS: Readonly<Record<string, (inputs: Inputs) => Decimal | undefined>> = {
  PMT: (inputs) => levelPayment(loanTerms(inputs)),
  PV: (inputs) => presentValue({ ...terms(inputs), payment: inputs.pmt ?? "0" }),
  FV: ({ fv: _, ...inputs }) =>
    futureValue({ ...terms(inputs), payment: inputs.pmt ?? "0", presentValue: inputs.pv ?? "0" }),
  IPMT: (inputs) => interestPart(part(inputs)),
  PPMT: (inputs) => principalPart(part(inputs)),
  CUMIPMT: (inputs) => cumulativeInterest(cumulative(inputs)),
  CUMPRINC: (inputs) => cumulativePrincipal(cumulative(inputs)),
  NPV: ({ rate, values }) => netPresentValue({ ratePerPeriod: rate, flows: values }),
  XNPV: (inputs) => datedNetPresentValue({ ratePerYear: inputs.rate, flows: dated(inputs) }),
  EFFECT: ({ rate, npery }) =>
    effectiveAnnualRate({ nominalAnnualRate: rate, periodsPerYear: Number(npery) }),
  NOMINAL: ({ rate, npery }) =>
    nominalAnnualRate({ effectiveAnnualRate: rate, periodsPerYear: Number(npery) }),
  NPER: (inputs) => {
    const { rate, rest } = solving(inputs);
    const answer = numberOfPeriods({ ...rest, ratePerPeriod: rate });
    return answer.kind === "found" ? answer.periods : undefined;
  },
  MIRR: ({ values, financeRate, reinvestRate }) => {
    const rates = { financeRatePerPeriod: financeRate, reinvestmentRatePerPeriod: reinvestRate };
    const answer = modifiedIrr({ flows: values, ...rates });
    return answer.kind === "found" ? answer.rate : undefined;
  },
};

const RATES: Readonly<Record<string, (inputs: Inputs) => RateAnswer>> = {
  IRR: ({ values }) => irr(values, DIGITS),
  XIRR: (inputs) => {
    const { dayCount } = inputs;
    return xirr(
      dated(inputs),
      dayCount === undefined ? DIGITS : { ...DIGITS, dayCount: DAY_COUNTS[dayCount] },
    );
  },
  RATE: (inputs) => {
    const { periods, rest } = solving(inputs);
    return ratePerPeriod({ ...rest, periods });
  },
};

/** The amount, or `undefined` where the question is refused or has no answer. */
function amountOf(inputs: Inputs): Decimal | undefined {
  try {
    return AMOUNTS[inputs.function]?.(inputs);
  } catch (error) {
    if (error instanceof LoanError) return undefined;
    throw error;
  }
}

const ratesOf = (answer: RateAnswer): Decimal[] =>
  answer.kind === "none" ? [] : (answer.kind === "found" ? [answer] : answer.rates).map(({ rate }) => rate);

/** To the 28 digits that the figures computed apart have in common with any rounding. */
const agrees = (actual: Decimal, expected: string): boolean =>
  actual.minus(expected).abs().lte(new Decimal(expected).abs().plus(1).times("1e-28"));

describe("amounts of the spreadsheet functions", () => {
  const rows = cases.filter(({ inputs }) => inputs.function in AMOUNTS);
  it.each(rows)("$id: $inputs.function", ({ inputs, expected }) => {
    const amount = amountOf(inputs);
    if (expected.value === undefined) expect(amount).toBeUndefined();
    else expect(amount !== undefined && agrees(amount, expected.value)).toBe(true);
  });
  it("are all asked", () => expect(rows.length).toBe(107));
});

describe("rates of the spreadsheet functions: all of them", () => {
  const rows = cases.filter(({ inputs }) => inputs.function in RATES);
  it.each(rows)("$id: $inputs.function", ({ inputs, expected }) => {
    const rates = ratesOf((RATES[inputs.function] as (typeof RATES)[string])(inputs));
    const roots = expected.allRoots === "every-rate" ? [] : (expected.allRoots ?? []);
    expect(rates).toHaveLength(roots.length);
    expect(rates.filter((rate, i) => !agrees(rate, roots[i] as string))).toEqual([]);
  });
  it("are all asked", () => expect(rows.length).toBe(79));
});

/** What a source prints and the truth is not: the source's own stopping rule, a misprint, a wrong solver. */
describe("published figures that do not follow from their inputs", () => {
  it.each([
    [
      "ff-numpy-02-rate",
      "0.1106908537142689",
      "0.1106908537107528",
      "right to 11 digits: it stops at a change of 1e-6",
    ],
    [
      "ff-issue-02-rate",
      "0.3539796029071308",
      "0.5252278265995758",
      "the answer of another row, printed twice",
    ],
    ["ff-issue-04-rate", "-0.001064616396", "0.1064616395575427", "a misprint: sign and decimal point"],
    ["ff-issue-21-xirr", "0", "-0.9846910513945111", "a library's false zero"],
  ])("%s prints %s for %s: %s", (id, printed, truth) => {
    const row = cases.find((candidate) => candidate.id === id);
    if (row === undefined) throw new Error(id);
    const [rate] = ratesOf((RATES[row.inputs.function] as (typeof RATES)[string])(row.inputs));
    expect(row.suspect).toBe(true);
    expect(Number(row.expected.published).toPrecision(10)).toBe(Number(printed).toPrecision(10));
    expect(rate?.toPrecision(15)).toBe(new Decimal(truth).toPrecision(15));
    expect(agrees(rate as Decimal, row.expected.published as string)).toBe(false);
  });
  it("and one that has a rate where the source gives up: ff-pyxirr-xirr-30-45 is −84.08%", () => {
    const row = cases.find(({ id }) => id === "ff-pyxirr-xirr-30-45");
    const answer = xirr(dated(row?.inputs as Inputs));
    expect(answer.kind === "found" && answer.percent.toFixed(2)).toBe("-84.08");
  });
});
