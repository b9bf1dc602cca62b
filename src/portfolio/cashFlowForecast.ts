/**
 * Cash-flow forecast of a book: what falls due by week or month, and what is likely to be collected, and when.
 *
 * Expected collection of a period = Σ over k of dues k periods earlier × the share that comes k periods late (percent),
 * exact, rounded once.
 */
import type { DateInput, Day } from "../kernel/date.js";
import { readDate } from "../kernel/date.js";
import { Decimal, type DecimalInput, readDecimal } from "../kernel/decimal.js";
import { type Problem, problem, refuse } from "../kernel/error.js";
import {
  addRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  ratioFromDecimal,
  roundRatio,
  ZERO,
} from "../kernel/ratio.js";
import { needIterable, needRecord } from "../kernel/recordInput.js";
import { AGE_UNITS, type AgeUnit, COHORTS } from "../rules/cohort.js";
import * as field from "../servicing/position/recordFields.js";
import { collect } from "./accumulator.js";
import { KeyedSums } from "./keyedSums.js";
import { oneOf, optionProblems } from "./options.js";
import { amountOf } from "./ratioAnswer.js";
import { RecordAccumulator, type RecordFacts, type ToldSums } from "./recordAccumulator.js";

/** What falls due on one loan on one day. */
export interface DueAmount {
  readonly currency: string;
  readonly unit?: "minor" | undefined;
  readonly due: DateInput;
  readonly principal: DecimalInput;
  readonly interest?: DecimalInput | undefined;
  readonly charges?: DecimalInput | undefined;
}

interface ReadDue {
  readonly currency: string;
  readonly due: string;
  readonly principal: number;
  readonly interest?: number;
  readonly charges?: number;
}

/** How a forecast is to be told. */
export interface ForecastOptions extends field.MoneyReading {
  readonly by: AgeUnit;
  /** Percent of dues collected in their own period, one period later, two … At most 100 in all; what is missing is lost. */
  readonly collectedPercent?: readonly DecimalInput[] | undefined;
}

/** One period of a forecast. */
export interface ForecastPeriod {
  /** `2024-03`, or the Monday of the week. */
  readonly period: string;
  readonly installments: number;
  readonly principal: Decimal;
  readonly interest: Decimal;
  readonly charges: Decimal;
  readonly due: Decimal;
  /** What is expected to come in; `null` unless rates were given. */
  readonly expected: Decimal | null;
}

/** A cash-flow forecast. */
export interface CashFlowForecast extends RecordFacts {
  readonly definition: { readonly by: AgeUnit; readonly collectedPercent: readonly string[] | null };
  readonly periods: readonly ForecastPeriod[];
  readonly totalDue: Decimal;
  readonly totalExpected: Decimal | null;
}

const FIELDS = {
  due: field.required(field.date),
  principal: field.required(field.positiveAmount),
  interest: field.positiveAmount,
  charges: field.positiveAmount,
};

function readDefinition(options: ForecastOptions) {
  needRecord(options, "options");
  const { by, collectedPercent, decimals } = options;
  if (collectedPercent !== undefined) needIterable(collectedPercent, "collectedPercent");
  const problems: Problem[] = optionProblems({ by }, { by: oneOf(AGE_UNITS) });
  if (by === undefined) problems.push(problem("required", "by", "must be given"));
  let total = new Decimal(0);
  const shares = collectedPercent?.map((input, i) => {
    const share = readDecimal(input);
    const sound = share?.gte(0);
    if (!sound)
      problems.push(problem("not-a-decimal", `collectedPercent[${i}]`, "must be a percentage of at least 0"));
    total = total.plus(share ?? 0);
    return (share ?? new Decimal(0)).toString();
  });
  if (total.gt(100))
    problems.push(problem("out-of-range", "collectedPercent", "must not add up to more than 100"));
  if (problems.length > 0) refuse(problems);
  return { by, collectedPercent: shares ?? null, ...(decimals === undefined ? {} : { decimals }) };
}

type Definition = ReturnType<typeof readDefinition>;

const firstDay = (period: string): Day => readDate(period.length === 7 ? `${period}-01` : period) as number;

/** The name of a period some periods later. */
const laterPeriod = (period: string, by: AgeUnit, count: number): string =>
  COHORTS[by](AGE_UNITS[by](firstDay(period), count));

/** Expected collections by period, exact: every period's dues spread over its own and later periods. */
function expectations(sums: KeyedSums, { by, collectedPercent }: Definition): Map<string, Ratio> {
  const expected = new Map<string, Ratio>();
  for (const period of sums.keys()) {
    const due = ratio(sums.total(period, 1) + sums.total(period, 2) + sums.total(period, 3));
    (collectedPercent ?? []).forEach((share, late) => {
      const name = laterPeriod(period, by, late);
      const part = multiplyRatios(due, multiplyRatios(ratioFromDecimal(new Decimal(share)), ratio(1n, 100n)));
      expected.set(name, addRatios(expected.get(name) ?? ZERO, part));
    });
  }
  return expected;
}

function tellForecast(
  { sums, digits, facts }: ToldSums<KeyedSums>,
  definition: Definition,
): CashFlowForecast {
  const expected = expectations(sums, definition);
  const names = [...new Set([...sums.keys(), ...expected.keys()])].sort();
  const [known, amount] = [
    definition.collectedPercent !== null,
    (minor: bigint): Decimal => amountOf(minor, digits),
  ];
  let [totalDue, totalExpected] = [0n, 0n];
  const periods = names.map((period): ForecastPeriod => {
    const [installments, principal, interest, charges] = [0, 1, 2, 3].map((place) =>
      sums.total(period, place),
    ) as [bigint, bigint, bigint, bigint];
    const due = principal + interest + charges;
    const comes = roundRatio(expected.get(period) ?? ZERO, "half-up");
    totalDue += due;
    totalExpected += comes;
    return {
      period,
      installments: Number(installments),
      principal: amount(principal),
      interest: amount(interest),
      charges: amount(charges),
      due: amount(due),
      expected: known ? amount(comes) : null,
    };
  });
  const { by, collectedPercent } = definition;
  return {
    ...facts,
    definition: { by, collectedPercent },
    periods,
    totalDue: amount(totalDue),
    totalExpected: known ? amount(totalExpected) : null,
  };
}

/** An accumulator of a cash-flow forecast. @throws LoanError listing every option that is wrong */
export function cashFlowForecastAccumulator(options: ForecastOptions) {
  const definition = readDefinition(options);
  return new RecordAccumulator<DueAmount, ReadDue, KeyedSums, CashFlowForecast>({
    metric: "cash-flow-forecast",
    definition,
    fields: FIELDS,
    open: () => new KeyedSums(4),
    count: (sums, { due, principal, interest = 0, charges = 0 }) => {
      const row = sums.row(COHORTS[definition.by](readDate(due) as number));
      row.add(0, 1);
      row.add(1, principal);
      row.add(2, interest);
      row.add(3, charges);
    },
    tell: (told) => tellForecast(told, definition),
  });
}

/**
 * A cash-flow forecast of what falls due.
 *
 * @throws LoanError listing every option that is wrong; `conflict` if the amounts are of several currencies
 * @example
 * ```ts
 * const dues = [
 *   { currency: "BDT", due: "2024-03-04", principal: "800", interest: "200" },
 *   { currency: "BDT", due: "2024-04-08", principal: "500" },
 * ];
 * const { periods } = cashFlowForecast(dues, { by: "month", collectedPercent: ["90", "8"] });
 * periods.map(({ period, due, expected }) => `${period} ${due} ${expected}`); // ["2024-03 1000 900", "2024-04 500 530", "2024-05 0 40"]
 * ```
 */
export function cashFlowForecast(dues: Iterable<DueAmount>, options: ForecastOptions): CashFlowForecast {
  return collect(cashFlowForecastAccumulator(options), dues).result();
}
