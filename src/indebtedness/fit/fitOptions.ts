/**
 * Options of a fit: the share, whose income it is of, and what is preferred among the schedules that fit.
 */

import { type DecimalInput, readDecimal } from "../../kernel/decimal.js";
import { type Problem, problem, readAll, refuse } from "../../kernel/error.js";
import { toMinor } from "../../kernel/money.js";
import { type Ratio, ratioFromDecimal, ZERO } from "../../kernel/ratio.js";
import { needRecord } from "../../kernel/recordInput.js";
import type { GuaranteeWeight } from "../../rules/debtKind.js";
import { FIT_GOALS, type FitGoal } from "../../rules/fitGoal.js";
import type { HouseholdDefinition } from "../../rules/householdDefinition.js";
import { INCOME_BASES, type IncomeBasis } from "../../rules/incomeSource.js";
import { choicesOf, USUAL_CHOICES } from "../assessmentChoices.js";
import { checkOptionNames, isNameIn } from "../optionRecord.js";

/** Options of a fit. */
export interface FitOptions {
  /** The share of a month's income that all repayments together may take. */
  readonly share: DecimalInput;
  /** Of which income: `gross` unless given. */
  readonly shareOf?: IncomeBasis | undefined;
  /** Which of the schedules that fit is chosen: `fewest-changes` unless given. */
  readonly goal?: FitGoal | undefined;
  /** Whether the cash must last, up to a year after the last date: `true` unless given. */
  readonly keepsCash?: boolean | undefined;
  /** The amount that the cash must never fall below, where it must last: nothing unless given. */
  readonly leastCash?: DecimalInput | undefined;
  /** Money at hand on the day of disbursement; the household's savings of kind `cash` unless given. */
  readonly openingCash?: DecimalInput | undefined;
  readonly household?: HouseholdDefinition | undefined;
  readonly guarantees?: GuaranteeWeight | undefined;
}

/** The options, sound. */
export interface FitChoices {
  readonly share: Ratio;
  readonly goal: FitGoal;
  readonly shareOf: IncomeBasis;
  readonly keepsCash: boolean;
  /** Minor units. */
  readonly leastCash: number;
}

/** Notes what is wrong with one option. */
type Wrong = (code: Problem["code"], field: keyof FitOptions, rule: string) => void;

function readShare(share: unknown, wrong: Wrong): Ratio {
  const read = readDecimal(share);
  if (read !== undefined && !read.isNegative() && read.lte(1)) return ratioFromDecimal(read);
  wrong("out-of-range", "share", 'must be a share from 0 to 1, as text such as "0.50"');
  return ZERO;
}

/** An amount of zero or more, in minor units. */
function readCash(field: "leastCash" | "openingCash", input: unknown, digits: number, wrong: Wrong): number {
  const read = readDecimal(input);
  const minor = read && toMinor(read, digits);
  if (minor !== undefined && minor >= 0) return minor;
  wrong("out-of-range", field, "must be an amount of zero or more, with the currency's decimals");
  return 0;
}

function readName<T extends string>(
  table: Record<T, unknown>,
  field: "goal" | "shareOf",
  name: T,
  wrong: Wrong,
): T {
  if (!isNameIn(table, name)) wrong("not-in-list", field, `must be one of ${Object.keys(table).join(", ")}`);
  return name;
}

function readValues(options: FitOptions, digits: number): FitChoices {
  const {
    goal = "fewest-changes",
    shareOf = "gross",
    keepsCash = true,
    leastCash = "0",
    openingCash,
  } = options;
  const problems: Problem[] = [];
  const wrong: Wrong = (code, field, rule) => problems.push(problem(code, `options.${field}`, rule));
  const choices = {
    share: readShare(options.share, wrong),
    goal: readName(FIT_GOALS, "goal", goal, wrong),
    shareOf: readName(INCOME_BASES, "shareOf", shareOf, wrong),
    keepsCash,
    leastCash: readCash("leastCash", leastCash, digits, wrong),
  };
  if (typeof keepsCash !== "boolean") wrong("wrong-type", "keepsCash", "must be true or false");
  if (openingCash !== undefined) readCash("openingCash", openingCash, digits, wrong);
  if (problems.length > 0) refuse(problems);
  return choices;
}

/**
 * Reads the options: their names, the choices they share with an assessment, and their own values.
 *
 * @throws LoanError with every problem
 */
export function readFitOptions(options: FitOptions, names: readonly string[], digits: number): FitChoices {
  needRecord(options, "options");
  const [, , choices] = readAll(
    () => checkOptionNames(options, names),
    () => choicesOf(options, USUAL_CHOICES),
    () => readValues(options, digits),
  );
  return choices;
}
