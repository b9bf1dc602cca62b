/**
 * Scheduled interest of a period: what its balance earns, with what is paid out or counts from a day inside it on.
 */
import type { Day } from "../kernel/date.js";
import { addRatios, multiplyRatios, type Ratio, ratio, subtractRatios } from "../kernel/ratio.js";
import type { Inflow } from "../schedule/inflows.js";
import type { Engine } from "./engine.js";
import { factorBetween, factorUpTo } from "./periodFactor.js";

/** A disbursement of the terms that is still to come, in minor units. */
interface ToCome extends Pick<Inflow, "row" | "factor"> {
  readonly amount: number;
  readonly on: Day;
}

/** Disbursements that are not paid out yet at the start of a period. */
function toComeIn({ agreed, inflows, starts }: Engine, period: number): ToCome[] {
  const first = starts[period] as number;
  const all = inflows.map(({ row, factor, amount }, index) => {
    return { row, factor, amount: amount * agreed.unit, on: agreed.later[index]?.on as Day };
  });
  return all.filter(({ row, factor }) => row > first || (row === first && factor !== undefined));
}

/** Principal that is paid out after a period, in minor units. */
export function paidOutAfter(engine: Engine, period: number): number {
  const end = engine.starts[period + 1] as number;
  return engine.inflows.reduce(
    (sum, { row, amount }) => (row >= end ? sum + amount * engine.agreed.unit : sum),
    0,
  );
}

/** What an amount paid out inside a period earns up to a day. */
function earnedByInflow(engine: Engine, period: number, { amount, on, factor }: ToCome, day: Day): Ratio {
  const isWhole = day >= (engine.ends[period] as Day);
  const share = isWhole ? (factor as Ratio) : factorBetween(engine, period, on, Math.max(day, on));
  return multiplyRatios(ratio(amount), share);
}

/**
 * Exact interest of a period up to a day on the principal of all rows from it on, what is to be paid out included:
 * balance × factor, less what a change of the balance had not earned before its day.
 */
export function earnedUpTo(engine: Engine, period: number, principal: number, day: Day): Ratio {
  const toCome = toComeIn(engine, period);
  const balance = toCome.reduce((sum, { amount }) => sum - amount, principal);
  let exact = multiplyRatios(factorUpTo(engine, period, day), ratio(balance));
  for (const inflow of toCome) {
    if (inflow.factor === undefined || inflow.row !== engine.starts[period]) continue;
    exact = addRatios(exact, earnedByInflow(engine, period, inflow, day));
  }
  for (const change of engine.drawn) {
    if (change.period !== period) continue;
    const missed = factorUpTo(engine, period, Math.min(change.day, day));
    exact = subtractRatios(exact, multiplyRatios(ratio(change.amount), missed));
  }
  return exact;
}

/** The same to the end of the period. */
export function earnedIn(engine: Engine, period: number, principal: number): Ratio {
  return earnedUpTo(engine, period, principal, engine.ends[period] as Day);
}
