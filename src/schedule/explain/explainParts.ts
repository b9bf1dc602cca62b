/**
 * The parts of a row: amounts, each with its reason, that add up to its principal and to its interest.
 */
import { ratio } from "../../kernel/ratio.js";
import { type RowInterest, rowInterests } from "./explainInterest.js";
import { type PlannedPayment, plannedPayments, repaysByLevel } from "./explainLevel.js";
import { interestFate } from "./explainPlan.js";
import { ownBalances, type Trace } from "./explainTrace.js";

/** Why a part stands in a row. */
export const PART_REASONS = {
  /** Interest that accrues in the row's own period. */
  accrued: "interest of this period",
  /** Interest of the days by which the first period is longer or shorter than a regular one. */
  "first-period": "for the days by which the first period is longer or shorter",
  /** Interest that accrues now and falls due later; negative. */
  deferred: "interest put off to later installments",
  /** Interest of earlier rows that falls due now. */
  collected: "interest put off from earlier installments",
  /** Flat interest of rows that fall away because the loan is repaid earlier. */
  "rest-of-flat": "flat interest of the installments that fall away",
  /** The level amount. */
  level: "the level amount",
  /** Odd units that the residue policy places in this row. */
  residue: "odd units of rounding",
  /** Interest that the level amount pays; negative. */
  "interest-paid": "the interest that it pays",
  /** Interest that joins the balance; negative. */
  capitalized: "interest added to the balance",
  /** What is agreed for this row by itself. */
  agreed: "what is agreed for this installment",
  /** The rest of the principal, in the row that closes the loan. */
  balance: "the whole balance",
} as const;

/** The reason of a part. */
export type PartReason = keyof typeof PART_REASONS;

/** A part of a row, in units. */
export interface RowPart {
  readonly reason: PartReason;
  readonly units: number;
}

/** A row as it was worked out, in units. */
export interface TracedRow {
  readonly row: number;
  readonly balance: number;
  readonly interest: RowInterest;
  /** The planned payment of a row that repays a level amount. */
  readonly planned: PlannedPayment | undefined;
  /** What the row pays more, or less, than the rounded level amount. */
  readonly residue: number;
  readonly closes: boolean;
  readonly interestParts: readonly RowPart[];
  readonly principalParts: readonly RowPart[];
}

const isPart = ({ units }: RowPart): boolean => units !== 0;

/** What the first period adds to the interest that a flat loan charges in a row. */
export function chargedInterest(trace: Trace, row: number): number {
  const { agreed, charged } = trace;
  const isForgiven = interestFate(trace, 0) === "forgiven";
  const isFlat = agreed.terms.interest.method === "flat";
  if (row !== 0 || isForgiven || !isFlat || charged.extra?.treatment !== "first-installment") return 0;
  return charged.extra.amount;
}

/** Flat interest is fixed: who repays early owes the shares of the rows that fall away. */
function restOfFlat({ prepared, isFolded, plan }: Trace, row: number): number {
  const { flat } = prepared.pass;
  if (flat === undefined || isFolded) return 0;
  return flat.subarray(row + 1, plan.count).reduce((sum, share) => sum + share, 0);
}

/** Interest that falls due with the closing row on top of its own: of the first period, and of rows that fall away. */
export function closingInterest(trace: Trace, row: number): number {
  if (row !== trace.amounts.count - 1) return 0;
  return trace.prepared.pass.closingExtra + restOfFlat(trace, row);
}

/** Whether the interest of a row joins the balance. */
export function isCapitalized(trace: Trace, row: number): boolean {
  return row < trace.amounts.count - 1 && interestFate(trace, row) === "capitalized";
}

function isPutOff(trace: Trace, row: number): boolean {
  const fate = interestFate(trace, row);
  const { pattern } = trace.agreed.terms.repayment;
  if (pattern === "bullet") return fate !== "capitalized";
  return fate.startsWith("deferred");
}

function interestPartsOf(trace: Trace, row: number, accrued: number): RowPart[] {
  const closes = row === trace.amounts.count - 1;
  const extra = chargedInterest(trace, row) + (closes ? trace.prepared.pass.closingExtra : 0);
  const rest = closes ? restOfFlat(trace, row) : 0;
  const deferred = !closes && isPutOff(trace, row) ? -(accrued + extra) : 0;
  const due = trace.amounts.interest[row] as number;
  const parts: RowPart[] = [
    { reason: "accrued", units: accrued },
    { reason: "first-period", units: extra },
    { reason: "deferred", units: deferred },
    { reason: "rest-of-flat", units: rest },
    { reason: "collected", units: due - accrued - extra - deferred - rest },
  ];
  return parts.filter(isPart);
}

function principalPartsOf(trace: Trace, row: number, { charged, planned }: OwnInterest): RowPart[] {
  const { amounts, prepared } = trace;
  const principal = amounts.principal[row] as number;
  if (row === amounts.count - 1) return [{ reason: "balance", units: principal }];
  const capitalized: RowPart = { reason: "capitalized", units: isCapitalized(trace, row) ? -charged : 0 };
  const given = trace.plan.given.get(row);
  if (given !== undefined) {
    const paid: RowPart = { reason: "interest-paid", units: "total" in given ? -charged : 0 };
    const whole: RowPart = { reason: "agreed", units: principal - paid.units };
    return [whole, paid].filter(isPart);
  }
  if (planned === undefined || !repaysByLevel(trace, row)) return [capitalized].filter(isPart);
  const paid = prepared.level.paysTotal ? charged : 0;
  const shift = row === 0 ? prepared.pass.firstShift : 0;
  const residue = principal - capitalized.units + paid - shift - planned;
  const parts: RowPart[] = [
    { reason: "level", units: planned },
    { reason: "residue", units: residue },
    { reason: "interest-paid", units: -paid },
    { reason: "first-period", units: shift },
    capitalized,
  ];
  return parts.filter(isPart);
}

/** What a row pays more than the rounded level amount: odd units, or in the closing row what is left over. */
function residueOf(trace: Trace, row: number, { charged, planned }: OwnInterest): number {
  if (planned === undefined) return 0;
  const principal = trace.amounts.principal[row] as number;
  if (row === trace.amounts.count - 1) {
    const { level, pass } = trace.prepared;
    const shift = row === 0 ? pass.firstShift : 0;
    return principal + (level.paysTotal ? charged : 0) - shift - pass.balloon - planned;
  }
  const parts = principalPartsOf(trace, row, { charged, planned });
  return parts.find(({ reason }) => reason === "residue")?.units ?? 0;
}

/** Interest that a row charges by itself, and the rounded payment planned for it. */
interface OwnInterest {
  readonly charged: number;
  readonly planned: number | undefined;
}

/** All rows of a schedule with their parts. */
export function tracedRows(trace: Trace): TracedRow[] {
  const balances = ownBalances(trace);
  const interests = rowInterests(
    trace,
    balances.map((balance) => ratio(balance)),
  );
  const plannedIn = plannedPayments(trace);
  return balances.map((balance, row) => {
    const interest = interests[row] as RowInterest;
    const closes = row === balances.length - 1;
    const hasPayment = repaysByLevel(trace, row);
    const planned = hasPayment ? plannedIn?.(row, ratio(balance)) : undefined;
    const accrued = Number(interest.rounded);
    const own = { charged: accrued + chargedInterest(trace, row), planned: planned?.rounded };
    return {
      row,
      balance,
      interest,
      planned,
      residue: residueOf(trace, row, own),
      closes,
      interestParts: interestPartsOf(trace, row, accrued),
      principalParts: principalPartsOf(trace, row, own),
    };
  });
}
