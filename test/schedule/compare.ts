import { LoanError } from "../../src/kernel/error.js";
import type { LoanTermsInput } from "../../src/terms/loanTermsInput.js";
import { oracleSchedule } from "../oracle/scheduleOracle.js";
import { type Figures, libraryFigures, oracleFiguresOf } from "./figures.js";

/** The answers of the library and of the oracle to the same terms; equal texts mean equal answers. */
export interface Comparison {
  readonly library: Figures | "refused";
  readonly oracle: Figures | "refused";
  /** Why each of them refused, where it did. */
  readonly reasons: readonly string[];
}

function libraryAnswer(raw: LoanTermsInput): Figures | LoanError {
  try {
    return libraryFigures(raw);
  } catch (error) {
    if (error instanceof LoanError) return error;
    throw error;
  }
}

/** Asks both. Terms that the library refuses before any schedule is made are a fault of the generator: an error. */
export function compare(raw: LoanTermsInput): Comparison {
  const library = libraryAnswer(raw);
  const oracle = oracleSchedule(raw);
  const reasons: string[] = [];
  if (library instanceof LoanError) reasons.push(`library: ${library.message}`);
  if ("refused" in oracle) reasons.push(`oracle: ${oracle.refused}`);
  return {
    library: library instanceof LoanError ? "refused" : library,
    oracle: "refused" in oracle ? "refused" : oracleFiguresOf(raw, oracle),
    reasons,
  };
}
