/**
 * Arrears: how late a loan is, and how much of it.
 *
 * Days past due = age of the oldest row that is not fully paid; a part payment does not reset it. Two figures are
 * given: days late as they are, and days in arrears once a tolerance by amount or by days is taken off; and
 * both on the present rows and on the rows as first agreed.
 */
import { readMinor } from "../kernel/amountInput.js";
import { type Day, formatDate } from "../kernel/date.js";
import type { DecimalInput } from "../kernel/decimal.js";
import type { Problem } from "../kernel/error.js";
import { DAYS_PAST_DUE, type DaysPastDueConvention } from "../rules/daysPastDue.js";
import { isAccount, type LoanAccount, partsOf } from "./account.js";
import { withJson } from "./accountJson.js";
import { type Amounts, sumCells, toAmounts } from "./amounts.js";
import type { Ledger } from "./ledger/ledger.js";
import { arrearsSchema, readOptions } from "./optionsSchema.js";
import { onOriginalTerms } from "./originalTerms.js";

/** How arrears are judged. */
export interface ArrearsOptions {
  /** How days are counted; as-of day − due date unless given. */
  readonly convention?: DaysPastDueConvention;
  readonly tolerance?: {
    /** So many days late are not yet arrears, and are not counted in them. */
    readonly days?: number;
    /** So much overdue is not yet arrears. */
    readonly amount?: DecimalInput;
  };
}

/** One overdue row. */
export interface OverdueRow {
  /** The running number, from 1. */
  readonly number: number;
  readonly due: string;
  readonly daysPastDue: number;
  readonly overdue: Amounts;
}

/** How late a loan is on one set of rows. */
export interface Lateness {
  /** Age of the oldest row not fully paid; 0 if none is overdue. */
  readonly daysPastDue: number;
  /** The same after the tolerance. */
  readonly daysInArrears: number;
  /** The due date of that row. */
  readonly since: string | undefined;
  readonly overdue: Amounts;
  /** The overdue rows, oldest first: ageing by installment. */
  readonly rows: readonly OverdueRow[];
}

/** How late a loan is, on the present rows and on those first agreed. */
export interface Arrears extends Lateness {
  readonly convention: DaysPastDueConvention;
  /** What it would be had no later agreement changed the rows. */
  readonly onOriginalTerms: Lateness;
}

interface Tolerance {
  readonly days: number;
  /** In minor units. */
  readonly amount: number;
}

/** How lateness is judged. */
interface Judgment {
  readonly asOf: Day;
  readonly digits: number;
  readonly convention: DaysPastDueConvention;
  readonly tolerance: Tolerance;
}

/** What was said of how lateness is judged, read in the currency of the account. */
function readJudgment(account: LoanAccount, options: ArrearsOptions | undefined): Judgment {
  const problems: Problem[] = [];
  const given = options?.tolerance?.amount;
  const digits = isAccount(account) ? account.terms.decimals : undefined;
  const amount =
    given === undefined ? 0 : readMinor(given, "tolerance.amount", { digits, least: "zero" }, problems);
  const { convention = "after-due-date", tolerance } =
    readOptions(account, { options }, arrearsSchema, problems) ?? {};
  return {
    asOf: partsOf(account).facts.asOf,
    digits: account.terms.decimals,
    convention,
    tolerance: { days: tolerance?.days ?? 0, amount: amount as number },
  };
}

/** How late the rows of a ledger are. */
function latenessOf(ledger: Ledger, { asOf, digits, convention, tolerance }: Judgment): Lateness {
  const rows: OverdueRow[] = [];
  const isGone = ledger.writtenOffOn !== undefined;
  let open = 0;
  const sums: [number, number, number, number] = [0, 0, 0, 0];
  for (let row = ledger.firstOpen; row < ledger.count && !isGone; row++) {
    const due = ledger.due[row] as Day;
    if (due > asOf) break;
    const days = DAYS_PAST_DUE[convention](due, asOf);
    if (days <= 0 || ledger.openIn(row) === 0) continue;
    const cells = sumCells(ledger, "owed", row + 1, row);
    cells.forEach((amount, component) => {
      sums[component as 0] += amount;
      open += amount;
    });
    rows.push({
      number: row + 1,
      due: formatDate(due),
      daysPastDue: days,
      overdue: toAmounts(cells, digits),
    });
  }
  const daysPastDue = rows[0]?.daysPastDue ?? 0;
  const isTolerated = open <= tolerance.amount;
  return {
    daysPastDue,
    daysInArrears: isTolerated ? 0 : Math.max(daysPastDue - tolerance.days, 0),
    since: rows[0]?.due,
    overdue: toAmounts(sums, digits),
    rows,
  };
}

/**
 * How late a loan is on the account's day.
 *
 * @throws LoanError when the account is none, or with every problem of the options
 * @example
 * ```ts
 * const schedule = buildSchedule({
 *   currency: "USD", principal: "300", disbursedOn: "2025-12-01",
 *   interest: { rate: { percent: "0" } }, repayment: { installments: 3, every: { count: 1, unit: "month" } },
 * });
 * const account = replay(schedule, [payment("2026-01-11", "100")], { asOf: "2026-03-15" });
 * arrears(account).daysPastDue; // 42
 * arrears(account, { tolerance: { days: 5 } }).daysInArrears; // 37
 * ```
 */
export function arrears(account: LoanAccount, options?: ArrearsOptions): Arrears {
  const judged = readJudgment(account, options);
  const { convention } = judged;
  const present = latenessOf(partsOf(account).ledger, judged);
  let original: Lateness | undefined;
  const answer = {
    convention,
    ...present,
    get onOriginalTerms() {
      original ??= latenessOf(onOriginalTerms(account), judged);
      return original;
    },
  };
  return withJson(answer, judged.digits);
}
