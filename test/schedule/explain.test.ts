/**
 * Explanations: their numbers, worked out again, give the row; and what they say in words.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal } from "../../src/kernel/decimal.js";
import { LoanError } from "../../src/kernel/error.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { explainInstallment } from "../../src/schedule/explain/explain.js";
import type { ExplainedRow, InstallmentExplanation } from "../../src/schedule/explain/explanation.js";
import type { Installment } from "../../src/schedule/installments.js";
import type { Schedule } from "../../src/schedule/schedule.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { anyTerms } from "../arbitraries.js";
import {
  type Fraction,
  fraction,
  type Mode,
  over,
  plus,
  times as product,
  reduce,
  round,
} from "../oracle/fraction.js";
import { runs } from "../runs.js";
import { PRODUCTS } from "./productTerms.js";

function built(raw: LoanTermsInput): Schedule | undefined {
  try {
    return buildSchedule(raw);
  } catch (error) {
    if (error instanceof LoanError) return undefined;
    throw error;
  }
}

const times = (a: Fraction, b: Fraction): Fraction => reduce(product(a, b));

function readFraction(text: string): Fraction {
  const [numerator = "0", denominator = "1"] = text.split("/");
  return fraction(BigInt(numerator), BigInt(denominator));
}

const decimalFraction = (value: Decimal): Fraction => {
  const places = value.decimalPlaces();
  return fraction(BigInt(String(value.times(new Decimal(10).pow(places)))), 10n ** BigInt(places));
};

const zero = new Decimal(0);

const sum = (amounts: readonly Decimal[]): Decimal =>
  amounts.reduce((total, amount) => total.plus(amount), new Decimal(0));

const text = (value: Decimal): string => String(value.plus(0));

/** An exact amount rounded to the unit of the terms. */
function roundedTo(schedule: Schedule, exact: Fraction): string {
  const { unit, mode } = schedule.terms.rounding;
  const units = round(over(exact, decimalFraction(new Decimal(unit))), mode as Mode);
  return text(new Decimal(String(units)).times(unit));
}

/** Interest of a row once more, from the numbers of its explanation alone. */
function recomputedInterest(schedule: Schedule, { period, accrued, paidOut = [] }: ExplainedRow): string {
  const factor = readFraction(period.factor.fraction);
  const base = decimalFraction(accrued.base);
  if (accrued.perDay !== undefined) {
    expect(text(accrued.perDay.rounded)).toBe(
      roundedTo(schedule, readFraction(accrued.perDay.exact.fraction)),
    );
    const sumOfDays = accrued.perDay.rounded.times(accrued.perDay.days);
    expect(accrued.exact.decimal.eq(sumOfDays)).toBe(true);
    return text(accrued.sum === undefined ? sumOfDays : accrued.rounded);
  }
  if (accrued.flat !== undefined) {
    const share = reduce(
      over(readFraction(accrued.flat.total.fraction), fraction(accrued.flat.sharers || 1)),
    );
    if (accrued.exact.fraction === "0" || accrued.flat.takesRest) return text(accrued.rounded);
    expect(readFraction(accrued.exact.fraction)).toEqual(share);
    // Where rounded shares use the whole interest up, the later ones are smaller.
    const full = roundedTo(schedule, share);
    return new Decimal(full).gt(accrued.rounded) ? text(accrued.rounded) : full;
  }
  const exact = paidOut.reduce(
    (total, part) =>
      reduce(plus(total, times(decimalFraction(part.amount), readFraction(part.factor.fraction)))),
    times(base, factor),
  );
  expect(readFraction(accrued.exact.fraction)).toEqual(exact);
  if (accrued.sum !== undefined) return text(accrued.rounded);
  return roundedTo(schedule, readFraction(accrued.exact.fraction));
}

function explanations(schedule: Schedule): InstallmentExplanation[] {
  return schedule.installments.map(({ number }) => explainInstallment(schedule, number));
}

const amountsOf = (parts: ExplainedRow["interestParts"]) => parts.map(({ amount }) => amount);

const LAWS: Record<string, (schedule: Schedule, explained: readonly InstallmentExplanation[]) => void> = {
  "factor = annual rate × part of the year": ({ terms }, explained) => {
    if (terms.interest.rate.effective) return;
    for (const { period } of explained.flatMap(({ rows }) => rows)) {
      if (period.yearFraction === undefined || period.charge === "forgiven") continue;
      const whole = [{ annualPercent: period.annualPercent, yearFraction: period.yearFraction }];
      const factor = (period.pieces ?? whole).reduce((total, { annualPercent, yearFraction }) => {
        const rate = over(readFraction(annualPercent.fraction), fraction(100));
        return plus(total, times(rate, readFraction(yearFraction.fraction)));
      }, fraction(0));
      expect(readFraction(period.factor.fraction)).toEqual(reduce(factor));
      if (period.counted === undefined || period.charge === "whole-first") continue;
      const { days, basis } = period.counted;
      expect(reduce(fraction(days, basis))).toEqual(readFraction(period.yearFraction.fraction));
    }
  },
  "interest is the exact interest, rounded once": (schedule, explained) => {
    for (const row of explained.flatMap(({ rows }) => rows)) {
      expect(text(row.accrued.rounded)).toBe(recomputedInterest(schedule, row));
    }
  },
  "accrued interest is the schedule's own": ({ installments }, explained) => {
    explained.forEach(({ rows }, index) => {
      const reasons = new Set(["accrued", "first-period", "rest-of-flat"]);
      const parts = rows.flatMap((row) => row.interestParts.filter(({ reason }) => reasons.has(reason)));
      const accrued = sum(parts.map(({ amount }) => amount));
      expect(text(accrued)).toBe(text(installments[index]?.accruedInterest as Decimal));
    });
  },
  "parts add up to the row, rows to the installment": ({ installments }, explained) => {
    for (const { number, rows, principal, interest, total, balance, downPayment = zero } of explained) {
      const { fees, insurance, taxes } = installments[number - 1] as Installment;
      for (const row of rows) {
        expect(text(sum(amountsOf(row.interestParts)))).toBe(text(row.interest));
        expect(text(sum(amountsOf(row.principalParts)))).toBe(text(row.principal));
        const paidOut = sum((row.paidOut ?? []).map(({ amount }) => amount));
        expect(text(row.balanceBefore.plus(paidOut).minus(row.principal))).toBe(text(row.balanceAfter));
      }
      expect(text(sum([downPayment, ...rows.map((row) => row.principal)]))).toBe(text(principal));
      expect(text(sum(rows.map((row) => row.interest)))).toBe(text(interest));
      expect(text(sum([principal, interest, fees, insurance, taxes]))).toBe(text(total));
      if (rows.length > 0) expect(text(rows.at(-1)?.balanceAfter as Decimal)).toBe(text(balance));
    }
  },
  "what is put off is collected, and nothing else": (_, explained) => {
    let waiting = new Decimal(0);
    for (const { reason, amount } of explained.flatMap(({ rows }) =>
      rows.flatMap((row) => row.interestParts),
    )) {
      if (reason !== "deferred" && reason !== "collected") continue;
      waiting = waiting.minus(amount);
      expect(waiting.isNegative() && !waiting.isZero()).toBe(false);
    }
    expect(text(waiting)).toBe("0");
  },
  "the level amount is its exact value, rounded as the terms say": (schedule, explained) => {
    const { multiple, mode } = schedule.terms.rounding;
    const halves = new Set(["half-up", "half-even", "half-down"]);
    for (const { level } of explained.flatMap(({ rows }) => rows)) {
      if (level?.exact === undefined) continue;
      const exact = readFraction(level.exact.fraction);
      if (multiple === undefined) {
        expect(text(level.rounded)).toBe(roundedTo(schedule, exact));
        continue;
      }
      const nearest = halves.has(mode) ? mode : "half-up";
      const direction = { nearest, up: "ceiling", down: "floor" }[multiple.direction];
      const steps = round(over(exact, decimalFraction(new Decimal(multiple.of))), direction as Mode);
      expect(text(level.rounded)).toBe(text(new Decimal(String(steps)).times(multiple.of)));
    }
  },
  "only rows that the residue policy names pay another amount": ({ terms }, explained) => {
    const rows = explained.flatMap((installment) => installment.rows);
    const { residue, unit } = terms.rounding;
    const paying = rows.filter(({ level, closes }) => level !== undefined && !closes);
    paying.forEach(({ level }, index) => {
      const odd = level?.residue.abs() as Decimal;
      if (residue === "spread") expect(odd.lte(unit)).toBe(true);
      else if (residue === "first" && index === 0) expect(odd.isNegative()).toBe(false);
      else if (residue === "last" || residue === "re-level" || residue === "first") {
        expect(text(odd)).toBe("0");
      }
    });
  },
  "the text names the installment, its date and its total": ({ terms }, explained) => {
    for (const { number, due, total, text: words } of explained) {
      expect(words).toContain(
        `Installment ${number}, due ${due}: ${total.toFixed(terms.decimals)} ${terms.currency}`,
      );
      expect(words).not.toMatch(/undefined|NaN|\[object/);
    }
  },
};

describe.each(Object.entries(PRODUCTS))("the explanations of a loan with %s", (_, raw) => {
  it.each(Object.entries(LAWS))("%s", (_name, law) => {
    const schedule = buildSchedule(raw);
    law(schedule, explanations(schedule));
  });
});

describe("every explanation, whatever the terms", () => {
  it.each(Object.entries(LAWS))("%s", (_, law) => {
    fc.assert(
      fc.property(anyTerms, (raw) => {
        const schedule = built(raw);
        if (schedule !== undefined) law(schedule, explanations(schedule));
      }),
      { numRuns: runs(150) },
    );
  });
});
