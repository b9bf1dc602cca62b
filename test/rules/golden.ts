import { readFileSync } from "node:fs";

/** The cases of a golden file, each with its origin in `source`. */
export function goldenCases<T>(name: string): (T & { readonly id: string; readonly source: string })[] {
  const file = new URL(`../golden/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")).cases;
}

/** "31/183" or "4" as a fraction. */
export function readFraction(text: string): { numerator: number; denominator: number } {
  const [numerator, denominator = "1"] = text.split("/");
  return { numerator: Number(numerator), denominator: Number(denominator) };
}

/** A fraction in lowest terms. */
export function inLowestTerms(fraction: { numerator: number; denominator: number }): {
  numerator: number;
  denominator: number;
} {
  let [a, b] = [Math.abs(fraction.numerator), fraction.denominator];
  while (b !== 0) [a, b] = [b, a % b];
  return { numerator: fraction.numerator / a, denominator: fraction.denominator / a };
}
