// The figures of the example, as accumulators that any thread or process can open, store and go on with.
import { portfolioReportAccumulator, vintagesAccumulator } from "kisti";
import { AS_OF, openBook, positionsOf } from "./book.mjs";

/** @type {import("kisti").PortfolioReportOptions} */
const REPORT = { provisions: { policy: "bd-mra" }, groupBy: ["branch"] };
/** @type {import("kisti").VintageOptions} */
const VINTAGES = { asOf: AS_OF, overDays: 30, cohort: "quarter" };

/** @typedef {ReturnType<typeof openFigures>} Figures */
/** @typedef {Record<keyof Figures, import("kisti").StoredAccumulator>} StoredFigures */

export const openFigures = () => ({
  report: portfolioReportAccumulator(REPORT),
  vintages: vintagesAccumulator(VINTAGES),
});

/**
 * The figures of the loans from one number to another; `onLoans` hears how many are done.
 *
 * @param {number} first
 * @param {number} pastLast
 * @param {(loans: number) => void} onLoans
 */
export async function countLoans(first, pastLast, onLoans = () => {}) {
  const connection = await openBook();
  const figures = openFigures();
  let index = first;
  for await (const batch of positionsOf(connection, first, pastLast)) {
    for (const { position, history } of batch) {
      figures.report.add(position, index);
      figures.vintages.add(history, index);
      index += 1;
    }
    onLoans(batch.length);
  }
  connection.closeSync();
  return figures;
}

/**
 * Adds stored figures to others.
 *
 * @param {Figures} figures
 * @param {StoredFigures} stored
 */
export function mergeFigures(figures, stored) {
  figures.report.merge(stored.report);
  figures.vintages.merge(stored.vintages);
  return figures;
}

/** Everything that the figures say, as text that can be compared. @param {Figures} figures */
export const textOf = ({ report, vintages }) => JSON.stringify([report.result(), vintages.result()]);
