/**
 * Terms of a loan over what is left of another: those of the loan, without what belongs to its first days.
 */
import { type Day, formatDate } from "../kernel/date.js";
import { formatMinor } from "../kernel/money.js";
import type { Every } from "../rules/frequency.js";
import { type LoanTerms, type LoanTermsInput, parseTerms } from "../terms/parseTerms.js";
import type { NewRate } from "./event/events.js";

/** A loan over what is left. */
export interface Rest {
  readonly principal: number;
  readonly disbursedOn: Day;
  readonly firstDueOn: string;
  readonly installments: number;
  readonly every?: Every;
  readonly rate?: NewRate | undefined;
  readonly principalGrace?: number | undefined;
}

export function withRate({ interest }: LoanTerms, rate: NewRate | undefined): object {
  const kept = { ...interest, rateChanges: undefined };
  return rate === undefined ? kept : { ...kept, rate: { ...interest.rate, ...rate } };
}

/** Raw terms made of parts of complete ones; fields without a value are left out. */
export function reread(raw: object): LoanTerms {
  const plain: unknown = JSON.parse(JSON.stringify(raw));
  return parseTerms(plain as LoanTermsInput);
}

/** Terms of a loan over what is left: those of the loan, without what belongs to its first days. */
export function termsOfRest({ terms }: { terms: LoanTerms }, rest: Rest): LoanTerms {
  const { currency, decimals, repayment, calendar, rounding } = terms;
  const { pattern, shortMonth, levelPeriods } = repayment;
  const grace = rest.principalGrace;
  return reread({
    currency,
    decimals,
    principal: formatMinor(rest.principal, decimals),
    disbursedOn: formatDate(rest.disbursedOn),
    interest: withRate(terms, rest.rate),
    repayment: {
      every: rest.every ?? repayment.every,
      pattern,
      shortMonth,
      levelPeriods,
      firstDueOn: rest.firstDueOn,
      installments: rest.installments,
      ...(grace !== undefined && { grace: [{ spares: "principal", for: { periods: grace } }] }),
    },
    calendar,
    rounding,
  });
}
