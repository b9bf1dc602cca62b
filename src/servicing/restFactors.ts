/**
 * What a unit of balance earns in each of the rows to come.
 */
import { type Factors, factorAt, factorsFrom } from "../kernel/factors.js";
import { multiplyRatios, type Ratio, ratio, subtractRatios } from "../kernel/ratio.js";
import { dailyFactors } from "../schedule/factorSets.js";
import { type ChargedPeriods, chargedPeriods } from "../schedule/firstPeriod.js";
import type { Rest } from "../schedule/rest.js";
import { type Engine, periodStart } from "./engine.js";
import { factorUpTo } from "./periodFactor.js";
import type { PlanRequest, Range } from "./planRequest.js";

/** What a unit of the balance earns in the first row, where some of it was there for a part of its period only. */
export function firstFactor({ engine, from }: PlanRequest, balance: number): Ratio | undefined {
  const drawn = engine.drawn.filter(({ period }) => period === from);
  if (drawn.length === 0 || balance === 0 || engine.isFlat) return undefined;
  return drawn.reduce(
    (factor, { day, amount }) => {
      const missed = multiplyRatios(factorUpTo(engine, from, day), ratio(BigInt(amount), BigInt(balance)));
      return subtractRatios(factor, missed);
    },
    engine.rows[engine.starts[from] as number] as Ratio,
  );
}

function slicedFactors(factors: Factors, { first, end }: Range): Factors {
  const { numerators, denominator, exact } = factors;
  const list = Array.from(numerators).slice(first, end);
  if (exact === undefined) return { numerators: list, denominator };
  const { numerators: whole, denominator: common } = exact;
  return {
    numerators: list,
    denominator,
    exact: { numerators: whole.slice(first, end), denominator: common },
  };
}

/** The rates that hold on the day of the plan or when its first period starts, by number: they are no later ones. */
export function knownRates({ engine, from, day }: PlanRequest): number {
  const known = Math.max(day, periodStart(engine, from));
  return engine.agreed.laterRates.filter((rate) => rate.from <= known).length;
}

/**
 * The factors of the rows at the known rates and the first so many of the later ones; the first period's extra on what
 * is now owed.
 */
export function periodsOf(request: PlanRequest, range: Range, principal: number, mixed: Ratio | undefined) {
  const { engine } = request;
  const { agreed, dates } = engine;
  const known = knownRates(request);
  return (later: number): ChargedPeriods => {
    const rates = known + later;
    if (rates === agreed.laterRates.length && mixed !== undefined) {
      const rows = factorsFrom([mixed, ...engine.rows.slice(range.first + 1, range.end)]);
      return { rows, solved: rows };
    }
    const periods = chargedPeriods({ ...agreed, principal }, dates, agreed.laterRates.slice(0, rates));
    const rows = slicedFactors(periods.rows, range);
    if (range.first > 0) return { rows, solved: rows };
    const { extra } = periods;
    return { rows, solved: slicedFactors(periods.solved, range), ...(extra && { extra }) };
  };
}

/** Interest by the day; a first row whose balance changed in its course is rounded once. */
export function dailyOf(engine: Engine, { first, end }: Range, mixed: Ratio | undefined): Rest["daily"] {
  const { agreed, dates } = engine;
  if (agreed.terms.interest.rounding !== "per-day") return undefined;
  const { days, factors } = dailyFactors(agreed, dates);
  const list = slicedFactors(factors, { first, end });
  if (mixed === undefined) return { days: days.slice(first, end), factors: list };
  const ratios = Array.from({ length: end - first - 1 }, (_, k) => factorAt(factors, first + k + 1));
  return { days: [1, ...days.slice(first + 1, end)], factors: factorsFrom([mixed, ...ratios]) };
}
