/**
 * Shocks: the facts of a household as a stress scenario would leave them.
 */
import { Decimal } from "../kernel/decimal.js";
import { addRatios, type Ratio, ratio, ratioFromDecimal } from "../kernel/ratio.js";
import { INCOME_SOURCES } from "../rules/incomeSource.js";
import type { StressScenario } from "../rules/stressScenario.js";
import { type Facts, incomeTotals } from "./facts.js";
import type { Flow, FlowTotal } from "./flow.js";
import type { BookIncome } from "./householdBook.js";
import { monthlyAmount, type Repayment } from "./repayment.js";
import { type WeighedLoan, weighLoans } from "./weighedLoan.js";

/** A joint-liability group: how many members there are, and the installment that one of them may not pay. */
export interface GroupShortfall {
  readonly members: number;
  readonly missed: Repayment;
}

const ONE = ratio(1);

/** 1 + a change written as a share. */
function factorOf(change: string | undefined): Ratio {
  return change === undefined ? ONE : addRatios(ONE, ratioFromDecimal(new Decimal(change)));
}

function timesFlow(total: FlowTotal, factor: Ratio): FlowTotal {
  if (factor === ONE) return total;
  return {
    scale: total.scale * factor.denominator,
    byMonth: total.byMonth.map((amount) => amount * factor.numerator),
    isSeasonal: total.isSeasonal,
    annual: total.annual * factor.numerator,
    paths: total.paths,
  };
}

const NOTHING: Flow = { byMonth: undefined, monthly: 0n, annual: 0n };

const withoutFlow = (income: BookIncome): BookIncome => ({
  ...income,
  flow: NOTHING,
  deductions: { ...income.deductions, flow: NOTHING },
});

/** Without the earnings of the member who earns most; an unknown earning counts as nothing in the comparison. */
function withoutEarner(incomes: readonly BookIncome[]): BookIncome[] {
  const earned = new Map<number, bigint>();
  for (const { member, source, flow } of incomes) {
    if (INCOME_SOURCES[source].isEarned)
      earned.set(member, (earned.get(member) ?? 0n) + (flow?.annual ?? 0n));
  }
  const [most] = [...earned].sort(([, a], [, b]) => (a === b ? 0 : a > b ? -1 : 1));
  return incomes.map((income) =>
    income.member === most?.[0] && INCOME_SOURCES[income.source].isEarned ? withoutFlow(income) : income,
  );
}

/** Without the largest harvest: the month in which the crops bring most; a harvest without months is all lost. */
function withoutHarvest(incomes: readonly BookIncome[]): BookIncome[] {
  const harvests = incomes.filter(
    ({ source, flow }) => INCOME_SOURCES[source].isHarvest && flow !== undefined,
  );
  const inMonth = (month: number): bigint =>
    harvests.reduce((sum, { flow }) => sum + (flow?.byMonth?.[month] ?? 0n), 0n);
  let best = 0;
  for (let month = 1; month < 12; month++) if (inMonth(month) > inMonth(best)) best = month;
  return incomes.map((income) => {
    if (!harvests.includes(income)) return income;
    const { flow } = income;
    if (flow?.byMonth === undefined) return withoutFlow(income);
    const byMonth = flow.byMonth.map((amount, month) => (month === best ? 0n : amount));
    return { ...income, flow: { ...flow, byMonth, annual: flow.annual - (flow.byMonth[best] as bigint) } };
  });
}

/** A further burden, weighed as a debt: it has no principal. */
function burden(repayment: Repayment, weight: Ratio, facts: Facts): WeighedLoan {
  return {
    kind: "group",
    product: "other",
    purpose: "other",
    lenderType: "other",
    lender: undefined,
    path: "shock",
    lenderKey: "shock",
    isNew: false,
    isSettled: false,
    overdue: 0,
    daysPastDue: 0,
    outstanding: 0,
    repayment,
    weight,
    monthly: monthlyAmount(repayment, facts.choices.conversion),
  };
}

const MONTHLY = { kind: "months", months: 1 } as const;

/** A month's interest of the added points on each debt with a variable rate: outstanding × points ÷ 1,200. */
function rateBurdens(facts: Facts, points: string): WeighedLoan[] {
  const { numerator, denominator } = ratioFromDecimal(new Decimal(points));
  const share = ratio(numerator, denominator * 1200n);
  const debts = (facts.book.debts ?? []).filter(({ variableRate, isSettled }) => variableRate && !isSettled);
  return debts.map(({ outstanding, repayment }) =>
    burden({ ...repayment, installment: outstanding, frequency: MONTHLY, dues: undefined }, share, facts),
  );
}

/** Whether a scenario needs a group and none is given. */
export function lacksGroup(scenario: StressScenario, group: GroupShortfall | undefined): boolean {
  return scenario.groupMemberDefaults === true && group === undefined;
}

/** The facts after a shock. */
export function shockedFacts(facts: Facts, scenario: StressScenario, group?: GroupShortfall): Facts {
  let { incomes } = facts;
  if (scenario.losesEarner === true) incomes = incomes && withoutEarner(incomes);
  if (scenario.missesHarvest === true) incomes = incomes && withoutHarvest(incomes);
  const totals = incomes === facts.incomes ? facts : incomeTotals(incomes);
  const burdens = scenario.ratePoints === undefined ? [] : rateBurdens(facts, scenario.ratePoints);
  if (scenario.groupMemberDefaults === true && group !== undefined) {
    burdens.push(burden(group.missed, ratio(1, group.members - 1), facts));
  }
  const serviceFactor = factorOf(scenario.debtService);
  return {
    ...facts,
    incomes,
    income: timesFlow(totals.income, factorOf(scenario.income)),
    deductions: timesFlow(totals.deductions, factorOf(scenario.income)),
    expenses: timesFlow(facts.expenses, factorOf(scenario.expenses)),
    serviceFactor,
    ...weighLoans([...facts.loans, ...burdens], serviceFactor),
  };
}
