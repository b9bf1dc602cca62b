/**
 * Events as records: made, frozen, stored and read again; and the interest that accrues between them.
 */
import { describe, expect, it } from "vitest";
import { arrears } from "../../src/servicing/arrears.js";
import * as changes from "../../src/servicing/event/changeMakers.js";
import { EVENT_KINDS } from "../../src/servicing/event/eventKinds.js";
import * as makers from "../../src/servicing/event/eventMakers.js";
import { parseEvent } from "../../src/servicing/event/parseEvents.js";
import * as savings from "../../src/servicing/event/savingsMakers.js";
import { replay } from "../../src/servicing/replay.js";
import { decliningLoan, flatLoan, threeRows } from "./loans.js";

const make = { ...changes, ...makers, ...savings };

const DAY = "2026-01-11";

const MADE = [
  make.payment(DAY, "480.50"),
  make.payment({ year: 2026, month: 1, day: 11 }, 480.5, { id: "a", early: "cut-term" }),
  make.prepayment(DAY, "10", "cut-installment", { waterfall: "rbi-india" }),
  make.payoff(DAY, "10", { rebate: "rule-of-78" }),
  make.disbursement(DAY, "10", { downPayment: "2" }),
  make.credit(DAY, "10", "merchant-refund"),
  make.goodwillCredit(DAY, "10"),
  make.charge(DAY, "10", { dueOn: "2026-02-01", taxPercent: "18" }),
  make.percentCharge(DAY, "10", { base: "interest", each: "installment" }),
  make.penalty(DAY, "10"),
  make.waiver(DAY, "fee", { amount: "1" }),
  make.holiday(DAY, 2),
  make.reschedule(DAY, { installments: 5, rate: { percent: "10" } }),
  make.restructure(DAY),
  make.reAge(DAY, { startOn: "2026-02-01", installments: 3, every: { count: 1, unit: "month" } }),
  make.reAmortize(DAY),
  make.rateChange(DAY, { rate: { percent: "10" } }),
  make.refund(DAY, "10"),
  make.chargeback(DAY, "10", { of: "a" }),
  make.writeOff(DAY),
  make.recovery(DAY, "10"),
  make.closure(DAY),
  make.savingsDeposit(DAY, "10"),
  make.savingsWithdrawal(DAY, { amount: "10" }),
  make.setOff(DAY),
  make.delinquencyPause(DAY, "2026-01-20"),
  make.delinquencyResume(DAY),
  make.reversal(DAY, "a"),
];

describe("an event", () => {
  it.each(MADE.map((event) => [event.kind, event] as const))(
    "%s is frozen, dated, and the same when stored and read",
    (_, event) => {
      expect(Object.isFrozen(event)).toBe(true);
      expect(event.date).toBe(DAY);
      expect(parseEvent(JSON.parse(JSON.stringify(event)))).toEqual(event);
      expect(parseEvent(event)).toBe(event);
    },
  );
  it("has a constructor for every kind", () => {
    expect([...new Set(MADE.map(({ kind }) => kind))].sort()).toEqual(Object.keys(EVENT_KINDS).sort());
  });
  it("keeps its amount as text, without a zero too many", () => {
    expect(MADE.slice(0, 2).map((event) => "amount" in event && event.amount)).toEqual(["480.5", "480.5"]);
  });
});

describe("an account", () => {
  it("does not change when the caller's list of events does", () => {
    const events = [make.payment("2026-02-01", "9168")];
    const account = replay(decliningLoan(), events, { asOf: "2026-02-28" });
    events.push(make.payment("2026-02-02", "9168"));
    expect([account.events.length, account.paid.total.toFixed(2)]).toEqual([1, "9168.00"]);
  });
  it("accrues interest to the day, exact and rounded: 100,000 × 1.5% × 10/31", () => {
    const { exact, rounded } = replay(decliningLoan(), [], { asOf: "2026-01-11" }).accruedInterest;
    expect(exact.toFixed(6)).toBe("483.870968");
    expect(rounded.toFixed(2)).toBe("483.87");
  });
  it("accrues flat interest evenly: 2,000 × 10/31", () => {
    expect(replay(flatLoan(), [], { asOf: "2026-01-11" }).accruedInterest.rounded.toFixed(2)).toBe("645.16");
  });
  it("accrues on what was really outstanding, where interest is recalculated", () => {
    const servicing = { interest: "actual" } as const;
    const events = [make.prepayment("2026-01-06", "40000", "cut-term")];
    const account = replay(decliningLoan(), events, { asOf: "2026-01-11", servicing });
    // 100,000 × 1.5% × 5/31 + 60,000 × 1.5% × 5/31 = 241.935 + 145.161
    expect(account.accruedInterest.rounded.toFixed(2)).toBe("387.10");
    // A whole January: 100,000 × 1.5% × 5/31 + 60,000 × 1.5% × 26/31 = 996.77
    expect(account.installments[1]?.charged.interest.toFixed(2)).toBe("996.77");
  });
  it("leaves late principal in the balance where it goes on bearing interest", () => {
    const servicing = { interest: "actual", latePrincipal: "until-paid" } as const;
    const late = replay(decliningLoan(), [], { asOf: "2026-03-01", servicing });
    // February on 100,000, not on 92,332: 1,500.00 against 1,384.98.
    expect(late.installments[1]?.charged.interest.toFixed(2)).toBe("1500.00");
    const scheduled = replay(decliningLoan(), [], { asOf: "2026-03-01", servicing: { interest: "actual" } });
    expect(scheduled.installments[1]?.charged.interest.toFixed(2)).toBe("1384.98");
  });
  it("is judged on original terms without agreements, and without the reversals of such", () => {
    const events = [
      make.holiday("2025-12-15", 1, { id: "flood" }),
      make.restructure("2026-01-02"),
      make.reversal("2026-01-03", "flood"),
    ];
    const found = arrears(replay(threeRows(), events, { asOf: "2026-01-11" }));
    expect([found.daysPastDue, found.onOriginalTerms.daysPastDue]).toEqual([10, 10]);
    const kept = arrears(replay(threeRows(), events.slice(0, 2), { asOf: "2026-01-11" }));
    expect([kept.daysPastDue, kept.onOriginalTerms.daysPastDue]).toEqual([0, 10]);
  });
});
