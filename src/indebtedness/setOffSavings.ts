/**
 * Set-off: savings used to pay a loan, as far as they may be.
 */

import { type DecimalInput, readDecimal } from "../kernel/decimal.js";
import { type Problem, problem, refuse } from "../kernel/error.js";
import { toMinor } from "../kernel/money.js";
import { needRecord } from "../kernel/recordInput.js";
import { type Figure, moneyFigure } from "./figure.js";
import { checkDecimals } from "./optionRecord.js";

/** What is owed and what is saved. */
export interface SetOff {
  /** Decimal digits of the currency. */
  readonly decimals: number;
  readonly outstanding: DecimalInput;
  readonly savings: DecimalInput;
  /** What must stay on the savings account; nothing unless given. */
  readonly keep?: DecimalInput;
}

/** What a set-off leaves. */
export interface SetOffResult {
  readonly setOff: Figure;
  readonly outstanding: Figure;
  readonly savings: Figure;
}

/**
 * Sets savings off against a loan: the smaller of what is owed and what is saved beyond the amount to keep.
 *
 * @throws LoanError `not-a-decimal` for amounts that are not zero or more with the currency's decimals
 * @example
 * ```ts
 * const { setOff, outstanding, savings } = setOffSavings({ decimals: 2, outstanding: "900", savings: "1200", keep: "500" });
 * `${setOff} ${outstanding} ${savings}`; // "700.00 200.00 500.00"
 * ```
 */
export function setOffSavings(input: SetOff): SetOffResult {
  needRecord(input, "");
  checkDecimals(input.decimals);
  const { decimals, outstanding, savings, keep = "0" } = input;
  const problems: Problem[] = [];
  const read = (value: DecimalInput, path: string): number => {
    const decimal = readDecimal(value);
    const minor = decimal && toMinor(decimal, decimals);
    if (minor !== undefined && minor >= 0) return minor;
    problems.push(
      problem("not-a-decimal", path, "must be an amount of zero or more with the currency's decimals"),
    );
    return 0;
  };
  const [owed, saved, kept] = [
    read(outstanding, "outstanding"),
    read(savings, "savings"),
    read(keep, "keep"),
  ];
  if (problems.length > 0) refuse(problems);
  const used = Math.min(owed, Math.max(0, saved - kept));
  const money = (minor: number): Figure => moneyFigure(BigInt(minor), 1n, decimals);
  return { setOff: money(used), outstanding: money(owed - used), savings: money(saved - used) };
}
