/**
 * The flows of a schedule as prices use them, with the installment period that each falls in.
 *
 * A schedule is regular when every row lies one step of its frequency after the one before, and the first one step
 * after the disbursement. Then a price per period is well defined, and a holiday that moves a payment by a day does not
 * change it. Otherwise prices are counted by dates.
 */
import { type Day, formatDate } from "../kernel/date.js";
import type { Problem } from "../kernel/error.js";
import { equalPeriod, type Frequency, type SteppedFrequency, type Stepping } from "../rules/frequency.js";
import { dateAt } from "../rules/frequencyDates.js";
import { readEvery } from "../rules/frequencyInput.js";
import type { Schedule } from "../schedule/schedule.js";
import type { PricedFlow } from "./pricedFlow.js";

/** A schedule's flows and its rhythm. */
export interface ScheduleFlows {
  readonly flows: readonly PricedFlow[];
  /** The date of the first disbursement. */
  readonly start: string;
  /** Installment periods in a year, as a quotient; `undefined` where the frequency has none. */
  readonly periodsPerYear: string | undefined;
  /** Whether every flow falls on a whole number of periods. */
  readonly isRegular: boolean;
  /** The period of a date on which a flow of the schedule falls. */
  readonly periodOf: (date: string) => number | undefined;
}

function steppingOf({ terms }: Schedule): Stepping | undefined {
  const problems: Problem[] = [];
  const frequency: Frequency | undefined = readEvery(terms.repayment.every, "repayment.every", problems);
  return frequency === undefined ? undefined : { frequency, shortMonth: terms.repayment.shortMonth };
}

const isStepped = (stepping: Stepping | undefined): stepping is Stepping<SteppedFrequency> =>
  stepping !== undefined && stepping.frequency.kind !== "dates";

/** Whether the dates by rule follow one another step by step from the start, or from the first of them. */
function isStepByStep(start: Day, nominal: ArrayLike<Day>, stepping: Stepping<SteppedFrequency>): boolean {
  const days = Array.from(nominal);
  const first = days[0] as Day;
  const offset = first === start ? 0 : 1;
  const fromStart = days.every((day, row) => dateAt(start, row + offset, stepping) === day);
  const fromFirst = days.every((day, row) => dateAt(first, row, stepping) === day);
  return fromStart || (fromFirst && dateAt(first, -offset, stepping) === start);
}

/** What a schedule lends, takes and gives back; charges that are financed are shown as lent and paid at once. */
export function scheduleFlows(schedule: Schedule): ScheduleFlows {
  const { columns } = schedule;
  const { start, nominal, due, count } = columns;
  const stepping = steppingOf(schedule);
  const periods = new Map<string, number>([[formatDate(start), 0]]);
  const offset = nominal[0] === start ? 0 : 1;
  for (let row = 0; row < count; row++) periods.set(formatDate(due[row] as Day), row + offset);
  const flows: PricedFlow[] = schedule.cashFlows().map(({ date, kind, amount }) => {
    const period = periods.get(date);
    return { kind, amount: amount.abs(), date, ...(period === undefined ? {} : { period }) };
  });
  const { fees, insurance, taxes } = schedule.disbursement.financed;
  const financed = [
    ["fee", fees],
    ["insurance", insurance],
    ["tax", taxes],
  ] as const;
  for (const [kind, amount] of financed) {
    if (amount.isZero()) continue;
    const at = { amount, date: formatDate(start), period: 0 };
    flows.push({ kind: "disbursement", ...at }, { kind, ...at });
  }
  const share = isStepped(stepping) ? equalPeriod(stepping.frequency) : undefined;
  const isRegular =
    isStepped(stepping) &&
    isStepByStep(start, nominal, stepping) &&
    flows.every(({ period }) => period !== undefined);
  return {
    flows,
    start: formatDate(start),
    periodsPerYear: share === undefined ? undefined : `${share.denominator}/${share.numerator}`,
    isRegular,
    periodOf: (date) => periods.get(date),
  };
}
