import { LoanError } from "../../src/kernel/error.js";
import { buildSchedule } from "../../src/schedule/buildSchedule.js";
import type { LoanTerms } from "../../src/terms/complete.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { parseTerms } from "../../src/terms/parseTerms.js";
import { PRODUCT_COLUMNS, productOracle } from "../oracle/products.js";

/** Rows as text, one line each, and what the client receives. */
type Figures = readonly string[] | "refused";

export interface ProductComparison {
  readonly library: Figures;
  readonly oracle: Figures;
  /** Why each of them refused, where it did. */
  readonly reasons: readonly string[];
}

const COLUMNS = [...PRODUCT_COLUMNS, "total", "balance"] as const;

function lineOf(dates: readonly string[], amounts: readonly bigint[]): string {
  return [...dates, ...amounts.map((amount, k) => `${COLUMNS[k]} ${amount}`)].join(", ");
}

/** What the library answers, in minor units. */
function libraryFigures(terms: LoanTerms): string[] {
  const schedule = buildSchedule(terms);
  const minor = (amount: { times(n: number): { toFixed(): string } }): bigint =>
    BigInt(amount.times(10 ** terms.decimals).toFixed());
  const lines = schedule.installments.map((row) =>
    lineOf(
      [row.periodStart, row.periodEnd, row.nominalDue, row.due],
      COLUMNS.map((column) => minor(row[column])),
    ),
  );
  return [...lines, `net ${minor(schedule.netDisbursed)}`];
}

/** Asks both. Terms that are unsound by themselves are a fault of the generator: an error. */
export function compareProduct(raw: LoanTermsInput): ProductComparison {
  const terms = parseTerms(raw);
  const found = productOracle(raw);
  const reasons: string[] = "refused" in found ? [`oracle: ${found.refused}`] : [];
  const oracle =
    "refused" in found
      ? ("refused" as const)
      : [
          ...found.rows.map((row) =>
            lineOf(
              [row.periodStart, row.periodEnd, row.nominalDue, row.due],
              COLUMNS.map((column) => row[column]),
            ),
          ),
          `net ${found.netDisbursed}`,
        ];
  try {
    return { library: libraryFigures(terms), oracle, reasons };
  } catch (error) {
    if (!(error instanceof LoanError)) throw error;
    return { library: "refused", oracle, reasons: [...reasons, `library: ${error.message}`] };
  }
}
