/**
 * Cycles of ACTUS contracts: dates from an anchor, with stubs and month ends.
 */
import { addMonths, type Day, endOfMonth } from "../../kernel/date.js";
import { type ActusContract, daysTerm, dayTerm, listOf, type Moment, textOf } from "./actusContract.js";

/** A cycle: so many days or months, with a long or a short last period. */
interface Cycle {
  readonly days: number;
  readonly months: number;
  readonly hasLongStub: boolean;
}

const MONTHS_OF: Readonly<Record<string, number>> = { M: 1, Q: 3, H: 6, Y: 12 };
const DAYS_OF: Readonly<Record<string, number>> = { D: 1, W: 7 };

/** Reads `P1ML0`: one month, long last period; `L1` is a short one. */
export function readCycle(text: string): Cycle | undefined {
  const found = /^P([1-9]\d{0,3})([DWMQHY])(?:L([01]))?$/.exec(text);
  if (found === null) return undefined;
  const [, count = "1", unit = "M", stub = "0"] = found;
  const [days, months] = [DAYS_OF[unit] ?? 0, MONTHS_OF[unit] ?? 0];
  return { days: days * Number(count), months: months * Number(count), hasLongStub: stub === "0" };
}

/** The most dates that a cycle is followed for where no end bounds it, and where one does. */
const MOST_OPEN_DATES = 1200;
const MOST_DATES = 40_000;

/** The k-th date of a cycle from its anchor; at month ends throughout where the contract keeps to them. */
function dateInCycle(contract: ActusContract, anchor: Day, cycle: Cycle, step: number): Day {
  if (cycle.months === 0) return anchor + step * cycle.days;
  const keepsMonthEnd = textOf(contract, "endOfMonthConvention") === "EOM";
  const day = addMonths(anchor, step * cycle.months);
  return keepsMonthEnd && endOfMonth(anchor) === anchor ? endOfMonth(day) : day;
}

/**
 * The dates of a cycle from its anchor up to, but without, an end; an open cycle goes on for many dates. A long stub
 * leaves out the last date, unless the cycle ends with it; no regular date falls in the last second of a day.
 */
function cycleDates(
  contract: ActusContract,
  anchor: Day,
  cycleText: string | undefined,
  end: Moment | undefined,
): Day[] {
  const cycle = readCycle(cycleText ?? "");
  if (cycle === undefined) return end === undefined || anchor < end.day ? [anchor] : [];
  const most = end === undefined ? MOST_OPEN_DATES : MOST_DATES;
  const dates: Day[] = [];
  let step = 0;
  let next = anchor;
  while (dates.length < most && (end === undefined || next < end.day)) {
    dates.push(next);
    next = dateInCycle(contract, anchor, cycle, ++step);
  }
  const isStub = end !== undefined && (next !== end.day || end.isLate);
  return isStub && cycle.hasLongStub && dates.length > 1 ? dates.slice(0, -1) : dates;
}

/** The anchor of a cycle; without one, the cycle starts one step after the initial exchange. */
function anchorOf(contract: ActusContract, what: string): Day | undefined {
  const anchor = dayTerm(contract, `cycleAnchorDateOf${what}`);
  const cycle = readCycle(textOf(contract, `cycleOf${what}`) ?? "");
  const start = dayTerm(contract, "initialExchangeDate");
  if (anchor !== undefined || cycle === undefined || start === undefined) return anchor;
  return dateInCycle(contract, start, cycle, 1);
}

/** The dates of what a contract does by a cycle, before an end. */
export function datesOfCycle(contract: ActusContract, what: string, end: Moment | undefined): Day[] {
  const anchor = anchorOf(contract, what);
  return anchor === undefined ? [] : cycleDates(contract, anchor, textOf(contract, `cycleOf${what}`), end);
}

/** A date of an array of cycles, and which of them it belongs to. */
interface ArrayDate {
  readonly day: Day;
  readonly index: number;
}

/** The dates of an array of cycles: each from its anchor up to the next one, the last up to an end. */
export function datesOfArray(
  contract: ActusContract,
  what: string,
  end: Moment | undefined,
): readonly ArrayDate[] {
  const anchors = daysTerm(contract, `arrayCycleAnchorDateOf${what}`);
  const cycles = listOf(contract, `arrayCycleOf${what}`);
  return anchors.flatMap((anchor, index) => {
    const next = anchors[index + 1];
    const until = next === undefined ? end : { day: next, isLate: false };
    return cycleDates(contract, anchor, cycles[index], until).map((day) => ({ day, index }));
  });
}
