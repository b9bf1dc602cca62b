/**
 * Choices of recalculated interest, as arithmetic. The loan: 10,000 at 24% a year, four weekly rows of 2,528.91 from
 * 1 March 2024; a week costs 24% ÷ 52. Fineract's tests hold the same loan (Apache License 2.0).
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EarlyMoney } from "../../src/rules/earlyMoney.js";
import { EARLY_MONEY, LATE_PRINCIPAL } from "../../src/rules/earlyMoney.js";
import {
  COMPOUNDED,
  EARLY_INTEREST,
  PAID_AHEAD,
  RESTS,
  ROW_IN_PROGRESS,
} from "../../src/rules/recalculation.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import type { LoanAccount } from "../../src/servicing/account.js";
import { payment } from "../../src/servicing/event/eventMakers.js";
import type { LoanEventInput } from "../../src/servicing/event/eventSchema.js";
import { replay } from "../../src/servicing/replay.js";
import { parseServicing, type ServicingInput } from "../../src/servicing/servicingSchema.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { anyLoan, cents, dayNumber, dayOf, receipts } from "./arbitraries.js";
import { decliningLoan, flatLoan, threeRows } from "./loans.js";

const weekly = (changes: Partial<LoanTermsInput> = {}) =>
  buildSchedule({
    currency: "EUR",
    principal: "10000",
    disbursedOn: "2024-03-01",
    interest: { rate: { percent: "24" } },
    repayment: { installments: 4, every: { count: 1, unit: "week" } },
    ...changes,
  });

const played = (
  events: readonly LoanEventInput[],
  asOf: string,
  servicing: ServicingInput,
  schedule = weekly(),
) => replay(schedule, events, { asOf, servicing: { interest: "actual", ...servicing } });

const rows = ({ installments }: LoanAccount): string[] =>
  installments.map(
    ({ due, charged: { principal, interest } }) => `${due} ${principal.toFixed(2)} + ${interest.toFixed(2)}`,
  );

const first = payment("2024-03-08", "2528.91");

describe("money begins to count", () => {
  // 7,517.24 × 24% ÷ 52 = 34.69 for the whole week; on its own day 5 of 7 days bear interest on 4,000 less.
  it.each([
    ["daily", "34.69 − 4,000 × 24% ÷ 52 × 5/7 = 21.51", "21.51"],
    ["weekly", "34.69", "34.69"],
    ["due-dates", "34.69", "34.69"],
  ] as const)("by %s: interest of the second week is %s", (rest, _, interest) => {
    const early = {
      kind: "prepayment",
      date: "2024-03-10",
      amount: "4000",
      early: "cut-installment",
    } as const;
    const account = played([first, early], "2024-03-15", { rest });
    const week = account.installments.filter(({ due }) => due > "2024-03-08" && due <= "2024-03-15");
    const sum = week.reduce((total, { charged }) => total + charged.interest.toNumber(), 0);
    expect(sum.toFixed(2)).toBe(interest);
  });

  it("on the next due date pays that row, and is paid in advance all the same", () => {
    const early = payment("2024-03-10", "1000");
    const [, row] = played([first, early], "2024-03-10", { rest: "due-dates" }).installments;
    expect(
      [row?.paid.interest, row?.paid.principal, row?.paidInAdvance].map((one) => one?.toFixed(2)),
    ).toEqual(["34.69", "965.31", "1000.00"]);
    expect(row?.paidOn).toBe("2024-03-10");
  });

  it("at the end of a month counted from the disbursement: 15 of 31 January days save nothing", () => {
    const early = {
      kind: "prepayment",
      date: "2026-01-16",
      amount: "20000",
      early: "cut-installment",
    } as const;
    const interest = (rest: "daily" | "monthly") =>
      played([early], "2026-01-16", { rest }, decliningLoan()).charged.interest.toFixed(2);
    expect(interest("monthly")).not.toBe(interest("daily"));
    // 100,000 × 1.5% for all of January.
    const account = played([early], "2026-01-16", { rest: "monthly" }, decliningLoan());
    expect(account.installments[0]?.charged.interest.toFixed(2)).toBe("1500.00");
  });
});

describe("overdue interest", () => {
  // On 15 March nothing is paid: 10,000 × 24% ÷ 52 = 46.15; on 46.15 more, 46.37.
  it.each([
    [undefined, "46.15"],
    [{ of: "interest", every: "weekly" }, "46.37"],
    [{ of: "interest", every: "due-dates" }, "46.37"],
    [{ of: "interest" }, "46.37"],
    [{ of: "interest", every: "monthly" }, "46.15"],
    [{ of: "fees" }, "46.15"],
    [{ of: "interest-and-charges" }, "46.37"],
    [{ of: "none" }, "46.15"],
  ] as const)("compounded as %o makes the second row %s", (compounding, interest) => {
    const account = played([], "2024-03-15", {
      latePrincipal: "until-paid",
      ...(compounding && { compounding }),
    });
    expect(account.installments[1]?.charged.interest.toFixed(2)).toBe(interest);
  });

  it("is what is overdue then, interest on it included, and not what was planned", () => {
    const schedule = buildSchedule({
      currency: "INR",
      principal: "12000",
      disbursedOn: "2026-01-01",
      interest: { rate: { percent: "24" }, dayCount: "actual/365" },
      repayment: { installments: 12, every: { count: 1, unit: "month" } },
    });
    const servicing = { latePrincipal: "until-paid", compounding: { of: "interest" } } as const;
    const account = played([], "2026-04-01", servicing, schedule);
    // On 12,000: 31 days 244.60, 28 days 220.93. Overdue on 1 February 244.60, on 1 March 244.60 + 225.43 = 470.03.
    const interest = (days: number, overdue: number) => (((12_000 + overdue) * 24) / 100 / 365) * days;
    expect(account.installments.slice(0, 3).map((row) => row.charged.interest.toFixed(2))).toEqual([
      interest(31, 0).toFixed(2),
      interest(28, 244.6).toFixed(2),
      interest(31, 470.03).toFixed(2),
    ]);
    expect(interest(31, 470.03).toFixed(2)).toBe("254.18");
  });

  it("and fees: (10,000 + 46.15 + 100) × 24% ÷ 52 = 46.83", () => {
    const fee = { kind: "charge", date: "2024-03-01", amount: "100", dueOn: "2024-03-08" } as const;
    const account = played([fee], "2024-03-15", {
      latePrincipal: "until-paid",
      compounding: { of: "interest-and-fees", every: "weekly" },
    });
    expect(account.installments[1]?.charged.interest.toFixed(2)).toBe("46.83");
  });

  it("of a row knows the interest of the row before: (10,000 + 46.15 + 46.37) × 24% ÷ 52 = 46.58", () => {
    const compounding = { of: "interest", every: "due-dates" } as const;
    const account = played([], "2024-03-22", { latePrincipal: "until-paid", compounding });
    expect(account.installments[2]?.charged.interest.toFixed(2)).toBe("46.58");
  });

  it.each([
    ["charges", "(10,000 + 252.89) × 24% ÷ 52", "47.32"],
    ["interest-and-charges", "(10,000 + 46.15 + 252.89) × 24% ÷ 52", "47.53"],
    ["interest-and-fees", "(10,000 + 46.15) × 24% ÷ 52", "46.37"],
  ] as const)("compounded as %s knows penalties or not: %s", (of, _, interest) => {
    const penalty = { kind: "penalty", date: "2024-03-01", amount: "252.89", dueOn: "2024-03-08" } as const;
    const compounding = { of, every: "due-dates" } as const;
    const account = played([penalty], "2024-03-15", { latePrincipal: "until-paid", compounding });
    expect(account.installments[1]?.charged.interest.toFixed(2)).toBe(interest);
  });

  it("stops when it is paid: 4 of 7 days at 46.15 more", () => {
    const paid = payment("2024-03-12", "46.15", { waterfall: "interest-principal-penalty-fee" });
    const account = played([paid], "2024-03-15", {
      latePrincipal: "until-paid",
      compounding: { of: "interest", every: "weekly" },
    });
    // (10,000 + 46.15 × 4/7) × 24% ÷ 52 = 46.2755.
    expect(account.installments[1]?.charged.interest.toFixed(2)).toBe("46.28");
  });
});

describe("overdue interest that bears interest", () => {
  it("is that of the rows as they are reckoned on the day, not as they were scheduled", () => {
    const loan = decliningLoan({
      principal: "1000",
      interest: { rate: { percent: "24" }, dayCount: "actual/365" },
      repayment: { installments: 4, every: { count: 1, unit: "month" } },
    });
    const servicing = {
      interest: "actual",
      latePrincipal: "until-paid",
      compounding: { of: "interest" },
    } as const;
    const { installments } = replay(loan, [], { asOf: "2026-04-01", servicing });
    // 1,000 × 24% × 31 ÷ 365, (1,000 + 20.38) × 24% × 28 ÷ 365, (1,020.38 + 18.79) × 24% × 31 ÷ 365.
    const due = installments.slice(0, 3).map(({ charged }) => charged.interest.toFixed(2));
    expect(due).toEqual(["20.38", "18.79", "21.18"]);
  });
});

describe("early money inside a week", () => {
  const early = { kind: "prepayment", date: "2024-03-10", amount: "4000", early: "cut-term" } as const;
  // 7,517.24 × 24% ÷ 52 × 2/7 = 9.91 to the day; then 3,527.15 or, all of it principal, 3,517.24 for 5/7 of a week.
  it.each([
    ["at-once", "2024-03-15 2517.28 + 11.63"],
    ["at-once-whole", "2024-03-15 2517.31 + 11.60"],
  ] as const)("%s pays the interest to its day", (earlyInterest, next) => {
    const found = rows(played([first, early], "2024-03-15", { earlyInterest, pieceRounding: "each-piece" }));
    expect(found.slice(1, 3)).toEqual(["2024-03-10 3990.09 + 9.91", next]);
  });
  it("leaves it with the row unless told otherwise: 9.91 + 11.60 = 21.51", () => {
    const found = rows(played([first, early], "2024-03-15", {}));
    expect(found.slice(1, 3)).toEqual(["2024-03-10 4000.00 + 0.00", "2024-03-15 2507.40 + 21.51"]);
  });
});

describe("early money off the next principal", () => {
  // 100,000 at 1.5%: after row 3, 76,649.21 is left; with 20,000 less, rows 4 and 5 pay 849.74 and so on.
  const early = { kind: "prepayment", date: "2026-04-01", amount: "20000", early: "next-principal" } as const;
  const paid = ["2026-02-01", "2026-03-01", "2026-04-01"].map((date) => payment(date, "9168.00"));
  it.each(["scheduled", "actual"] as const)(
    "leaves the installments after it as they were (%s)",
    (interest) => {
      const account = replay(decliningLoan(), [...paid, early], {
        asOf: "2026-04-01",
        servicing: { interest },
      });
      const later = rows(account).slice(4);
      // 56,649.21 × 1.5% = 849.74; planned 8,318.26 twice, the third takes the 3,363.48 that is left of 20,000.
      expect(later.slice(0, 4)).toEqual([
        "2026-05-01 0.00 + 849.74",
        "2026-06-01 0.00 + 849.74",
        "2026-07-01 4954.78 + 849.74",
        `2026-08-01 ${(9168 - 775.42).toFixed(2)} + 775.42`,
      ]);
      expect(account.charged.principal.toFixed(2)).toBe("100000.00");
    },
  );
  it("of a flat loan lowers no interest", () => {
    const whole = replay(flatLoan(), [early], { asOf: "2026-04-01" });
    expect(whole.charged.interest.toFixed(2)).toBe("24000.00");
    expect(whole.charged.principal.toFixed(2)).toBe("100000.00");
  });
});

describe("late principal of the period in progress", () => {
  it("costs the planned interest once the period is over", () => {
    // On 20 March nothing was paid: weeks gone by cost 46.15 and, on 7,517.24, 34.69; the running one bears all of it.
    // The last: 10,000 − 2,482.76 − 2,494.22 − 2,482.76 = 2,540.26 × 24% ÷ 52.
    const account = played([], "2024-03-20", { latePrincipal: "period-in-progress" });
    expect(rows(account).map((row) => row.split(" + ")[1])).toEqual(["46.15", "34.69", "46.15", "11.72"]);
  });
});

describe("late principal seen inside a week", () => {
  // 7,517.24 × 24% ÷ 52 = 34.69; 2,482.76 more for 2 of 7 days 3.27, or, where money of today counts on Friday, 11.46.
  it.each([
    ["daily", "37.97"],
    ["weekly", "46.15"],
    ["due-dates", "46.15"],
  ] as const)("by %s is in the base until money of that day would count: %s", (rest, interest) => {
    const account = played([], "2024-03-10", { latePrincipal: "until-paid", rest });
    expect(account.installments[1]?.charged.interest.toFixed(2)).toBe(interest);
  });
});

describe("interest of rows paid ahead", () => {
  it("moves on to the next row: 46.15 × 5/7 = 32.97 less what 2,528.91 saves", () => {
    const ahead = { component: "principal", amount: "2528.91", dueOn: "2024-03-08" } as const;
    const paid = payment("2024-03-01", "2528.91", { parts: [ahead] });
    const account = played([paid], "2024-03-01", { paidAhead: "moves-on" });
    // 7,471.09 × 24% ÷ 52 = 34.48 in the first week, and again in the second.
    expect(rows(account).slice(0, 2)).toEqual(["2024-03-08 2528.91 + 0.00", "2024-03-15 2459.95 + 68.96"]);
  });
});

describe("charges that follow the rows", () => {
  const charged = weekly({
    charges: [{ name: "fee", percent: "10", of: "interest", when: "each-installment" }],
  });
  const fees = (account: LoanAccount) => account.installments.map(({ charged: { fees } }) => fees.toFixed(2));
  const events = [
    payment("2024-03-08", "2533.53"),
    payment("2024-03-10", "4000", { early: "cut-installment" }),
  ];
  it("are a tenth of the interest as it now is", () => {
    const account = played(events, "2024-03-15", { rest: "due-dates", rowCharges: "follow-rows" }, charged);
    expect(fees(account)).toEqual(["4.62", "3.47", "0.00", "1.64", "0.82"]);
  });
  it("stay as scheduled unless told otherwise", () => {
    const account = played(events, "2024-03-15", { rest: "due-dates" }, charged);
    expect(fees(account)).toEqual(["4.62", "3.47", "0.00", "2.32", "1.16"]);
  });
  it("follow where interest is scheduled too", () => {
    const prepaid = {
      kind: "prepayment",
      date: "2024-03-08",
      amount: "6533.53",
      early: "cut-installment",
    } as const;
    const account = replay(charged, [prepaid], {
      asOf: "2024-03-08",
      servicing: { rowCharges: "follow-rows" },
    });
    const found = account.installments.slice(2).map((row) => [row.charged.interest, row.charged.fees]);
    for (const [interest, fee] of found) expect(fee?.toFixed(2)).toBe(interest?.div(10).toFixed(2));
  });
});

describe("directed parts of a payment", () => {
  const directed = (parts: NonNullable<Parameters<typeof payment>[2]>["parts"]) =>
    replay(threeRows(), [payment("2026-01-05", "100", { parts })], { asOf: "2026-01-05" });
  it("go where the payer says, and the waterfall takes the rest", () => {
    const account = directed([{ component: "principal", amount: "70", dueOn: "2026-03-01" }]);
    expect(account.installments.map(({ paid }) => paid.total.toFixed(2))).toEqual(["30.00", "0.00", "70.00"]);
  });
  it("without a row go to the oldest that owe the component", () => {
    const account = directed([{ component: "principal", amount: "100" }]);
    expect(account.installments.map(({ paid }) => paid.total.toFixed(2))).toEqual(["100.00", "0.00", "0.00"]);
  });
  it.each([
    [
      "more than the payment",
      [
        { component: "principal", amount: "60" },
        { component: "principal", amount: "60" },
      ],
    ],
    ["more than is owed there", [{ component: "interest", amount: "1" }]],
    ["a row that is none", [{ component: "principal", amount: "1", dueOn: "2026-01-02" }]],
    ["too many decimals", [{ component: "principal", amount: "1.001" }]],
  ] as const)("are refused: %s", (_, parts) => {
    expect(() => directed(parts as never)).toThrow("parts");
  });
});

describe("choices without effect", () => {
  it("are refused, all at once", () => {
    const idle = { rest: "weekly", compounding: { of: "fees" }, paidAhead: "moves-on" } as const;
    expect(() => parseServicing(idle)).toThrow(/rest.*compounding.*paidAhead/s);
    const recalculated = { interest: "actual", latePrincipal: "until-paid", ...idle } as const;
    expect(parseServicing(recalculated).rest).toBe("weekly");
  });
  it("are refused beside other faults", () => {
    const wrong = { rest: "weekly", sameDay: "never", color: 1 } as never;
    expect(() => parseServicing(wrong)).toThrow(/sameDay.*color.*rest/s);
  });
  it("compounding bears nothing where principal past due bears nothing", () => {
    const compounding = { of: "interest" } as const;
    expect(() => parseServicing({ interest: "actual", compounding })).toThrow("compounding: needs principal");
    expect(parseServicing({ interest: "actual", compounding: { of: "none" } }).interest).toBe("actual");
  });
});

const keys = <T extends object>(table: T) => fc.constantFrom(...(Object.keys(table) as (keyof T & string)[]));

describe("whatever the choices", () => {
  const compounded = fc.option(fc.record({ of: keys(COMPOUNDED), every: keys(RESTS) }), { nil: undefined });
  const anyChoices = fc
    .record({
      interest: fc.constant("actual" as const),
      earlyMoney: keys(EARLY_MONEY),
      latePrincipal: keys(LATE_PRINCIPAL),
      rest: keys(RESTS),
      earlyInterest: keys(EARLY_INTEREST),
      paidAhead: keys(PAID_AHEAD),
      rowInProgress: keys(ROW_IN_PROGRESS),
    })
    .chain((choices) => {
      const compounding = choices.latePrincipal === "bears-none" ? fc.constant(undefined) : compounded;
      return compounding.map((chosen) => ({ ...choices, compounding: chosen }));
    });
  it("the rows repay what was lent, and money received is paid or credit", () => {
    const story = anyLoan.chain((schedule) =>
      fc.record({
        schedule: fc.constant(schedule),
        events: fc.array(receipts(schedule), { maxLength: 5 }),
        asOf: dayOf(schedule),
        choices: anyChoices,
      }),
    );
    fc.assert(
      fc.property(story, ({ schedule, events, asOf, choices }) => {
        const account = replay(schedule, events, { asOf, servicing: choices });
        expect(account.charged.principal.toFixed(2)).toBe(schedule.totals.principal.toFixed(2));
        const received = events.filter(
          ({ kind, date }) => kind !== "charge" && kind !== "penalty" && dayNumber(date) <= dayNumber(asOf),
        );
        const sum = received.reduce(
          (total, event) => total + Math.round(Number("amount" in event ? event.amount : 0) * 100),
          0,
        );
        expect(account.paid.total.plus(account.credit).toFixed(2)).toBe(cents(sum));
      }),
    );
  });
});

describe("a loan repaid inside a period on actual dates", () => {
  it.each<EarlyMoney>(["cut-term", "cut-installment", "next-principal"])(
    "by %s is closed with the interest to the day",
    (early) => {
      const events = [payment("2026-02-01", "9168.00"), payment("2026-02-15", "100000", { early })];
      const account = played(events, "2026-04-01", {}, decliningLoan());
      // 100,000 × 1.5% and (100,000 − 7,668.00) × 1.5% × 14/28.
      expect(account.charged.interest.toFixed(2)).toBe((1500 + 692.49).toFixed(2));
      expect([account.status, account.outstanding.total.toFixed(2)]).toEqual(["overpaid", "0.00"]);
    },
  );
});
