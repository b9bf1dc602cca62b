/**
 * Generators of product loans: every part alone and with others, left out where the terms refuse it by name.
 */
import fc from "fast-check";
import type { LoanTermsInput } from "../src/terms/loanTermsInput.js";
import { given, moneyText, type Repayment } from "./arbitraryParts.js";
import { dateText, parseDate } from "./oracle/dates.js";
import { chargesArbitrary, type Draft, savingsArbitrary } from "./productChargeArbitrary.js";
import { CURRENCIES, type Drawn, drawnArbitrary, STEP_DAYS } from "./productDraws.js";

const rising = (days: readonly number[]): number[] => [...new Set(days)].sort((a, b) => a - b);

/** A day of the term, by its thousandths; or the regular date that comes next. */
function dayIn({ every, installments, disbursedOn, isOnDueDates }: Drawn, thousandth: number): number {
  const start = parseDate(disbursedOn);
  const step = every.count * STEP_DAYS[every.unit];
  const days = Math.floor((step * installments * thousandth) / 1000);
  const isByDays = every.unit === "week" || every.unit === "day";
  return start + 1 + (isOnDueDates && isByDays ? Math.ceil((days + 1) / step) * step - 1 : days);
}

const money = ({ currency, unit }: Pick<Drawn, "currency" | "unit">, units: number): string =>
  moneyText(BigInt(Math.round(units)) * BigInt(unit), CURRENCIES[currency]);

function disbursementsOf(loan: Drawn): { on: string; amount: string }[] | undefined {
  const days = rising(loan.tranches.map(({ day }) => dayIn(loan, day)));
  if (days.length === 0) return undefined;
  const share = Math.floor(loan.units / (days.length + 2)) + 1;
  const later = days.map((on, k) => ({
    on: dateText(on),
    units: Math.max(1, Math.floor((share * (loan.tranches[k]?.part ?? 500)) / 1000)),
  }));
  const first = loan.units - later.reduce((sum, { units }) => sum + units, 0);
  return [
    { on: loan.disbursedOn, amount: money(loan, first) },
    ...later.map(({ on, units }) => ({ on, amount: money(loan, units) })),
  ];
}

/** Flat choices that have an effect: shares of the principal are rounded in equal installments that are solved. */
function flatOf({ flatPrincipal, flatShares, pattern }: Drawn, isGiven: boolean): object {
  const isSolved = pattern === "equal-installments" && !isGiven;
  return {
    principal: isSolved ? flatPrincipal : "total-less-interest",
    shares: pattern === "bullet" ? "every-installment" : flatShares,
  };
}

function interestOf(loan: Drawn, rateChanges: readonly object[], isGiven: boolean) {
  const isEffective = loan.isEffective && !loan.isFlat && rateChanges.length === 0;
  return given({
    rate: { percent: loan.percent, ...(isEffective && { effective: true }) },
    method: loan.isFlat ? "flat" : "declining-balance",
    dayCount: loan.dayCount,
    flat: loan.isFlat ? flatOf(loan, isGiven) : undefined,
    rateChanges,
  });
}

function agreedOf({ agreed, installments, pattern, grace, ...loan }: Drawn) {
  if (installments < 2 || pattern === "bullet") return [];
  const rows = new Map(agreed.map((each) => [(each.row % (installments - 1)) + 1, each]));
  return [...rows]
    .filter(([installment]) => !grace?.rows.includes(installment))
    .map(([installment, { part, isTotal }]) => {
      const amount = money(loan, ((loan.units / installments) * part) / 600);
      return { installment, ...(isTotal ? { total: amount } : { principal: amount }) };
    });
}

/** The parts that say what the rows pay; those that do not go together are left out. */
function paymentParts(loan: Drawn): Partial<Repayment> {
  const { units, installments, pattern, isFlat } = loan;
  const hasLevel = pattern === "equal-installments" || pattern === "equal-principal";
  const fixed = pattern === "equal-installments" && loan.grace === undefined ? loan.fixed : undefined;
  if (fixed !== undefined) {
    const amount = Math.max(1, (units / installments) * (0.6 + fixed.part / 600));
    const isUntilRepaid = fixed.isUntilRepaid && !isFlat;
    const rows = isUntilRepaid ? "until-repaid" : "as-agreed";
    return {
      fixedInstallment: { amount: money(loan, amount), rows },
      ...(isUntilRepaid && { installments: 40 }),
    };
  }
  const list = agreedOf(loan);
  const { step, balloon } = loan;
  const sign = step?.isDown ? "-" : "";
  const size = money(loan, (units / installments / 20) * ((step?.amount ?? 0) / 1000));
  const steps = Number(step?.percent ?? size) !== 0 && installments > 1;
  const isStepped = hasLevel && step !== undefined && steps && !(isFlat && loan.grace !== undefined);
  const stepAmount = step?.percent === undefined ? { amount: sign + size } : { percent: step.percent };
  return given({
    given: list.length > 0 ? list : undefined,
    balloon:
      hasLevel && balloon !== undefined
        ? { amount: money(loan, Math.max(1, (units * balloon) / 1500)) }
        : undefined,
    step: isStepped ? { every: Math.min(step.every, installments - 1), ...stepAmount } : undefined,
  });
}

function graceOf({ grace, pattern, installments }: Drawn): object | undefined {
  if (grace === undefined || pattern === "bullet" || pattern === "interest-only") return undefined;
  const installmentsSpared = [...new Set(grace.rows)].filter((row) => row < installments);
  if (installmentsSpared.length === 0) return undefined;
  const { spares, interest } = grace;
  return { spares, ...(spares !== "principal" && { interest }), for: { installments: installmentsSpared } };
}

/** Whether installments may be formed again after these changes. */
function effectOf(loan: Drawn, parts: ReturnType<typeof paymentParts>, changes: Changes): string {
  const { afterChange, isFlat, pattern } = loan;
  const { tranches, rates } = changes;
  const agreed = parts.given?.length ?? 0;
  const hasLevel = pattern === "equal-installments" || pattern === "equal-principal";
  const isFree = hasLevel && parts.step === undefined && parts.fixedInstallment === undefined;
  const isDated = tranches + rates > 0;
  if (!isFree || (isFlat && (isDated || afterChange === "kept"))) return "solved-together";
  if (afterChange === "re-formed") return isDated || agreed > 0 ? afterChange : "solved-together";
  return isDated ? afterChange : "solved-together";
}

interface Changes {
  readonly tranches: number;
  readonly rates: number;
}

function repaymentOf(loan: Drawn, changes: Changes): Partial<Repayment> {
  const parts = paymentParts(loan);
  const { every, installments, pattern, disbursedOn, firstDueOn } = loan;
  const afterChange = effectOf(loan, parts, changes);
  const isInAdvance = loan.isInAdvance && pattern !== "interest-only" && pattern !== "bullet";
  const first = firstDueOn === undefined ? undefined : dateText(parseDate(disbursedOn) + firstDueOn);
  return given({
    installments,
    every,
    pattern,
    timing: isInAdvance ? "in-advance" : "in-arrears",
    firstDueOn: isInAdvance ? undefined : first,
    grace: graceOf(loan),
    afterChange,
    ...parts,
  }) as Partial<Repayment>;
}

function roundingOf(loan: Drawn, { step, fixedInstallment, afterChange }: ReturnType<typeof repaymentOf>) {
  const { mode, unit, pattern, multiple, residue, largestResidue, units } = loan;
  const hasLevel = pattern === "equal-installments" || pattern === "equal-principal";
  const isSolved = hasLevel && fixedInstallment === undefined;
  const canRelevel = isSolved && step === undefined && afterChange === "solved-together";
  return given({
    mode,
    unit: unit === 1 ? undefined : money(loan, 1),
    multiple: isSolved && multiple ? { ...multiple, of: money(loan, multiple.of) } : undefined,
    residue: canRelevel ? residue : "last",
    largestResidue:
      hasLevel && largestResidue !== undefined ? money(loan, (units * largestResidue) / 5000) : undefined,
  });
}

function draftOf(loan: Drawn): Draft {
  const start = parseDate(loan.disbursedOn);
  const days = rising(loan.rates.map(({ day }) => Math.max(start + 1, dayIn(loan, day))));
  const rateChanges = days.map((from, k) => ({
    from: dateText(from),
    percent: loan.rates[k]?.percent ?? "0",
  }));
  const disbursements = disbursementsOf(loan);
  const changes = { tranches: (disbursements?.length ?? 1) - 1, rates: rateChanges.length };
  const repayment = repaymentOf(loan, changes);
  const terms = {
    currency: loan.currency,
    principal: money(loan, loan.units),
    disbursedOn: loan.disbursedOn,
    disbursements,
    downPayment: loan.downPayment === undefined ? undefined : { percent: loan.downPayment },
    interest: interestOf(loan, rateChanges, repayment.fixedInstallment !== undefined),
    repayment,
    rounding: roundingOf(loan, repayment),
  };
  const dayOf = (thousandth: number) => dateText(dayIn(loan, thousandth) - 1);
  return { terms: given(terms), dayOf, money: (share) => money(loan, (loan.units * share) / 20_000) };
}

/** Loans of every product, without charges and savings. */
export const productTerms: fc.Arbitrary<LoanTermsInput> = drawnArbitrary.map(
  (loan) => draftOf(loan).terms as LoanTermsInput,
);

/** The same with charges and compulsory savings. */
export const chargedTerms: fc.Arbitrary<LoanTermsInput> = fc
  .record({ draft: drawnArbitrary.map(draftOf), charges: chargesArbitrary, savings: savingsArbitrary })
  .map(({ draft, charges, savings }) => {
    return given({
      ...draft.terms,
      charges: charges(draft),
      savings: savings(draft),
    }) as object as LoanTermsInput;
  });
