/** Savings plans, set-off and emergency funds. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawOnFund, FUND_LIMITS } from "../../src/indebtedness/emergencyFund.js";
import { projectSavings, type SavingsAccount } from "../../src/indebtedness/savingsPlan.js";
import { setOffSavings } from "../../src/indebtedness/setOffSavings.js";
import { INTEREST_CREDITS } from "../../src/rules/interestCredit.js";
import { dateText, parseDate } from "../oracle/dates.js";
import { fraction, parse, plus, round, times, ZERO } from "../oracle/fraction.js";

const lines = ({ movements }: SavingsAccount): string[] =>
  movements.map(({ on, kind, amount, balance }) => `${on} ${kind} ${amount} ${balance}`);

describe("a savings plan", () => {
  const plan = { currency: "BDT", openedOn: "2026-01-01", until: "2026-07-01", annualPercent: "6" } as const;

  it("deposits, credits and pays out on its days", () => {
    const account = projectSavings({
      ...plan,
      opening: "1000",
      deposits: { amount: "100", every: { unit: "quarter" } },
      withdrawals: [{ on: "2026-04-01", amount: "300" }],
      credited: "quarter",
    });
    expect(lines(account)).toEqual([
      "2026-01-01 opening 1000.00 1000.00",
      "2026-04-01 deposit 100.00 1100.00",
      "2026-04-01 interest 14.79 1114.79", // 1000 × 6% × 90/365
      "2026-04-01 withdrawal -300.00 814.79",
      "2026-07-01 deposit 100.00 914.79",
      "2026-07-01 interest 12.19 926.98", // 814.79 × 6% × 91/365
    ]);
    expect([account.balance, account.deposits, account.withdrawals, account.interest].map(String)).toEqual([
      "926.98",
      "200.00",
      "300.00",
      "26.98",
    ]);
  });

  it("is what an account kept day by day would show", () => {
    const weekly = fc.record({
      amount: fc.integer({ min: 0, max: 9000 }),
      percent: fc.constantFrom("0", "4.5", "6", "11.25"),
      credited: fc.constantFrom(...(Object.keys(INTEREST_CREDITS) as (keyof typeof INTEREST_CREDITS)[])),
      days: fc.integer({ min: 0, max: 500 }),
    });
    fc.assert(
      fc.property(weekly, ({ amount, percent, credited, days }) => {
        const start = parseDate("2026-01-31");
        const until = dateText(start + days);
        const account = projectSavings({
          currency: "BDT",
          openedOn: "2026-01-31",
          until,
          opening: "5",
          deposits: { amount: (amount / 100).toFixed(2), every: { unit: "week" } },
          annualPercent: percent,
          credited,
        });
        const months = INTEREST_CREDITS[credited].months;
        let [balance, accrued] = [500n, ZERO];
        const credits = new Set<string>([until]);
        for (let k = 1; months !== undefined && k < 40; k++) {
          const index = 2026 * 12 + k * months;
          const last = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][index % 12] as number;
          const leap = index % 12 === 1 && Math.floor(index / 12) % 4 === 0 ? 29 : last;
          credits.add(`${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}-${leap}`);
        }
        for (let day = start; day <= start + days; day++) {
          if (day > start)
            accrued = plus(accrued, times(times(fraction(balance), parse(percent)), fraction(1, 36500)));
          if (day > start && (day - start) % 7 === 0) balance += BigInt(amount);
          if (!credits.has(dateText(day)) || (day === start && days > 0)) continue;
          balance += round(accrued, "half-up");
          accrued = ZERO;
        }
        expect(String(account.balance).replace(".", "").replace(/^0+/, "")).toBe(String(balance));
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    [{ ...plan, until: "2025-12-31" }, "wrong-order: until"],
    [{ ...plan, annualPercent: "-1" }, "annualPercent"],
    [{ ...plan, dayCount: "actual/actual-icma" }, "dayCount"],
    [{ ...plan, deposits: { amount: "1", every: { unit: "half-month" } } }, "deposits.every"],
    [
      { ...plan, deposits: { amount: "1", every: { unit: "week" }, firstOn: "2025-01-01" } },
      "deposits.firstOn",
    ],
    [{ ...plan, withdrawals: [{ on: "2027-01-01", amount: "1" }] }, "withdrawals[0].on"],
    [{ ...plan, withdrawals: [{ on: "2026-02-01", amount: "1" }] }, "withdrawals"],
    [{ ...plan, opening: "-1" }, "opening"],
    [{ ...plan, currency: "XXX" }, "currency"],
  ])("is refused where it is unsound: %#", (raw, path) => {
    expect(() => projectSavings(raw as never)).toThrow(path.replace("wrong-order: ", ""));
  });
});

describe("a set-off", () => {
  it("never uses more than is owed, or than may be used, and adds up", () => {
    const amount = fc.integer({ min: 0, max: 5000 });
    fc.assert(
      fc.property(amount, amount, amount, (owed, saved, keep) => {
        const { setOff, outstanding, savings } = setOffSavings({
          decimals: 0,
          outstanding: owed,
          savings: saved,
          keep,
        });
        const used = setOff.value.toNumber();
        expect(used).toBe(Math.min(owed, Math.max(0, saved - keep)));
        expect([outstanding.value.toNumber(), savings.value.toNumber()]).toEqual([owed - used, saved - used]);
      }),
    );
  });

  it("is refused for what is no amount", () => {
    expect(() => setOffSavings({ decimals: 2, outstanding: "x", savings: "-1", keep: "0.001" })).toThrow(
      /outstanding[\s\S]*savings[\s\S]*keep/,
    );
  });
});

describe("an emergency fund", () => {
  const fund = { currency: "USD", balance: "5000", contribution: "150" } as const;

  it.each([
    [{}, "5000.00", ["balance"]],
    [{ leastBalance: "4900" }, "100.00", ["least-balance"]],
    [{ leastBalance: "6000" }, "0.00", ["least-balance"]],
    [{ mostPerDraw: "400" }, "400.00", ["per-draw"]],
    [{ mostShareOfBalance: "0.333" }, "1665.00", ["share-of-balance"]],
    [{ mostPerPerson: "300", drawnByPerson: "120" }, "180.00", ["per-person"]],
    [{ mostSharePerPerson: "0.05", drawnByPerson: "200" }, "60.00", ["share-per-person"]], // 5% of 5200, less 200
    [{ mostPerDraw: "250", mostShareOfBalance: "0.05" }, "250.00", ["per-draw", "share-of-balance"]],
  ] as const)("allows what its limits allow: %j", (limits, most, binding) => {
    const draw = drawOnFund({ ...fund, ...limits }, "0.01");
    expect([String(draw.most), draw.binding]).toEqual([most, binding]);
    const exactly = Number(most) === 0 ? undefined : drawOnFund({ ...fund, ...limits }, most);
    if (exactly !== undefined) expect(exactly.outcome).toBe("within");
    expect(drawOnFund({ ...fund, ...limits }, (Number(most) + 0.01).toFixed(2)).outcome).toBe("exceeds");
  });

  it("fills again by contributions and repayments", () => {
    expect(drawOnFund(fund, "450").replenishment).toEqual({ kind: "found", periods: 3 });
    expect(drawOnFund(fund, "450.01").replenishment).toEqual({ kind: "found", periods: 4 });
    expect(drawOnFund({ ...fund, repayment: "75" }, "450").replenishment).toEqual({
      kind: "found",
      periods: 2,
    });
    expect(drawOnFund({ ...fund, contribution: "0" }, "450").replenishment).toEqual({ kind: "none" });
  });

  it("shows what one person has of it", () => {
    const { personShare, balanceAfter, limits } = drawOnFund({ ...fund, drawnByPerson: "250" }, "275");
    expect([String(personShare), String(balanceAfter)]).toEqual(["0.1000000000", "4725.00"]); // 525 of 5250
    expect(limits.map(({ limit }) => limit)).toEqual(["balance"]);
    expect(Object.keys(FUND_LIMITS).length).toBe(6);
  });

  it("is refused where it is unsound", () => {
    expect(() => drawOnFund(fund, "0")).toThrow(/draw/);
    expect(() => drawOnFund({ ...fund, mostShareOfBalance: "2", balance: "-1" }, "1")).toThrow(
      /balance[\s\S]*mostShareOfBalance/,
    );
  });
});
