/** Charges on a date of their own in the cash flows and the price, and what a report counts as a payment. */
import { describe, expect, it } from "vitest";
import { priceReport } from "../../src/pricing/report/priceReport.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";

type Changes = Partial<Omit<LoanTermsInput, "repayment">> & {
  repayment?: Partial<LoanTermsInput["repayment"]>;
};

const loan = ({ repayment, ...rest }: Changes) =>
  buildSchedule({
    currency: "USD",
    principal: "1200",
    disbursedOn: "2026-01-31",
    interest: { rate: { percent: "24" } },
    ...rest,
    repayment: { installments: 6, every: { unit: "month" }, ...repayment },
  });

const fee = (on: string) => ({ name: "fee", amount: "60", when: { on } });
const tax = { name: "tax", kind: "tax" as const, percent: "10", of: { charge: "fee" } };

const chargeFlows = (changes: Changes): string[] =>
  loan(changes)
    .cashFlows()
    .filter(({ kind }) => ["fee", "tax", "insurance"].includes(kind))
    .map(({ date, kind, amount }) => `${date} ${kind} ${amount}`);

describe("a charge on a date", () => {
  it("is paid on that date with the charges on it, and stands in the row that is due next", () => {
    const changes = { charges: [fee("2026-02-15"), tax], repayment: { every: { unit: "year" as const } } };
    expect(chargeFlows(changes)).toEqual(["2026-02-15 fee -60", "2026-02-15 tax -6"]); // 10% of 60
    const [row] = loan(changes).installments;
    expect([row?.due, row?.fees, row?.taxes].map(String)).toEqual(["2027-01-31", "60", "6"]);
  });

  it("leaves the other charges of its row on the due date", () => {
    const visit = { name: "visit", amount: "5", when: "each-installment" as const };
    const changes = { charges: [visit, fee("2026-03-10")], repayment: { installments: 3 } };
    expect(chargeFlows(changes)).toEqual([
      "2026-02-28 fee -5",
      "2026-03-10 fee -60",
      "2026-03-31 fee -5",
      "2026-04-30 fee -5",
    ]);
  });

  it("on a due date stays there, once", () => {
    expect(chargeFlows({ charges: [fee("2026-02-28")] })).toEqual(["2026-02-28 fee -60"]);
  });

  it("in a row that shares its date with a down payment is taken from that row", () => {
    const changes = {
      charges: [fee("2026-02-10")],
      disbursements: [
        { on: "2026-01-31", amount: "600" },
        { on: "2026-02-28", amount: "600" },
      ],
      downPayment: { percent: "10" },
    };
    expect(chargeFlows(changes)).toEqual(["2026-02-10 fee -60"]);
  });

  it("on the day of the loan is priced as if it were paid apart at disbursement", () => {
    const dated = priceReport(loan({ charges: [fee("2026-01-31")] }));
    const apart = priceReport(
      loan({ charges: [{ name: "fee", amount: "60", when: "disbursement", collected: "paid-apart" }] }),
    );
    expect(String(dated.receivedAtStart)).toBe("1140"); // 1,200 − 60
    expect(dated.toJSON().client).toEqual(apart.toJSON().client);
    expect(dated.toText()).toBe(apart.toText());
  });

  it("between due dates is priced by days", () => {
    // 100 paid back after a year at no interest, 10 after 73 days: 100 = 10·v^(73/365) + 100·v.
    const report = priceReport(
      loan({
        principal: "100",
        disbursedOn: "2026-01-01",
        interest: { rate: { percent: "0" } },
        charges: [{ name: "fee", amount: "10", when: { on: "2026-03-15" } }],
        repayment: { installments: 1, every: { unit: "year" } },
      }),
    );
    const yearly = (report.client.effectivePercentPerYear?.toNumber() ?? Number.NaN) / 100;
    expect(10 * (1 + yearly) ** -0.2 + 100 / (1 + yearly)).toBeCloseTo(100, 9);
    expect(report.client.clock).toContain("days");
  });
});

describe("how often a report says that one pays", () => {
  const grace = (periods: number) => [
    { spares: "both" as const, for: { periods }, interest: "capitalized" as const },
  ];
  it.each([
    ["every row of a plain loan", {}, "6 times", 6],
    ["a bullet once", { repayment: { pattern: "bullet" } }, "once", 6],
    ["the rows after a grace", { repayment: { installments: 12, grace: grace(6) } }, "6 times", 12],
    // The down payment is a row of its own on the first day: 1 + 12 rows, of which 6 are paid later.
    [
      "neither a grace nor a down payment on the first day",
      { downPayment: { percent: "10" }, repayment: { installments: 12, grace: grace(6) } },
      "6 times",
      13,
    ],
    ["a charge on a date of its own", { charges: [fee("2026-02-15")] }, "7 times", 6],
    // 6 × 200 without interest; the deposit of 400 pays the last two.
    [
      "no rows that savings are set off against",
      {
        interest: { rate: { percent: "0" } },
        savings: { upFront: { amount: "400" }, returned: "set-off" },
      },
      "4 times",
      6,
    ],
    ["rows on which savings come back", { savings: { upFront: { amount: "400" } } }, "6 times", 6],
  ] as const)("%s", (_, changes, times, rows) => {
    const report = priceReport(loan(changes as Changes));
    expect(report.toText().split("\n")[1]).toContain(`You pay ${times}, at most`);
    expect([report.installments, report.toJSON().installments]).toEqual([rows, rows]);
    expect(report.payments).toBe(report.toJSON().payments);
  });

  it("spreads a flat rate over the time of the loan, whatever rows it has", () => {
    // A year with and without a down payment on its first day: the flat rate is cost per 100 ÷ 1.
    for (const downPayment of [undefined, { percent: "10" }]) {
      const { client } = priceReport(loan({ downPayment, repayment: { installments: 12 } } as Changes));
      expect(String(client.flatPercentPerYear)).toBe(String(client.costPer100));
    }
  });
});
