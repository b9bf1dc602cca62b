/** Every conflict of the tables is provoked by one record, and by nothing but what its name says. */
import { describe, expect, it } from "vitest";
import type { Conflict } from "../../src/terms/conflict.js";
import { FLAT_CONFLICTS } from "../../src/terms/flatConflicts.js";
import { INTEREST_CONFLICTS } from "../../src/terms/interestConflicts.js";
import { safeParseTerms } from "../../src/terms/parseTerms.js";
import { REPAYMENT_CONFLICTS } from "../../src/terms/repaymentConflicts.js";

const CONFLICTS = { ...INTEREST_CONFLICTS, ...FLAT_CONFLICTS, ...REPAYMENT_CONFLICTS };

interface Parts {
  readonly interest?: object;
  readonly repayment?: object;
  readonly calendar?: object;
  readonly rounding?: object;
}

const termsWith = ({ interest, repayment, calendar = {}, rounding = {} }: Parts): object => ({
  currency: "BDT",
  principal: "10000",
  disbursedOn: "2026-01-31",
  interest: { rate: { percent: "24" }, ...interest },
  repayment: { installments: 3, every: { count: 1, unit: "month" }, ...repayment },
  calendar,
  rounding,
});

const byDays = { dayCount: "actual/365" };
const dates = ["2026-02-28", "2026-03-31", "2026-04-30"];
const sundays = { weekend: ["sunday"] };

/** For each conflict a record that provokes it, and the same record put right. */
const RECORDS: Readonly<Record<keyof typeof CONFLICTS, readonly [Parts, Parts]>> = {
  "equal periods of given dates": [
    { repayment: { every: { dates } } },
    { repayment: { every: { dates, count: 1, unit: "month" } } },
  ],
  "regular periods of given dates": [
    { interest: { dayCount: "actual/actual-icma" }, repayment: { every: { dates } } },
    { interest: { dayCount: "actual/actual-isda" }, repayment: { every: { dates } } },
  ],
  "equal periods between due dates": [
    { interest: { between: "due-dates" }, calendar: { ...sundays, shift: "following" } },
    { interest: { between: "due-dates", ...byDays }, calendar: { ...sundays, shift: "following" } },
  ],
  "due dates that never move": [
    { interest: { between: "due-dates", ...byDays }, calendar: { ...sundays, shift: "extend" } },
    { interest: { between: "due-dates", ...byDays }, calendar: { ...sundays, shift: "nearest" } },
  ],
  "first period of given dates": [
    { interest: { ...byDays, firstPeriod: { treatment: "ignored" } }, repayment: { every: { dates } } },
    { interest: { ...byDays, firstPeriod: { treatment: "spread" } }, repayment: { every: { dates } } },
  ],
  "first period counted as equal periods": [
    { interest: { firstPeriod: { dayCount: "equal-periods" } } },
    { interest: { firstPeriod: { dayCount: "actual/360" } } },
  ],
  "first period counted for nothing": [
    { interest: { firstPeriod: { treatment: "ignored", dayCount: "actual/360" } } },
    { interest: { firstPeriod: { treatment: "disbursement", dayCount: "actual/360" } } },
  ],
  "business days of the first period": [
    { interest: { firstPeriod: { dayCount: "business/252" } } },
    { interest: { firstPeriod: { dayCount: "business/252" } }, calendar: sundays },
  ],
  "rate per installment by days": [
    { interest: { ...byDays, rate: { percent: "2", per: "installment" } } },
    { interest: { rate: { percent: "2", per: "installment" } } },
  ],
  "business days": [
    { interest: { dayCount: "business/252" } },
    { interest: { dayCount: "business/252" }, calendar: sundays },
  ],
  "rounding per day of uneven days": [
    { interest: { rounding: "per-day" } },
    { interest: { rounding: "per-day", ...byDays } },
  ],
  "rounding per day of the first period": [
    { interest: { rounding: "per-day", ...byDays, firstPeriod: { treatment: "disbursement" } } },
    { interest: { rounding: "per-day", ...byDays, firstPeriod: byDays } },
  ],
  "rounding per day of an effective rate": [
    { interest: { rounding: "per-day", ...byDays, rate: { percent: "24", effective: true } } },
    { interest: { rounding: "per-day", ...byDays } },
  ],
  "rounding per piece of a bullet": [
    { interest: { rounding: "per-piece" }, repayment: { pattern: "bullet" } },
    { interest: { rounding: "per-piece" }, repayment: { pattern: "interest-only" } },
  ],
  "period share of no months": [
    {
      interest: { periodShare: "started-month/360" },
      repayment: { every: { unit: "month", weekday: "friday", nth: 1 } },
    },
    { interest: { periodShare: "started-month/360" } },
  ],
  "flat choices on the declining balance": [
    { interest: { flat: {} } },
    { interest: { flat: {}, method: "flat" } },
  ],
  "flat interest at an effective rate": [
    { interest: { method: "flat", rate: { percent: "24", effective: true } } },
    { interest: { method: "flat" } },
  ],
  "flat interest rounded in parts": [
    { interest: { method: "flat", rounding: "per-piece" } },
    { interest: { method: "flat", rounding: "per-period" } },
  ],
  "flat principal of unequal installments": [
    { interest: { method: "flat", flat: { principal: "rounded-share" } }, repayment: { pattern: "bullet" } },
    { interest: { method: "flat", flat: { principal: "rounded-share" } } },
  ],
  "flat principal of a given installment": [
    {
      interest: { method: "flat", flat: { principal: "rounded-share" } },
      repayment: { fixedInstallment: { amount: "4000" } },
    },
    { interest: { method: "flat" }, repayment: { fixedInstallment: { amount: "4000" } } },
  ],
  "flat rounded parts of steps": [
    {
      interest: { method: "flat", flat: { principal: "rounded-parts" } },
      repayment: { step: { every: 1, amount: "10" } },
    },
    {
      interest: { method: "flat", flat: { principal: "rounded-share" } },
      repayment: { step: { every: 1, amount: "10" } },
    },
  ],
  "flat shares of a bullet": [
    {
      interest: { method: "flat", flat: { shares: "paying-installments" } },
      repayment: { pattern: "bullet" },
    },
    {
      interest: { method: "flat", flat: { shares: "paying-installments" } },
      repayment: { pattern: "interest-only" },
    },
  ],
  "shift of no days": [{ calendar: { shift: "following" } }, { calendar: { shift: "none" } }],
  "days without a shift": [{ calendar: sundays }, { calendar: { ...sundays, shift: "following" } }],
  "first date beside given dates": [
    { interest: byDays, repayment: { every: { dates }, firstDueOn: "2026-03-10" } },
    { interest: byDays, repayment: { every: { dates }, firstDueOn: dates[0] } },
  ],
  "anchor without a first date": [
    { repayment: { anchoredOn: "2026-01-31" } },
    { repayment: { anchoredOn: "2026-01-31", firstDueOn: "2026-02-28" } },
  ],
  "anchor of given dates": [
    { interest: byDays, repayment: { every: { dates }, firstDueOn: dates[0], anchoredOn: dates[0] } },
    { interest: byDays, repayment: { every: { dates }, firstDueOn: dates[0] } },
  ],
  "nominal periods of no annuity": [
    { interest: { ...byDays, method: "flat" }, repayment: { levelPeriods: "nominal" } },
    { interest: byDays, repayment: { levelPeriods: "nominal" } },
  ],
  "nominal periods that are equal": [
    { repayment: { levelPeriods: "nominal" } },
    { repayment: { levelPeriods: "actual" } },
  ],
  "nominal periods without a length": [
    { interest: byDays, repayment: { levelPeriods: "nominal", every: { dates } } },
    { interest: byDays, repayment: { levelPeriods: "nominal", every: { dates, count: 1, unit: "month" } } },
  ],
  "multiple of no level amount": [
    { repayment: { pattern: "bullet" }, rounding: { multiple: { of: "5" } } },
    { repayment: { pattern: "equal-principal" }, rounding: { multiple: { of: "5" } } },
  ],
  "residue of no level amount": [
    { repayment: { pattern: "bullet" }, rounding: { residue: "first" } },
    { repayment: { pattern: "equal-principal" }, rounding: { residue: "first" } },
  ],
  "largest residue of no level amount": [
    { repayment: { pattern: "bullet" }, rounding: { largestResidue: "0" } },
    { repayment: { pattern: "equal-principal" }, rounding: { largestResidue: "0" } },
  ],
  "small last of no level amount": [
    { repayment: { pattern: "interest-only" }, rounding: { smallLast: { below: "5" } } },
    { repayment: { pattern: "equal-principal" }, rounding: { smallLast: { below: "5" } } },
  ],
  "even share of steps": [
    { repayment: { step: { every: 1, amount: "5" } }, rounding: { residue: "even-share" } },
    { rounding: { residue: "even-share" } },
  ],
  "in advance with a first date": [
    { repayment: { timing: "in-advance", firstDueOn: "2026-02-28" } },
    { repayment: { timing: "in-advance" } },
  ],
  "in advance on given dates": [
    { interest: byDays, repayment: { timing: "in-advance", every: { dates } } },
    { interest: byDays, repayment: { every: { dates } } },
  ],
  "in advance with interest alone": [
    { repayment: { timing: "in-advance", pattern: "interest-only" } },
    { repayment: { pattern: "interest-only" } },
  ],
  "in advance with a bullet": [
    { repayment: { timing: "in-advance", pattern: "bullet" } },
    { repayment: { pattern: "bullet" } },
  ],
  "in advance with a first period": [
    { interest: { firstPeriod: { treatment: "ignored" } }, repayment: { timing: "in-advance" } },
    { interest: { firstPeriod: { treatment: "ignored" } } },
  ],
};

describe("a conflict", () => {
  it.each(Object.keys(RECORDS) as (keyof typeof RECORDS)[])("is refused by name: %s", (name) => {
    const [wrong, right] = RECORDS[name];
    const { path, message }: Conflict = CONFLICTS[name];
    expect(safeParseTerms(termsWith(wrong))).toEqual({
      success: false,
      problems: [{ code: "conflict", path, message: expect.stringContaining(message) }],
    });
    const parsed = safeParseTerms(termsWith(right));
    expect(parsed).toMatchObject({ success: true });
    if (parsed.success) expect(safeParseTerms(parsed.terms)).toEqual(parsed);
  });
});

describe("a rule that has nothing to do is taken", () => {
  const weekly = { every: { count: 1, unit: "week" } };
  it.each<[string, Parts]>([
    ["short months, every week", { repayment: { ...weekly, shortMonth: "first-of-next-month" } }],
    [
      "a treatment of a first period that is regular",
      { interest: { firstPeriod: { treatment: "disbursement" } } },
    ],
    [
      "shares in grace without a grace",
      { interest: { method: "flat", flat: { shares: "paying-installments" } } },
    ],
    ["a term in one piece of equal periods", { interest: { method: "flat", flat: { term: "whole" } } }],
    ["pieces between disbursements of one disbursement", { interest: { rounding: "per-piece" } }],
  ])("%s", (_name, parts) => expect(safeParseTerms(termsWith(parts))).toMatchObject({ success: true }));
});
