/**
 * The household of a fit: its cash flow without the loan, with a shock for its first periods if there is one, and
 * what follows from it for each date of a loan.
 */
import { addMonths, type Day } from "../../kernel/date.js";
import type { Ratio } from "../../kernel/ratio.js";
import { type CashFlowColumns, type ShockedPeriods, splicedColumns } from "../cashFlow/cashFlowColumns.js";
import type { CashFlowPlan } from "../cashFlow/cashFlowOptions.js";
import type { Facts } from "../facts.js";
import { firstDayOf } from "../peakMonth.js";
import { monthIndexOf } from "../repayment.js";
import { monthlyService } from "../sums.js";
import { type Beside, payBeside } from "./fitBeside.js";
import { bearableByPeriod, capsOfDates, periodsOfDates, roomByPeriod } from "./fitCapacity.js";
import type { FitLoan } from "./fitLoan.js";
import type { FitProblem } from "./fitProblem.js";
import { type InterestCharge, NO_CHARGE } from "./interestCharges.js";

/** What a fit knows of the household. */
export interface FitHousehold {
  /** The facts without the loan. */
  readonly facts: Facts;
  /** The facts in the first periods, where a shock changes them, and how many periods that lasts. */
  readonly shocked?: ShockedPeriods | undefined;
  readonly openingCash: number | undefined;
  readonly shareOf: CashFlowPlan["shareOf"];
  /** Minor units that the cash must not fall below; `undefined` where it need not last. */
  readonly leastCash: number | undefined;
}

/** Months that are looked at after the last date, so that what must last until the next harvest is seen. */
const MONTHS_BEHIND = 11;

/** Calendar months from a day up to a year after the last date; the first begins on the day itself. */
function monthsAround(from: Day, last: Day): Day[] {
  const first = monthIndexOf(from);
  const count = monthIndexOf(addMonths(last, MONTHS_BEHIND)) - first + 1;
  return Array.from({ length: count + 1 }, (_, k) => (k === 0 ? from : firstDayOf(first + k)));
}

/** The household's cash flow without the loan, up to a year after a day. */
export function columnsUpTo(household: FitHousehold, from: Day, last: Day, share?: Ratio): CashFlowColumns {
  const { facts, shocked, openingCash, shareOf } = household;
  const plan: CashFlowPlan = {
    step: "month",
    boundaries: monthsAround(from, last),
    openingCash,
    share,
    shareOf,
  };
  return splicedColumns(facts, plan, shocked);
}

/** How much of what the household can bear a problem lets the dates take. */
interface FitLimits {
  readonly share: Ratio;
  /** Minor units that no date may pay more than, all in all. */
  readonly most?: number | undefined;
  readonly leastCash: number | undefined;
  /** What falls due beside the loan. */
  readonly beside?: Beside | undefined;
  /** What is charged on interest, in units of the loan: nothing unless given. */
  readonly charge?: InterestCharge | undefined;
}

const NOTHING_BESIDE: Beside = { first: 0, spread: 0 };

/** The problem that a loan poses to the household when repayments may take a share of its income. */
export function fitProblem(
  loan: FitLoan,
  columns: CashFlowColumns,
  {
    share,
    most = Number.POSITIVE_INFINITY,
    leastCash,
    beside = NOTHING_BESIDE,
    charge = NO_CHARGE,
  }: FitLimits,
): FitProblem {
  const { boundaries } = columns.plan;
  const { dates, levels, unit, multiple, accrue, agreed } = loan;
  const borne = capsOfDates(dates, boundaries, bearableByPeriod(columns, share));
  const roomOf = leastCash === undefined ? undefined : roomByPeriod(columns, leastCash);
  const { caps, rooms, payments, unpaid } = payBeside(
    beside,
    borne.map((cap) => Math.min(cap, most)),
    roomOf && periodsOfDates(dates, boundaries).map((period) => roomOf[period] as number),
  );
  const inUnits = (minor: number): number => Math.floor(minor / unit);
  return {
    principal: agreed.principal,
    levels,
    caps: caps.map(inUnits),
    rooms: rooms?.map(inUnits),
    multiple,
    closesOnlyLast: agreed.terms.interest.method === "flat",
    accrue,
    charge,
    beside: payments,
    unpaidBeside: unpaid,
  };
}

/** Where facts stand without which a fit cannot be found. */
export function unknownForFit({ facts, openingCash, shareOf, leastCash }: FitHousehold): string[] {
  const service = monthlyService(facts, { counting: {}, withNew: true }).unknown.flatMap(
    ({ paths }) => paths,
  );
  const keepsCash = leastCash !== undefined;
  const needsExpenses = keepsCash || shareOf === "after-expenses";
  return [
    ...facts.income.paths,
    ...(shareOf === "net-of-deductions" ? facts.deductions.paths : []),
    ...(needsExpenses ? facts.expenses.paths : []),
    ...service,
    ...(keepsCash && openingCash === undefined ? ["savings"] : []),
  ];
}
