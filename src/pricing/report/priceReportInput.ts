/**
 * What a price report is asked by, checked.
 */
import { Decimal, type DecimalInput, readDecimal } from "../../kernel/decimal.js";
import { type Problem, problem } from "../../kernel/error.js";
import { kindOf } from "../../kernel/kindOf.js";
import { checkNames, isRecord, readRecord } from "../../kernel/recordInput.js";
import { APR_RULES, type AprRuleName } from "../../rules/aprRule.js";
import { FLOW_MEASURES, type FlowMeasure } from "../../rules/aprRuleFlow.js";
import { amountProblem } from "../exactAmounts.js";
import { type PricedFlow, readPricedFlows } from "../pricedFlow.js";

/** A ceiling on the yearly rate of a loan. */
export interface RateCap {
  /** The highest yearly rate on what is still owed, not compounded, in percent. */
  readonly percent: DecimalInput;
  /** Which flows the ceiling is about; interest alone unless said. */
  readonly measure?: FlowMeasure;
  /** Percentage points by which the rounding of installments may carry a rate over it: 0.01 unless said. */
  readonly tolerance?: DecimalInput;
}

/** What a report shows beyond the schedule. */
export interface PriceReportOptions {
  /** Flows that are not in the schedule: each with a date, or the period of the installment it is paid with. */
  readonly extraFlows?: readonly PricedFlow[];
  /** Laws and standards under which the annual rate is wanted as well. */
  readonly rules?: readonly AprRuleName[];
  readonly cap?: RateCap;
}

/** The ceiling, read. */
export interface ReadCap {
  readonly percent: Decimal;
  readonly measure: FlowMeasure;
  readonly tolerance: Decimal;
}

const NAMES = ["extraFlows", "rules", "cap"] as const;
const CAP_NAMES = ["percent", "measure", "tolerance"] as const;
const USUAL_TOLERANCE = "0.01";

/** Checks the flows that are not in the schedule of so many installments. */
function checkExtraFlows(input: unknown, installments: number, problems: Problem[]): void {
  if (input === undefined) return;
  const found: Problem[] = [];
  const read = readPricedFlows(input, found);
  read?.kinds.forEach((_, i) => {
    const period = read.periods[i];
    if (read.days[i] === undefined && period === undefined) {
      found.push(problem("required", `flows[${i}].date`, "must be given, or the period of an installment"));
    }
    if (period !== undefined && period > installments) {
      found.push(problem("out-of-range", `flows[${i}].period`, "must not come after the last installment"));
    }
  });
  for (const { code, path, message } of found) {
    problems.push(problem(code, path.replace(/^flows/, "extraFlows"), message));
  }
}

function checkRules(input: unknown, problems: Problem[]): void {
  if (input === undefined) return;
  const names: readonly unknown[] = Array.isArray(input) ? input : [input];
  names.forEach((name, i) => {
    if (typeof name === "string" && Object.hasOwn(APR_RULES, name)) return;
    const rule = `must be one of ${Object.keys(APR_RULES).join(", ")}`;
    problems.push(problem("not-in-list", `rules[${i}]`, `${rule}; got ${kindOf(name)}`));
  });
}

function readNumber(input: unknown, path: string, problems: Problem[]): Decimal {
  const value = readDecimal(input);
  if (value === undefined) problems.push(amountProblem(input, path));
  else if (value.isNegative()) problems.push(problem("out-of-range", path, "must not be negative"));
  return value ?? new Decimal(0);
}

function readCap(input: unknown, problems: Problem[]): ReadCap | undefined {
  if (input === undefined) return undefined;
  if (!isRecord(input)) {
    problems.push(problem("wrong-type", "cap", `must be a record with a percent; got ${kindOf(input)}`));
    return undefined;
  }
  const { percent, measure = "interest", tolerance = USUAL_TOLERANCE } = input;
  const found: Problem[] = [];
  checkNames(input, CAP_NAMES, problems, "cap");
  if (typeof measure !== "string" || !Object.hasOwn(FLOW_MEASURES, measure)) {
    const rule = `must be one of ${Object.keys(FLOW_MEASURES).join(", ")}`;
    found.push(problem("not-in-list", "cap.measure", `${rule}; got ${kindOf(measure)}`));
  }
  const cap = {
    percent: readNumber(percent, "cap.percent", found),
    measure: measure as FlowMeasure,
    tolerance: readNumber(tolerance, "cap.tolerance", found),
  };
  problems.push(...found);
  return found.length > 0 ? undefined : cap;
}

/** The ceiling of checked options; what is wrong with them becomes problems. */
export function readPriceOptions(
  input: unknown,
  installments: number,
  problems: Problem[],
): ReadCap | undefined {
  const options = readRecord(input, NAMES, problems, { what: "options" });
  checkExtraFlows(options.extraFlows, installments, problems);
  checkRules(options.rules, problems);
  return readCap(options.cap, problems);
}
