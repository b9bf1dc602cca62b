/**
 * The figures of a schedule that rules limit: one entry for each name in `COMPLIANCE_FIGURES`.
 */
import { readDate } from "../../kernel/date.js";
import { Decimal } from "../../kernel/decimal.js";
import { minorOfAnySize } from "../../kernel/money.js";
import { compareRatios, multiplyRatios, ONE, type Ratio, ratioFromDecimal } from "../../kernel/ratio.js";
import { COMPLIANCE_FIGURES, type ComplianceFigure } from "../../rules/complianceRule.js";
import type { ScheduleTotals } from "../installments.js";
import type { Schedule } from "../schedule.js";
import { repaidFlows } from "./complianceFlows.js";
import { decliningPercent, isRateWithin, type RepaidFlows } from "./complianceRate.js";

/** What the figures are read from. */
export interface Facts {
  readonly schedule: Schedule;
  /** Charges that the client pays and the terms do not hold. */
  readonly feesApart: Decimal;
  /** Decimals of a percent to which rates are rounded before they are compared. */
  readonly rateDecimals: number;
}

/** A figure, and whether it keeps to a limit. */
export interface FigureOutcome {
  /** `undefined` where there is no such figure: a rate below zero or beyond 1,000,000%. */
  readonly value: Decimal | undefined;
  readonly isWithin: boolean;
}

/** Decimals of a percent that are told beyond those that are compared. */
const TOLD_DECIMALS = 2;

/** Charges of a disbursement or of the rows; interest and savings are none. */
type Charges = Pick<ScheduleTotals, "fees" | "insurance" | "taxes">;

const sumOf = ({ fees, insurance, taxes }: Charges): Decimal => fees.plus(insurance).plus(taxes);

const deducted = ({ schedule }: Facts): Decimal => schedule.disbursement.deducted.total;

/** Every charge beside the interest: deducted, paid apart, financed or in a row. */
function fees({ schedule, feesApart }: Facts): Decimal {
  const { disbursement, totals } = schedule;
  const parts: Charges[] = [disbursement.deducted, disbursement.paidApart, disbursement.financed, totals];
  return parts.reduce((sum, part) => sum.plus(sumOf(part)), feesApart);
}

function flowsWithFees({ schedule, feesApart }: Facts): RepaidFlows {
  const flows = repaidFlows(schedule, "charges");
  return { ...flows, received: flows.received - minorOfAnySize(feesApart, schedule.terms.decimals) };
}

type Read = (facts: Facts) => Decimal | RepaidFlows;

const READ: Readonly<Record<ComplianceFigure, Read>> = {
  "declining-rate": ({ schedule }) => repaidFlows(schedule, "interest"),
  "declining-rate-with-charges": flowsWithFees,
  installments: ({ schedule }) => new Decimal(schedule.installments.length),
  "days-to-first": ({ schedule: { terms, installments } }) =>
    new Decimal((readDate(installments[0]?.due) as number) - (readDate(terms.disbursedOn) as number)),
  "deducted-at-disbursement": deducted,
  fees,
  "fees-share": (facts) => fees(facts).times(100).div(facts.schedule.terms.principal),
};

const isFlows = (read: Decimal | RepaidFlows): read is RepaidFlows => "paid" in read;

/** A figure as an exact value and the base that it is a part of: a share of the principal is never divided out. */
function exactValue(name: ComplianceFigure, facts: Facts, value: Decimal): [Ratio, Ratio] {
  if (name !== "fees-share") return [ratioFromDecimal(value), ONE];
  return [
    ratioFromDecimal(fees(facts).times(100)),
    ratioFromDecimal(new Decimal(facts.schedule.terms.principal)),
  ];
}

/** A figure of a schedule against its limit; exact, whatever the digits that are told. */
export function judgeFigure(name: ComplianceFigure, facts: Facts, limit: Decimal): FigureOutcome {
  const read = READ[name](facts);
  const most = ratioFromDecimal(limit);
  if (isFlows(read)) {
    const value = decliningPercent(read, facts.rateDecimals + TOLD_DECIMALS);
    return { value, isWithin: isRateWithin(read, most, facts.rateDecimals) };
  }
  const [value, base] = exactValue(name, facts, read);
  const order = compareRatios(value, multiplyRatios(most, base));
  return { value: read, isWithin: COMPLIANCE_FIGURES[name].bound === "most" ? order <= 0 : order >= 0 };
}
