/**
 * Flows: incomes and expenses by calendar month.
 *
 * A weekly flow is 52/12, a daily one 365/12 of its amount in each of its months; one per quarter, half-year or
 * year is spread evenly over its months. Amounts are counted in 1/55,440 of a minor unit, which makes every one
 * of them whole.
 */
import { STEP_UNITS, type StepUnit } from "../rules/frequency.js";
import { minorOf, UNKNOWN } from "./amountSchema.js";

/** Parts of a minor unit: divisible by 144 and by every number of months from 1 to 12. */
const FLOW_SCALE = 55_440n;

const MONTHS = 12;

/** A flow in numbers, in 1/{@link FLOW_SCALE} of a minor unit. */
export interface Flow {
  /** What flows in each month from January on; `undefined` when it is the same in all. */
  readonly byMonth: readonly bigint[] | undefined;
  /** What flows in one month when all are alike. */
  readonly monthly: bigint;
  /** What flows in a year. */
  readonly annual: bigint;
}

/** The fields that say how much flows when. */
export interface FlowFields {
  readonly per?: StepUnit | undefined;
  readonly months?: readonly number[] | undefined;
  readonly monthsPerYear?: number | undefined;
  readonly byMonth?: readonly string[] | undefined;
}

const level = (annual: bigint): Flow => ({ byMonth: undefined, monthly: annual / BigInt(MONTHS), annual });

function seasonal(byMonth: readonly bigint[]): Flow {
  const annual = byMonth.reduce((sum, amount) => sum + amount, 0n);
  const first = byMonth[0] as bigint;
  return byMonth.every((amount) => amount === first)
    ? { byMonth: undefined, monthly: first, annual }
    : { byMonth, monthly: 0n, annual };
}

/** An amount in minor units by the fields of its flow. */
function flowOf(amount: number, { per = "month", months, monthsPerYear }: FlowFields): Flow {
  const perYear = STEP_UNITS[per].perYear;
  const wholeYear = BigInt(amount) * BigInt(perYear) * FLOW_SCALE;
  const ofMonths = perYear >= MONTHS; // a flow by the day, week or month counts only in its months
  if (months !== undefined) {
    const each = wholeYear / BigInt(ofMonths ? MONTHS : months.length);
    return seasonal(Array.from({ length: MONTHS }, (_, month) => (months.includes(month + 1) ? each : 0n)));
  }
  const share = ofMonths && monthsPerYear !== undefined ? monthsPerYear : MONTHS;
  return level((wholeYear * BigInt(share)) / BigInt(MONTHS));
}

/** The flow of an amount written as text; `undefined` if it is unknown. */
export function readFlow(amount: string, fields: FlowFields): Flow | undefined {
  if (fields.byMonth !== undefined && amount === UNKNOWN) {
    return seasonal(fields.byMonth.map((text) => BigInt(minorOf(text) as number) * FLOW_SCALE));
  }
  const minor = minorOf(amount);
  return minor === undefined ? undefined : flowOf(minor, fields);
}

/** The sum of some flows, month by month, in 1/`scale` of a minor unit, and where an amount is not known. */
export interface FlowTotal {
  readonly scale: bigint;
  readonly byMonth: readonly bigint[];
  readonly isSeasonal: boolean;
  readonly annual: bigint;
  /** Where the unknown amounts stand. */
  readonly paths: readonly string[];
}

/** A flow, known or not, with its place in the household. */
export interface PlacedFlow {
  readonly flow: Flow | undefined;
  readonly path: string;
}

/** The sum of flows. */
export function totalFlow(flows: readonly PlacedFlow[]): FlowTotal {
  let monthly = 0n;
  let annual = 0n;
  let byMonth: bigint[] | undefined;
  const paths: string[] = [];
  for (const { flow, path } of flows) {
    if (flow === undefined) {
      paths.push(path);
      continue;
    }
    annual += flow.annual;
    monthly += flow.monthly;
    if (flow.byMonth === undefined) continue;
    byMonth ??= new Array<bigint>(MONTHS).fill(0n);
    for (let month = 0; month < MONTHS; month++) {
      byMonth[month] = (byMonth[month] as bigint) + (flow.byMonth[month] as bigint);
    }
  }
  const isSeasonal = byMonth !== undefined;
  const months =
    byMonth === undefined ? new Array<bigint>(MONTHS).fill(monthly) : byMonth.map((m) => m + monthly);
  return { scale: FLOW_SCALE, byMonth: months, isSeasonal, annual, paths };
}
