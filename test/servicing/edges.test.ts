/**
 * Edges: closed loans, payments taken back, overlapping pauses, amounts at the end of what is exact, odd days.
 */
import { describe, expect, it } from "vitest";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { arrears } from "../../src/servicing/arrears.js";
import { delinquency } from "../../src/servicing/delinquency.js";
import {
  charge,
  chargeback,
  delinquencyPause,
  payment,
  percentCharge,
  reversal,
} from "../../src/servicing/event/eventMakers.js";
import type { LoanEventInput } from "../../src/servicing/event/eventSchema.js";
import { replay } from "../../src/servicing/replay.js";
import { decliningLoan, singleRow, threeRows } from "./loans.js";

const played = (events: readonly LoanEventInput[], asOf = "2026-06-01") =>
  replay(threeRows(), events, { asOf });

describe("a loan that owes nothing", () => {
  const repaid = payment("2026-01-01", "320");
  it.each<[string, LoanEventInput]>([
    ["reschedule", { kind: "reschedule", date: "2026-01-10", installments: 5 }],
    ["holiday", { kind: "holiday", date: "2026-01-10", installments: 1 }],
    ["re-amortize", { kind: "re-amortize", date: "2026-01-10" }],
    [
      "re-age",
      {
        kind: "re-age",
        date: "2026-01-10",
        startOn: "2026-03-01",
        installments: 2,
        every: { count: 1, unit: "month" },
      },
    ],
  ])("is not changed by a %s, which would make it owe again", (_, event) => {
    expect(() => played([repaid, event])).toThrow("nothing is owed whose rows could be changed");
  });
  it("keeps a goodwill credit beyond the balance as credit", () => {
    const account = played([{ kind: "credit", date: "2026-01-10", amount: "5000" }]);
    expect([account.status, account.credit.toFixed(2)]).toEqual(["overpaid", "4700.00"]);
  });
});

describe("a chargeback", () => {
  const paid = payment("2026-01-01", "100", { id: "a" });
  it.each<[string, LoanEventInput[], string]>([
    [
      "of more than the payment",
      [paid, chargeback("2026-01-05", "100.01", { of: "a" })],
      "left of the payment",
    ],
    [
      "of more than is left of it",
      [paid, chargeback("2026-01-05", "60", { of: "a" }), chargeback("2026-01-06", "41", { of: "a" })],
      "left of the payment",
    ],
    [
      "of a payment that never happened",
      [paid, reversal("2026-01-04", "a"), chargeback("2026-01-05", "10", { of: "a" })],
      "must be the id of a payment that counts",
    ],
    [
      "of what is no payment",
      [charge("2026-01-01", "10", { id: "a" }), chargeback("2026-01-05", "10", { of: "a" })],
      "must be the id of a payment that counts",
    ],
  ])("%s is refused", (_, events, message) => {
    expect(() => played(events)).toThrow(message);
  });
  it("after the loan was repaid opens it again", () => {
    const account = played([
      payment("2026-01-01", "300", { id: "a" }),
      chargeback("2026-04-01", "100", { of: "a" }),
    ]);
    expect([account.status, account.outstanding.total.toFixed(2)]).toEqual(["active", "100.00"]);
    expect(account.installments.at(-1)?.kind).toBe("additional");
  });
});

describe("pauses that overlap", () => {
  it("take each day off once: 1 to 21 January are 20 days, not 10 + 15", () => {
    const pauses = [
      delinquencyPause("2026-01-01", "2026-01-11"),
      delinquencyPause("2026-01-06", "2026-01-21"),
    ];
    const account = played(pauses, "2026-01-31");
    expect(delinquency(account).delinquentDays).toBe(30 - 20);
    expect(delinquency(account, { pauses: "whole" }).delinquentDays).toBe(30 - 20);
  });
});

describe("a tolerance", () => {
  const short = played([payment("2026-01-01", "99.50")], "2026-01-20");
  it("by amount holds up to it and not above", () => {
    expect(arrears(short, { tolerance: { amount: "0.50" } }).daysInArrears).toBe(0);
    expect(arrears(short, { tolerance: { amount: "0.49" } }).daysInArrears).toBe(19);
    expect(arrears(short, { tolerance: { amount: "0.50" } }).daysPastDue).toBe(19);
  });
  it("of more days than there are leaves none", () => {
    expect(arrears(short, { tolerance: { days: 400 } }).daysInArrears).toBe(0);
  });
});

describe("a write-off that never happened", () => {
  const events: LoanEventInput[] = [
    { kind: "write-off", date: "2026-02-05", id: "w" },
    { kind: "recovery", date: "2026-03-01", amount: "50", id: "r" },
    { kind: "reversal", date: "2026-04-01", of: "w" },
  ];
  it("leaves no recovery: that is to be reversed, or a payment", () => {
    expect(() => played(events)).toThrow("nothing was written off that could be recovered");
    const account = played([...events, { kind: "reversal", date: "2026-04-01", of: "r" }]);
    expect([account.status, account.recovered.toFixed(2), account.outstanding.total.toFixed(2)]).toEqual([
      "active",
      "0.00",
      "300.00",
    ]);
  });
});

describe("amounts at the end of what is exact", () => {
  // 2^53 − 1 cents are 90,071,992,547,409.91.
  const MOST = "90071992547409.91";
  it.each<[string, LoanEventInput[]]>([
    ["charges", [charge("2026-01-01", MOST)]],
    ["tax", [charge("2026-01-01", "90071992547409", { taxPercent: "1000" })]],
    ["a percentage", [percentCharge("2026-01-01", "9007199254740991")]],
    ["credit", [payment("2026-01-01", MOST), payment("2026-01-02", MOST)]],
    [
      "savings",
      [1, 2].map((day) => ({ kind: "savings-deposit", date: `2026-01-0${day}`, amount: MOST }) as const),
    ],
  ])("are refused beyond it, never rounded: %s", (_, events) => {
    expect(() => played(events)).toThrow("2^53");
  });
  it("are exact up to it", () => {
    const huge = singleRow(MOST, "2026-01-01", "2026-02-01");
    const account = replay(huge, [payment("2026-02-01", "90071992547409.90")], { asOf: "2026-02-01" });
    expect(account.outstanding.total.toFixed(2)).toBe("0.01");
  });
  it("of one cent over three rows are one row's", () => {
    const tiny = buildSchedule({
      currency: "USD",
      principal: "0.03",
      disbursedOn: "2026-01-01",
      interest: { rate: { percent: "0" } },
      repayment: { installments: 3, every: { count: 1, unit: "month" } },
    });
    const account = replay(tiny, [payment("2026-01-01", "0.01")], { asOf: "2026-02-02" });
    expect([account.outstanding.total.toFixed(2), arrears(account).daysPastDue]).toEqual(["0.02", 0]);
  });
});

describe("events on the day of the disbursement and on the last day", () => {
  it.each(["cut-term", "cut-installment", "next-principal"] as const)(
    "all of it back by %s closes the loan",
    (early) => {
      for (const interest of ["scheduled", "actual"] as const) {
        const account = replay(decliningLoan(), [payment("2026-01-01", "100000", { early })], {
          asOf: "2026-03-01",
          servicing: { interest },
        });
        expect([account.status, account.paid.interest.toFixed(2)]).toEqual(["closed", "0.00"]);
      }
    },
  );
  it.each(["cut-term", "cut-installment", "next-principal", "equal-shares", "last-installment"] as const)(
    "on the last due date %s has nothing to cut",
    (early) => {
      const account = replay(threeRows(), [payment("2026-03-01", "300.07", { early })], {
        asOf: "2026-03-01",
      });
      expect([account.status, account.credit.toFixed(2)]).toEqual(["overpaid", "0.07"]);
    },
  );
});
