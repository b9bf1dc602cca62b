/**
 * Fees of ACTUS contracts.
 */
import type { Day } from "../../kernel/date.js";
import { Decimal, decimalText } from "../../kernel/decimal.js";
import type { LoanTermsInput } from "../../terms/loanTermsInput.js";
import { type ActusContract, dayTerm, MOST_DECIMALS, numberOf, textOf } from "./actusContract.js";
import { datesOfCycle } from "./actusCycles.js";
import { type ActusDate, movedDates } from "./actusDates.js";

import type { ActusPlan } from "./actusPlan.js";

/** The dates of fees, maturity among them; none where a contract charges none. */
function allFeeDates(contract: ActusContract, { maturity, rows }: ActusPlan): ActusDate[] {
  const days = datesOfCycle(contract, "Fee", maturity);
  const last = rows.at(-1);
  return days.length === 0 || last === undefined ? [] : [...days.map(movedDates(contract)), last];
}

/** The dates on which fees are still to be charged. */
export function feeDates(contract: ActusContract, plan: ActusPlan): ActusDate[] {
  const { past, isExchanged } = plan;
  return allFeeDates(contract, plan).filter(({ shown }) => shown > past || (shown === past && !isExchanged));
}

/** The day from which fees accrue: that up to which they are given, or the last one on which they were paid. */
export function feesAccrueFrom(contract: ActusContract, plan: ActusPlan): Day {
  if (!plan.isExchanged) return plan.past;
  if (textOf(contract, "feeAccrued") !== undefined) return plan.past + 1;
  const paid = allFeeDates(contract, plan).filter(({ shown }) => shown <= plan.past);
  return paid.at(-1)?.reckoned ?? (dayTerm(contract, "initialExchangeDate") as Day);
}

/** Whether fees are absolute amounts; else they accrue on the notional. */
export const hasFixedFees = (contract: ActusContract): boolean => textOf(contract, "feeBasis") === "A";

/** Whether every row, and no other day but the first, is a date of fees. */
function followRows(contract: ActusContract, plan: ActusPlan): boolean {
  const dates = feeDates(contract, plan).filter(({ reckoned }) => reckoned !== plan.start);
  return (
    dates.length === plan.rows.length &&
    dates.every(({ reckoned }, index) => reckoned === plan.rows[index]?.reckoned)
  );
}

/** Why terms cannot hold the fees of a contract; `undefined` where they can. */
export function feeObjection(contract: ActusContract, plan: ActusPlan): string | undefined {
  if (feeDates(contract, plan).length === 0) return undefined;
  if (!hasFixedFees(contract)) return "feeBasis: terms of a loan hold no fee that accrues on the notional";
  const isFine = (numberOf(contract, "feeRate")?.decimalPlaces() ?? 0) > MOST_DECIMALS;
  if (isFine) return `feeRate: has more than ${MOST_DECIMALS} decimals`;
  return followRows(contract, plan) ? undefined : "cycleOfFee: charges fees on other dates than installments";
}

/** Absolute fees on the dates of the rows, as charges. */
export function feeCharges(contract: ActusContract, plan: ActusPlan): NonNullable<LoanTermsInput["charges"]> {
  const fee = numberOf(contract, "feeRate") ?? new Decimal(0);
  const dates = feeDates(contract, plan);
  if (fee.isZero() || dates.length === 0 || feeObjection(contract, plan) !== undefined) return [];
  const amount = decimalText(fee);
  const isFirst = dates.some(({ reckoned }) => reckoned === plan.start);
  return [
    ...(isFirst
      ? [{ name: "first fee", amount, when: "disbursement", collected: "paid-apart" } as const]
      : []),
    { name: "fee", amount, when: "each-installment" },
  ];
}
