/**
 * What is left of a loan as the schedule's engine plans it: the slice of its plan from a period on, on what is owed.
 *
 * Graces keep their place in time, agreed rows stand as long as they can, steps go on in proportion, a balloon and a
 * given installment stand, and the residue goes where the terms say. A loan reckoned in larger units than the minor one
 * is planned in them, and the closing row takes the odd part.
 */
import { problem, refuse } from "../kernel/error.js";
import { divideRatios, ratio, ZERO } from "../kernel/ratio.js";
import type { RowDates } from "../schedule/dates.js";
import type { Inflow } from "../schedule/inflows.js";
import type { GivenRow, Plan } from "../schedule/plan.js";
import type { Rest } from "../schedule/rest.js";
import type { Engine } from "./engine.js";
import { stepsTaken } from "./layout.js";
import type { PlanRequest, Range } from "./planRequest.js";
import { dailyOf, firstFactor, knownRates, periodsOf } from "./restFactors.js";

function slicedDates({ nominal, due, interest }: RowDates, first: number, end: number): RowDates {
  const [days, ends] = [nominal.subarray(first, end), interest.subarray(first, end)];
  const own = { nominal: days, due: due === nominal ? days : due.subarray(first, end), interest: ends };
  return { count: end - first, ...own, regularFirst: days[0] as number };
}

/** Disbursements to come, by row from the first one on; what is there from its start is part of the balance. */
function inflowsFrom({ inflows }: Engine, { first, end }: Range, scale: number): Inflow[] {
  if (inflows.some(({ row }) => row >= end)) {
    const message = "a disbursement to come must be before the last installment falls due";
    refuse(problem("no-solution", "installments", message));
  }
  return inflows
    .filter(({ row, factor }) => row > first || (row === first && factor !== undefined))
    .map((inflow) => ({ ...inflow, row: inflow.row - first, amount: inflow.amount * scale }));
}

function givenFrom({ layout }: Engine, first: number, end: number, scale: number): Map<number, GivenRow> {
  const given = new Map<number, GivenRow>();
  for (const [row, agreed] of layout.given) {
    if (row < first || row >= end - 1) continue;
    const inUnits =
      "principal" in agreed ? { principal: agreed.principal * scale } : { total: agreed.total * scale };
    given.set(row - first, inUnits);
  }
  return given;
}

/** Amounts of the rest in another unit than that of the loan: flat interest that is no whole number of units. */
export function unitOf({ engine, flat = [] }: PlanRequest): number {
  const { unit } = engine.agreed;
  return flat.every((share) => share % unit === 0) ? unit : 1;
}

/** The rows to come as the schedule's engine plans them. */
function planOf(engine: Engine, range: Range, scale: number): Plan {
  const { first, end } = range;
  const { agreed, dates, layout, marks } = engine;
  const own = marks.slice(first, end);
  const isStepped = agreed.terms.repayment.step !== undefined;
  const steps = { rows: stepsTaken(marks, layout, first), firstAmount: layout.firstStep * scale };
  // The closing row spares nothing, whatever covers it.
  own[own.length - 1] = 0;
  return {
    count: end - first,
    dates: slicedDates(dates, first, end),
    marks: own.some((mark) => mark !== 0) ? own : undefined,
    inflows: inflowsFrom(engine, range, scale),
    given: givenFrom(engine, first, end, scale),
    ...(isStepped && { stepsTaken: steps }),
  };
}

/** What each row pays where the amounts of the periods are kept: an even part of that of its period. */
function keptIn({ engine, from, kept }: PlanRequest, unit: number): Rest["kept"] {
  if (kept === undefined) return undefined;
  const { starts } = engine;
  const byRow: number[] = [];
  kept.forEach((amount, index) => {
    const rows = (starts[from + index + 1] as number) - (starts[from + index] as number);
    for (let row = 0; row < rows; row++) byRow.push(Math.floor(amount / unit / rows));
  });
  return (row) => byRow[Math.min(row, byRow.length - 1)] ?? 0;
}

/** The rest of the loan as the schedule's engine solves it. */
export function restOf(request: PlanRequest, range: Range, unit: number): Rest {
  const { engine, from, balance, flat, mustCover = false } = request;
  const { agreed, owed } = engine;
  const scale = agreed.unit / unit;
  const plan = planOf(engine, range, scale);
  const toCome = plan.inflows.reduce((sum, { amount }) => sum + amount * unit, 0);
  const now = Math.max(balance - toCome, 0);
  const principal = Math.floor(now / unit);
  const mixed = firstFactor(request, now);
  const isFixed = agreed.terms.repayment.fixedInstallment !== undefined;
  const { multiple, mode } = agreed.solved;
  return {
    agreed: {
      ...agreed,
      unit,
      principal,
      solved: { multiple: multiple * scale, mode },
      laterRates: agreed.laterRates.slice(knownRates(request)),
      later: plan.inflows.map(({ row, amount }) => ({ on: plan.dates.interest[row] as number, amount })),
      disbursedOn:
        range.first === 0 ? agreed.disbursedOn : (engine.dates.interest[range.first - 1] as number),
    },
    plan,
    periodsAt: periodsOf(request, range, principal, mixed),
    daily: dailyOf(engine, range, mixed),
    flat: flat && Float64Array.from(plan.dates.nominal, (_, row) => (flat[row] ?? 0) / unit),
    kept: keptIn(request, unit),
    odd: ratio(BigInt(now % unit), BigInt(unit)),
    owed: divideRatios(owed[from] ?? ZERO, ratio(unit)),
    coversInterest: !mustCover && !isFixed,
  };
}
