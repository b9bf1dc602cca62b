/**
 * What in the plan of an ACTUS contract has no counterpart here.
 */
import type { Day } from "../../kernel/date.js";
import { MOST_INSTALLMENTS } from "../../terms/schema.js";
import { type ActusContract, dayTerm, isAnnuity, momentTerm, numberOf, textOf } from "./actusContract.js";
import { movedDates } from "./actusDates.js";
import type { ActusPlan, ActusRow } from "./actusPlan.js";

const when = (isWrong: boolean | undefined, why: string): string[] => (isWrong === true ? [why] : []);

/** Whether a contract has interest on the first day that has accrued before. */
export function hasCarried(contract: ActusContract, plan: ActusPlan): boolean {
  const accrued = numberOf(contract, "accruedInterest");
  if (accrued !== undefined) return !accrued.isZero();
  const anchor = dayTerm(contract, "cycleAnchorDateOfInterestPayment");
  return anchor !== undefined && anchor < plan.start && !plan.isExchanged;
}

/** Where interest that was there on the first day falls due: the first row that does not let it wait. */
const firstFall = ({ rows, onFirstDay }: ActusPlan) =>
  onFirstDay.interest === undefined ? rows.find(({ interest }) => interest !== "waits") : onFirstDay;

function annuityObjections(contract: ActusContract, plan: ActusPlan): string[] {
  const { rows, onFirstDay, maturity } = plan;
  const first = onFirstDay.redeems ? 0 : rows.findIndex(({ redeems }) => redeems);
  const after = first < 0 ? [] : rows.slice(first, -1);
  const horizon = momentTerm(contract, "amortizationDate");
  return [
    ...when(
      after.some(({ redeems, interest }) => !redeems || interest !== "paid"),
      "cycleOfInterestPayment: an annuity here pays interest and principal on the same dates",
    ),
    ...when(
      plan.solvedOver && (horizon?.day ?? 0) < maturity.day,
      "amortizationDate: must not lie before the maturity that is given",
    ),
    ...when(
      hasCarried(contract, plan) && firstFall(plan)?.redeems,
      "accruedInterest: an annuity's first payment here holds the interest of its own period alone",
    ),
    ...when(
      plan.type === "NAM" && numberOf(contract, "nextPrincipalRedemptionPayment") === undefined,
      "nextPrincipalRedemptionPayment: is missing",
    ),
  ];
}

/** Whether rows follow one another, day by day; rows that a business day puts on one day do not. */
function follow(rows: readonly ActusRow[], start: Day): boolean {
  return rows.every(({ shown, reckoned }, index) => {
    const before = rows[index - 1] ?? { shown: start, reckoned: start };
    return reckoned > before.reckoned && shown > before.shown;
  });
}

/** Whether interest waits for a date on which it is capitalized. */
const waitsForCapital = ({ rows }: ActusPlan): boolean =>
  rows.some(({ interest }, index) => interest === "capitalized" && rows[index - 1]?.interest === "waits");

/** An event by date has to lie between the first day and maturity, and with its price. */
function tradeObjections(contract: ActusContract, plan: ActusPlan): string[] {
  const sold = dayTerm(contract, "terminationDate");
  return (["purchase", "termination"] as const).flatMap((what) => {
    const day = dayTerm(contract, `${what}Date`);
    const isPast = what === "purchase" && plan.isExchanged && (day ?? 0) <= plan.past;
    if (day === undefined || isPast) return [];
    const price = what === "purchase" ? "priceAtPurchaseDate" : "priceAtTerminationDate";
    const isOutside = day <= plan.past || day >= (plan.rows.at(-1)?.shown ?? plan.start);
    const isSold = what === "purchase" && sold !== undefined && day >= sold;
    return [
      ...when(isOutside, `${what}Date: must lie after the first day and before maturity`),
      ...when(isSold, "purchaseDate: must lie before terminationDate"),
      ...when(numberOf(contract, price) === undefined, `${price}: is missing`),
    ];
  });
}

function feeObjections(contract: ActusContract): string[] {
  const has = (name: string) => textOf(contract, name) !== undefined;
  const isCharged = has("cycleOfFee") || has("cycleAnchorDateOfFee");
  return [
    ...when(isCharged && !has("feeBasis"), "feeBasis: is missing"),
    ...when(isCharged && !has("feeRate"), "feeRate: is missing"),
    ...when(!isCharged && numberOf(contract, "feeRate")?.isZero() === false, "cycleOfFee: is missing"),
  ];
}

/** Why a plan has no counterpart; empty when nothing speaks against it. */
export function planObjections(contract: ActusContract, plan: ActusPlan): string[] {
  const { type, rows, onFirstDay } = plan;
  const isAmortizer = type === "LAM" || isAnnuity(type);
  const end = dayTerm(contract, "capitalizationEndDate");
  const capitalizes =
    onFirstDay.interest === "capitalized" || rows.some((row) => row.interest === "capitalized");
  const repays = onFirstDay.redemption?.gte(numberOf(contract, "notionalPrincipal")?.abs() ?? 0);
  return [
    ...when(numberOf(contract, "nominalInterestRate")?.isNegative(), "nominalInterestRate: is below zero"),
    ...when(numberOf(contract, "notionalPrincipal")?.isZero(), "notionalPrincipal: is zero"),
    ...when(
      isAmortizer && textOf(contract, "cycleOfPrincipalRedemption") === undefined,
      "cycleOfPrincipalRedemption: is missing",
    ),
    ...when(
      numberOf(contract, "nextPrincipalRedemptionPayment")?.lte(0),
      "nextPrincipalRedemptionPayment: must be above zero",
    ),
    ...when(end !== undefined && end >= plan.maturity.day, "capitalizationEndDate: must lie before maturity"),
    ...when(
      waitsForCapital(plan),
      "capitalizationEndDate: interest of earlier dates is not capitalized here",
    ),
    ...when(capitalizes && hasCarried(contract, plan), "accruedInterest: is not capitalized here"),
    ...when(onFirstDay.redemption?.isNegative(), "arrayIncreaseDecrease: an increase on the first day"),
    ...when(
      (onFirstDay.redeems || onFirstDay.interest !== undefined) &&
        movedDates(contract)(plan.start).shown !== plan.start,
      "businessDayConvention: moves what happens on the first day",
    ),
    ...when(repays, "nextPrincipalRedemptionPayment: repays everything on the first day"),
    ...when(rows.length > MOST_INSTALLMENTS, `cycles: lead to more than ${MOST_INSTALLMENTS} dates`),
    ...when(!follow(rows, plan.start), "businessDayConvention: puts two dates on one day"),
    ...(isAnnuity(type) ? annuityObjections(contract, plan) : []),
    ...tradeObjections(contract, plan),
    ...feeObjections(contract),
  ];
}
