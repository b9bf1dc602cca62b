/** Annual percentage rates against published figures, at their printed precision and far beyond it. */
import { describe, expect, it } from "vitest";
import { type AprAnswer, annualPercentageRate } from "../../src/pricing/apr/annualPercentageRate.js";
import type { PricedFlow } from "../../src/pricing/pricedFlow.js";
import type { AprUnitPeriod } from "../../src/pricing/unitPeriod.js";
import type { AprRuleName } from "../../src/rules/aprRule.js";
import { goldenCases } from "../rules/golden.js";

interface Inputs {
  readonly method: "regz-appendix-j-actuarial" | "eu-aprc" | "periodic-irr" | "rbi-kfs";
  readonly description: string;
  readonly unitPeriod: { readonly kind: "month" | "week" | "term"; readonly count: string };
  readonly termStart: string;
  readonly received: readonly string[];
  readonly paid: readonly string[];
  readonly borrowerFlows: string;
  readonly periodsPerYear: string;
}

interface Figures {
  readonly aprPercent: string;
  readonly eirPercent?: string;
  readonly periodicPercent?: string;
}

interface Case {
  readonly inputs: Inputs;
  readonly expected: Figures;
  readonly recomputed: Figures;
  readonly suspect?: boolean;
}

const cases = goldenCases<Case>("apr");
const of = (method: Inputs["method"]) =>
  cases.filter(({ inputs, suspect }) => inputs.method === method && !suspect);

const percentOf = (answer: AprAnswer) => (answer.kind === "none" ? undefined : answer.percent);
const decimalsOf = (text: string): number => text.split(".")[1]?.length ?? 0;
const DIGITS = { significantDigits: 24 };

/** a/b and c/d as the quotient of their sum, d times. */
const laterBy = (at: string, step: string, times: number): string => {
  const [[a, b], [c, d]] = [at, step].map((text) => {
    const [top, bottom = "1"] = text.split("/");
    return [BigInt(top as string), BigInt(bottom)] as const;
  }) as [readonly [bigint, bigint], readonly [bigint, bigint]];
  return `${a * d + BigInt(times) * c * b}/${b * d}`;
};

/** `250 on 1978-02-10 …`, or `1432.86 at 1/12 every 1/12, 240 times`. */
function flowsOf(line: string, kind: "disbursement" | "repayment"): PricedFlow[] {
  const [, amount = "", how, rest = ""] = /^(\S+) (on|at) (.*)$/.exec(line) ?? [];
  if (how === "on") return rest.split(" ").map((date) => ({ kind, amount, date }));
  const [, at = "", step = "0", times = "1"] = /^(\S+)(?: every (\S+), (\d+) times)?$/.exec(rest) ?? [];
  return Array.from({ length: Number(times) }, (_, i) => ({ kind, amount, years: laterBy(at, step, i) }));
}

const allFlows = ({ received, paid }: Inputs): PricedFlow[] => [
  ...received.flatMap((line) => flowsOf(line, "disbursement")),
  ...paid.flatMap((line) => flowsOf(line, "repayment")),
];

/** Flows from the borrower's side, a period apart. */
const periodFlows = ({ borrowerFlows }: Inputs): PricedFlow[] =>
  borrowerFlows.split(" ").map((amount, period) => ({
    kind: amount.startsWith("-") ? "repayment" : "disbursement",
    amount: amount.replace("-", ""),
    period,
  }));

describe("US Regulation Z, appendix J", () => {
  const rows = of("regz-appendix-j-actuarial");
  it.each(rows)("$id: $inputs.description", ({ inputs, expected, recomputed }) => {
    const { termStart, unitPeriod } = inputs;
    const answer = annualPercentageRate(allFlows(inputs), { rule: "us-regulation-z", termStart, ...DIGITS });
    expect(answer.kind !== "none" && answer.printed).toBe(expected.aprPercent);
    expect(percentOf(answer)?.toFixed(10)).toBe(recomputed.aprPercent);
    const { kind, count } = unitPeriod;
    const named: AprUnitPeriod = kind === "term" ? "term" : { unit: kind, count: Number(count) };
    const asNamed = annualPercentageRate(allFlows(inputs), {
      rule: "us-regulation-z",
      termStart,
      unitPeriod: named,
      ...DIGITS,
    });
    expect(asNamed).toEqual(answer);
  });
  it("are all asked", () => expect(rows.length).toBe(16));
});

describe("European and British rates", () => {
  const rows = of("eu-aprc");
  const ruleOf = (id: string): AprRuleName => {
    if (id.startsWith("uk")) return "uk-consumer-credit";
    if (id.startsWith("mcd")) return "eu-2014-17";
    return id.startsWith("eu98-cal") ? "eu-98-7-calendar" : "eu-98-7-standard-year";
  };
  it.each(rows)("$id: $inputs.description", ({ id, inputs, expected, recomputed }) => {
    const answer = annualPercentageRate(allFlows(inputs), { rule: ruleOf(id), ...DIGITS });
    expect(percentOf(answer)?.toFixed(decimalsOf(expected.aprPercent))).toBe(expected.aprPercent);
    expect(percentOf(answer)?.toFixed(10)).toBe(recomputed.aprPercent);
  });
  it("are all asked", () => expect(rows.length).toBe(39));
});

describe("rates by installment period: nominal and effective", () => {
  const rows = of("periodic-irr");
  it.each(rows)("$id: $inputs.description", ({ inputs, expected, recomputed }) => {
    const { periodsPerYear } = inputs;
    const nominal = annualPercentageRate(periodFlows(inputs), { rule: "nominal", periodsPerYear, ...DIGITS });
    const effective = annualPercentageRate(periodFlows(inputs), {
      rule: "effective",
      periodsPerYear,
      ...DIGITS,
    });
    const figures = {
      periodicPercent: nominal.kind === "none" ? "none" : nominal.percentPerPeriod?.toFixed(10),
      aprPercent: percentOf(nominal)?.toFixed(10),
      eirPercent: percentOf(effective)?.toFixed(10),
    };
    expect(figures).toEqual(recomputed);
    expect(percentOf(nominal)?.toFixed(decimalsOf(expected.aprPercent))).toBe(expected.aprPercent);
    const { eirPercent = "" } = expected;
    expect(percentOf(effective)?.toFixed(decimalsOf(eirPercent))).toBe(eirPercent);
  });
  it("are all asked", () => expect(rows.length).toBe(13));
});

describe("published figures that do not follow from their inputs", () => {
  const named = (id: string): Case => cases.find((candidate) => candidate.id === id) as Case;

  it("compartamos-3000: 105 is 2.0416% a week × 360/7; with 52 weeks 106.17, compounded 186.04", () => {
    const { inputs, expected, suspect } = named("compartamos-3000");
    const rate = (periodsPerYear: string, rule: AprRuleName = "nominal") => {
      const answer = annualPercentageRate(periodFlows(inputs), { rule, periodsPerYear });
      return answer.kind === "none" ? answer.reason : answer.printed;
    };
    expect([suspect, expected.aprPercent]).toEqual([true, "105"]);
    expect([rate("360/7"), rate("52"), rate("52", "effective")]).toEqual(["105.00", "106.17", "186.04"]);
  });
  it("rbl-kfs-instance: 24.16 is printed; 24 rows of 2,415.14 for 45,825 are 23.66, compounded 26.41", () => {
    const { expected, suspect } = named("rbl-kfs-instance");
    const flows: PricedFlow[] = [
      { kind: "disbursement", amount: "47000", period: 0 },
      { kind: "fee", amount: "1175", period: 0 },
      ...Array.from(
        { length: 24 },
        (_, i) => ({ kind: "repayment", amount: "2415.14", period: i + 1 }) as const,
      ),
    ];
    const printed = (rule: AprRuleName) => {
      const answer = annualPercentageRate(flows, { rule, periodsPerYear: 12 });
      return answer.kind === "none" ? answer.reason : answer.printed;
    };
    expect([suspect, expected.aprPercent]).toEqual([true, "24.16"]);
    expect([printed("india-rbi-kfs"), printed("effective")]).toEqual(["23.66", "26.41"]);
  });
});
