/**
 * Every delinquency case of Apache Fineract's tests. Its class of a loan is a tag that end-of-day jobs and
 * transactions set and pauses leave alone; the days and amounts behind it are this library's.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatDate } from "../../src/kernel/date.js";
import type { LoanAccount } from "../../src/servicing/account.js";
import { partsOf } from "../../src/servicing/account.js";
import { type Delinquency, delinquency } from "../../src/servicing/delinquency.js";
import { delinquencyPause, delinquencyResume } from "../../src/servicing/event/eventMakers.js";
import { replay } from "../../src/servicing/replay.js";
import { accountsOf } from "./fineractAdapter.js";
import type { CaseEvent, CaseTerms } from "./fineractCase.js";
import { singleRow } from "./loans.js";

interface Bucket {
  readonly name: string;
  readonly minDays: number;
  readonly maxDays: number | null;
}

interface LoanLevel {
  readonly classification: string;
  readonly delinquentAmount: string;
  readonly delinquentDate: string | null;
  readonly delinquentDays: string;
  readonly pastDueDays: string;
}

interface DelinquencyState {
  readonly afterEvent: number;
  readonly asOf: string;
  readonly loanRange?: string;
  readonly delinquentDate?: string | null;
  readonly loanLevel?: LoanLevel;
  readonly installmentLevel?: readonly { readonly range: string; readonly amount: string }[];
  readonly pausePeriods?: readonly { readonly pausePeriodStart: string; readonly pausePeriodEnd: string }[];
}

interface DelinquencyCase {
  readonly id: string;
  readonly terms: CaseTerms;
  readonly events: readonly CaseEvent[];
  readonly checkpoints: readonly DelinquencyState[];
}

interface UnitCase {
  readonly id: string;
  readonly input: {
    readonly asOf?: string;
    readonly graceOnArrearsAgeing?: number;
    readonly installments?: readonly { from: string; due: string; outstandingPrincipal: string }[];
    readonly actions?: readonly { type: string; start: string; end: string | null }[];
  };
  readonly expected: {
    readonly delinquentDays?: number;
    readonly pastDueDays?: number;
    readonly delinquentDate?: string | null;
    readonly effectivePauses?: readonly { start: string; end: string }[];
  };
}

const FILE = new URL("../golden/fineract-delinquency.json", import.meta.url);
const golden = JSON.parse(readFileSync(FILE, "utf8")) as {
  readonly buckets: Readonly<Record<string, readonly Bucket[]>>;
  readonly cases: readonly (DelinquencyCase | UnitCase)[];
};

const buckets = (golden.buckets["fineract-e2e-default"] ?? []).map(({ name, minDays, maxDays }) => ({
  name,
  fromDays: minDays,
  ...(maxDays !== null && { toDays: maxDays }),
}));

function judged(account: LoanAccount, graceDays: number): Delinquency {
  return delinquency(account, { buckets, graceDays, pauses: "whole", countsChargebacks: true });
}

/** What the tags of a loan and its rows are after each event. */
function tagsOf({ terms, events }: DelinquencyCase) {
  const accounts = accountsOf({ terms, events });
  let [range, rows, today] = ["NO_DELINQUENCY", [] as { range: string; amount: string }[], ""];
  return events.map((event, index) => {
    if (event.type === "businessDate") today = event.date ?? "";
    const known = accounts.get(index + 1);
    const account =
      known && replay(known.schedule, known.events, { asOf: today, servicing: known.servicing });
    if (account === undefined) return undefined;
    const found = judged(account, terms.graceOnArrearsAgeing ?? 0);
    const isJob = event.type === "endOfDayJobs";
    const isPaused = partsOf(account).ledger.pauses.some(({ from, until }) => {
      return formatDate(from) <= today && today <= formatDate(until);
    });
    const isMoney = ["repayment", "credit", "chargeback", "disburse"].includes(event.type);
    if (isMoney || (isJob && !isPaused)) {
      range = found.range ?? "NO_DELINQUENCY";
      rows = found.byInstallment.map(({ range: name, amount }) => ({
        range: name,
        amount: amount.toFixed(2),
      }));
    }
    return { found, range, rows, pauses: partsOf(account).ledger.pauses };
  });
}

describe("delinquency as in Apache Fineract's tests", () => {
  const loans = golden.cases.filter((one): one is DelinquencyCase => "events" in one);
  it.each(loans.map((one) => [one.id, one] as const))("%s", (_, one) => {
    const tags = tagsOf(one);
    for (const state of one.checkpoints) {
      const tag = tags[state.afterEvent - 1];
      const { found } = tag as NonNullable<typeof tag>;
      const since = found.delinquentSince ?? null;
      if (state.loanRange !== undefined) expect(tag?.range).toBe(state.loanRange);
      if (state.delinquentDate !== undefined) expect(since).toBe(state.delinquentDate);
      if (state.installmentLevel !== undefined) {
        expect(tag?.rows).toEqual(state.installmentLevel.map(({ range, amount }) => ({ range, amount })));
      }
      if (state.pausePeriods !== undefined) {
        expect(tag?.pauses.map(({ from, until }) => [formatDate(from), formatDate(until)])).toEqual(
          state.pausePeriods.map(({ pausePeriodStart, pausePeriodEnd }) => [
            pausePeriodStart,
            pausePeriodEnd,
          ]),
        );
      }
      if (state.loanLevel === undefined) continue;
      const { classification, delinquentAmount, delinquentDate, delinquentDays, pastDueDays } =
        state.loanLevel;
      expect(tag?.range).toBe(classification);
      expect(found.amount.toNumber()).toBe(Number(delinquentAmount));
      const days = [delinquentDays, pastDueDays].map(Number);
      expect([since, found.delinquentDays, found.daysPastDue]).toEqual([delinquentDate, ...days]);
    }
  });

  const units = golden.cases.filter((one): one is UnitCase => "input" in one);
  it.each(units.map((one) => [one.id, one] as const))("%s", (_, { input, expected }) => {
    const row = input.installments?.[0];
    if (row !== undefined) {
      const account = replay(singleRow(row.outstandingPrincipal, row.from, row.due), [], {
        asOf: input.asOf ?? "",
      });
      const found = judged(account, input.graceOnArrearsAgeing ?? 0);
      expect([found.delinquentDays, found.daysPastDue, found.delinquentSince ?? null]).toEqual([
        expected.delinquentDays,
        expected.pastDueDays,
        expected.delinquentDate,
      ]);
      return;
    }
    const events = (input.actions ?? []).map(({ type, start, end }) =>
      type === "PAUSE" ? delinquencyPause(start, end ?? "") : delinquencyResume(start),
    );
    const account = replay(singleRow("100", "2023-01-01", "2023-02-01"), events, { asOf: "2023-03-01" });
    expect(
      partsOf(account).ledger.pauses.map(({ from, until }) => ({
        start: formatDate(from),
        end: formatDate(until),
      })),
    ).toEqual(expected.effectivePauses);
  });
});
