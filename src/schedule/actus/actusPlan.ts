/**
 * The plan of an ACTUS contract: on which dates interest is paid or capitalized, principal repaid or paid out.
 */
import type { Day } from "../../kernel/date.js";
import { Decimal } from "../../kernel/decimal.js";
import {
  type ActusContract,
  type ActusType,
  dayOfMoment,
  dayTerm,
  listOf,
  numberOf,
  textOf,
} from "./actusContract.js";
import { anchorOfCycle, cycleDates, movedDates } from "./actusDates.js";

/** What happens on a date of a contract. */
export interface ActusRow {
  /** The day that is shown, and the day up to which interest is reckoned. */
  readonly shown: Day;
  readonly reckoned: Day;
  /** What becomes of the interest. */
  readonly interest: "paid" | "capitalized" | "waits";
  /** Whether principal is redeemed, and by how much where that is agreed; negative where more is paid out. */
  readonly redeems: boolean;
  readonly redemption: Decimal | undefined;
}

/** A contract as a plan. */
export interface ActusPlan {
  readonly type: ActusType;
  /** The day from which interest runs, and whether the exchange is still to come. */
  readonly start: Day;
  readonly isExchanged: boolean;
  /** Whether interest falls due on the first day, and as what. */
  readonly onFirstDay: "paid" | "capitalized" | undefined;
  /** The rows after the first day; the last is maturity. */
  readonly rows: readonly ActusRow[];
}

const need = <T>(value: T | undefined): T => value as T;

/** The dates on which interest falls due, maturity left out. */
function interestDays(contract: ActusContract, maturity: Day | undefined): Day[] {
  const anchors = listOf(contract, "arrayCycleAnchorDateOfInterestPayment");
  if (anchors !== undefined) return arrayDays(contract, "InterestPayment", maturity).map(({ day }) => day);
  const cycle = textOf(contract, "cycleOfInterestPayment");
  const anchor = anchorOfCycle(contract, "cycleAnchorDateOfInterestPayment", "cycleOfInterestPayment");
  return anchor === undefined ? [] : cycleDates(contract, anchor, cycle, maturity);
}

/** The dates of an array of cycles: each from its anchor up to the next one, the last up to maturity. */
function arrayDays(contract: ActusContract, what: string, maturity: Day | undefined) {
  const anchors = (listOf(contract, `arrayCycleAnchorDateOf${what}`) ?? []).map((text) =>
    need(dayOfMoment(text)),
  );
  const cycles = listOf(contract, `arrayCycleOf${what}`) ?? [];
  return anchors.flatMap((anchor, index) => {
    const end = anchors[index + 1] ?? maturity;
    return cycleDates(contract, anchor, cycles[index], end).map((day) => ({ day, index }));
  });
}

interface Redemption {
  readonly day: Day;
  readonly amount: Decimal | undefined;
}

/** The redemptions of an array contract, before maturity; increases are negative. */
function arrayRedemptions(contract: ActusContract, maturity: Day | undefined): Redemption[] {
  const amounts = listOf(contract, "arrayNextPrincipalRedemptionPayment") ?? [];
  const ways = listOf(contract, "arrayIncreaseDecrease") ?? [];
  return arrayDays(contract, "PrincipalRedemption", maturity).map(({ day, index }) => {
    const amount = new Decimal(amounts[index] ?? 0);
    return { day, amount: ways[index] === "INC" ? amount.neg() : amount };
  });
}

function redemptions(contract: ActusContract, type: ActusType, maturity: Day | undefined): Redemption[] {
  if (type === "PAM") return [];
  if (type === "LAX") return arrayRedemptions(contract, maturity);
  const cycle = textOf(contract, "cycleOfPrincipalRedemption");
  const anchor = anchorOfCycle(
    contract,
    "cycleAnchorDateOfPrincipalRedemption",
    "cycleOfPrincipalRedemption",
  );
  const days = anchor === undefined ? [] : cycleDates(contract, anchor, cycle, maturity);
  const payment = numberOf(contract, "nextPrincipalRedemptionPayment");
  return days.map((day) => ({ day, amount: type === "LAM" ? payment : undefined }));
}

/** The day on which redemptions of agreed amounts have repaid everything. */
function repaidOn(contract: ActusContract, list: readonly Redemption[]): Day | undefined {
  let left = numberOf(contract, "notionalPrincipal") ?? new Decimal(0);
  for (const { day, amount } of list) {
    left = left.minus(amount ?? 0);
    if (left.lte(0)) return day;
  }
  return undefined;
}

/** The day on which a given annuity has repaid everything, by the interest of its periods. */
function annuityEnd(contract: ActusContract, list: readonly Redemption[], start: Day): Day | undefined {
  const payment = numberOf(contract, "nextPrincipalRedemptionPayment");
  const rate = numberOf(contract, "nominalInterestRate") ?? new Decimal(0);
  if (payment === undefined) return undefined;
  let balance = numberOf(contract, "notionalPrincipal") ?? new Decimal(0);
  let from = start;
  for (const { day } of list) {
    const grown = balance.times(rate.times((day - from) / 365).plus(1));
    if (grown.lte(payment)) return day;
    balance = grown.minus(payment);
    from = day;
  }
  return undefined;
}

/** Maturity: given, or the day on which everything is repaid. */
function maturityOf(contract: ActusContract, type: ActusType, start: Day): Day | undefined {
  const given =
    dayTerm(contract, "maturityDate") ?? (type === "PAM" ? undefined : dayTerm(contract, "amortizationDate"));
  if (given !== undefined || type === "PAM") return given;
  const open = redemptions(contract, type, undefined).filter(({ day }) => day > start);
  const isAnnuity = type === "ANN" || type === "NAM";
  return isAnnuity ? annuityEnd(contract, open, start) : repaidOn(contract, open);
}

/** The first day: the initial exchange, or for a contract that runs already the day up to which interest is known. */
function startOf(contract: ActusContract): { start: Day; isExchanged: boolean } {
  const exchange = need(dayTerm(contract, "initialExchangeDate"));
  const status = dayTerm(contract, "statusDate") ?? exchange;
  if (exchange >= status) return { start: exchange, isExchanged: false };
  if (textOf(contract, "accruedInterest") !== undefined) return { start: status, isExchanged: true };
  const paid = interestDays(contract, undefined).filter((day) => day > exchange && day <= status);
  return { start: paid.at(-1) ?? exchange, isExchanged: true };
}

/** Rows that a business day puts on the day of the next one, or on maturity, are one with it. */
function apart(rows: readonly ActusRow[], maturity: Day): ActusRow[] {
  return rows.filter(
    ({ reckoned }, index) => reckoned < (rows[index + 1]?.reckoned ?? maturity) && reckoned < maturity,
  );
}

/** The rows between the first day and maturity. */
function rowsBetween(contract: ActusContract, type: ActusType, start: Day, maturity: Day): ActusRow[] {
  const capitalized = dayTerm(contract, "capitalizationEndDate");
  const interest = interestDays(contract, maturity);
  const principal = redemptions(contract, type, maturity);
  const extra = capitalized === undefined ? [] : [capitalized];
  const isAnnuity = type === "ANN" || type === "NAM";
  const moved = movedDates(contract);
  const row = (day: Day): ActusRow => {
    const redemption = principal.find((each) => each.day === day);
    const redeems = redemption !== undefined;
    const falls = interest.includes(day) || day === capitalized || (isAnnuity && redeems);
    const fate = isCapital(contract, day) ? "capitalized" : "paid";
    return { ...moved(day), interest: falls ? fate : "waits", redeems, redemption: redemption?.amount };
  };
  const days = new Set([...interest, ...principal.map(({ day }) => day), ...extra]);
  const between = [...days].filter((day) => day > start && day < maturity).sort((a, b) => a - b);
  return apart(between.map(row), maturity);
}

/** Whether interest that falls due on a day is capitalized. */
function isCapital(contract: ActusContract, day: Day): boolean {
  const end = dayTerm(contract, "capitalizationEndDate");
  return end !== undefined && day <= end;
}

/** The last row. The last second of a day is reckoned as the next one, and shown as it is. */
function lastRow(contract: ActusContract, maturity: Day): ActusRow {
  const text = textOf(contract, "maturityDate") ?? textOf(contract, "amortizationDate") ?? "";
  const given = dayOfMoment(text.slice(0, 10));
  const shown = given !== undefined && dayOfMoment(text) === maturity ? given : maturity;
  return { shown, reckoned: maturity, interest: "paid", redeems: false, redemption: undefined };
}

/** The plan of a contract, or why it has none. */
export function actusPlan(contract: ActusContract): ActusPlan | string {
  const type = textOf(contract, "contractType") as ActusType;
  const { start, isExchanged } = startOf(contract);
  const maturity = maturityOf(contract, type, start);
  if (maturity === undefined) return "maturityDate: is missing and does not follow";
  if (maturity <= start) return "maturityDate: lies before the first day";
  const isFirst = interestDays(contract, maturity).includes(start) && !isExchanged;
  const fate = isCapital(contract, start) ? ("capitalized" as const) : ("paid" as const);
  return {
    type,
    start,
    isExchanged,
    onFirstDay: isFirst ? fate : undefined,
    rows: [...rowsBetween(contract, type, start, maturity), lastRow(contract, maturity)],
  };
}
