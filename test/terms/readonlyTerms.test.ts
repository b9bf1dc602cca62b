/**
 * Terms, servicing terms and events that are written down as constants: lists that nobody may change are taken, and
 * the compiler says so of this file.
 */
import { describe, expect, it } from "vitest";
import {
  buildSchedule,
  eventJsonSchema,
  type LoanEventInput,
  type LoanTermsInput,
  parseTerms,
  replay,
  type ServicingInput,
  servicingJsonSchema,
  termsJsonSchema,
  waterfallOf,
} from "../../src/index.js";

const TERMS = {
  currency: "BDT",
  principal: "20000",
  disbursedOn: "2026-01-04",
  disbursements: [
    { on: "2026-01-04", amount: "15000" },
    { on: "2026-02-04", amount: "5000" },
  ],
  interest: { rate: { percent: "24" }, rateChanges: [{ from: "2026-05-01", percent: "20" }] },
  repayment: {
    installments: 12,
    every: { unit: "half-month", days: [1, 15] },
    given: [{ installment: 3, principal: "1000" }],
    grace: [{ spares: "principal", for: { installments: [2] } }],
  },
  calendar: { weekend: ["friday", "saturday"], holidays: ["2026-03-26"], shift: "following" },
  charges: [{ name: "fee", percent: "1", of: "principal", when: "disbursement", collected: "deducted" }],
} as const;

const SERVICING = {
  waterfall: {
    steps: [
      { timings: ["past-due", "due", "in-advance"], walk: "by-component", covers: ["interest", "principal"] },
    ],
  },
  chargeback: ["interest", "principal"],
} as const;

const EVENTS = [
  { kind: "payment", date: "2026-01-10", amount: "10", parts: [{ component: "principal", amount: "10" }] },
] as const;

describe("constants", () => {
  it("are taken as they are written, and left as they are", () => {
    const terms: LoanTermsInput = TERMS;
    const servicing: ServicingInput = SERVICING;
    const events: readonly LoanEventInput[] = EVENTS;
    const before = JSON.stringify([TERMS, SERVICING, EVENTS]);
    expect(parseTerms(terms).calendar.weekend).toEqual(["friday", "saturday"]);
    const schedule = buildSchedule({
      currency: "BDT",
      principal: "900",
      disbursedOn: "2026-01-04",
      interest: { rate: { percent: "0" } },
      repayment: { installments: 3, every: { unit: "half-month", days: [1, 15] } },
      calendar: TERMS.calendar,
    } as const);
    expect(replay(schedule, events, { asOf: "2026-01-10", servicing }).outstanding.principal.toFixed(2)).toBe(
      "890.00",
    );
    const places = [{ timing: "due", component: "fee" }] as const;
    expect(waterfallOf("by-component", places).steps.length).toBe(1);
    expect(JSON.stringify([TERMS, SERVICING, EVENTS])).toBe(before);
  });

  it("make no field of a form read-only", () => {
    const text = JSON.stringify([termsJsonSchema(), servicingJsonSchema(), eventJsonSchema()]);
    expect(text).not.toContain("readOnly");
    expect(text).toContain('"maxItems":7');
  });
});
