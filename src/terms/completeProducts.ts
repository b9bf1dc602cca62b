/**
 * Products complete: their defaults filled in, their amounts with the currency's digits.
 */
import type { SoundTerms } from "./checks.js";

/** Turns decimal text into text with the currency's digits. */
export type Money = (text: string) => string;

const { freeze } = Object;

type Charge = SoundTerms["charges"][number];

/** Charges with their base, moment and way of collecting written out. */
export function completeCharge(charge: Charge, money: Money) {
  const { name, kind, amount, percent, rounding } = charge;
  const of = percent === undefined ? undefined : (charge.of ?? "principal");
  const isReference = typeof of === "object";
  const when = typeof charge.when === "object" ? freeze(charge.when) : charge.when;
  const collected = when === "disbursement" ? (charge.collected ?? "deducted") : undefined;
  return freeze({
    name,
    kind,
    ...(amount !== undefined && { amount: money(amount) }),
    ...(percent !== undefined && { percent }),
    ...(of !== undefined && { of: isReference ? freeze(of) : of }),
    ...(when !== undefined && { when }),
    ...(collected !== undefined && { collected }),
    ...(rounding !== undefined && { rounding }),
  });
}

interface AmountOrPercent {
  amount?: string | undefined;
  percent?: string | undefined;
}

function withMoney<T extends AmountOrPercent>(part: T, money: Money): T {
  return freeze(part.amount === undefined ? part : { ...part, amount: money(part.amount) });
}

/** Savings with their amounts written out. */
export function completeSavings(savings: NonNullable<SoundTerms["savings"]>, money: Money) {
  const { perInstallment, upFront } = savings;
  return freeze({
    ...savings,
    ...(perInstallment && { perInstallment: withMoney(perInstallment, money) }),
    ...(upFront && { upFront: withMoney(upFront, money) }),
  });
}

/** A down payment with its amount written out. */
export function completeDownPayment(part: NonNullable<SoundTerms["downPayment"]>, money: Money) {
  return withMoney(part, money);
}

/** Dated amounts written out. */
export function completeDisbursements(list: NonNullable<SoundTerms["disbursements"]>, money: Money) {
  return freeze(list.map(({ on, amount }) => freeze({ on, amount: money(amount) })));
}

/** What a repayment has besides a plain loan's fields. */
export function completeRepaymentParts(repayment: SoundTerms["repayment"], money: Money) {
  const { balloon, step, given, fixedInstallment } = repayment;
  return {
    given: freeze(
      given.map(({ installment, principal, total }) =>
        freeze({
          installment,
          ...(principal !== undefined && { principal: money(principal) }),
          ...(total !== undefined && { total: money(total) }),
        }),
      ),
    ),
    ...(balloon && { balloon: freeze({ amount: money(balloon.amount) }) }),
    ...(step && { step: withMoney(step, money) }),
    ...(fixedInstallment && {
      fixedInstallment: freeze({ amount: money(fixedInstallment.amount), rows: fixedInstallment.rows }),
    }),
  };
}
