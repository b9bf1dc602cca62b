/** Laws of a book's figures, over generated books. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal } from "../../src/kernel/decimal.js";
import {
  PROVISIONING_POLICIES,
  type ProvisioningPolicyName,
} from "../../src/policies/provisioningPolicies.js";
import { ageing } from "../../src/portfolio/ageing.js";
import { portfolioAtRisk } from "../../src/portfolio/portfolioAtRisk.js";
import { provisions } from "../../src/portfolio/provision/provisions.js";
import type { Position } from "../../src/servicing/position/position.js";
import { anyBook } from "./book.js";

const sum = (amounts: readonly Decimal[]): string =>
  amounts.reduce((total, amount) => total.plus(amount), new Decimal(0)).toFixed();
const THRESHOLDS = [0, 30, 60, 90, 180, 365];

describe("portfolio at risk", () => {
  it("does not rise with the threshold, in any reading, by amount or by count", () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const { thresholds } = portfolioAtRisk(book, { overDays: THRESHOLDS });
        for (const measure of ["amount", "count"] as const) {
          for (const reading of ["late", "withRestructured", "withWriteOffs", "withBoth"] as const) {
            const sums = thresholds.map((threshold) => threshold[measure][reading].numerator);
            expect(sums.slice(1).every((next, i) => next.lte(sums[i] as Decimal))).toBe(true);
          }
        }
      }),
    );
  });

  it("is more with >= than with >, and with restructured loans, and never above the whole", () => {
    fc.assert(
      fc.property(anyBook, fc.constantFrom(...THRESHOLDS.slice(1)), (book, overDays) => {
        const more = portfolioAtRisk(book, { overDays, comparison: ">=" });
        const fewer = portfolioAtRisk(book, { overDays });
        expect(fewer.numerator.lte(more.numerator)).toBe(true);
        const { late, withRestructured } = (fewer.thresholds[0] as (typeof fewer.thresholds)[0]).amount;
        expect(late.numerator.lte(withRestructured.numerator)).toBe(true);
        expect(withRestructured.numerator.lte(fewer.grossLoanPortfolio)).toBe(true);
      }),
    );
  });

  it("moves with a write-off of a loan at risk, but with write-offs counted it does not", () => {
    fc.assert(
      fc.property(anyBook, fc.nat(), (book, pick) => {
        const atRisk = book.filter(
          ({ daysPastDue, principalOutstanding, writtenOff }) =>
            daysPastDue > 30 && principalOutstanding > 0 && writtenOff !== true,
        );
        const chosen = atRisk[pick % Math.max(atRisk.length, 1)];
        const after = book.map((loan): Position => (loan === chosen ? { ...loan, writtenOff: true } : loan));
        const counted = (list: readonly Position[]) => {
          const { numerator, denominator } = portfolioAtRisk(list, { overDays: 30, writtenOff: "counted" });
          return [numerator.toFixed(), denominator.toFixed()];
        };
        expect(counted(after)).toEqual(counted(book));
      }),
    );
  });

  it("of groups adds up to the book's, reading by reading", () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const whole = portfolioAtRisk(book, { overDays: 30, groupBy: ["branch", ["branch", "officer"]] });
        for (const { groups } of whole.breakdowns) {
          expect(sum(groups.map((group) => group.grossLoanPortfolio))).toBe(
            whole.grossLoanPortfolio.toFixed(),
          );
          expect(groups.reduce((total, group) => total + group.loans, 0)).toBe(whole.loans);
          for (const reading of ["late", "withRestructured", "withWriteOffs", "withBoth"] as const) {
            const parts = groups.map((group) => group.thresholds[0]?.amount[reading].numerator as Decimal);
            expect(sum(parts)).toBe(whole.thresholds[0]?.amount[reading].numerator.toFixed());
          }
        }
      }),
    );
  });
});

describe("ageing", () => {
  it("by loan and by installment adds up to the gross loan portfolio, in the book and in every group", () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const whole = ageing(book, { byInstallment: true, groupBy: ["branch"] });
        for (const figures of [whole, ...(whole.breakdowns[0]?.groups ?? [])]) {
          const gross = figures.grossLoanPortfolio.toFixed();
          expect(sum(figures.byLoan.map(({ balance }) => balance))).toBe(gross);
          const { notDue, bands, unsplit } = figures.byInstallment as NonNullable<
            typeof figures.byInstallment
          >;
          expect(sum([notDue, unsplit.amount, ...bands.map(({ principal }) => principal)])).toBe(gross);
        }
      }),
    );
  });
});

describe.each(Object.keys(PROVISIONING_POLICIES) as ProvisioningPolicyName[])(
  "provisions under %s",
  (policy) => {
    const options = { policy, ...(policy === "in-sks-jlg-policy" ? { riskOverDays: 28 } : {}) };

    it("keep every loan in one class, stay within the balance, and foot over groups", () => {
      fc.assert(
        fc.property(anyBook, (book) => {
          const whole = provisions(book, { ...options, groupBy: ["branch"] });
          expect(sum(whole.classes.map(({ balance }) => balance))).toBe(whole.grossLoanPortfolio.toFixed());
          for (const { provision, base } of whole.classes) {
            if (provision !== null) expect(provision.lte(base) && provision.gte(0)).toBe(true);
          }
          const groups = whole.breakdowns[0]?.groups ?? [];
          whole.classes.forEach(({ provision }, i) => {
            const parts = groups.map(({ classes }) => classes[i]?.provision ?? new Decimal(0));
            expect(sum(parts)).toBe(
              (groups.length === 0 ? new Decimal(0) : (provision ?? new Decimal(0))).toFixed(),
            );
          });
          if (whole.kind === "found" && whole.floor !== null)
            expect(whole.provision.gte(whole.floor)).toBe(true);
        }),
        { numRuns: 40 },
      );
    });
  },
);
