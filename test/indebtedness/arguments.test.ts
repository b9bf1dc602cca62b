/** Arguments of every function about households: bad ones get one `LoanError`, and nothing given is ignored. */
import { describe, expect, it } from "vitest";
import { assessIndebtedness } from "../../src/indebtedness/assessIndebtedness.js";
import { projectCashFlow } from "../../src/indebtedness/cashFlow/cashFlow.js";
import { debtOfAccount } from "../../src/indebtedness/debtOfAccount.js";
import { rescheduleInEmergency } from "../../src/indebtedness/emergency/rescheduleInEmergency.js";
import { fitSchedule } from "../../src/indebtedness/fit/fitSchedule.js";
import { jointLiability } from "../../src/indebtedness/jointLiability.js";
import {
  largestAffordableInstallment,
  largestAffordableLoan,
} from "../../src/indebtedness/largestAffordable.js";
import { projectSavings } from "../../src/indebtedness/savingsPlan.js";
import { setOffSavings } from "../../src/indebtedness/setOffSavings.js";
import { stressHousehold } from "../../src/indebtedness/stressHousehold.js";
import { LoanError } from "../../src/kernel/error.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import { writeOff } from "../../src/servicing/event/eventMakers.js";
import { replay } from "../../src/servicing/replay.js";
import { household, monthlyWage } from "./households.js";

const house = household([monthlyWage("20000")], [], { expenses: [], savings: [], asOf: "2026-01-10" });
const terms = {
  currency: "INR",
  principal: "12000",
  disbursedOn: "2026-01-10",
  interest: { rate: { percent: "24" } },
  repayment: { installments: 12, every: { unit: "month" } },
} as const;
const { principal, ...open } = terms;
const schedule = buildSchedule(terms);
const plan = { currency: "USD", openedOn: "2026-01-01", until: "2027-01-01" } as const;
const member = { outstanding: "1", installment: "1" };
const policy = "in-rbi-2022";
const anything = (value: unknown) => value as never;

const BAD_HOUSE = anything({
  currency: "INR",
  incomes: [{ source: "wage", amount: "-1", per: "month" }],
  lender: 1,
});
const OF_BAD_HOUSE = ["out-of-range household.incomes[0].amount", "unknown-field household.lender"];
const BAD_TERMS = anything({ ...terms, principal: "-1" });
const BAD_OPTIONS = { nonsense: 1, guarantees: "some", asOf: "2026-02-30" };

const REFUSED: Record<string, [() => unknown, string[]]> = {
  "a proposed null": [() => assessIndebtedness(house, anything(null), policy), ["wrong-type proposed"]],
  "a proposed number": [() => assessIndebtedness(house, anything(5), policy), ["wrong-type proposed"]],
  "a schedule that is none": [
    () => assessIndebtedness(house, { schedule: anything({}) }, policy),
    ["wrong-type proposed.schedule"],
  ],
  "proposed terms, each problem by its field": [
    () => assessIndebtedness(house, { terms: anything({ ...terms, principal: "-1", interest: {} }) }, policy),
    ["required proposed.terms.interest.rate", "out-of-range proposed.terms.principal"],
  ],
  "misspelled choices": [
    () => assessIndebtedness(house, undefined, policy, anything({ conversions: "times-4" })),
    ["unknown-field options.conversions"],
  ],
  "options that are none": [
    () => assessIndebtedness(house, undefined, policy, anything(null)),
    ["wrong-type options"],
  ],
  "a Date as the day": [
    () => assessIndebtedness(house, undefined, policy, { asOf: anything(new Date("2026-01-01")) }),
    ["date-object options.asOf"],
  ],
  "a Date as the first day of a cash flow": [
    () => projectCashFlow(house, undefined, { from: anything(new Date("2026-01-01")) }),
    ["date-object options.from"],
  ],
  "misspelled options of a cash flow": [
    () => projectCashFlow(house, undefined, anything({ shares: "0.5" })),
    ["unknown-field options.shares"],
  ],
  "misspelled options of a stress test": [
    () => stressHousehold(house, undefined, policy, anything({ scenario: [] })),
    ["unknown-field options.scenario"],
  ],
  "scenarios that are no list": [
    () => stressHousehold(house, undefined, policy, { scenarios: anything("income-10") }),
    ["wrong-type options.scenarios"],
  ],
  "scenarios that say nothing, or what nobody reads": [
    () =>
      stressHousehold(house, undefined, policy, {
        scenarios: anything([null, { incomes: "-0.1" }, { meaning: "x", losesEarner: "yes" }]),
      }),
    [
      "wrong-type options.scenarios[0]",
      "unknown-field options.scenarios[1].incomes",
      "required options.scenarios[1].meaning",
      "wrong-type options.scenarios[2].losesEarner",
    ],
  ],
  "a group without sense": [
    () =>
      stressHousehold(house, undefined, policy, {
        group: { members: 1, missedInstallment: "-10", every: anything({ unit: "moon" }) },
      }),
    [
      "not-a-decimal options.group.missedInstallment",
      "out-of-range options.group.members",
      "wrong-type options.group.every",
    ],
  ],
  "a loan in another currency than the household": [
    () => largestAffordableLoan(house, { terms: { ...open, currency: "USD" } }, policy),
    ["conflict proposed.terms.currency"],
  ],
  "a principal where it is looked for": [
    () => largestAffordableLoan(house, { terms: anything(terms) }, policy),
    ["conflict proposed.terms.principal"],
  ],
  "an installment where it is looked for": [
    () => largestAffordableInstallment(house, { every: { unit: "month" }, installment: "5" }, policy),
    ["conflict proposed.installment"],
  ],
  "a loan that is none, where one is looked for": [
    () => largestAffordableLoan(house, anything(null), policy),
    ["wrong-type proposed"],
  ],
  "misspelled options of a search": [
    () => largestAffordableLoan(house, { terms: open }, policy, { cashFlow: anything({ shar: "0.5" }) }),
    ["unknown-field options.cashFlow.shar"],
  ],
  "misspelled options of a fit": [
    () => fitSchedule(house, terms, anything({ share: "0.5", keepCash: false })),
    ["unknown-field options.keepCash"],
  ],
  "every feature that leaves a fit nothing to choose": [
    () =>
      fitSchedule(
        house,
        { ...terms, repayment: { ...terms.repayment, pattern: "equal-principal", timing: "in-advance" } },
        { share: "0.5" },
      ),
    ["conflict terms.repayment.timing", "conflict terms.repayment.pattern"],
  ],
  "an emergency of nothing": [
    () => rescheduleInEmergency(house, anything(null), "income-10", { share: "0.3" }),
    ["wrong-type remaining"],
  ],
  "a shock that is none": [
    () => rescheduleInEmergency(house, terms, anything(null), { share: "0.3" }),
    ["wrong-type shock"],
  ],
  "more deposits than are followed": [
    () => projectSavings({ ...plan, until: "2126-01-01", deposits: { amount: "1", every: { unit: "day" } } }),
    ["out-of-range deposits.every"],
  ],
  "deposits before the opening": [
    () =>
      projectSavings({ ...plan, deposits: { amount: "1", every: { dates: ["2025-06-01", "2026-06-01"] } } }),
    ["wrong-order deposits.every.dates"],
  ],
  "savings beyond what can be counted exactly": [
    () => projectSavings({ ...plan, opening: "9999999999", annualPercent: "99999999999" }),
    ["out-of-range "],
  ],
  "decimals of no currency": [
    () => setOffSavings({ outstanding: "1", savings: "1" } as never),
    ["out-of-range decimals"],
  ],
  "decimals of no currency for a group": [
    () => jointLiability({ decimals: anything("2"), members: [member, member] }),
    ["out-of-range decimals"],
  ],
  "a debt of nothing": [() => debtOfAccount(anything(null)), ["wrong-type account"]],
  "a debt that is no account": [() => debtOfAccount(anything({ rest: {} })), ["wrong-type account"]],
  "an emergency of a record that only looks like an account": [
    () =>
      rescheduleInEmergency(
        house,
        anything({ rest: { terms }, installments: [], status: "active" }),
        "income-10",
        {
          share: "0.50",
        },
      ),
    ["wrong-type remaining"],
  ],
  "an emergency in another currency": [
    () =>
      rescheduleInEmergency(
        house,
        replay(buildSchedule({ ...terms, currency: "KES" }), [], { asOf: "2026-02-01" }),
        "income-10",
        {
          share: "0.50",
        },
      ),
    ["conflict remaining.currency"],
  ],
  "a fit in another currency": [
    () => fitSchedule(house, { ...terms, currency: "KES" }, { share: "0.50" }),
    ["conflict terms.currency"],
  ],
  "an emergency of more installments than a loan may have": [
    () => rescheduleInEmergency(house, terms, "income-10", { share: "0.50", mostInstallments: 1201 }),
    ["out-of-range options.mostInstallments"],
  ],
  "names of choices that are no texts": [
    () =>
      fitSchedule(
        house,
        terms,
        anything({ share: "0.50", goal: Object.create(null), shareOf: ["gross"], keepsCash: "no" }),
      ),
    ["not-in-list options.goal", "not-in-list options.shareOf", "wrong-type options.keepsCash"],
  ],
  "a treatment of arrears that is no text": [
    () =>
      rescheduleInEmergency(house, replay(schedule, [], { asOf: "2026-02-01" }), "income-10", {
        share: "0.50",
        arrears: anything(Object.create(null)),
      }),
    ["not-in-list options.arrears"],
  ],
  "a definition of the household that is no text": [
    () => assessIndebtedness(house, undefined, policy, { household: anything(Object.create(null)) }),
    ["not-in-list options.household"],
  ],
  "a debt that was written off": [
    () => debtOfAccount(replay(schedule, [writeOff("2026-06-01")], { asOf: "2026-07-01" })),
    ["conflict account"],
  ],
  "a frequency without sense beside dues": [
    () =>
      assessIndebtedness(
        household(
          [],
          [
            {
              kind: "bank",
              mark: "bureau",
              dues: [{ on: "2026-02-01", amount: "5" }],
              every: { unit: "half-month" },
            },
          ],
        ),
        undefined,
        policy,
      ),
    ["conflict household.debts[0].every"],
  ],
  "an assessment in which everything is wrong": [
    () => assessIndebtedness(BAD_HOUSE, { terms: BAD_TERMS }, anything("?"), anything(BAD_OPTIONS)),
    [
      ...OF_BAD_HOUSE,
      "out-of-range proposed.terms.principal",
      "not-in-list policy",
      "unknown-field options.nonsense",
      "not-in-list options.guarantees",
      "not-a-date options.asOf",
    ],
  ],
  "a stress test in which everything is wrong": [
    () =>
      stressHousehold(
        BAD_HOUSE,
        { installment: "-1" },
        anything({}),
        anything({ scenarios: ["?"], asOf: 1 }),
      ),
    [
      ...OF_BAD_HOUSE,
      "out-of-range proposed.installment",
      "required proposed.every",
      "required policy.id",
      "required policy.title",
      "required policy.jurisdiction",
      "required policy.source",
      "required policy.confidence",
      "required policy.rules",
      "not-a-date options.asOf",
      "not-in-list options.scenarios[0]",
    ],
  ],
  "a cash flow in which everything is wrong": [
    () => projectCashFlow(BAD_HOUSE, { terms: BAD_TERMS }, anything({ periods: 0, share: "2", step: "day" })),
    [
      ...OF_BAD_HOUSE,
      "out-of-range proposed.terms.principal",
      "not-in-list options.step",
      "out-of-range options.periods",
      "out-of-range options.share",
    ],
  ],
  "a fit in which everything is wrong": [
    () =>
      fitSchedule(BAD_HOUSE, BAD_TERMS, anything({ ...BAD_OPTIONS, keepsCash: "no", leastCash: "1.234" })),
    [
      ...OF_BAD_HOUSE,
      "out-of-range terms.principal",
      "unknown-field options.nonsense",
      "unknown-field options.asOf",
      "not-in-list options.guarantees",
      "out-of-range options.share",
      "out-of-range options.leastCash",
      "wrong-type options.keepsCash",
    ],
  ],
  "a fit of a loan with a balloon in another currency": [
    () => fitSchedule(house, { ...terms, currency: "USD" }, { share: "0.5" }),
    ["conflict terms.currency"],
  ],
  "an emergency in which everything is wrong": [
    () =>
      rescheduleInEmergency(
        BAD_HOUSE,
        BAD_TERMS,
        anything("?"),
        anything({ shockMonths: 0, policy: "?", nonsense: 1, share: "0.5" }),
      ),
    [
      ...OF_BAD_HOUSE,
      "not-in-list shock",
      "unknown-field options.nonsense",
      "out-of-range options.shockMonths",
      "not-in-list options.policy",
      "out-of-range remaining.principal",
    ],
  ],
  "a search for an installment in which everything is wrong": [
    () =>
      largestAffordableInstallment(
        BAD_HOUSE,
        { installment: "5" },
        anything("?"),
        anything({ step: "0", cashFlow: { share: "2", sahre: "1" } }),
      ),
    [
      ...OF_BAD_HOUSE,
      "required proposed.every",
      "conflict proposed.installment",
      "not-in-list policy",
      "unknown-field options.cashFlow.sahre",
      "out-of-range options.cashFlow.share",
      "out-of-range options.step",
    ],
  ],
  "a search for a loan in which everything is wrong": [
    () => largestAffordableLoan(BAD_HOUSE, { terms: BAD_TERMS }, anything("?"), anything({ nonsense: 1 })),
    [
      ...OF_BAD_HOUSE,
      "conflict proposed.terms.principal",
      "not-in-list policy",
      "unknown-field options.nonsense",
    ],
  ],
};

describe("a LoanError with every problem meets", () => {
  it.each(Object.entries(REFUSED))("%s", (_, [act, expected]) => {
    try {
      act();
    } catch (error) {
      expect(error).toBeInstanceOf(LoanError);
      expect((error as LoanError).problems.map(({ code, path }) => `${code} ${path}`)).toEqual(expected);
      return;
    }
    expect.unreachable("it must be refused");
  });
});
