/**
 * Reschedules that reach back, follow one another or follow money, row by row. The loan unless said: 1,000 at 2% a month
 * over four months from 1 January 2026, rows of 262.62; days that are no whole months cost 24% ÷ 365 each.
 */
import { describe, expect, it } from "vitest";
import type { LoanEventInput } from "../../src/servicing/event/eventSchema.js";
import { payoffQuote } from "../../src/servicing/payoff/payoff.js";
import { replay } from "../../src/servicing/replay.js";
import type { ServicingInput } from "../../src/servicing/servicingSchema.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { decliningLoan } from "./loans.js";

const every = { count: 1, unit: "month" } as const;
type Changes = Partial<Omit<LoanTermsInput, "interest" | "repayment">> & {
  readonly interest?: Partial<LoanTermsInput["interest"]>;
  readonly repayment?: Partial<LoanTermsInput["repayment"]>;
};

function accountOf(
  events: readonly LoanEventInput[],
  asOf: string,
  { interest, repayment, ...changes }: Changes = {},
  servicing: ServicingInput = {},
) {
  const schedule = decliningLoan({
    principal: "1000",
    interest: { rate: { percent: "24" }, ...interest },
    repayment: { installments: 4, every, ...repayment },
    ...changes,
  });
  return replay(schedule, events, { asOf, servicing });
}

const rows = (...given: Parameters<typeof accountOf>): string[] =>
  accountOf(...given).installments.map(
    ({ due, charged }) => `${due.slice(5)} ${charged.principal.toFixed(2)}+${charged.interest.toFixed(2)}`,
  );

const first = { kind: "payment", date: "2026-02-01", amount: "262.62" } as const;

describe("a reschedule from a row that has passed, to a new date", () => {
  // 1 January to 15 April is 104 days: 1,000 × 24% × 104 ÷ 365 = 68.38, once, then 2% a month on what is left.
  const back: LoanEventInput = {
    kind: "reschedule",
    date: "2026-03-10",
    from: "2026-02-01",
    firstDueOn: "2026-04-15",
    installments: 3,
  };
  const LOANS: Record<string, readonly [Changes, readonly string[]]> = {
    // x (1 + 1 ÷ 1.02 + 1 ÷ 1.02²) = 1,068.38, x = 363.20; 705.18 × 2% = 14.10.
    "equal installments": [{}, ["04-15 294.82+68.38", "05-15 349.10+14.10", "06-15 356.08+7.12"]],
    "interest only": [
      { repayment: { pattern: "interest-only" } },
      ["04-15 0.00+68.38", "05-15 0.00+20.00", "06-15 1000.00+20.00"],
    ],
    "a bullet": [
      { repayment: { pattern: "bullet" } },
      ["04-15 0.00+0.00", "05-15 0.00+0.00", "06-15 1000.00+108.38"],
    ],
    // 1,000 × 24% × (104/365 + 2/12) = 108.38 in three shares.
    "flat interest": [
      { interest: { method: "flat" } },
      ["04-15 333.33+36.13", "05-15 333.33+36.13", "06-15 333.34+36.12"],
    ],
  };
  const CASES = Object.entries(LOANS).flatMap(([name, [changes, expected]]) =>
    [{}, { interest: "actual" }, { interest: "actual", latePrincipal: "until-paid" }].map(
      (servicing) =>
        [name, JSON.stringify(servicing), changes, servicing as ServicingInput, expected] as const,
    ),
  );
  it.each(CASES)("counts the days that have passed once: %s, %s", (_, __, changes, servicing, expected) => {
    expect(rows([back], "2026-03-10", changes, servicing)).toEqual(expected);
  });
  it("keeps what was paid of those rows", () => {
    const account = accountOf([{ ...first, amount: "100" }, back], "2026-03-10");
    expect(account.installments[0]?.paid.total.toFixed(2)).toBe("100.00");
    expect(account.outstanding.total.toFixed(2)).toBe((1000 + 68.38 + 14.1 + 7.12 - 100).toFixed(2));
  });
  it("without a new date keeps the dates by rule, month ends too", () => {
    const again = { kind: "reschedule", date: "2026-03-10", from: "2026-02-28", installments: 3 } as const;
    expect(rows([again], "2026-03-10", { disbursedOn: "2026-01-31" })).toEqual([
      "02-28 326.75+20.00",
      "03-31 333.28+13.47",
      "04-30 339.97+6.80",
    ]);
  });

  it.each<[string, LoanEventInput[], string]>([
    ["a paid row", [first, back], "must not be the due date of an installment that is paid"],
    [
      "a row before a prepayment",
      [
        { kind: "prepayment", date: "2026-02-15", amount: "362.62", early: "cut-term" },
        { ...back, from: "2026-02-01" },
      ],
      "must not be the due date of an installment that is paid",
    ],
    [
      "an open row before a tranche",
      [{ kind: "disbursement", date: "2026-02-15", amount: "100" }, back],
      "must not be before a prepayment or a disbursement",
    ],
    [
      "a row that another reschedule has put in the place of others",
      [
        { kind: "reschedule", date: "2026-02-10", firstDueOn: "2026-03-05" },
        { ...back, firstDueOn: "2026-05-15" },
      ],
      "must not be before the installments that a reschedule or re-age has put",
    ],
  ])("is refused from %s", (_, events, message) => {
    expect(() => rows(events, "2026-03-10")).toThrow(message);
  });
});

describe("reschedules one after the other", () => {
  it("count each day once: 45 and 61 days, then months", () => {
    const events: LoanEventInput[] = [
      { kind: "reschedule", date: "2026-01-10", firstDueOn: "2026-02-15", installments: 2 },
      { kind: "reschedule", date: "2026-02-20", firstDueOn: "2026-04-17" },
    ];
    // 1,000 × 24% × 45 ÷ 365 = 29.59; half of it and more is due; what is left costs 61 days, and no more rows come.
    const interestOnly = { repayment: { pattern: "interest-only" } } as const;
    // 1,000 × 24% × 61 ÷ 365 = 40.11.
    expect(rows(events, "2026-02-20", interestOnly)).toEqual(["02-15 0.00+29.59", "04-17 1000.00+40.11"]);
    expect(rows(events, "2026-02-20", { repayment: { pattern: "bullet" } })).toEqual([
      "02-15 0.00+0.00",
      "04-17 1000.00+69.70",
    ]);
  });
  it("twice the same is the same as once", () => {
    const one = {
      kind: "reschedule",
      date: "2026-02-10",
      firstDueOn: "2026-03-20",
      installments: 5,
    } as const;
    expect(rows([first, one, { ...one, date: "2026-02-11" }], "2026-03-01")).toEqual(
      rows([first, one], "2026-03-01"),
    );
  });
});

describe("what plans the row in progress again after a prepayment in its period", () => {
  const paid = { kind: "prepayment", date: "2026-02-15", amount: "100", early: "cut-installment" } as const;
  const date = "2026-02-20";
  // On schedule dates the 100 count from 1 March on: February costs 757.38 × 2% = 15.15, whatever comes between. Then
  // x (1 + 1 ÷ 1.02 + 1 ÷ 1.02²) = 657.38 + 15.15, x = 228.63.
  const planned = ["03-01 213.48+15.15", "04-01 219.75+8.88", "05-01 224.15+4.48"];
  it.each<[string, LoanEventInput, string[]]>([
    ["a reschedule", { kind: "reschedule", date, installments: 3 }, planned],
    ["a reschedule to the same date", { kind: "reschedule", date, firstDueOn: "2026-03-01" }, planned],
    ["a rate change to the same rate", { kind: "rate-change", date, rate: { percent: "24" } }, planned],
    ["a re-amortization", { kind: "re-amortize", date }, planned],
    [
      "a holiday whose interest joins the principal: 657.38 + 15.15",
      { kind: "holiday", date, installments: 1, interest: "capitalized" },
      ["03-01 0.00+0.00", "04-01 219.75+13.45", "05-01 224.14+9.06", "06-01 228.64+4.57"],
    ],
    // 757.38 × 2% × 19/28 = 10.28 by then; 657.38 × 24% × 9 ÷ 365 = 3.89 of its own.
    [
      "a re-age, from whose day on the 100 count",
      { kind: "re-age", date, startOn: "2026-03-01", installments: 1, every },
      ["03-01 657.38+14.17"],
    ],
  ])("keeps the interest of that period: %s", (_, event, expected) => {
    expect(rows([first, paid, event], date).slice(2)).toEqual(expected);
  });
  it("of a bullet: 20 of January, 20 of February, 18 each of March and April", () => {
    const bullet = { repayment: { pattern: "bullet" } } as const;
    for (const event of [
      { kind: "reschedule", date, installments: 3 },
      { kind: "re-amortize", date },
    ] as const) {
      expect(rows([paid, event], date, bullet).at(-1)).toBe("05-01 900.00+76.00");
    }
  });
  it("is asked for by a payoff: 757.38 × 2% × 19/28", () => {
    expect(payoffQuote(accountOf([first, paid], date)).interest.toFixed(2)).toBe("10.28");
  });
});

describe("interest accrued in a period in which money is paid out", () => {
  it("of a tranche counts from its day: 757.38 × 2% × 15/28 + 1,000 × 2% × 1/28", () => {
    const tranche = { kind: "disbursement", date: "2026-02-15", amount: "1000" } as const;
    expect(payoffQuote(accountOf([first, tranche], "2026-02-16")).interest.toFixed(2)).toBe("8.83");
  });
  it("of an agreed disbursement counts from its day, and not before it", () => {
    const disbursements = [
      { on: "2026-01-01", amount: "600" },
      { on: "2026-01-21", amount: "400" },
    ];
    // 600 × 2% × 15/31 = 5.81; 600 × 2% × 25/31 + 400 × 2% × 5/31 = 10.97.
    expect(payoffQuote(accountOf([], "2026-01-16", { disbursements })).interest.toFixed(2)).toBe("5.81");
    expect(payoffQuote(accountOf([], "2026-01-26", { disbursements })).interest.toFixed(2)).toBe("10.97");
  });
  it("is paid by the money that repays all, for each balance its days: actual dates", () => {
    const early = "cut-term" as const;
    const events: LoanEventInput[] = [
      first,
      { kind: "prepayment", date: "2026-02-10", amount: "100", early },
      { kind: "prepayment", date: "2026-02-20", amount: "700", early },
    ];
    // 757.38 × 2% × 9/28 + 657.38 × 2% × 10/28 = 9.56.
    const account = accountOf(events, "2026-02-20", {}, { interest: "actual" });
    expect([account.charged.interest.toFixed(2), account.credit.toFixed(2)]).toEqual(["29.56", "33.06"]);
  });
});

describe("interest that was waived", () => {
  const waived = { kind: "waiver", date: "2026-02-05", component: "interest", amount: "12" } as const;
  const waivedIn = (event: LoanEventInput) =>
    accountOf([first, waived, event], "2026-02-10")
      .installments.slice(1)
      .map((row) => row.waived.interest.toFixed(2));
  it("stays waived on the row of its date", () => {
    const event = { kind: "reschedule", date: "2026-02-10", installments: 2 } as const;
    expect(waivedIn(event)).toEqual(["12.00", "0.00"]);
  });
  it("is waived in the first rows that owe any where its date is gone: 24% ÷ 365 for 9 days is 4.48", () => {
    const event = { kind: "reschedule", date: "2026-02-10", installments: 2 } as const;
    expect(waivedIn({ ...event, firstDueOn: "2026-03-15" })).toEqual(["12.00", "0.00"]);
    // 757.38 × 24% × 9 ÷ 365 = 4.48; the other 7.52 in the next row.
    expect(waivedIn({ ...event, firstDueOn: "2026-02-10" })).toEqual(["4.48", "7.52"]);
  });
});

describe("month ends", () => {
  it("step on from the 31st after a reschedule to 28 February or 30 April", () => {
    const moved = (firstDueOn: string): LoanEventInput => ({
      kind: "reschedule",
      date: "2026-02-10",
      firstDueOn,
      installments: 4,
    });
    const dates = (events: LoanEventInput[], asOf: string) =>
      rows(events, asOf, { disbursedOn: "2026-01-31" }).map((row) => row.slice(0, 5));
    expect(dates([moved("2026-02-28")], "2026-02-10")).toEqual(["02-28", "03-31", "04-30", "05-31"]);
    expect(dates([moved("2026-04-30")], "2026-02-10")).toEqual(["04-30", "05-31", "06-30", "07-31"]);
    const holiday = { kind: "holiday", date: "2026-05-02", installments: 1 } as const;
    expect(dates([moved("2026-04-30"), holiday], "2026-05-02").slice(3)).toEqual(["07-31", "08-31"]);
    // A day that is none of the rule's becomes the anchor.
    expect(dates([moved("2026-04-29")], "2026-02-10")).toEqual(["04-29", "05-29", "06-29", "07-29"]);
  });
});

describe("the extra of an irregular first period", () => {
  const moved: LoanEventInput = { kind: "reschedule", date: "2026-02-10", firstDueOn: "2026-04-15" };
  // 757.38 of 1,000 lent, or 750 flat, for 73 days: the extra over a month is charged, and once.
  it.each([
    // 750 × 24% × (73 + 30 + 31) ÷ 365 = 66.08.
    ["spread", ["22.03", "22.03", "22.02"]],
    // 750 × 24% × (31 + 30 + 31) ÷ 365 = 45.37 in thirds, and 750 × 24% × (73 − 31) ÷ 365 = 20.71.
    ["first-installment", ["35.83", "15.12", "15.13"]],
    ["last-installment", ["15.12", "15.12", "35.84"]],
    // There is no disbursement any more from which it could be taken.
    ["disbursement", ["22.03", "22.03", "22.02"]],
  ] as const)("of a flat loan on new dates: %s", (treatment, expected) => {
    const interest = { method: "flat", dayCount: "actual/365", firstPeriod: { treatment } } as const;
    const { installments } = accountOf([moved], "2026-02-10", { interest });
    expect(installments.slice(1).map(({ charged }) => charged.interest.toFixed(2))).toEqual(expected);
  });

  // 1,000 × 24% × 50 ÷ 365 = 32.88 for 1 January to 20 February, 12.50 more than for the month before it.
  const early = { dayCount: "actual/365", rate: { percent: "24" } } as const;
  const date = "2026-01-10";
  const again: Record<string, LoanEventInput> = {
    "re-amortize": { kind: "re-amortize", date },
    "rate-change": { kind: "rate-change", date, rate: { percent: "24" } },
    reschedule: { kind: "reschedule", date, installments: 4 },
    "reschedule to the same date": { kind: "reschedule", date, firstDueOn: "2026-02-20" },
  };
  const KINDS = [
    ["flat", "equal-installments"],
    ["flat", "equal-principal"],
    ["declining-balance", "interest-only"],
    ["declining-balance", "equal-installments"],
  ] as const;
  const TREATMENTS = ["spread", "first-installment", "last-installment", "disbursement", "ignored"] as const;
  it.each(Object.entries(again))("is charged once when its row is planned again: %s", (_, event) => {
    for (const [method, pattern] of KINDS) {
      for (const treatment of TREATMENTS) {
        const terms: Changes = {
          interest: { ...early, method, firstPeriod: { treatment } },
          repayment: { pattern, firstDueOn: "2026-02-20" },
        };
        expect([treatment, rows([event], date, terms)]).toEqual([treatment, rows([], date, terms)]);
        // And once more, on the day after the first row has fallen due.
        const later: LoanEventInput = { kind: "re-amortize", date: "2026-02-21" };
        const due = rows([event, later], "2026-02-21", terms);
        expect([treatment, due]).toEqual([treatment, rows([later], "2026-02-21", terms)]);
      }
    }
  });
});
