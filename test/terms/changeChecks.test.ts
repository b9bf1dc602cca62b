/**
 * Which choices of changes, pieces and shares have a meaning together.
 */
import { describe, expect, it } from "vitest";
import { safeParseTerms } from "../../src/terms/parseTerms.js";

interface Parts {
  readonly top?: object;
  readonly interest?: object;
  readonly repayment?: object;
  readonly rounding?: object;
}

function loan({ top, interest, repayment, rounding }: Parts) {
  return {
    currency: "INR",
    principal: "1000",
    disbursedOn: "2026-01-31",
    interest: { rate: { percent: "12" }, ...interest },
    repayment: { installments: 6, every: { count: 1, unit: "month" }, ...repayment },
    rounding: { ...rounding },
    ...top,
  };
}

const problemsOf = (parts: Parts): string[] => {
  const parsed = safeParseTerms(loan(parts));
  return parsed.success ? [] : parsed.problems.map(({ code, path }) => `${code} ${path}`);
};

const tranches = {
  disbursements: [
    { on: "2026-01-31", amount: "600" },
    { on: "2026-03-31", amount: "400" },
  ],
};
const given = [{ installment: 2, total: "300" }];
const flat = { method: "flat" };
const dates = ["2026-02-28", "2026-04-15", "2026-05-01", "2026-06-01", "2026-07-01", "2026-08-01"];

const SOUND: Readonly<Record<string, Parts>> = {
  "solved again after agreed rows": { repayment: { afterChange: "re-formed", given } },
  "flat, solved again after agreed rows": { interest: flat, repayment: { afterChange: "re-formed", given } },
  "foreseen tranches, nominal periods": {
    top: tranches,
    interest: { dayCount: "actual/365", rounding: "per-piece" },
    repayment: { afterChange: "foreseen", levelPeriods: "nominal" },
  },
  "one amount for each tranche": { top: tranches, repayment: { afterChange: "stacked" } },
  "flat shares of what is paid out": {
    top: tranches,
    interest: { ...flat, flat: { base: "disbursed", term: "whole" } },
    repayment: { afterChange: "as-paid-out" },
  },
  "even shares after each tranche": {
    top: tranches,
    repayment: { afterChange: "re-formed" },
    rounding: { residue: "even-share" },
  },
  "given dates that count as months": { repayment: { every: { dates, count: 1, unit: "month" } } },
  "months that cost the month they start in": { interest: { periodShare: "started-month/actual" } },
  "agreed rows whose interest waits": {
    repayment: {
      pattern: "equal-principal",
      given: [{ installment: 2, principal: "100" }],
      grace: { spares: "interest", interest: "deferred-next-interest", for: { installments: [2] } },
    },
  },
  "a small last row by percent": { rounding: { smallLast: { belowPercent: "50" } } },
};

const UNSOUND: Readonly<Record<string, readonly [Parts, string]>> = {
  "nothing changes": [{ repayment: { afterChange: "re-formed" } }, "conflict repayment.afterChange"],
  "kept without a change": [{ repayment: { afterChange: "kept", given } }, "conflict repayment.afterChange"],
  "nothing to foresee": [{ repayment: { afterChange: "foreseen" } }, "conflict repayment.afterChange"],
  "nothing to stack": [{ repayment: { afterChange: "stacked" } }, "conflict repayment.afterChange"],
  "a flat loan foreseen": [
    { top: tranches, interest: flat, repayment: { afterChange: "foreseen" } },
    "conflict repayment.afterChange",
  ],
  "as paid out, but not flat": [
    { top: tranches, repayment: { afterChange: "as-paid-out" } },
    "conflict repayment.afterChange",
  ],
  "even shares with kept installments": [
    { top: tranches, repayment: { afterChange: "kept" }, rounding: { residue: "even-share" } },
    "conflict repayment.afterChange",
  ],
  "nominal periods solved again": [
    {
      top: tranches,
      interest: { dayCount: "actual/365" },
      repayment: { afterChange: "re-formed", levelPeriods: "nominal" },
    },
    "conflict repayment.levelPeriods",
  ],
  "pieces of a bullet": [
    { interest: { rounding: "per-piece" }, repayment: { pattern: "bullet" } },
    "conflict interest.rounding",
  ],
  "pieces of flat interest": [{ interest: { ...flat, rounding: "per-piece" } }, "conflict interest.rounding"],
  "rounded parts of equal principal": [
    {
      interest: { ...flat, flat: { principal: "rounded-parts" } },
      repayment: { pattern: "equal-principal" },
    },
    "conflict interest.flat.principal",
  ],
  "even shares of steps": [
    { repayment: { step: { every: 2, percent: "5" } }, rounding: { residue: "even-share" } },
    "conflict rounding.residue",
  ],
  "weeks that start in a month": [
    { interest: { periodShare: "started-month/360" }, repayment: { every: { count: 1, unit: "week" } } },
    "conflict interest.periodShare",
  ],
  "a month's days and a day count": [
    { interest: { periodShare: "started-month/360", dayCount: "actual/360" } },
    "conflict interest.periodShare",
  ],
  "two thresholds": [
    { rounding: { smallLast: { below: "5", belowPercent: "50" } } },
    "conflict rounding.smallLast",
  ],
  "no threshold": [{ rounding: { smallLast: {} } }, "conflict rounding.smallLast"],
  "a threshold above the row before": [
    { rounding: { smallLast: { belowPercent: "101" } } },
    "out-of-range rounding.smallLast.belowPercent",
  ],
  "given dates twice a month": [
    { repayment: { every: { dates, unit: "half-month" } } },
    "conflict repayment.every",
  ],
  "given dates that count as nothing": [
    { repayment: { every: { dates, count: 2 } } },
    "conflict repayment.every",
  ],
};

describe("changes, pieces and shares", () => {
  it.each(Object.entries(SOUND))("are taken: %s", (_, parts) => {
    expect(problemsOf(parts)).toEqual([]);
  });
  it.each(Object.entries(UNSOUND))("are refused: %s", (_, [parts, problem]) => {
    expect(problemsOf(parts)).toContain(problem);
  });
});
