/**
 * Columns of a cash flow: income, expenses, repayments and balance of each period as whole numbers over one
 * denominator, and the exact questions asked of them.
 */
import type { Facts } from "../facts.js";
import { type Figure, ratioFigure } from "../figure.js";
import type { FlowTotal } from "../flow.js";
import { DAY_SCALE, flowByPeriod } from "../flowByDays.js";
import { duesByPeriod } from "../peakMonth.js";
import type { CashFlowPlan } from "./cashFlowOptions.js";

/** The columns of a cash flow over one denominator. */
export interface CashFlowColumns {
  readonly scale: bigint;
  readonly plan: CashFlowPlan;
  readonly income: readonly bigint[];
  readonly expenses: readonly bigint[];
  readonly repayments: readonly bigint[];
  /** The income of which the share is. */
  readonly base: readonly bigint[];
  readonly balance: readonly bigint[];
}

const over = (column: readonly bigint[], by: bigint): bigint[] => column.map((amount) => amount * by);

function baseOf(
  facts: Facts,
  plan: CashFlowPlan,
  income: readonly bigint[],
  scale: bigint,
): readonly bigint[] {
  const less: Partial<Record<CashFlowPlan["shareOf"], FlowTotal>> = {
    "after-expenses": facts.expenses,
    "net-of-deductions": facts.deductions,
  };
  const flow = less[plan.shareOf];
  if (flow === undefined) return income;
  const part = over(flowByPeriod(flow, plan.boundaries), scale / (flow.scale * DAY_SCALE));
  return income.map((amount, k) => amount - (part[k] as bigint));
}

/** Income, expenses, repayments and balance of each period, exactly. */
function cashFlowColumns(facts: Facts, plan: CashFlowPlan): CashFlowColumns {
  const dues = duesByPeriod(facts, { counting: {}, withNew: true }, plan.boundaries);
  const flowScale = facts.income.scale * facts.deductions.scale * facts.expenses.scale * DAY_SCALE;
  const scale = flowScale * dues.scale;
  const column = (flow: FlowTotal): bigint[] =>
    over(flowByPeriod(flow, plan.boundaries), scale / (flow.scale * DAY_SCALE));
  const [income, expenses] = [column(facts.income), column(facts.expenses)];
  const repayments = over(dues.sums, flowScale);
  const base = baseOf(facts, plan, income, scale);
  return withBalance({ scale, plan, income, expenses, repayments, base });
}

/** Balance = balance before + income − expenses − repayments. */
function withBalance(columns: Omit<CashFlowColumns, "balance">): CashFlowColumns {
  const { scale, plan, income, expenses, repayments } = columns;
  let cash = BigInt(plan.openingCash ?? 0) * scale;
  const balance = income.map((amount, k) => {
    cash += amount - (expenses[k] as bigint) - (repayments[k] as bigint);
    return cash;
  });
  return { ...columns, balance };
}

/** Facts that hold in the first periods only. */
export interface ShockedPeriods {
  readonly facts: Facts;
  readonly periods: number;
}

/** The columns of a cash flow whose first periods are those of a shock. */
export function splicedColumns(facts: Facts, plan: CashFlowPlan, shocked?: ShockedPeriods): CashFlowColumns {
  const rest = cashFlowColumns(facts, plan);
  if (shocked === undefined) return rest;
  const first = cashFlowColumns(shocked.facts, plan);
  const splice = (column: "income" | "expenses" | "repayments" | "base"): bigint[] =>
    rest[column].map((amount, k) =>
      k < shocked.periods ? (first[column][k] as bigint) * rest.scale : amount * first.scale,
    );
  return withBalance({
    scale: first.scale * rest.scale,
    plan,
    income: splice("income"),
    expenses: splice("expenses"),
    repayments: splice("repayments"),
    base: splice("base"),
  });
}

/** Whether a period does not bear its repayments: repayments ÷ base > share, compared as whole numbers. */
export function isOverShare({ plan, repayments, base }: CashFlowColumns, k: number): boolean {
  const [paid, of] = [repayments[k] as bigint, base[k] as bigint];
  if (plan.share === undefined || paid === 0n) return false;
  return paid * plan.share.denominator > (of > 0n ? of : 0n) * plan.share.numerator;
}

/** The least of (balance ÷ income so far): by so much all income may fall. */
export function breakEvenFall({ income, balance }: CashFlowColumns): Figure | undefined {
  let least: { of: bigint; left: bigint } | undefined;
  let earned = 0n;
  income.forEach((amount, k) => {
    earned += amount;
    const left = balance[k] as bigint;
    if (earned > 0n && (least === undefined || left * least.of < least.left * earned))
      least = { of: earned, left };
  });
  return least && ratioFigure(least.left, least.of);
}

/** The largest share of a period; `undefined` where a period with repayments has no income. */
export function worstShare({ repayments, base }: CashFlowColumns): Figure | undefined {
  let worst = { paid: 0n, of: 1n };
  for (let k = 0; k < base.length; k++) {
    const [paid, of] = [repayments[k] as bigint, base[k] as bigint];
    if (paid > 0n && of <= 0n) return undefined;
    if (of > 0n && paid * worst.of > worst.paid * of) worst = { paid, of };
  }
  return ratioFigure(worst.paid, worst.of);
}
