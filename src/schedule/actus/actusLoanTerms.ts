/**
 * Terms of a loan from the plan of an ACTUS contract.
 */
import { CURRENCY_DIGITS } from "../../kernel/currency.js";
import { formatDate } from "../../kernel/date.js";
import { Decimal, type DecimalInput, decimalText } from "../../kernel/decimal.js";
import type { LoanTermsInput } from "../../terms/loanTermsInput.js";
import {
  type ActusContract,
  dayCountOf,
  isAnnuity,
  MOST_DECIMALS,
  numberOf,
  textOf,
} from "./actusContract.js";
import { closedDays } from "./actusDates.js";
import { feeCharges } from "./actusFees.js";
import type { ActusPlan, ActusRow } from "./actusPlan.js";

const ZERO = new Decimal(0);

/** What of a contract its terms hold. */
export interface LoanParts {
  readonly rows: readonly ActusRow[];
  /** The payment of the rows that redeem; solved where it is missing. */
  readonly payment: Decimal | undefined;
  /** The decimals of amounts, where they are not those of the amounts themselves. */
  readonly decimals?: number;
}

type Repayment = LoanTermsInput["repayment"];
type Charges = NonNullable<LoanTermsInput["charges"]>;

/** A grace of numbered rows. */
interface Grace {
  readonly spares: "principal" | "interest" | "both";
  readonly interest: "paid" | "capitalized" | "deferred-next-interest";
  readonly for: { readonly installments: number[] };
}

/** The numbers of the rows before the last that pass a test. */
const numbersOf = (rows: readonly ActusRow[], test: (row: ActusRow) => boolean): number[] =>
  rows.slice(0, -1).flatMap((row, index) => (test(row) ? [index + 1] : []));

/** What the rows spare: capitalized interest, interest that waits, and in an annuity rows without redemption. */
function graceOf({ type }: ActusPlan, rows: readonly ActusRow[]): Grace[] {
  const spares = isAnnuity(type) ? ("both" as const) : ("interest" as const);
  const rests = ({ interest, redeems }: ActusRow) => isAnnuity(type) && interest === "paid" && !redeems;
  const graces = [
    {
      spares,
      interest: "capitalized",
      numbers: numbersOf(rows, ({ interest }) => interest === "capitalized"),
    },
    {
      spares,
      interest: "deferred-next-interest",
      numbers: numbersOf(rows, ({ interest }) => interest === "waits"),
    },
    { spares: "principal", interest: "paid", numbers: numbersOf(rows, rests) },
  ] as const;
  return graces.flatMap(({ numbers, ...grace }) =>
    numbers.length === 0 ? [] : [{ ...grace, for: { installments: numbers } }],
  );
}

/** What a row of an amortizer redeems; `undefined` where it is solved. */
function redeemed({ type }: ActusPlan, row: ActusRow, payment: Decimal | undefined): Decimal | undefined {
  if (!row.redeems) return ZERO;
  if (type === "LAM") return payment;
  return Decimal.max(row.redemption ?? ZERO, 0);
}

/** The principal of each row of an amortizer with agreed redemptions; the last row takes the rest. */
function givenOf(plan: ActusPlan, { rows, payment }: LoanParts): NonNullable<Repayment["given"]> {
  if (plan.type !== "LAM" && plan.type !== "LAX") return [];
  return rows.slice(0, -1).flatMap((row, index) => {
    const principal = redeemed(plan, row, payment);
    return principal === undefined ? [] : [{ installment: index + 1, principal: decimalText(principal) }];
  });
}

/** Amounts that are paid out later, on the dates of increases. */
const increasesOf = (rows: readonly ActusRow[]) =>
  rows.flatMap(({ reckoned, redemption }) =>
    redemption?.isNegative() === true && !redemption.isZero()
      ? [{ on: formatDate(reckoned), amount: decimalText(redemption.neg()) }]
      : [],
  );

/** What is paid back on the day of the exchange. */
export function firstPayment({ onFirstDay }: ActusPlan, payment: Decimal | undefined): Decimal {
  return onFirstDay.redeems ? (payment ?? onFirstDay.redemption ?? ZERO) : ZERO;
}

function repaymentOf(plan: ActusPlan, parts: LoanParts): Repayment {
  const { rows, payment } = parts;
  const isPaid = isAnnuity(plan.type) && payment !== undefined;
  const amortizes = isAnnuity(plan.type) ? "equal-installments" : "equal-principal";
  const grace = graceOf(plan, rows);
  return {
    installments: rows.length,
    every: { dates: rows.map(({ reckoned }) => formatDate(reckoned)) },
    pattern: plan.type === "PAM" ? "interest-only" : amortizes,
    given: givenOf(plan, parts),
    ...(grace.length > 0 && { grace }),
    ...(isPaid && { fixedInstallment: { amount: decimalText(payment), rows: "as-agreed" as const } }),
  };
}

function interestOf(contract: ActusContract, { rateChanges }: ActusPlan): LoanTermsInput["interest"] {
  const percent = (rate: Decimal) => decimalText(rate.times(100));
  return {
    rate: { percent: percent(numberOf(contract, "nominalInterestRate") ?? ZERO) },
    dayCount: dayCountOf(contract),
    ...(rateChanges.length > 0 && {
      rateChanges: rateChanges.map(({ reckoned, rate }) => {
        return { from: formatDate(reckoned), percent: percent(rate) };
      }),
    }),
  };
}

/** Business days, where dates move and interest does not. */
function calendarOf(contract: ActusContract, rows: readonly ActusRow[]) {
  const { weekend, holidays, shift, reckonsFirst } = closedDays(contract);
  const moves = reckonsFirst && rows.some(({ shown, reckoned }) => shown !== reckoned);
  if (!moves || shift === undefined) return {};
  return { calendar: { weekend: [...weekend], holidays: holidays.map(formatDate), shift } };
}

/** Less than the notional that is paid out is a charge on the day of the exchange. */
function discountOf(contract: ActusContract, { isExchanged }: ActusPlan): Charges {
  const discount = numberOf(contract, "premiumDiscountAtIED")?.neg() ?? ZERO;
  if (isExchanged || discount.lte(0)) return [];
  return [{ name: "discount", amount: decimalText(discount), when: "disbursement", collected: "deducted" }];
}

/** The decimals of the currency, or as many as an amount needs. */
function decimalsFor(currency: string, amounts: readonly (DecimalInput | undefined)[]): number {
  const digits = amounts.map((amount) => new Decimal(amount ?? 0).decimalPlaces());
  return Math.min(Math.max(CURRENCY_DIGITS.get(currency) ?? 2, ...digits), MOST_DECIMALS);
}

/** The terms that a plan leads to. */
export function loanTermsOf(contract: ActusContract, plan: ActusPlan, parts: LoanParts): LoanTermsInput {
  const notional = (numberOf(contract, "notionalPrincipal") ?? ZERO).abs();
  const [currency, start] = [textOf(contract, "currency") ?? "", formatDate(plan.start)];
  const increases = increasesOf(parts.rows);
  const principal = increases.reduce((sum, { amount }) => sum.plus(amount), notional);
  const repayment = repaymentOf(plan, parts);
  const charges = [...discountOf(contract, plan), ...feeCharges(contract, plan)];
  const first = firstPayment(plan, parts.payment);
  const amounts = [
    ...[principal, notional, first].map((amount) => decimalText(amount)),
    ...(repayment.given ?? []).map((row) => row.principal),
    ...[...charges, ...increases].map(({ amount }) => amount),
    repayment.fixedInstallment?.amount,
  ];
  return {
    currency,
    decimals: parts.decimals ?? decimalsFor(currency, amounts),
    principal: decimalText(principal),
    disbursedOn: start,
    ...(increases.length > 0 && {
      disbursements: [{ on: start, amount: decimalText(notional) }, ...increases],
    }),
    ...(!first.isZero() && { downPayment: { amount: decimalText(first) } }),
    interest: interestOf(contract, plan),
    repayment,
    ...calendarOf(contract, parts.rows),
    ...(charges.length > 0 && { charges }),
  };
}
