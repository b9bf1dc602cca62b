/**
 * Explanations in plain words, for the person who owes the money.
 */
import { WEEKDAYS, readDate, weekdayOf } from "../kernel/date.js";
import type { Decimal } from "../kernel/decimal.js";
import { fromMinor, toMinor, formatMinor } from "../kernel/money.js";
import { DATE_SHIFTS } from "../rules/dateShift.js";
import { FIRST_PERIOD_TREATMENTS } from "../rules/firstPeriod.js";
import { GRACE_INTEREST, GRACE_SPARES } from "../rules/grace.js";
import { RESIDUE_POLICIES } from "../rules/residue.js";
import type { LoanTerms } from "../terms/parseTerms.js";
import { exactText } from "./explainExact.js";
import { PART_REASONS, type PartReason } from "./explainParts.js";
import type { ExplainedPart, ExplainedRow } from "./explainRow.js";

type Money = (amount: Decimal) => string;

/** Prints amounts with the currency's digits. */
export function moneyPrinter({ decimals }: LoanTerms): Money {
  return (amount) => formatMinor(toMinor(amount, decimals) as number, decimals);
}
