/** A slow reading of the definitions, loan by loan in BigInt, beside the tally; it shares no code with the library. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ageing } from "../../src/portfolio/ageing.js";
import { portfolioAtRisk } from "../../src/portfolio/portfolioAtRisk.js";
import { provisions } from "../../src/portfolio/provision/provisions.js";
import type { Position } from "../../src/servicing/position/position.js";
import { anyBook } from "./book.js";

/** What belongs to the gross portfolio: in order, in BDT, with a balance, not written off. */
const inOrder = (loan: Position): boolean =>
  loan.currency === "BDT" &&
  Number.isInteger(loan.principalOutstanding) &&
  loan.daysPastDue >= 0 &&
  (loan.overduePrincipal ?? 0) <= Math.max(loan.principalOutstanding, 0);
const active = (book: readonly Position[]): Position[] =>
  book.filter((loan) => inOrder(loan) && loan.principalOutstanding > 0 && loan.writtenOff !== true);
const total = (loans: readonly Position[]): bigint =>
  loans.reduce((sum, loan) => sum + BigInt(loan.principalOutstanding), 0n);
const inCents = (amount: { times(n: number): { toFixed(): string } }): bigint =>
  BigInt(amount.times(100).toFixed());

describe("the tally and the oracle agree", () => {
  it("on portfolio at risk, whatever the switches", () => {
    const switches = fc.record({
      overDays: fc.constantFrom(0, 1, 7, 30, 60, 90, 180),
      comparison: fc.constantFrom(">" as const, ">=" as const),
      upToDays: fc.constantFrom(undefined, 180, 365),
      restructured: fc.constantFrom("when-late" as const, "always" as const),
      writtenOff: fc.constantFrom("left-out" as const, "counted" as const),
    });
    fc.assert(
      fc.property(anyBook, switches, (book, options) => {
        const { overDays, comparison, upToDays, restructured, writtenOff } = options;
        const late = ({ daysPastDue }: Position): boolean =>
          (comparison === ">" ? daysPastDue > overDays : daysPastDue >= overDays) &&
          (upToDays === undefined || daysPastDue <= upToDays);
        const atRisk = active(book).filter(
          (loan) => late(loan) || (restructured === "always" && loan.restructured === true),
        );
        const gone = book.filter(
          (loan) => inOrder(loan) && loan.writtenOff === true && loan.principalOutstanding > 0,
        );
        const extra = writtenOff === "counted" ? total(gone) : 0n;
        const answer = portfolioAtRisk(book, options);
        expect(inCents(answer.numerator)).toBe(total(atRisk) + extra);
        expect(inCents(answer.denominator)).toBe(total(active(book)) + extra);
        const whole = total(active(book)) + extra;
        const percent = whole === 0n ? undefined : (20_000n * (total(atRisk) + extra) + whole) / (2n * whole);
        if (answer.kind === "found") expect(BigInt(answer.percent.replace(".", ""))).toBe(percent);
        else expect(percent).toBeUndefined();
        expect(answer.problems.items).toBe(book.filter((loan) => !inOrder(loan)).length);
      }),
    );
  });

  it("on ageing by loan", () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        for (const { fromDays, toDays, balance, loans } of ageing(book).byLoan) {
          const within = active(book).filter(
            ({ daysPastDue: d }) => d >= fromDays && (toDays === null || d <= toDays),
          );
          expect([inCents(balance), loans]).toEqual([total(within), within.length]);
        }
      }),
    );
  });

  it("on provisions by class, with secured parts and times restructured", () => {
    const rates = [1n, 5n, 25n, 60n, 100n];
    const secured: Record<string, bigint[]> = { preferred: [100n, 250n, 1250n, 3000n, 6000n] };
    const classOf = (d: number): number =>
      [8, 30, 60, 120, Number.POSITIVE_INFINITY].findIndex((most) => d <= most);
    fc.assert(
      fc.property(anyBook, (book) => {
        const exact = [0n, 0n, 0n, 0n, 0n]; // in hundredths of a percent of a cent
        for (const { principalOutstanding, daysPastDue, collateral } of active(book)) {
          const c = classOf(daysPastDue);
          const covered =
            collateral?.kind === "preferred" ? Math.min(collateral.amount, principalOutstanding) : 0;
          const open = BigInt(principalOutstanding) - BigInt(covered);
          exact[c] =
            (exact[c] as bigint) +
            open * (rates[c] as bigint) * 100n +
            BigInt(covered) * (secured.preferred?.[c] as bigint);
        }
        const halfUp = exact.map((value) => (2n * value + 10_000n) / 20_000n);
        const { classes } = provisions(book, { policy: "pe-sbs-mes" });
        expect(classes.map(({ provision }) => provision && inCents(provision))).toEqual(halfUp);
      }),
    );
    fc.assert(
      fc.property(anyBook, (book) => {
        const { classes } = provisions(book, { policy: "ph-bsp-microfinance" });
        const place = ({ daysPastDue: d, restructured }: Position): number =>
          Math.max(
            [0, 30, 60, 90, Number.POSITIVE_INFINITY].findIndex((most) => d <= most),
            restructured === true ? 2 : 0,
          );
        const counts = [0, 1, 2, 3, 4].map((c) => active(book).filter((loan) => place(loan) === c).length);
        expect(classes.map(({ loans }) => loans)).toEqual(counts);
      }),
    );
  });
});
