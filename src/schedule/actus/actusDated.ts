/**
 * Events of ACTUS contracts beside interest and principal: fees, rates and payments that are fixed, purchase and
 * termination.
 */
import { dayTerm, momentTerm, numberOf } from "./actusContract.js";
import type { ActusDate } from "./actusDates.js";
import { feeDates, hasFixedFees } from "./actusFees.js";
import { redemptionsOf } from "./actusRedemptions.js";
import {
  ACTUS_EVENTS,
  type ActusEvent,
  type ActusWalk,
  accruedOn,
  accrueFees,
  note,
  ZERO,
} from "./actusWalk.js";

/** What happens on a date. */
interface Happening extends ActusDate {
  readonly type: ActusEvent["type"];
}

/** What a fee pays: an amount, or what has accrued since the last one. */
function payFee(walk: ActusWalk, date: ActusDate): void {
  accrueFees(walk, date.reckoned);
  const fee = hasFixedFees(walk.contract) ? (numberOf(walk.contract, "feeRate") ?? ZERO) : walk.fee;
  note(walk, ["FP", date.shown], fee, accruedOn(walk, date.reckoned));
  walk.fee = ZERO;
}

/**
 * What changes hands with the contract: its price and its accrued interest, R · (price + Ipac), both by their signs;
 * whoever buys it has nothing of what was before.
 */
function trade(walk: ActusWalk, type: "PRD" | "TD", date: ActusDate): void {
  const price =
    numberOf(walk.contract, type === "PRD" ? "priceAtPurchaseDate" : "priceAtTerminationDate") ?? ZERO;
  const accrued = accruedOn(walk, date.reckoned);
  const payoff = price.plus(accrued.times(walk.sign));
  if (type === "PRD") {
    walk.events.length = 0;
    note(walk, [type, date.shown], payoff.neg(), accrued);
    return;
  }
  walk.notional = ZERO;
  note(walk, [type, date.shown], payoff, ZERO);
}

const DO: Readonly<Partial<Record<ActusEvent["type"], (walk: ActusWalk, date: ActusDate) => void>>> = {
  PRF: (walk, date) => note(walk, ["PRF", date.shown], ZERO, accruedOn(walk, date.reckoned)),
  FP: payFee,
  RRF: (walk, date) => note(walk, ["RRF", date.shown], ZERO, accruedOn(walk, date.reckoned)),
  PRD: (walk, date) => trade(walk, "PRD", date),
  TD: (walk, date) => trade(walk, "TD", date),
};

const ORDER = Object.keys(ACTUS_EVENTS);

/** The day before the first redemption fixes an annuity's payment that is not given. */
function fixing({ contract, loan }: ActusWalk): Happening[] {
  const { type, rows, past, maturity } = loan.plan;
  const isGiven = numberOf(contract, "nextPrincipalRedemptionPayment") !== undefined;
  const isRunning = redemptionsOf(contract, maturity).some(({ day }) => day <= past);
  const first = rows.find(({ redeems }) => redeems);
  if (type !== "ANN" || isGiven || isRunning || first === undefined || first.reckoned - 1 < past) return [];
  return [{ type: "PRF", shown: first.shown - 1, reckoned: first.reckoned - 1 }];
}

/** All that happens beside the rows, in order. */
export function happenings(walk: ActusWalk): Happening[] {
  const { contract, loan } = walk;
  const bought = dayTerm(contract, "purchaseDate");
  const sold = momentTerm(contract, "terminationDate");
  const found: Happening[] = [
    ...fixing(walk),
    ...feeDates(contract, loan.plan).map((date) => ({ ...date, type: "FP" as const })),
    ...loan.plan.rateChanges.map(({ shown, reckoned }) => ({ shown, reckoned, type: "RRF" as const })),
  ];
  if (bought !== undefined && bought > loan.plan.past)
    found.push({ type: "PRD", shown: bought, reckoned: bought });
  if (sold !== undefined) {
    found.push({ type: "TD", shown: sold.isLate ? sold.day - 1 : sold.day, reckoned: sold.day });
  }
  return found.sort((a, b) => a.shown - b.shown || ORDER.indexOf(a.type) - ORDER.indexOf(b.type));
}

/** Lets happen what is next; false where the contract ends with it. */
export function happen(walk: ActusWalk, { type, ...date }: Happening): boolean {
  DO[type]?.(walk, date);
  return type !== "TD";
}
