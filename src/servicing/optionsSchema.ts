/**
 * Options of the questions that are asked of an account, and the one reader of them: the account, the options and
 * whatever else a function was given are refused together, all problems at once.
 */
import * as z from "zod";
import type { DecimalInput } from "../kernel/decimal.js";
import { LoanError, type Problem, problem } from "../kernel/error.js";
import { kindOf } from "../kernel/kindOf.js";
import { DAYS_PAST_DUE } from "../rules/daysPastDue.js";
import { DELINQUENCY_BUCKETS, PAUSE_COUNTS, UPGRADE_RULES } from "../rules/delinquency.js";
import { REBATES } from "../rules/rebate.js";
import { dateField, nameField, report, wholeNumberField } from "../terms/fields.js";
import { problemsFrom } from "../terms/problems.js";
import { isAccount } from "./account.js";

const MOST_DAYS = 36_525;
const MOST_RANGES = 366;

const days = wholeNumberField(0, MOST_DAYS);
const convention = nameField(DAYS_PAST_DUE).optional();
const name = z.string().min(1).max(200);

/** Options that may all be left out. */
function optionsOf<S extends z.ZodRawShape>(shape: S) {
  return z.strictObject(shape).optional();
}

/** Options of `append`. */
export const appendSchema = optionsOf({ asOf: dateField.optional() });

/** Options of `arrears`; the amount is read in the currency of the account. */
export const arrearsSchema = optionsOf({
  convention,
  tolerance: z
    .strictObject({ days: days.optional(), amount: z.custom<DecimalInput>().optional() })
    .optional(),
});

/** Options of `payoffQuote`. */
export const payoffSchema = optionsOf({ rebate: nameField(REBATES).optional() });

const rangeSchema = z.strictObject({ name, fromDays: days, toDays: days.optional() });

/** Ranges that begin after the one before them ends, and end after they begin. */
const rangesSchema = z
  .array(rangeSchema)
  .min(1)
  .max(MOST_RANGES)
  .superRefine((ranges, context) => {
    const wrong = (path: readonly PropertyKey[], message: string) =>
      report(context, ranges, { code: "wrong-order", message, path });
    ranges.forEach(({ fromDays, toDays }, index) => {
      const before = ranges[index - 1];
      if (toDays !== undefined && toDays < fromDays) {
        wrong([index, "toDays"], "must not be less than fromDays");
      }
      if (before !== undefined && fromDays <= (before.toDays ?? Number.POSITIVE_INFINITY)) {
        wrong([index, "fromDays"], "must be more than toDays of the range before");
      }
    });
  });

/** Options of `delinquency`. */
export const delinquencySchema = optionsOf({
  buckets: z.union([nameField(DELINQUENCY_BUCKETS), rangesSchema]).optional(),
  graceDays: days.optional(),
  pauses: nameField(PAUSE_COUNTS).optional(),
  countsChargebacks: z.boolean().optional(),
});

const classesSchema = z
  .array(z.strictObject({ name, fromDays: days, hasMemory: z.boolean().optional() }))
  .min(1)
  .max(MOST_RANGES)
  .superRefine((classes, context) => {
    classes.forEach(({ fromDays }, index) => {
      const before = classes[index - 1];
      const path = [index, "fromDays"];
      if (before === undefined && fromDays !== 0) {
        report(context, classes, { code: "out-of-range", message: "must be 0", path });
      } else if (before !== undefined && fromDays <= before.fromDays) {
        const message = "must be more than that of the class before";
        report(context, classes, { code: "wrong-order", message, path });
      }
    });
  });

/** The policy of `classification`. */
export const classificationSchema = z
  .strictObject({
    classes: classesSchema,
    upgrade: nameField(UPGRADE_RULES),
    cleanDays: wholeNumberField(1, MOST_DAYS).optional(),
    convention,
  })
  .superRefine(
    (policy, context) => {
      if (policy?.cleanDays === undefined || policy.upgrade !== "all-arrears-cleared") return;
      report(context, policy, {
        code: "conflict",
        message: "needs upgrade: clean-days",
        path: ["cleanDays"],
      });
    },
    { when: () => true },
  );

const flag = z.boolean().optional();

/** What may be said of a position beyond what its account knows. */
export const extrasSchema = optionsOf({
  convention,
  id: z.string().optional(),
  borrower: z.string().optional(),
  woman: flag,
  keys: z.record(z.string(), z.string()).optional(),
  collateral: z
    .strictObject({ kind: z.string(), amount: wholeNumberField(0, Number.MAX_SAFE_INTEGER) })
    .optional(),
  creditImpaired: flag,
  significantRiskIncrease: flag,
  yearsInDefault: wholeNumberField(0, 1000).optional(),
});

/** The problems of an argument that is to be an account: none, or one. */
function accountProblems(account: unknown): Problem[] {
  if (isAccount(account)) return [];
  return [problem("wrong-type", "account", `must come from replay or append; got ${kindOf(account)}`)];
}

/**
 * Reads the options of a question about an account; the key of `given` is what the function calls them.
 *
 * @throws LoanError with every problem of the account and of the options, and those found before
 */
export function readOptions<S extends z.ZodType>(
  account: unknown,
  given: Readonly<Record<string, unknown>>,
  schema: S,
  found: readonly Problem[] = [],
): z.output<S> {
  const [argument = "options"] = Object.keys(given);
  const options = given[argument];
  const isBare = options === undefined && schema instanceof z.ZodOptional;
  // Most questions are asked without options: nothing is left to be read then.
  if (isBare && found.length === 0 && isAccount(account)) return undefined as z.output<S>;
  const parsed = schema.safeParse(options, { reportInput: true });
  const wrong = parsed.success ? [] : problemsFrom(parsed.error.issues);
  const problems = [
    ...accountProblems(account),
    ...found,
    ...wrong.map((one) => (one.path === "" ? { ...one, path: argument } : one)),
  ];
  if (problems.length > 0 || !parsed.success) throw new LoanError(problems);
  return parsed.data;
}
