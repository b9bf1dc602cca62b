/**
 * Bands of days past due: validated upper bounds, and a table that finds a day's band in one step.
 */
import { type Problem, problem, refuse } from "../kernel/error.js";
import { AGEING_BANDS, type AgeingBands } from "../rules/ageingBands.js";
import { compareText } from "./problemLog.js";

/** A band of days past due, both bounds included; `toDays` null is no upper bound. */
export interface DayBand {
  readonly fromDays: number;
  readonly toDays: number | null;
  readonly label: string;
}

/** A named set of bands, or the inclusive upper bounds of all bands but the last. */
export type BandsInput = AgeingBands | readonly number[];

/** The highest bound: about a hundred years. */
const MOST_DAYS = 36_525;

/** `0`, `1-30`, `>180`: how a band is called if it has no name. */
function bandLabel(fromDays: number, toDays: number | null): string {
  if (toDays === null) return `>${fromDays - 1}`;
  return fromDays === toDays ? String(fromDays) : `${fromDays}-${toDays}`;
}

/**
 * The bands of a set: contiguous from day 0, the last one open.
 *
 * @throws LoanError `not-in-list` for an unknown name, `wrong-order` for bounds that do not rise, `out-of-range`
 * @example
 * ```ts
 * dayBands([0, 30]).map(({ label }) => label); // ["0", "1-30", ">30"]
 * ```
 */
export function dayBands(input: BandsInput, path = "bands"): readonly DayBand[] {
  const bounds = boundsOf(input, path);
  const problems = bounds.flatMap((bound, i) => boundProblems(bound, bounds[i - 1], `${path}[${i}]`));
  if (problems.length > 0) refuse(problems);
  const starts = [0, ...bounds.map((bound) => bound + 1)];
  return starts.map((fromDays, i) => {
    const toDays = bounds[i] ?? null;
    return { fromDays, toDays, label: bandLabel(fromDays, toDays) };
  });
}

function boundsOf(input: BandsInput, path: string): readonly number[] {
  if (Array.isArray(input)) return input;
  const names = Object.keys(AGEING_BANDS).sort(compareText).join(", ");
  if (typeof input === "string" && Object.hasOwn(AGEING_BANDS, input))
    return AGEING_BANDS[input as AgeingBands];
  return refuse(problem("not-in-list", path, `must be a list of upper bounds in days, or one of ${names}`));
}

function boundProblems(bound: number, before: number | undefined, path: string): Problem[] {
  if (!Number.isInteger(bound) || bound < 0 || bound > MOST_DAYS) {
    return [problem("out-of-range", path, `must be a whole number of days from 0 to ${MOST_DAYS}`)];
  }
  const rises = before === undefined || bound > before;
  return rises ? [] : [problem("wrong-order", path, "must be more than the bound before it")];
}

/** The finest bands that any of several figures needs, so that one pass serves them all. */
export class DayCuts {
  /** Day → band, up to the highest bound; every later day is in the last band. */
  readonly lookup: Uint16Array;
  readonly bands: number;

  constructor(readonly bounds: readonly number[]) {
    this.bands = bounds.length + 1;
    const highest = bounds.at(-1) ?? -1;
    this.lookup = new Uint16Array(highest + 2);
    for (let day = 0, band = 0; day < this.lookup.length; day++) {
      if (day > (bounds[band] ?? Number.POSITIVE_INFINITY)) band += 1;
      this.lookup[day] = band;
    }
  }

  /** The union of several lists of inclusive upper bounds. A bound of −1, before day 0, cuts nothing. */
  static of(lists: readonly (readonly number[])[]): DayCuts {
    const bounds = [...new Set(lists.flat())].filter((bound) => bound >= 0);
    return new DayCuts(bounds.sort((a, b) => a - b));
  }

  bandOf(days: number): number {
    return days < this.lookup.length ? (this.lookup[days] as number) : this.bands - 1;
  }

  /** The number of bands that lie wholly at or below a bound: the bands [0, n). The bound must be one of the cuts. */
  bandsUpTo(bound: number): number {
    return bound < 0 ? 0 : this.bounds.indexOf(bound) + 1;
  }

  /** First band and band after the last of an interval of days whose ends are among the cuts. */
  range(fromDays: number, toDays: number | null): readonly [number, number] {
    return [this.bandsUpTo(fromDays - 1), toDays === null ? this.bands : this.bandsUpTo(toDays)];
  }
}
