/**
 * The plan of an ACTUS contract: on which dates interest is paid or capitalized, principal repaid or paid out.
 */
import type { Day } from "../../kernel/date.js";
import type { Decimal } from "../../kernel/decimal.js";
import {
  type ActusContract,
  type ActusType,
  dayTerm,
  isAnnuity,
  type Moment,
  momentTerm,
  numberOf,
  typeOf,
} from "./actusContract.js";
import { type ActusDate, movedDates } from "./actusDates.js";
import { type RateChange, rateChangesOf } from "./actusInterest.js";
import { maturityOf } from "./actusMaturity.js";
import { interestDays, type Redemption, redemptionsOf } from "./actusRedemptions.js";

/** What happens on a date of a contract. */
export interface ActusRow extends ActusDate {
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
  /** The last day that is past, or the day of an exchange that is still to come. */
  readonly past: Day;
  /** What falls due on the first day, at once after the exchange. */
  readonly onFirstDay: Pick<ActusRow, "redeems" | "redemption"> & {
    readonly interest: "paid" | "capitalized" | undefined;
  };
  /** The rows after the first day; the last is maturity. */
  readonly rows: readonly ActusRow[];
  /** The rows over which an annuity's payment is solved, where they are not those up to maturity. */
  readonly solvedOver: readonly ActusRow[] | undefined;
  /** The rates that are fixed beforehand. */
  readonly rateChanges: readonly RateChange[];
  readonly maturity: Moment;
}

type Start = Pick<ActusPlan, "start" | "isExchanged" | "past">;

/** The dates on which interest falls due or is capitalized, before an end. */
function fallingDays(contract: ActusContract, end: Moment | undefined): Day[] {
  const capitalized = dayTerm(contract, "capitalizationEndDate");
  return [...interestDays(contract, end), ...(capitalized === undefined ? [] : [capitalized])];
}

/** Up to which day everything is past: the exchange is still to come, or the contract runs on its status date. */
function pastOf(contract: ActusContract): Pick<ActusPlan, "isExchanged" | "past"> {
  const exchange = dayTerm(contract, "initialExchangeDate") as Day;
  const status = dayTerm(contract, "statusDate") ?? exchange;
  return exchange < status ? { isExchanged: true, past: status - 1 } : { isExchanged: false, past: exchange };
}

/** The first day: the initial exchange, or for a contract that runs already the day up to which interest is known. */
function startOf(contract: ActusContract, past: Day, maturity: Moment): Day {
  const exchange = dayTerm(contract, "initialExchangeDate") as Day;
  if (numberOf(contract, "accruedInterest") !== undefined) return past + 1;
  const fallen = fallingDays(contract, maturity)
    .map(movedDates(contract))
    .filter(({ shown }) => shown <= past)
    .map(({ reckoned }) => reckoned);
  return Math.max(exchange, ...fallen);
}

/** Whether interest that falls due on a day is capitalized. */
function isCapital(contract: ActusContract, day: Day): boolean {
  const end = dayTerm(contract, "capitalizationEndDate");
  return end !== undefined && day <= end;
}

const fateOf = (contract: ActusContract, day: Day) =>
  isCapital(contract, day) ? ("capitalized" as const) : ("paid" as const);

/** The rows of a contract after the first day, up to an end. */
function rowsUpTo(contract: ActusContract, { start, past }: Start, end: Moment): ActusRow[] {
  const interest = new Set(fallingDays(contract, end));
  const principal = new Map(redemptionsOf(contract, end).map((each): [Day, Redemption] => [each.day, each]));
  const moved = movedDates(contract);
  const row = (day: Day): ActusRow => {
    const redemption = principal.get(day);
    const redeems = redemption !== undefined;
    const falls = interest.has(day) || (isAnnuity(typeOf(contract)) && redeems);
    const fate = falls ? fateOf(contract, day) : ("waits" as const);
    return { ...moved(day), interest: fate, redeems, redemption: redemption?.amount };
  };
  const days = [...new Set([...interest, ...principal.keys()])].filter((day) => day < end.day);
  const rows = days.sort((a, b) => a - b).map(row);
  const isToCome = ({ shown, reckoned }: ActusRow) => shown > past && reckoned > start;
  return apart([...rows.filter(isToCome), lastRow(contract, end)]);
}

/** Interest that a business day puts on the day of later interest is paid with it. */
const apart = (rows: readonly ActusRow[]): ActusRow[] =>
  rows.filter(({ redeems, interest, shown, reckoned }, index) => {
    const next = rows[index + 1];
    const isSame = next !== undefined && (reckoned >= next.reckoned || shown >= next.shown);
    return !isSame || redeems || interest === "capitalized" || next.interest !== "paid";
  });

/** The last row. The last second of a day is reckoned as the next one, and shown as it is. */
function lastRow(contract: ActusContract, { day, isLate }: Moment): ActusRow {
  const date = isLate ? { shown: day - 1, reckoned: day } : movedDates(contract)(day);
  return { ...date, interest: "paid", redeems: false, redemption: undefined };
}

/** What falls due on the first day; what is moved past it is a row like the others. */
function firstDayOf(contract: ActusContract, { start, isExchanged, past }: Start, maturity: Moment) {
  const isToCome = !isExchanged || start > past;
  const isFirst = (day: Day) => day === start && isToCome && movedDates(contract)(day).reckoned <= start;
  const redemption = redemptionsOf(contract, maturity).find(({ day }) => isFirst(day));
  const redeems = redemption !== undefined;
  const pays = fallingDays(contract, maturity).some(isFirst) || (isAnnuity(typeOf(contract)) && redeems);
  const interest = pays ? fateOf(contract, start) : undefined;
  return { interest, redeems, redemption: redemption?.amount };
}

/** The plan of a contract, or why it has none. */
export function actusPlan(contract: ActusContract): ActusPlan | string {
  const type = typeOf(contract);
  const { isExchanged, past } = pastOf(contract);
  const maturity = maturityOf(contract, isExchanged ? past + 1 : past);
  if (maturity === undefined) return "maturityDate: is missing and does not follow";
  if (maturity.day <= past) return "maturityDate: lies before the first day";
  const start = isExchanged ? startOf(contract, past, maturity) : past;
  const from = { start, isExchanged, past };
  const horizon = momentTerm(contract, "amortizationDate");
  const isSolved = numberOf(contract, "nextPrincipalRedemptionPayment") === undefined;
  const isOther = isSolved && horizon !== undefined && horizon.day !== maturity.day;
  return {
    type,
    ...from,
    onFirstDay: firstDayOf(contract, from, maturity),
    rows: rowsUpTo(contract, from, maturity),
    solvedOver: isOther ? rowsUpTo(contract, from, horizon) : undefined,
    rateChanges: rateChangesOf(contract, past, maturity),
    maturity,
  };
}
