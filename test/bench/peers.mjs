/**
 * The packages on npm that make a repayment schedule, each called as its manual shows. They know months only.
 *
 * @typedef {import("./loans.mjs").BenchLoan} BenchLoan
 */
import amortize from "amortizejs";
import { ipmt, pmt, ppmt } from "financial";
import LoanSchedule from "loan-schedule.js";
import loanjs from "loanjs";

const calendar = new LoanSchedule({ decimalDigit: 2, dateFormat: "DD.MM.YYYY" });

/** @type {Record<string, (loan: BenchLoan) => unknown>} */
export const PEERS = {
  loanjs: ({ principal, installments, yearlyPercent }) =>
    loanjs.Loan(principal, installments, yearlyPercent, "annuity"),

  amortizejs: ({ principal, installments, yearlyPercent }) =>
    amortize.Calculator.calculate({
      method: "mortgage",
      apr: yearlyPercent,
      balance: principal,
      loanTerm: installments,
    }),

  /** A toolbox of formulas, unrounded: one interest part and one principal part for each row. */
  financial: ({ principal, installments, yearlyPercent }) => {
    const rate = yearlyPercent / 1200;
    const total = -pmt(rate, installments, principal);
    const rows = [];
    for (let number = 1; number <= installments; number += 1) {
      const interest = -ipmt(rate, number, installments, principal);
      rows.push({ number, interest, principal: -ppmt(rate, number, installments, principal), total });
    }
    return rows;
  },

  /** With due dates. */
  "loan-schedule.js": ({ principal, installments, yearlyPercent }) =>
    calendar.calculateSchedule({
      amount: String(principal),
      rate: String(yearlyPercent),
      term: installments,
      paymentOnDay: 4,
      issueDate: "04.01.2026",
      scheduleType: LoanSchedule.ANNUITY_SCHEDULE,
    }),
};
