/**
 * The terms of the ACTUS dictionary: which are read, which change nothing at a fixed rate, and which have no
 * counterpart here. To read a further one, add one entry to `READ`.
 */
import { readDecimal } from "../../kernel/decimal.js";
import { type Problem, type ProblemCode, problem } from "../../kernel/error.js";
import {
  ACTUS_DAY_COUNTS,
  ACTUS_TYPES,
  type ActusContract,
  type ActusType,
  readMoment,
  textOf,
  textOfValue,
  typeOf,
} from "./actusContract.js";
import { readCycle } from "./actusCycles.js";
import { BUSINESS_DAY_CONVENTIONS, CALENDARS } from "./actusDates.js";

/** Kinds of value: what a text must be. */
const KINDS: Readonly<
  Record<string, { isSound: (text: string) => boolean; code: ProblemCode; rule: string }>
> = {
  number: {
    isSound: (text) => readDecimal(text) !== undefined,
    code: "not-a-decimal",
    rule: "must be a plain decimal number",
  },
  date: {
    isSound: (text) => readMoment(text) !== undefined,
    code: "not-a-date",
    rule: "must be a calendar date YYYY-MM-DDThh:mm:ss, at 00:00:00 or at 23:59:59",
  },
  cycle: {
    isSound: (text) => readCycle(text) !== undefined,
    code: "not-in-list",
    rule: "must be a cycle such as P1ML0: P, a count from 1, one of D W M Q H Y, then L0 or L1",
  },
};

interface Reading {
  readonly kind?: keyof typeof KINDS;
  /** The types that have the term, where not all do. */
  readonly of?: readonly ActusType[];
  /** The values that are read; another one is refused for the reason. */
  readonly values?: readonly string[];
  readonly why?: string;
}

const AMORTIZERS: readonly ActusType[] = ["LAM", "NAM", "ANN"];
const number: Reading = { kind: "number" };
const date: Reading = { kind: "date" };
const cycle: Reading = { kind: "cycle" };
const listed = (kind: string): Reading => ({ kind, of: ["LAX"] });
const only = (values: readonly string[], why: string): Reading => ({ values, why });

/** The terms that are read. */
const READ: Readonly<Record<string, Reading>> = {
  contractType: only(Object.keys(ACTUS_TYPES), "is not one of those mapped"),
  contractRole: only(["RPA", "RPL"], "neither RPA nor RPL"),
  currency: {},
  statusDate: date,
  initialExchangeDate: date,
  maturityDate: date,
  amortizationDate: { ...date, of: ["ANN"] },
  notionalPrincipal: number,
  nominalInterestRate: number,
  accruedInterest: number,
  premiumDiscountAtIED: number,
  dayCountConvention: only(Object.keys(ACTUS_DAY_COUNTS), "has no counterpart"),
  calendar: only(Object.keys(CALENDARS), "neither NC nor MF"),
  holidays: date,
  businessDayConvention: only(BUSINESS_DAY_CONVENTIONS, "is none of those mapped"),
  endOfMonthConvention: only(["SD", "EOM"], "neither SD nor EOM"),
  cycleAnchorDateOfInterestPayment: { ...date, of: ["PAM", ...AMORTIZERS] },
  cycleOfInterestPayment: { ...cycle, of: ["PAM", ...AMORTIZERS] },
  capitalizationEndDate: date,
  cycleAnchorDateOfPrincipalRedemption: { ...date, of: AMORTIZERS },
  cycleOfPrincipalRedemption: { ...cycle, of: AMORTIZERS },
  nextPrincipalRedemptionPayment: { ...number, of: AMORTIZERS },
  arrayCycleAnchorDateOfInterestPayment: listed("date"),
  arrayCycleOfInterestPayment: listed("cycle"),
  arrayCycleAnchorDateOfPrincipalRedemption: listed("date"),
  arrayCycleOfPrincipalRedemption: listed("cycle"),
  arrayNextPrincipalRedemptionPayment: listed("number"),
  arrayIncreaseDecrease: { of: ["LAX"], ...only(["INC", "DEC"], "neither INC nor DEC") },
  arrayCycleAnchorDateOfRateReset: listed("date"),
  arrayCycleOfRateReset: listed("cycle"),
  arrayRate: listed("number"),
  arrayFixedVariable: { of: ["LAX"], ...only(["FIX"], "resets its rate") },
  purchaseDate: date,
  priceAtPurchaseDate: number,
  terminationDate: date,
  priceAtTerminationDate: number,
  feeRate: number,
  feeBasis: only(["A", "N"], "neither A nor N"),
  feeAccrued: number,
  cycleAnchorDateOfFee: date,
  cycleOfFee: cycle,
  interestCalculationBase: only(["NT"], "interest on another amount than the balance"),
  cyclePointOfInterestPayment: only(["E"], "pays interest at the start of a cycle"),
  scalingEffect: only(["OOO"], "scales its notional or interest"),
  prepaymentEffect: only(["N"], "foresees prepayments"),
  contractPerformance: only(["PF"], "is not performing"),
};

/** Terms that say who and what, and those that nothing but a rate reset, a scaling or a prepayment reads. */
const WITHOUT_EFFECT = new Set(
  `contractID contractDealDate contractStructure creatorID counterpartyID clearingHouse seniority marketObjectCode
  marketValueObserved nonPerformingDate gracePeriod delinquencyPeriod delinquencyRate fixingDays fixingPeriod
  rateMultiplier rateSpread lifeCap lifeFloor periodCap periodFloor cyclePointOfRateReset marketObjectCodeOfRateReset
  marketObjectCodeOfScalingIndex scalingIndexAtContractDealDate scalingIndexAtStatusDate notionalScalingMultiplier
  interestScalingMultiplier interestCalculationBaseAmount objectCodeOfPrepaymentModel penaltyRate penaltyType`.split(
    /\s+/,
  ),
);

/** Terms that change a contract in ways that terms of a loan at a fixed rate do not have. */
const FOREIGN: Readonly<Record<string, string>> = {
  cycleOfRateReset: "resets its rate",
  cycleAnchorDateOfRateReset: "resets its rate",
  nextResetRate: "resets its rate",
  cycleOfScalingIndex: "scales its notional or interest",
  cycleAnchorDateOfScalingIndex: "scales its notional or interest",
  cycleOfInterestCalculationBase: "interest on another amount than the balance",
  cycleAnchorDateOfInterestCalculationBase: "interest on another amount than the balance",
  cycleOfOptionality: "foresees prepayments",
  cycleAnchorDateOfOptionality: "foresees prepayments",
  prepaymentPeriod: "foresees prepayments",
  maximumPenaltyFreeDisbursement: "foresees prepayments",
  creditLineAmount: "can be drawn upon",
  settlementCurrency: "pays in another currency",
};

const isGiven = (contract: ActusContract, name: string): boolean =>
  Array.isArray(contract[name]) || textOf(contract, name) !== undefined;

const valuesOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** What is wrong with the values of a contract: of a kind that their terms do not hold. */
export function malformed(contract: ActusContract): Problem[] {
  return Object.entries(contract).flatMap(([name, value]) => {
    const kind = KINDS[READ[name]?.kind ?? ""];
    const isNone = value === undefined || value === null;
    if (isNone || READ[name] === undefined) return [];
    const wrong = valuesOf(value).find((each) => {
      const text = textOfValue(each);
      if (typeof each !== "string" && typeof each !== "number") return true;
      return text !== undefined && kind !== undefined && !kind.isSound(text);
    });
    if (wrong === undefined) return [];
    const isText = typeof wrong === "string" || typeof wrong === "number";
    if (!isText) return [problem("wrong-type", name, "must be text or a number")];
    return kind === undefined ? [] : [problem(kind.code, name, kind.rule)];
  });
}

/** Why a term that is given cannot be read; nothing where it can. */
function objection(contract: ActusContract, name: string): string[] {
  const reading = READ[name];
  if (WITHOUT_EFFECT.has(name) || !isGiven(contract, name)) return [];
  const isSame = name === "settlementCurrency" && textOf(contract, name) === textOf(contract, "currency");
  if (isSame) return [];
  if (reading === undefined) return [`${name}: ${FOREIGN[name] ?? "is no term that is read here"}`];
  const type = typeOf(contract);
  if (reading.of !== undefined && Object.hasOwn(ACTUS_TYPES, type) && !reading.of.includes(type)) {
    return [`${name}: is no term of a ${type}`];
  }
  const isOther = valuesOf(contract[name]).some((value) => {
    const text = textOfValue(value);
    return text !== undefined && reading.values?.includes(text) === false;
  });
  return isOther ? [`${name}: ${reading.why}`] : [];
}

/** The terms that every contract needs. */
const NEEDED = [
  "contractType",
  "contractRole",
  "currency",
  "dayCountConvention",
  "notionalPrincipal",
  "nominalInterestRate",
  "initialExchangeDate",
] as const;

/** Why a contract cannot be a loan of this library, term by term; empty when nothing speaks against it. */
export function objections(contract: ActusContract): string[] {
  const others = Object.keys(contract).filter((name) => READ[name] === undefined);
  const missing = NEEDED.filter((name) => !isGiven(contract, name)).map((name) => `${name}: is missing`);
  return [...[...others, ...Object.keys(READ)].flatMap((name) => objection(contract, name)), ...missing];
}
