/**
 * Generator of graces: what is spared, what becomes of the interest, how long, and where the grace lies.
 */
import fc from "fast-check";
import { dateText, parseDate } from "./oracle/dates.js";

const SPARING = [
  ["principal", "paid"],
  ["both", "deferred-next"],
  ["both", "deferred-next-interest"],
  ["both", "deferred-spread"],
  ["both", "capitalized"],
  ["both", "forgiven"],
  ["interest", "deferred-next"],
  ["interest", "deferred-next-interest"],
  ["interest", "deferred-spread"],
  ["interest", "capitalized"],
  ["interest", "forgiven"],
] as const;

/** Whether a pattern knows a way to spare. */
function isMeant(pattern: string, isFlat: boolean, [spares, interest]: (typeof SPARING)[number]): boolean {
  if (pattern === "interest-only") return spares !== "principal";
  if (pattern !== "bullet") return true;
  return interest === "forgiven" || (interest === "capitalized" && !isFlat);
}

/** A grace that has a meaning in the pattern. */
export function graceArbitrary(pattern: string, isFlat: boolean, disbursedOn: string, installments: number) {
  const ways = SPARING.filter((way) => isMeant(pattern, isFlat, way));
  const length = fc.oneof(
    fc.record({ periods: fc.integer({ min: 1, max: Math.max(1, Math.ceil(installments * 0.6)) }) }),
    fc.record({ days: fc.integer({ min: 1, max: 200 }) }),
    fc.integer({ min: 0, max: 200 }).map((days) => ({ until: dateText(parseDate(disbursedOn) + days) })),
    fc.record({ months: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }) }),
    ...(installments < 2
      ? []
      : [fc.record({ everyNth: fc.integer({ min: 2, max: Math.min(installments, 6) }) })]),
  );
  return fc
    .record({
      way: fc.constantFrom(...ways),
      for: length,
      term: fc.constantFrom<("inside" | "extending")[]>("inside", "inside", "extending"),
    })
    .map(({ way, ...rest }) => ({ spares: way[0], interest: way[1], ...rest }));
}

/** The graces with one thing said of the interest, wherever they spare it: those that overlap then agree. */
export function agreeing<G extends { readonly spares: string; readonly interest: string }>(
  graces: readonly G[],
): G[] {
  const said = graces.find(({ spares }) => spares !== "principal");
  return graces.map((grace) =>
    said === undefined || grace.spares === "principal" ? grace : { ...grace, interest: said.interest },
  );
}
