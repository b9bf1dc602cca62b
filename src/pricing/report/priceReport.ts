/**
 * The price report: what a loan really costs, on the lender's side and on the client's.
 */
import { formatDate, readDate } from "../../kernel/date.js";
import { Decimal } from "../../kernel/decimal.js";
import { type Problem, problem, refuse } from "../../kernel/error.js";
import { APR_RULES, type AprRule } from "../../rules/aprRule.js";
import { FLOW_KINDS, FLOW_MEASURES, type FlowKind, type FlowMeasure } from "../../rules/aprRuleFlow.js";
import type { Schedule } from "../../schedule/schedule.js";
import { scheduleProblem } from "../../schedule/scheduleArgument.js";
import { type AprAnswer, annualPercentageRate } from "../apr/annualPercentageRate.js";
import type { PricedFlow } from "../pricedFlow.js";
import { type ScheduleFlows, scheduleFlows } from "../scheduleFlows.js";
import type { CapVerdict, PriceFigures } from "./priceFigures.js";
import { type PriceReportOptions, type ReadCap, readPriceOptions } from "./priceReportInput.js";
import { type PriceReportJson, priceReportJson } from "./priceReportJson.js";
import { priceReportText } from "./priceReportText.js";
import { type PriceBasis, type PriceScope, priceScope } from "./priceScope.js";

/** What a loan costs, with its prints. */
export interface PriceReport extends PriceFigures {
  /** The report in plain words. */
  toText(): string;
  /** The report as plain data; amounts are text with the currency's digits. */
  toJSON(): PriceReportJson;
}

const DAYS_IN_YEAR = 365;
const MONTHLY = "12/1";

/** Extra flows with the date and the period that they lack. */
function placed(extra: readonly PricedFlow[], own: ScheduleFlows, schedule: Schedule): PricedFlow[] {
  return extra.map((flow) => {
    const { date, period } = flow;
    if (date === undefined) {
      const due =
        period === 0 ? own.start : schedule.installments.find((row) => own.periodOf(row.due) === period)?.due;
      return { ...flow, date: due ?? own.start };
    }
    const known = typeof date === "string" ? own.periodOf(date) : undefined;
    return known === undefined || period !== undefined ? flow : { ...flow, period: known };
  });
}

const signed = ({ kind, amount }: PricedFlow): Decimal =>
  new Decimal(amount).times(FLOW_KINDS[kind].direction);

const sumOf = (flows: readonly PricedFlow[]): Decimal =>
  flows.reduce((sum, flow) => sum.plus(signed(flow)), new Decimal(0));

function basisOf(schedule: Schedule, own: ScheduleFlows, flows: readonly PricedFlow[]): PriceBasis {
  const { terms, columns } = schedule;
  const periodsPerYear = own.periodsPerYear ?? MONTHLY;
  const isRegular = own.isRegular && flows.every(({ period }) => period !== undefined);
  const [top, bottom] = periodsPerYear.split("/") as [string, string];
  const end = columns.due[columns.count - 1] as number;
  const rows = new Decimal(own.periodOf(formatDate(end)) ?? columns.count).times(bottom).div(top);
  const days = new Decimal(end - columns.start).div(DAYS_IN_YEAR);
  const lent = flows
    .filter(({ kind }) => kind === "disbursement")
    .reduce((sum, flow) => sum.plus(signed(flow)), new Decimal(0));
  return {
    flows,
    periodsPerYear,
    isRegular,
    years: isRegular ? rows : days,
    lent: lent.isZero() ? new Decimal(terms.principal) : lent,
  };
}

function capVerdict(cap: ReadCap, basis: PriceBasis): CapVerdict {
  const { nominalPercentPerYear } = priceScope(basis, cap.measure);
  const headroom = nominalPercentPerYear === undefined ? undefined : cap.percent.minus(nominalPercentPerYear);
  const isWithin = headroom?.plus(cap.tolerance).isNegative() === false;
  return { ...cap, nominalPercentPerYear, headroom, isWithin: headroom === undefined ? undefined : isWithin };
}

function ratesUnder(
  options: PriceReportOptions,
  { flows, isRegular, periodsPerYear }: PriceBasis,
): AprAnswer[] {
  const { rules = [] } = options;
  const problems = rules.flatMap((name, i) => {
    const { clock }: AprRule = APR_RULES[name];
    if (clock !== "equal-periods" || isRegular) return [];
    return [problem("conflict", `rules[${i}]`, "needs flows that fall on whole equal periods")];
  });
  if (problems.length > 0) refuse(problems);
  return rules.map((rule) => {
    const { clock }: AprRule = APR_RULES[rule];
    return annualPercentageRate(flows, clock === "equal-periods" ? { rule, periodsPerYear } : { rule });
  });
}

/** How often the client pays after the first day, and the largest sum of one day, less what comes back that day. */
function laterPayments(
  flows: readonly PricedFlow[],
  start: string,
  isSetOff: boolean,
): Pick<PriceFigures, "payments" | "largestPayment"> {
  const counted: readonly FlowKind[] = FLOW_MEASURES.client;
  const byDay = new Map<string, PricedFlow[]>();
  for (const flow of flows.filter(({ kind }) => counted.includes(kind))) {
    const day = String(readDate(flow.date));
    byDay.set(day, [...(byDay.get(day) ?? []), flow]);
  }
  byDay.delete(String(readDate(start)));
  const days = [...byDay.values()];
  // Savings that are set off take the place of a payment; those that come back in cash do not.
  const isPaid = (day: readonly PricedFlow[]): boolean =>
    sumOf(isSetOff ? day : day.filter(({ kind }) => FLOW_KINDS[kind].direction < 0)).isNegative();
  return {
    payments: days.filter(isPaid).length,
    largestPayment: Decimal.max(0, ...days.map((day) => sumOf(day).neg())),
  };
}

/**
 * What the loan of a schedule costs: interest alone, the lender's side, the client's side, each with the list of what
 * was counted; the yearly rates under the rules asked for; and how it stands to a ceiling.
 *
 * @throws LoanError `wrong-type`, `required`, `not-in-list`, `not-a-decimal`, `not-a-date`, `out-of-range`, `conflict`,
 *   `unknown-field`
 * @example
 * ```ts
 * const schedule = buildSchedule({
 *   currency: "BDT", principal: "100000", disbursedOn: "2026-01-01",
 *   interest: { rate: { percent: "24" }, method: "flat" },
 *   repayment: { installments: 12, every: { count: 1, unit: "month" } },
 * });
 * const report = priceReport(schedule, { extraFlows: [{ kind: "fee", amount: "2000", period: 0 }] });
 * String(report.lender.cost); // "26000"
 * report.interest.nominalPercentPerYear?.toFixed(2); // "41.70"
 * report.lender.nominalPercentPerYear?.toFixed(2); // "45.84"
 * report.lender.effectivePercentPerYear?.toFixed(2); // "56.81"
 * ```
 */
export function priceReport(schedule: Schedule, options: PriceReportOptions = {}): PriceReport {
  const wrong = scheduleProblem(schedule);
  if (wrong !== undefined) refuse(wrong);
  const problems: Problem[] = [];
  const cap = readPriceOptions(options, schedule.columns.count, problems);
  if (problems.length > 0) refuse(problems);
  const own = scheduleFlows(schedule);
  const flows = [...own.flows, ...placed(options.extraFlows ?? [], own, schedule)];
  const basis = basisOf(schedule, own, flows);
  const scope = (measure: FlowMeasure): PriceScope => priceScope(basis, measure);
  const counted: readonly FlowKind[] = FLOW_MEASURES.client;
  const first = flows.filter(
    ({ date, kind }) => readDate(date) === readDate(own.start) && counted.includes(kind),
  );
  const figures: PriceFigures = {
    currency: schedule.terms.currency,
    decimals: schedule.terms.decimals,
    lent: basis.lent,
    receivedAtStart: sumOf(first),
    installments: schedule.columns.count,
    ...laterPayments(flows, own.start, schedule.terms.savings?.returned === "set-off"),
    interest: scope("interest"),
    lender: scope("lender"),
    client: scope("client"),
    annualRates: ratesUnder(options, basis),
    cap: cap === undefined ? undefined : capVerdict(cap, basis),
  };
  return { ...figures, toText: () => priceReportText(figures), toJSON: () => priceReportJson(figures) };
}
