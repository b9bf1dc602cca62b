/**
 * What the README says of other packages' XIRR, seen by running the versions in the lock file.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { XIRR } from "@formulajs/formulajs";
import { xirr as webcarrot } from "@webcarrot/xirr";
import { xirr as nodeIrr } from "node-irr";
import { describe, expect, it } from "vitest";
import npmXirr from "xirr";
import { xirr } from "../src/pricing/irr.js";
import { dateText, parseDate } from "./oracle/dates.js";
import { ROOT } from "./sources.js";

type Flow = readonly [day: number, amount: number];

const dayAfter = (days: number): string => dateText(parseDate("2026-01-04") + days);

/** Each package called as its manual shows; the rate as a fraction a year. */
const PEERS: Record<string, (flows: readonly Flow[]) => number> = {
  xirr: (flows) => npmXirr(flows.map(([day, amount]) => ({ amount, when: new Date(dayAfter(day)) }))),
  "@webcarrot": (flows) =>
    webcarrot(flows.map(([day, amount]) => ({ amount, date: new Date(dayAfter(day)) }))),
  "node-irr": (flows) =>
    (1 + nodeIrr(flows.map(([day, amount]) => ({ amount, date: dayAfter(day) }))).rate) ** 365 - 1,
  formulajs: (flows) =>
    Number(
      XIRR(
        flows.map(([, amount]) => amount),
        flows.map(([day]) => new Date(dayAfter(day))),
      ),
    ),
};

/** What a package answers: that it throws, that it is no number, or the rate to ten digits. */
function answerOf(peer: (flows: readonly Flow[]) => number, flows: readonly Flow[]): string {
  try {
    const rate = peer(flows);
    return Number.isNaN(rate) ? "NaN" : rate.toPrecision(10).replace("e+", "e");
  } catch {
    return "throws";
  }
}

const RIGHT = { xirr: "right", "@webcarrot": "right", "node-irr": "right", formulajs: "right" };
const THROWN = { ...RIGHT, xirr: "throws", "@webcarrot": "throws" };

/** The README's name of the flows, the flows, the right answer, and what others answer. */
const ROWS: readonly (readonly [string, readonly Flow[], string, Record<string, string>])[] = [
  // (565 ÷ 350)^365 − 1
  [
    "350 → 565 in 1 day",
    [
      [0, -350],
      [1, 565],
    ],
    "8.181769990e75",
    THROWN,
  ],
  // (97,642 ÷ 99,995)^(365 ÷ 6) − 1
  [
    "99,995 → 97,642 in 6 days",
    [
      [0, -99_995],
      [6, 97_642],
    ],
    "-0.7650989869",
    { ...THROWN, formulajs: "NaN" },
  ],
  // (555.33 ÷ 713.07)^(365 ÷ 13) − 1
  [
    "713.07 → 555.33 in 13 days",
    [
      [0, -713.07],
      [13, 555.33],
    ],
    "-0.9991059151",
    { ...THROWN, formulajs: "NaN" },
  ],
  // (13,120 ÷ 18,480)^(365 ÷ 11) − 1
  [
    "18,480 → 13,120 in 11 days",
    [
      [0, -18_480],
      [11, 13_120],
    ],
    "-0.9999884228",
    { ...THROWN, formulajs: "NaN" },
  ],
];

/** The README's sentence about those that do not give the right answer. */
function said(answers: Record<string, string>): string {
  const by = (answer: string) => Object.keys(answers).filter((name) => answers[name] === answer);
  const [thrown, none] = [by("throws"), by("NaN")];
  return [
    `${thrown.join(" and ")} ${thrown.length > 1 ? "throw" : "throws"}`,
    ...none.map((name) => `${name} NaN`),
  ].join(", ");
}

const readme = readFileSync(join(ROOT, "README.md"), "utf8").split("\n");

describe.each(ROWS)("XIRR of %s", (name, flows, right, answers) => {
  it("is the right one here", () => {
    const found = xirr(flows.map(([day, amount]) => ({ date: dayAfter(day), amount })));
    expect(found.kind).toBe("found");
    if (found.kind === "found") expect(found.rate.toPrecision(10).replace("e+", "e")).toBe(right);
  });
  it.each(Object.entries(PEERS))("is what the README says by %s", (peer, call) => {
    const answer = answerOf(call, flows);
    expect(answer === right ? "right" : answer).toBe(answers[peer]);
  });
  it("stands in the README", () => {
    const shown = right.replace(/^(\d\.\d\d)\d*e/, "about $1e").replace("-", "−");
    expect(readme).toContain(`| ${name} | ${shown} | ${said(answers)} |`);
  });
});

describe("XIRR of −100, 230, −132 a year apart", () => {
  const flows: readonly Flow[] = [
    [0, -100],
    [365, 230],
    [730, -132],
  ];
  it("is both rates here: 100 × 1.1² − 230 × 1.1 + 132 = 0, and so with 1.2", () => {
    const found = xirr(flows.map(([day, amount]) => ({ date: dayAfter(day), amount })));
    expect(found.kind === "several" && found.rates.map(({ rate }) => String(rate))).toEqual(["0.1", "0.2"]);
  });
  it.each(Object.entries(PEERS))("is one rate to %s", (_, call) => {
    expect(call(flows)).toBeCloseTo(0.1, 8);
  });
  it("stands in the README", () => {
    expect(readme).toContain("| −100, 230, −132 | two rates: 0.1 and 0.2 | all give one |");
  });
});
