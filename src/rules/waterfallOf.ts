/**
 * Waterfalls of a list of places: timing and component mixed, as Fineract's advanced allocation writes them.
 */
import { LoanError, type Problem, type ProblemCode, problem } from "../kernel/error.js";
import { kindOf } from "../kernel/kindOf.js";
import {
  ALLOCATIONS,
  type Allocation,
  COMPONENTS,
  type Component,
  PAYMENT_TIMINGS,
  type PaymentTiming,
  step,
  type Waterfall,
} from "./waterfall.js";

/** One place of such a list. */
export interface AllocationPlace {
  readonly timing: PaymentTiming;
  readonly component: Component;
}

/** The fields of a place, each with the table of its names. */
const FIELDS = { timing: PAYMENT_TIMINGS, component: COMPONENTS } as const;

function nameProblem(input: unknown, table: object, path: string): Problem | undefined {
  if (typeof input === "string" && Object.hasOwn(table, input)) return undefined;
  const code: ProblemCode = input === undefined ? "required" : "not-in-list";
  return problem(code, path, `must be one of ${Object.keys(table).join(", ")}; got ${kindOf(input)}`);
}

function placeProblems(place: unknown, path: string): (Problem | undefined)[] {
  if (typeof place !== "object" || place === null) {
    const message = `must be a record with timing and component; got ${kindOf(place)}`;
    return [problem("wrong-type", path, message)];
  }
  const given = place as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(FIELDS, name));
  return [
    ...Object.entries(FIELDS).map(([name, table]) => nameProblem(given[name], table, `${path}.${name}`)),
    ...unknown.map((name) => problem("unknown-field", `${path}.${name}`, "is not a field of this record")),
  ];
}

function listProblems(places: unknown): (Problem | undefined)[] {
  if (!Array.isArray(places)) {
    return [problem("wrong-type", "places", `must be a list of places; got ${kindOf(places)}`)];
  }
  if (places.length === 0) return [problem("out-of-range", "places", "must hold at least 1")];
  return Array.from(places, (place, index) => placeProblems(place, `places[${index}]`)).flat();
}

/**
 * The waterfall of a list of places. By installment: one step per timing, in order of first appearance; by
 * component: one step per place.
 *
 * @throws LoanError with every problem of the walk and of the places
 * @example
 * ```ts
 * const order = waterfallOf("by-installment", [
 *   { timing: "past-due", component: "interest" }, { timing: "past-due", component: "principal" },
 * ]);
 * order.steps.length; // 1
 * ```
 */
export function waterfallOf(walk: Allocation, places: readonly AllocationPlace[]): Waterfall {
  const found = [nameProblem(walk, ALLOCATIONS, "walk"), ...listProblems(places)];
  const problems = found.filter((one) => one !== undefined);
  if (problems.length > 0) throw new LoanError(problems);
  if (walk === "by-component") {
    return { steps: places.map(({ timing, component }) => step([timing], walk, component)) };
  }
  const timings = [...new Set(places.map(({ timing }) => timing))];
  const coveredIn = (wanted: PaymentTiming) =>
    places.filter(({ timing }) => timing === wanted).map(({ component }) => component);
  return { steps: timings.map((timing) => step([timing], walk, ...coveredIn(timing))) };
}
