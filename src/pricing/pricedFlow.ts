/**
 * Flows of a loan with what they are for and when they fall, as callers write them and as prices use them.
 */
import { type DateInput, type Day, readDate } from "../kernel/date.js";
import { dateProblem } from "../kernel/dateInput.js";
import { Decimal, type DecimalInput } from "../kernel/decimal.js";
import { type Problem, problem } from "../kernel/error.js";
import { kindOf } from "../kernel/kindOf.js";
import { checkNames } from "../kernel/recordInput.js";
import { FLOW_KINDS, type FlowKind } from "../rules/aprRuleFlow.js";
import { AmountReader, amountProblem, type ExactAmounts } from "./exactAmounts.js";
import { type Fraction, type QuotientInput, readFraction } from "./fraction.js";

/** A flow with its kind. The kind says who pays, so that the amount is never negative. */
export interface PricedFlow {
  readonly kind: FlowKind;
  readonly amount: DecimalInput;
  /** The day of the flow. */
  readonly date?: DateInput;
  /** The number of the installment period at whose end it falls; 0 is the start. */
  readonly period?: number;
  /** The time from the start in years, where it is already known: a decimal, or a quotient such as `13/12`. */
  readonly years?: QuotientInput;
}

/** Flows read: parallel lists. */
export interface ReadFlows {
  readonly kinds: readonly FlowKind[];
  /** Amounts without sign. */
  readonly amounts: ExactAmounts;
  readonly days: readonly (Day | undefined)[];
  readonly periods: readonly (number | undefined)[];
  readonly years: readonly (Fraction | undefined)[];
}

/** Flows of one kind, added up. */
export interface FlowSum {
  readonly kind: FlowKind;
  readonly flows: number;
  readonly amount: Decimal;
}

const NAMES = ["kind", "amount", "date", "period", "years"] as const;
const LATEST_PERIOD = 1_000_000;

interface Lists {
  readonly kinds: FlowKind[];
  readonly reader: AmountReader;
  readonly days: (Day | undefined)[];
  readonly periods: (number | undefined)[];
  readonly years: (Fraction | undefined)[];
}

function readTimes(
  flow: Readonly<Record<string, unknown>>,
  at: string,
  lists: Lists,
  problems: Problem[],
): void {
  const { date, period, years } = flow;
  const day = date === undefined ? undefined : readDate(date);
  if (date !== undefined && day === undefined) problems.push(dateProblem(date, `${at}.date`));
  lists.days.push(day);
  const isPeriod =
    typeof period === "number" && Number.isInteger(period) && period >= 0 && period <= LATEST_PERIOD;
  if (period !== undefined && !isPeriod) {
    const rule = `must be a whole number from 0 to ${LATEST_PERIOD}`;
    problems.push(problem("out-of-range", `${at}.period`, `${rule}; got ${kindOf(period)}`));
  }
  lists.periods.push(isPeriod ? period : undefined);
  const time = years === undefined ? undefined : readFraction(years);
  if (years !== undefined && time === undefined) problems.push(amountProblem(years, `${at}.years`));
  lists.years.push(time);
}

function readFlow(input: unknown, at: string, lists: Lists, problems: Problem[]): void {
  if (typeof input !== "object" || input === null) {
    problems.push(problem("wrong-type", at, `must be a record with kind and amount; got ${kindOf(input)}`));
    return;
  }
  const flow = input as Readonly<Record<string, unknown>>;
  checkNames(flow, NAMES, problems, at);
  const { kind, amount } = flow;
  if (typeof kind === "string" && Object.hasOwn(FLOW_KINDS, kind)) lists.kinds.push(kind as FlowKind);
  else {
    const rule = `must be one of ${Object.keys(FLOW_KINDS).join(", ")}`;
    problems.push(
      problem(kind === undefined ? "required" : "not-in-list", `${at}.kind`, `${rule}; got ${kindOf(kind)}`),
    );
  }
  if (!lists.reader.add(amount)) problems.push(amountProblem(amount, `${at}.amount`));
  readTimes(flow, at, lists, problems);
}

/** The flows of a list, read; `undefined`, with the problems added, if something is wrong. */
export function readPricedFlows(input: unknown, problems: Problem[]): ReadFlows | undefined {
  if (!Array.isArray(input)) {
    problems.push(problem("wrong-type", "flows", `must be a list of flows; got ${kindOf(input)}`));
    return undefined;
  }
  const before = problems.length;
  const lists: Lists = { kinds: [], reader: new AmountReader(), days: [], periods: [], years: [] };
  for (const [i, flow] of input.entries()) readFlow(flow, `flows[${i}]`, lists, problems);
  if (problems.length > before) return undefined;
  const amounts = lists.reader.amounts();
  amounts.values.forEach((value, i) => {
    if (value >= 0) return;
    const rule = "must not be negative: the kind of the flow says who pays";
    problems.push(problem("out-of-range", `flows[${i}].amount`, rule));
  });
  return problems.length > before ? undefined : { ...lists, amounts };
}

/** The amounts from the client's side: received positive, paid negative. */
export function signedAmounts({ kinds, amounts }: ReadFlows, indexes: readonly number[]): ExactAmounts {
  const direction = (i: number): 1 | -1 => FLOW_KINDS[kinds[i] as FlowKind].direction;
  const { values, exact, decimals } = amounts;
  return {
    values: indexes.map((i) => direction(i) * (values[i] as number) + 0),
    exact: exact === undefined ? undefined : indexes.map((i) => BigInt(direction(i)) * (exact[i] as bigint)),
    decimals,
  };
}

/** The sums by kind of the flows at the given indexes, in the order of the kinds. */
export function sumsByKind({ kinds, amounts }: ReadFlows, indexes: readonly number[]): FlowSum[] {
  const { values, exact, decimals } = amounts;
  const names = Object.keys(FLOW_KINDS) as FlowKind[];
  return names.flatMap((kind) => {
    const of = indexes.filter((i) => kinds[i] === kind);
    if (of.length === 0) return [];
    const sum = of.reduce((total, i) => total + (exact?.[i] ?? BigInt(values[i] as number)), 0n);
    return [{ kind, flows: of.length, amount: new Decimal(`${sum}e-${decimals}`) }];
  });
}
