/**
 * A new rate from a day on: the rate in force until the next change that the terms agree on.
 */
import type { Day } from "../kernel/date.js";
import { addRatios, multiplyRatios, type Ratio, ratio, subtractRatios } from "../kernel/ratio.js";
import type { Agreed } from "../schedule/agreed.js";
import type { QuotedRate } from "../schedule/agreedParts.js";
import { annualRateOf } from "../schedule/agreedParts.js";
import { fateOf } from "../schedule/marks.js";
import type { LoanTerms } from "../terms/complete.js";
import { changedEngine, type Engine } from "./engine.js";
import { flatBase } from "./flatShares.js";
import type { Ledger } from "./ledger/ledger.js";
import { checkRate } from "./restTerms.js";

/** The annual rate that a quoted one stands for on a loan. */
function annualRate({ terms, stepping }: Agreed, { percent, per }: QuotedRate): Ratio {
  const { interest } = terms;
  const quoted: LoanTerms = { ...terms, interest: { ...interest, rate: { ...interest.rate, percent, per } } };
  return annualRateOf(percent, quoted, stepping);
}

/** The terms at another rate from a day on; changes agreed for later days still happen. */
function atNewRate(agreed: Agreed, rate: QuotedRate, day: Day): Agreed {
  checkRate(agreed.terms, rate);
  const before = agreed.laterRates.filter(({ from }) => from < day);
  const after = agreed.laterRates.filter(({ from }) => from > day);
  return {
    ...agreed,
    laterRates: [...before, { from: day, annualRate: annualRate(agreed, rate), quoted: rate }, ...after],
  };
}

/** The engine at another rate from a day on. */
export function withNewRate(engine: Engine, rate: QuotedRate, day: Day): Engine {
  return changedEngine(engine, { agreed: atNewRate(engine.agreed, rate, day) });
}

/** By how much flat interest of the periods to come changes: what was lent × the difference of their factors. */
export function flatDifference(
  ledger: Ledger,
  day: Day,
  [before, after]: readonly [Engine, Engine],
  { from, to }: { readonly from: number; readonly to: number },
): Ratio {
  let years = ratio(0);
  for (let period = from; period < to; period++) {
    const mark = before.marks[before.starts[period] as number] as number;
    if (fateOf(mark) === "forgiven") continue;
    years = addRatios(years, subtractRatios(after.factors[period] as Ratio, before.factors[period] as Ratio));
  }
  return multiplyRatios(ratio(flatBase(before, ledger, day)), years);
}
