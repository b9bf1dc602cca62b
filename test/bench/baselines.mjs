/**
 * What a careful programmer writes by hand: level installments, each row rounded to the cent, the last one
 * closing the balance. Neither loop knows dates.
 *
 * @typedef {import("./loans.mjs").BenchLoan} BenchLoan
 */
import { Decimal } from "decimal.js";

/** @param {number} amount */
const toCent = (amount) => Math.round(amount * 100) / 100;

/**
 * A rounded float64 loop that makes row objects: fast, and wrong by a cent now and then.
 *
 * @param {BenchLoan} loan
 */
export function floatLoop({ principal, yearlyPercent, installments, yearFraction }) {
  const rate = (yearlyPercent / 100) * yearFraction;
  const installment = toCent((principal * rate) / (1 - (1 + rate) ** -installments));
  const rows = [];
  let balance = principal;
  for (let number = 1; number <= installments; number += 1) {
    const interest = toCent(balance * rate);
    const repaid = number === installments ? balance : toCent(installment - interest);
    balance = toCent(balance - repaid);
    rows.push({ number, principal: repaid, interest, total: toCent(repaid + interest), balance });
  }
  return rows;
}

/**
 * The same loop as the manual of decimal.js would have it.
 *
 * @param {BenchLoan} loan
 */
export function decimalLoop({ principal, yearlyPercent, installments, yearFraction }) {
  const rate = new Decimal(yearlyPercent).div(100).times(yearFraction);
  const lent = new Decimal(principal);
  const discount = new Decimal(1).minus(rate.plus(1).pow(-installments));
  const installment = lent.times(rate).div(discount).toDecimalPlaces(2);
  const rows = [];
  let balance = lent;
  for (let number = 1; number <= installments; number += 1) {
    const interest = balance.times(rate).toDecimalPlaces(2);
    const repaid = number === installments ? balance : installment.minus(interest);
    balance = balance.minus(repaid);
    rows.push({ number, principal: repaid, interest, total: repaid.plus(interest), balance });
  }
  return rows;
}
