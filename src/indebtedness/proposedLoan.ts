/**
 * The proposed loan in numbers: from its terms, from a schedule, or from what is known of it.
 */

import { addMonths, type Day } from "../kernel/date.js";
import { Decimal } from "../kernel/decimal.js";
import { LoanError, problem, readBelow, refuse } from "../kernel/error.js";
import { type Ratio, ratioFromDecimal } from "../kernel/ratio.js";
import { needRecord } from "../kernel/recordInput.js";
import { agreedTerms } from "../schedule/agreed.js";
import { buildSchedule } from "../schedule/buildSchedule.js";
import { Schedule } from "../schedule/schedule.js";
import { scheduleProblem } from "../schedule/scheduleArgument.js";
import type { LoanTerms } from "../terms/complete.js";
import { report } from "../terms/fields.js";
import type { LoanTermsInput } from "../terms/loanTermsInput.js";
import { problemsFrom } from "../terms/problems.js";
import { minorOf } from "./amountSchema.js";
import { type CountedLoan, THIS_LENDER } from "./householdBook.js";
import { checkRepayment } from "./householdChecks.js";
import { type ProposedFields, type ProposedFieldsInput, proposedFields } from "./proposedSchema.js";
import { type Repayment, repaymentOf } from "./repayment.js";
import { scheduleRepayment } from "./scheduleRepayment.js";

/**
 * A proposed loan: its `terms` or its `schedule`, from which principal, dues and dates follow, or those facts
 * themselves as far as they are known.
 */
export interface ProposedLoanInput extends ProposedFieldsInput {
  readonly terms?: LoanTerms | LoanTermsInput;
  readonly schedule?: Schedule;
}

/** A proposed loan in numbers; amounts in minor units, `undefined` where unknown. */
export interface ProposedLoan extends CountedLoan {
  readonly fields: ProposedFields;
  readonly principal: number | undefined;
  readonly repayment: Repayment;
  readonly disbursedOn: Day | undefined;
  readonly installments: number | undefined;
  readonly tenorMonths: number | undefined;
  readonly daysToFirstInstallment: number | undefined;
  /** Annual rate on the declining balance, as a fraction. */
  readonly annualRate: Ratio | undefined;
}

function checkedSchema(digits: number) {
  return proposedFields(digits).superRefine((loan, context) =>
    checkRepayment(loan, [], (code, path, message) => report(context, undefined, { code, path, message })),
  );
}

const SCHEMAS = new Map<number, ReturnType<typeof checkedSchema>>();

function readFields(raw: ProposedFieldsInput, digits: number): ProposedFields {
  const schema = SCHEMAS.get(digits) ?? checkedSchema(digits);
  SCHEMAS.set(digits, schema);
  const parsed = schema.safeParse(raw, { reportInput: true });
  if (!parsed.success) throw new LoanError(problemsFrom(parsed.error.issues, ["proposed"]));
  return parsed.data;
}

const percent = (text: string): Ratio => ratioFromDecimal(new Decimal(text).div(100));

function loanOf(fields: ProposedFields): ProposedLoan {
  const { product, purpose, lenderType } = fields;
  const repayment = repaymentOf(fields);
  return {
    fields,
    kind: "own",
    product,
    purpose,
    lenderType,
    lender: THIS_LENDER,
    principal: minorOf(fields.principal),
    repayment,
    disbursedOn: undefined,
    installments: fields.dues?.length ?? fields.installmentsLeft,
    tenorMonths: fields.tenorMonths,
    daysToFirstInstallment: fields.daysToFirstInstallment,
    annualRate: fields.decliningRatePercent === undefined ? undefined : percent(fields.decliningRatePercent),
  };
}

/** Whole months from one day to a later one. */
function wholeMonths(from: Day, to: Day): number {
  let months = Math.max(0, Math.floor((to - from) / 31));
  while (addMonths(from, months + 1) <= to) months++;
  return months;
}

/** A proposed loan with the facts of its schedule. */
export function withSchedule(loan: ProposedLoan, schedule: Schedule): ProposedLoan {
  const { terms, columns } = schedule;
  const { disbursedOn, annualRate, principal, unit } = agreedTerms(terms);
  const repayment = scheduleRepayment(schedule);
  const dues = repayment.dues ?? [];
  const [first, last] = [dues[0]?.on ?? disbursedOn, dues[dues.length - 1]?.on ?? disbursedOn];
  const isDeclining = terms.interest.method === "declining-balance" && !terms.interest.rate.effective;
  return {
    ...loan,
    principal: principal * unit,
    repayment,
    disbursedOn,
    installments: columns.count,
    tenorMonths: wholeMonths(disbursedOn, last),
    daysToFirstInstallment: first - disbursedOn,
    annualRate: loan.annualRate ?? (isDeclining ? annualRate : undefined),
  };
}

function checkedSchedule(given: Schedule): Schedule {
  const wrong = scheduleProblem(given);
  if (wrong !== undefined) refuse(problem(wrong.code, "proposed.schedule", wrong.message));
  return given;
}

const OF_SCHEDULE = ["principal", "installment", "every", "nextDueOn", "installmentsLeft", "dues"] as const;

/** Refuses terms in another currency than the household's. */
export function checkCurrency(terms: LoanTerms, currency: string | undefined, digits: number): void {
  if (currency === undefined || (terms.currency === currency && terms.decimals === digits)) return;
  refuse(problem("conflict", "currency", "must be the household's currency"));
}

const OF_SCHEDULES = new WeakMap<Schedule, ProposedLoan>();

/** The loan of a bare schedule, made once: one offer is often tried on many households. */
function ofSchedule(schedule: Schedule): ProposedLoan {
  const loan = OF_SCHEDULES.get(schedule) ?? withSchedule(PLAIN_LOAN, schedule);
  OF_SCHEDULES.set(schedule, loan);
  return loan;
}

const PLAIN_LOAN = loanOf(proposedFields(0).parse({}));

/** A loan known by its dues alone. */
export function loanOfDues(facts: Partial<ProposedLoan> & Pick<ProposedLoan, "repayment">): ProposedLoan {
  return { ...PLAIN_LOAN, ...facts };
}

/**
 * Reads a proposed loan, or its bare schedule, in the household's currency; in its own while that is not known.
 *
 * @throws LoanError with every problem of the loan; `conflict` where its schedule is in another currency
 */
export function readProposedLoan(
  input: ProposedLoanInput | Schedule,
  currency: string | undefined,
  digits: number,
): ProposedLoan {
  if (input instanceof Schedule) {
    readBelow("proposed", () => checkCurrency(input.terms, currency, digits));
    return ofSchedule(input);
  }
  needRecord(input, "proposed");
  const { terms, schedule: given, ...raw } = input;
  const loan = loanOf(readFields(raw, digits));
  if (terms === undefined && given === undefined) return loan;
  const both = terms !== undefined && given !== undefined ? ["terms"] : [];
  const doubled = [...both, ...OF_SCHEDULE.filter((field) => raw[field] !== undefined)];
  if (doubled.length > 0) {
    const message = "must be left out where the schedule says it";
    refuse(doubled.map((field) => problem("conflict", `proposed.${field}`, message)));
  }
  const schedule =
    given === undefined
      ? readBelow("proposed.terms", () => buildSchedule(terms as LoanTermsInput))
      : checkedSchedule(given);
  const at = given === undefined ? "proposed.terms" : "proposed.schedule";
  readBelow(at, () => checkCurrency(schedule.terms, currency, digits));
  return withSchedule(loan, schedule);
}
