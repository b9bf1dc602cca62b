/**
 * Yearly rates of dated flows: the library, the loop that one writes by hand, and the peers, each from the input
 * that it asks for.
 */
import { XIRR } from "@formulajs/formulajs";
import { xirr as webcarrot } from "@webcarrot/xirr";
import { xirr } from "kisti";
import { xirr as nodeIrr } from "node-irr";
import npmXirr from "xirr";

/** @typedef {{ date: string, amount: number }} Flow */
/** @typedef {{ name: string, flows: readonly Flow[], dates: readonly Date[] }} Loan */

const MILLISECONDS_A_DAY = 86_400_000;

/** Newton's method in float64, days counted once: what one writes by hand. @param {readonly Flow[]} flows */
function naiveNewton(flows) {
  const first = Date.parse(/** @type {Flow} */ (flows[0]).date);
  const years = flows.map(({ date }) => (Date.parse(date) - first) / MILLISECONDS_A_DAY / 365);
  let rate = 0.1;
  for (let i = 0; i < 100; i += 1) {
    let [value, slope] = [0, 0];
    for (let k = 0; k < flows.length; k += 1) {
      const time = /** @type {number} */ (years[k]);
      const term = /** @type {Flow} */ (flows[k]).amount / (1 + rate) ** time;
      value += term;
      slope -= (time * term) / (1 + rate);
    }
    const next = rate - value / slope;
    if (Math.abs(next - rate) < 1e-12) return next;
    rate = next;
  }
  return Number.NaN;
}

const amounts = (/** @type {Loan} */ { flows }) => flows.map(({ amount }) => amount);

/** The percent of an answer, read. @param {ReturnType<typeof xirr>} answer */
const percentOf = (answer) => (answer.kind === "found" ? answer.percent : undefined);

/** @type {Record<string, (loan: Loan) => unknown>} */
export const CONTENDERS = {
  "`xirr`, the answer only": ({ flows }) => xirr(flows),
  "`xirr`, 12 digits read": ({ flows }) => percentOf(xirr(flows)),
  "`xirr`, 30 digits read": ({ flows }) => percentOf(xirr(flows, { significantDigits: 30 })),
  "naive float64 Newton": ({ flows }) => naiveNewton(flows),
};

/** Peers' rates as a fraction a year. @type {Record<string, (loan: Loan) => unknown>} */
export const PEERS = {
  xirr: ({ flows, dates }) =>
    npmXirr(flows.map(({ amount }, i) => ({ amount, when: /** @type {Date} */ (dates[i]) }))),
  "@webcarrot/xirr": ({ flows, dates }) =>
    webcarrot(flows.map(({ amount }, i) => ({ amount, date: /** @type {Date} */ (dates[i]) }))),
  "node-irr": ({ flows }) => (1 + nodeIrr([...flows]).rate) ** 365 - 1,
  "@formulajs/formulajs": (loan) => XIRR(amounts(loan), [...loan.dates]),
};

const dateAfter = (/** @type {number} */ days) =>
  new Date(Date.UTC(2026, 0, 4) + days * MILLISECONDS_A_DAY).toISOString().slice(0, 10);

/** Flows on the given days after 4 January 2026. @param {string} name @param {readonly (readonly [number, number])[]} rows @returns {Loan} */
function loanOf(name, rows) {
  const flows = rows.map(([day, amount]) => ({ date: dateAfter(day), amount }));
  return { name, flows, dates: flows.map(({ date }) => new Date(date)) };
}

/**
 * A loan of equal payments, in a variant of its own, so that no contender sees one loan only.
 * @param {number} payments @param {number} gap @param {number} rise @param {number} variant
 */
export function equalPayments(payments, gap, rise, variant) {
  const lent = Math.round((100_000 + variant * 1234.56) * 100) / 100;
  const payment = Math.round((lent * (1 + rise * (1 + variant / 50)) * 100) / payments) / 100;
  /** @type {[number, number][]} */
  const rows = Array.from({ length: payments }, (_, k) => [Math.round((k + 1) * gap), payment]);
  return loanOf(`${payments + 1} flows`, [[0, -lent], ...rows]);
}

/** Loans on which solvers go wrong, with the true rate. @type {readonly (readonly [Loan, string])[]} */
export const HARD = [
  [
    loanOf("1,000 → 1,150 in 7 days", [
      [0, -1000],
      [7, 1150],
    ]),
    "1461.038531",
  ],
  [
    loanOf("350 → 565 in one day", [
      [0, -350],
      [1, 565],
    ]),
    "8.181770e+75",
  ],
  [
    loanOf("99,995 → 97,642 in 6 days", [
      [0, -99_995],
      [6, 97_642],
    ]),
    "-0.7650989869",
  ],
  [
    loanOf("713.07 → 555.33 in 13 days", [
      [0, -713.07],
      [13, 555.33],
    ]),
    "-0.9991059151",
  ],
  [
    loanOf("18,480 → 13,120 in 11 days", [
      [0, -18_480],
      [11, 13_120],
    ]),
    "-0.9999884228",
  ],
  [
    loanOf("1,000,000, then 5,000 a year later and −3", [
      [0, -1_000_000],
      [386, 5000],
      [730, -3],
    ]),
    "-0.9937850500, -0.9995965225",
  ],
  [
    loanOf("−100, 230, −132 a year apart", [
      [0, -100],
      [365, 230],
      [730, -132],
    ]),
    "0.1, 0.2",
  ],
  [
    loanOf("1,000, −3,000, 2,500 a year apart", [
      [0, 1000],
      [365, -3000],
      [730, 2500],
    ]),
    "none",
  ],
  [
    loanOf("nothing repaid", [
      [0, -1000],
      [30, 0],
    ]),
    "none",
  ],
];
