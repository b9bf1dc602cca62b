/**
 * First-payment default: loans whose first installment stayed unpaid for more than n days ÷ loans whose first
 * installment fell due more than n days ago. By loan officer it is a sign of fraud; the same is told of second and
 * third installments by giving theirs.
 */
import { type DateInput, formatDate, readDate } from "../kernel/date.js";
import type { Decimal, DecimalInput } from "../kernel/decimal.js";
import { problem, refuse } from "../kernel/error.js";
import * as field from "../servicing/position/recordFields.js";
import { collect } from "./accumulator.js";
import { KeyedSums } from "./keyedSums.js";
import { optionProblems, wholeDays } from "./options.js";
import { amountOf, type RatioAnswer, ratioAnswer } from "./ratioAnswer.js";
import { RecordAccumulator, type RecordFacts } from "./recordAccumulator.js";

/** The first installment of one loan. */
export interface FirstInstallment {
  readonly currency: string;
  readonly unit?: "minor" | undefined;
  readonly disbursedPrincipal: DecimalInput;
  readonly due: DateInput;
  /** When it was paid in full; left out while it is not. A day after the as-of day counts as not yet. */
  readonly paidOn?: DateInput | undefined;
  readonly keys?: Readonly<Record<string, string>> | undefined;
}

interface ReadInstallment {
  readonly currency: string;
  readonly disbursedPrincipal: number;
  readonly due: string;
  readonly paidOn?: string;
  readonly keys?: Readonly<Record<string, string>>;
}

/** How first-payment default is to be told. */
export interface FirstPaymentDefaultOptions extends field.MoneyReading {
  readonly asOf: DateInput;
  /** Unpaid for more than this many days, such as 7 or 30. */
  readonly overDays: number;
  /** Names of keys that make groups. */
  readonly groupBy?: readonly string[] | undefined;
}

/** First-payment default of some loans. */
export interface FirstPaymentFigures {
  readonly loansOldEnough: number;
  readonly disbursedOldEnough: Decimal;
  readonly byCount: RatioAnswer;
  /** Disbursed on defaulted loans ÷ disbursed. */
  readonly byAmount: RatioAnswer;
}

/** First-payment default of a book. */
export interface FirstPaymentDefault extends FirstPaymentFigures, RecordFacts {
  readonly definition: {
    readonly asOf: string;
    readonly overDays: number;
    readonly groupBy: readonly string[];
  };
  readonly groups: readonly (FirstPaymentFigures & {
    readonly keys: Readonly<Record<string, string | null>>;
  })[];
}

const FIELDS = {
  disbursedPrincipal: field.required(field.positiveAmount),
  due: field.required(field.date),
  paidOn: field.date,
  keys: field.keys,
};

const SUMS = { loans: 0, disbursed: 1, defaulted: 2, disbursedDefaulted: 3 } as const;
const WHOLE = "";

function figures(sums: KeyedSums, key: string, digits: number): FirstPaymentFigures {
  const sum = (place: number): bigint => sums.total(key, place);
  return {
    loansOldEnough: Number(sum(SUMS.loans)),
    disbursedOldEnough: amountOf(sum(SUMS.disbursed), digits),
    byCount: ratioAnswer(sum(SUMS.defaulted), sum(SUMS.loans), 0, "empty-book"),
    byAmount: ratioAnswer(sum(SUMS.disbursedDefaulted), sum(SUMS.disbursed), digits, "empty-book"),
  };
}

function readDefinition(options: FirstPaymentDefaultOptions) {
  const problems = optionProblems(options, {
    decimals: null,
    asOf: null,
    overDays: wholeDays,
    groupBy: null,
  });
  const asOf = readDate(options?.asOf);
  if (asOf === undefined)
    problems.push(problem("not-a-date", "asOf", "must be a calendar date written YYYY-MM-DD"));
  if (options?.overDays === undefined) problems.push(problem("required", "overDays", "must be given"));
  if (problems.length > 0) refuse(problems);
  const { overDays, groupBy = [], decimals } = options;
  const definition = { asOf: formatDate(asOf as number), overDays, groupBy };
  return { ...definition, ...(decimals === undefined ? {} : { decimals }) };
}

/** An accumulator of first-payment default. @throws LoanError listing every option that is wrong */
export function firstPaymentDefaultAccumulator(options: FirstPaymentDefaultOptions) {
  const definition = readDefinition(options);
  const { groupBy, overDays } = definition;
  const asOf = readDate(definition.asOf) as number;
  return new RecordAccumulator<FirstInstallment, ReadInstallment, KeyedSums, FirstPaymentDefault>({
    metric: "first-payment-default",
    definition,
    fields: FIELDS,
    open: () => new KeyedSums(4),
    count: (sums, { due: dueText, paidOn, disbursedPrincipal, keys }) => {
      const due = readDate(dueText) as number;
      if (asOf - due <= overDays) return;
      const paid = paidOn === undefined ? asOf : Math.min(readDate(paidOn) as number, asOf);
      const group = JSON.stringify(groupBy.map((name) => keys?.[name] ?? null));
      for (const key of groupBy.length === 0 ? [WHOLE] : [WHOLE, group]) {
        const row = sums.row(key);
        row.add(SUMS.loans, 1);
        row.add(SUMS.disbursed, disbursedPrincipal);
        if (paid - due <= overDays) continue;
        row.add(SUMS.defaulted, 1);
        row.add(SUMS.disbursedDefaulted, disbursedPrincipal);
      }
    },
    tell: ({ sums, digits, facts }) => ({
      ...figures(sums, WHOLE, digits),
      ...facts,
      definition,
      groups: sums
        .keys()
        .filter((key) => key !== WHOLE)
        .map((key) => {
          const values = JSON.parse(key) as readonly (string | null)[];
          const keys = Object.fromEntries(groupBy.map((name, i) => [name, values[i] ?? null]));
          return { keys, ...figures(sums, key, digits) };
        }),
    }),
  });
}

/**
 * First-payment default of some loans.
 *
 * @throws LoanError listing every option that is wrong; `conflict` if the loans are of several currencies
 * @example
 * ```ts
 * const loans = [
 *   { currency: "BDT", disbursedPrincipal: "1000", due: "2024-01-08", paidOn: "2024-01-08" },
 *   { currency: "BDT", disbursedPrincipal: "3000", due: "2024-01-08" },
 *   { currency: "BDT", disbursedPrincipal: "9000", due: "2024-01-25" },
 * ];
 * const { byCount, byAmount } = firstPaymentDefault(loans, { asOf: "2024-01-31", overDays: 7 });
 * byCount.percent; // "50.00"
 * byAmount.percent; // "75.00"
 * ```
 */
export function firstPaymentDefault(
  loans: Iterable<FirstInstallment>,
  options: FirstPaymentDefaultOptions,
): FirstPaymentDefault {
  return collect(firstPaymentDefaultAccumulator(options), loans).result();
}
