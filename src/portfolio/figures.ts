/**
 * Rates over named figures: reading the figures, and telling every rate of a table from those that are there.
 */
import { Decimal, type DecimalInput, readDecimal } from "../kernel/decimal.js";
import { type Problem, problem, refuse } from "../kernel/error.js";
import { kindOf } from "../kernel/kindOf.js";
import {
  addRatios,
  divideRatios,
  type Ratio,
  ratioFromDecimal,
  ratioToDecimal,
  subtractRatios,
  ZERO,
} from "../kernel/ratio.js";
import type { SumFormula } from "../rules/sumFormula.js";
import { exactAnswer, type RatioAnswer } from "./ratioAnswer.js";

/** Figures as read: exact, and only those that were given. */
export type ReadFigures<Name extends string> = { readonly [N in Name]?: Ratio };

/** Reads one figure; a problem is added to the list. */
export function readFigure(input: unknown, path: string, problems: Problem[]): Ratio {
  const value = readDecimal(input);
  if (value !== undefined) return ratioFromDecimal(value);
  const code = input === undefined || input === null ? "required" : "not-a-decimal";
  problems.push(problem(code, path, `must be a plain decimal number; got ${kindOf(input)}`));
  return ZERO;
}

/**
 * Reads named figures, none of them negative.
 *
 * @throws LoanError listing every figure that is unknown, unreadable or negative
 */
export function readFigures<Name extends string>(
  input: { readonly [N in Name]?: DecimalInput | undefined },
  names: readonly Name[],
): ReadFigures<Name> {
  const problems: Problem[] = [];
  const read: { [N in Name]?: Ratio } = {};
  for (const [name, value] of Object.entries(input ?? {})) {
    if (!(names as readonly string[]).includes(name))
      problems.push(problem("unknown-field", name, "is not a figure"));
    else if (value !== undefined) read[name as Name] = readFigure(value, name, problems);
  }
  for (const [name, value] of Object.entries(read) as [string, Ratio][]) {
    if (value.numerator < 0n) problems.push(problem("out-of-range", name, "must not be negative"));
  }
  if (problems.length > 0) refuse(problems);
  return read;
}

function sumOf<Name extends string>(figures: ReadFigures<Name>, names: readonly Name[]): Ratio | undefined {
  let sum = ZERO;
  for (const name of names) {
    const figure: Ratio | undefined = figures[name];
    if (figure === undefined) return undefined;
    sum = addRatios(sum, figure);
  }
  return sum;
}

const zero = new Decimal(0);

/** One rate; none if a figure is missing or the sum to divide by is zero. */
export function tellFormula<Name extends string>(
  formula: SumFormula<Name>,
  figures: ReadFigures<Name>,
): RatioAnswer {
  const plus = sumOf(figures, formula.plus);
  const minus = sumOf(figures, formula.minus ?? []);
  const over = sumOf(figures, formula.over);
  if (plus === undefined || minus === undefined || over === undefined) {
    return { kind: "none", reason: "not-given", numerator: zero, denominator: zero };
  }
  if (over.numerator <= 0n)
    return { kind: "none", reason: "zero-denominator", numerator: zero, denominator: zero };
  const above = subtractRatios(plus, minus);
  return { ...exactAnswer(divideRatios(above, over)), ...sumsShown(above, over) };
}

/** Both sums as decimals, if both are exact as decimals; else the answer keeps its reduced fraction. */
function sumsShown(above: Ratio, below: Ratio): { numerator?: Decimal; denominator?: Decimal } {
  const [numerator, denominator] = [ratioToDecimal(above), ratioToDecimal(below)];
  const exact = [above, below].every((sum, i) => {
    const shown = ratioFromDecimal(i === 0 ? numerator : denominator);
    return shown.numerator === sum.numerator && shown.denominator === sum.denominator;
  });
  return exact ? { numerator, denominator } : {};
}

/** Every rate of a table. */
export function tellFormulas<Name extends string, Rate extends string>(
  table: Readonly<Record<Rate, SumFormula<Name>>>,
  figures: ReadFigures<Name>,
): Readonly<Record<Rate, RatioAnswer>> {
  const rates = Object.entries<SumFormula<Name>>(table).map(([name, formula]) => [
    name,
    tellFormula(formula, figures),
  ]);
  return Object.fromEntries(rates) as Record<Rate, RatioAnswer>;
}
