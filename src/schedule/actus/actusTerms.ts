/**
 * Terms of a loan from an ACTUS contract at a fixed rate.
 */
import { formatDate } from "../../kernel/date.js";
import { Decimal, decimalText } from "../../kernel/decimal.js";
import { problem, refuse } from "../../kernel/error.js";
import { kindOf } from "../../kernel/kindOf.js";
import type { LoanTermsInput } from "../../terms/parseTerms.js";
import { exactInstallments } from "../exact/exactInstallments.js";
import { type ActusContract, dayCountOf, dayTerm, numberOf, objections, textOf } from "./actusContract.js";
import { type ActusPlan, type ActusRow, actusPlan } from "./actusPlan.js";

/** The terms that a contract stands for, or why it has none here. */
export type ActusTerms =
  | { readonly kind: "found"; readonly terms: LoanTermsInput; readonly plan: ActusPlan }
  | { readonly kind: "none"; readonly reasons: readonly string[] };

const LEAST_DECIMALS = 2;
const MOST_DECIMALS = 6;

const text = (value: Decimal): string => decimalText(value);

/** The numbers of the installments whose rows pass a test. */
const numbersOf = ({ rows }: ActusPlan, test: (row: ActusRow) => boolean): number[] =>
  rows.flatMap((row, index) => (test(row) ? [index + 1] : []));

/** A grace of numbered rows. */
interface Grace {
  readonly spares: "principal" | "interest" | "both";
  readonly interest?: "capitalized" | "deferred-next-interest";
  readonly for: { readonly installments: number[] };
}

/** What the rows spare: capitalized interest, interest that waits, and in an annuity rows without redemption. */
function graceOf(plan: ActusPlan): Grace[] {
  const isAnnuity = plan.type === "ANN" || plan.type === "NAM";
  const spares = isAnnuity ? ("both" as const) : ("interest" as const);
  const last = plan.rows.length;
  const groups = [
    {
      spares,
      interest: "capitalized" as const,
      rows: numbersOf(plan, (row) => row.interest === "capitalized"),
    },
    {
      spares,
      interest: "deferred-next-interest" as const,
      rows: numbersOf(plan, (row) => row.interest === "waits"),
    },
    {
      spares: "principal" as const,
      rows: isAnnuity ? numbersOf(plan, (row) => row.interest === "paid" && !row.redeems) : [],
    },
  ];
  return groups.flatMap(({ rows, ...grace }) => {
    const installments = rows.filter((row) => row < last);
    return installments.length === 0 ? [] : [{ ...grace, for: { installments } }];
  });
}

/** The principal of each row of an amortizer with agreed redemptions. */
function givenOf({ type, rows }: ActusPlan): NonNullable<LoanTermsInput["repayment"]["given"]> {
  if (type !== "LAM" && type !== "LAX") return [];
  return rows.slice(0, -1).map(({ redemption }, index) => {
    const repaid = redemption === undefined || redemption.isNegative() ? new Decimal(0) : redemption;
    return { installment: index + 1, principal: text(repaid) };
  });
}

/** Amounts that are paid out later, on the dates of increases. */
function increasesOf({ rows }: ActusPlan) {
  return rows.flatMap(({ reckoned, redemption }) =>
    redemption?.isNegative() === true ? [{ on: formatDate(reckoned), amount: text(redemption.neg()) }] : [],
  );
}

/** An annuity's payment, where it is given in so few decimals that it is no rounded level amount. */
function fixedPayment(contract: ActusContract, { type }: ActusPlan): Decimal | undefined {
  if (type !== "ANN" && type !== "NAM") return undefined;
  const payment = numberOf(contract, "nextPrincipalRedemptionPayment");
  return payment !== undefined && payment.decimalPlaces() <= MOST_DECIMALS ? payment : undefined;
}

function planObjections(contract: ActusContract, plan: ActusPlan): string[] {
  const isAnnuity = plan.type === "ANN" || plan.type === "NAM";
  const needs = (isWrong: boolean, why: string) => (isWrong ? [why] : []);
  const amortization = dayTerm(contract, "amortizationDate");
  const [maturity, accrued] = [dayTerm(contract, "maturityDate"), numberOf(contract, "accruedInterest")];
  const isLonger = amortization !== undefined && maturity !== undefined && amortization !== maturity;
  const firstRedemption = plan.rows.findIndex(({ redeems }) => redeems);
  const afterwards = plan.rows.slice(Math.max(firstRedemption, 0), -1);
  const apart = afterwards.some(({ redeems, interest }) => !redeems || interest === "waits");
  const owes = accrued !== undefined && !accrued.isZero();
  const starts = plan.onFirstDay === undefined && plan.isExchanged === false;
  const anchor = dayTerm(contract, "cycleAnchorDateOfInterestPayment");
  const isEarly = anchor !== undefined && anchor < plan.start && !plan.isExchanged;
  return [
    ...needs(
      isAnnuity && apart,
      "cycleOfInterestPayment: an annuity here pays interest and principal on the same dates",
    ),
    ...needs(isAnnuity && isLonger, "amortizationDate: an annuity is solved for its own maturity here"),
    ...needs(
      isAnnuity && ((owes && starts) || isEarly),
      "accruedInterest: an annuity starts without accrued interest here",
    ),
    ...needs(
      plan.rows.some(({ interest }) => interest === "capitalized") && (owes || isEarly),
      "accruedInterest: is not capitalized here",
    ),
    ...needs(
      plan.type === "LAM" && numberOf(contract, "nextPrincipalRedemptionPayment") === undefined,
      "nextPrincipalRedemptionPayment: is missing",
    ),
  ];
}

function repaymentOf(contract: ActusContract, plan: ActusPlan): LoanTermsInput["repayment"] {
  const fixed = fixedPayment(contract, plan);
  const pattern = { PAM: "interest-only", LAM: "equal-principal", LAX: "equal-principal" } as const;
  const grace = graceOf(plan);
  return {
    installments: plan.rows.length,
    every: { dates: plan.rows.map(({ reckoned }) => formatDate(reckoned)) },
    pattern: plan.type === "ANN" || plan.type === "NAM" ? "equal-installments" : pattern[plan.type],
    given: givenOf(plan),
    ...(grace.length > 0 && { grace }),
    ...(fixed && { fixedInstallment: { amount: text(fixed), rows: "as-agreed" as const } }),
  };
}

function termsOf(contract: ActusContract, plan: ActusPlan): LoanTermsInput {
  const notional = (numberOf(contract, "notionalPrincipal") as Decimal).abs();
  const increases = increasesOf(plan);
  const principal = increases.reduce((sum, { amount }) => sum.plus(amount), notional);
  const start = formatDate(plan.start);
  const repayment = repaymentOf(contract, plan);
  const amounts = [principal, ...(repayment.given ?? []).map((row) => new Decimal(row.principal ?? 0))];
  const fixed = repayment.fixedInstallment?.amount ?? 0;
  const digits = [...amounts, new Decimal(fixed)].map((amount) => amount.decimalPlaces());
  return {
    currency: textOf(contract, "currency") ?? "XXX",
    decimals: Math.min(Math.max(LEAST_DECIMALS, ...digits), MOST_DECIMALS),
    principal: text(principal),
    disbursedOn: start,
    ...(increases.length > 0 && { disbursements: [{ on: start, amount: text(notional) }, ...increases] }),
    interest: {
      rate: { percent: text((numberOf(contract, "nominalInterestRate") as Decimal).times(100)) },
      dayCount: dayCountOf(contract) ?? "actual/365",
    },
    repayment,
  };
}

/** Whether a payment of too many decimals to be taken as it is written is the level amount, but for its rounding. */
function isLevel(contract: ActusContract, plan: ActusPlan, terms: LoanTermsInput): boolean {
  const payment = numberOf(contract, "nextPrincipalRedemptionPayment");
  const isSolved = (plan.type === "ANN" || plan.type === "NAM") && fixedPayment(contract, plan) === undefined;
  const first = plan.rows.findIndex(({ redeems }) => redeems);
  if (payment === undefined || !isSolved || first < 0) return true;
  const level = exactInstallments(terms)[first]?.total ?? payment;
  return level.minus(payment).abs().lte(level.times("1e-9"));
}

/**
 * The terms of a loan that an ACTUS contract at a fixed rate stands for: PAM, LAM, NAM, ANN and LAX.
 *
 * Dates of cycles are given dates, moved to business days where the contract says so. An annuity without a payment is
 * solved; the payment is the exact root, not yet rounded, in {@link actusEvents}.
 *
 * @example
 * ```ts
 * const found = termsFromActus({
 *   contractType: "PAM", contractRole: "RPA", statusDate: "2025-12-31T00:00:00", currency: "USD",
 *   initialExchangeDate: "2026-01-01T00:00:00", maturityDate: "2026-04-01T00:00:00", notionalPrincipal: "1200",
 *   nominalInterestRate: "0.12", dayCountConvention: "30E360", cycleOfInterestPayment: "P1ML0",
 * });
 * found.kind === "found" ? buildSchedule(found.terms).totals.interest.toFixed(2) : found.reasons; // "36.00"
 * ```
 */
export function termsFromActus(contract: ActusContract): ActusTerms {
  if (typeof contract !== "object" || contract === null) {
    refuse(problem("wrong-type", "contract", `must be a record of ACTUS terms; got ${kindOf(contract)}`));
  }
  const reasons = objections(contract);
  if (reasons.length > 0) return { kind: "none", reasons };
  const plan = actusPlan(contract);
  if (typeof plan === "string") return { kind: "none", reasons: [plan] };
  const against = planObjections(contract, plan);
  if (against.length > 0) return { kind: "none", reasons: against };
  const terms = termsOf(contract, plan);
  if (!isLevel(contract, plan, terms)) {
    const why =
      "nextPrincipalRedemptionPayment: neither the level amount nor written with at most 6 decimals";
    return { kind: "none", reasons: [why] };
  }
  return { kind: "found", terms, plan };
}
