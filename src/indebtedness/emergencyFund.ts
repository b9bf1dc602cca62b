/**
 * Emergency funds: how much one person may draw, which limit binds, and how long the fund needs to fill again.
 */
import { Decimal, type DecimalInput, readDecimal } from "../kernel/decimal.js";
import { problem, refuse } from "../kernel/error.js";
import { toMinor } from "../kernel/money.js";
import { ratio, ratioFromDecimal, roundRatio } from "../kernel/ratio.js";
import { minorOf } from "./amountSchema.js";
import { type Figure, moneyFigure, ratioFigure } from "./figure.js";
import { readWithCurrency } from "./recordSchema.js";
import { type EmergencyFundFields, type EmergencyFundInput, emergencyFundFields } from "./savingsSchema.js";

/** The limits of a fund, each in words. */
export const FUND_LIMITS = {
  balance: "what the fund holds",
  "least-balance": "what must stay in the fund",
  "per-draw": "the most for one draw",
  "share-of-balance": "the most of the fund for one draw",
  "per-person": "the most that one person may have drawn",
  "share-per-person": "the most of the fund that one person may have drawn",
} as const;

/** The name of a limit of a fund. */
export type FundLimit = keyof typeof FUND_LIMITS;

/** How long a fund needs to fill again. */
export type Replenishment =
  | {
      readonly kind: "found";
      /** Contributions, one a period, until the fund holds again what it held. */
      readonly periods: number;
    }
  /** Nothing flows in. */
  | { readonly kind: "none" };

/** A draw on a fund. */
export interface FundDraw {
  readonly outcome: "within" | "exceeds";
  /** Every limit with the most that it allows to draw. */
  readonly limits: readonly { readonly limit: FundLimit; readonly meaning: string; readonly most: Figure }[];
  /** The most that may be drawn, and the limits that set it. */
  readonly most: Figure;
  readonly binding: readonly FundLimit[];
  /** What the fund holds after the draw, if it is made. */
  readonly balanceAfter: Figure;
  readonly replenishment: Replenishment;
  /** The person's share of what the fund held before; `undefined` of an empty fund. */
  readonly personShare: Figure | undefined;
}

const amount = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : minorOf(text);

/** A share of an amount, rounded down to a minor unit. */
function shareOfAmount(share: string | undefined, of: number): number | undefined {
  if (share === undefined) return undefined;
  const { numerator, denominator } = ratioFromDecimal(new Decimal(share));
  return Number(roundRatio(ratio(numerator * BigInt(of), denominator), "floor"));
}

/** The most that each limit allows, in minor units. */
function limitsOf(fund: EmergencyFundFields): readonly (readonly [FundLimit, number])[] {
  const balance = minorOf(fund.balance) as number;
  const drawn = minorOf(fund.drawnByPerson) as number;
  const [kept, perPerson] = [amount(fund.leastBalance), amount(fund.mostPerPerson)];
  const perPersonShare = shareOfAmount(fund.mostSharePerPerson, balance + drawn);
  const all: (readonly [FundLimit, number | undefined])[] = [
    ["balance", balance],
    ["least-balance", kept === undefined ? undefined : balance - kept],
    ["per-draw", amount(fund.mostPerDraw)],
    ["share-of-balance", shareOfAmount(fund.mostShareOfBalance, balance)],
    ["per-person", perPerson === undefined ? undefined : perPerson - drawn],
    ["share-per-person", perPersonShare === undefined ? undefined : perPersonShare - drawn],
  ];
  return all.flatMap(([limit, most]) => (most === undefined ? [] : [[limit, Math.max(0, most)] as const]));
}

/** Contributions and repayments a period until what was drawn is back. */
function replenishmentOf({ contribution, repayment }: EmergencyFundFields, drawn: number): Replenishment {
  const inflow = (minorOf(contribution) as number) + (minorOf(repayment) as number);
  if (drawn === 0) return { kind: "found", periods: 0 };
  return inflow === 0 ? { kind: "none" } : { kind: "found", periods: Math.ceil(drawn / inflow) };
}

/**
 * Judges a draw on an emergency fund by all its limits, and says how long the fund needs to fill again.
 *
 * @throws LoanError with every problem of the fund; `out-of-range` for a draw that is no amount above zero
 * @example
 * ```ts
 * const fund = { currency: "USD", balance: "5000", contribution: "150", mostShareOfBalance: "0.10", leastBalance: "1000" };
 * const draw = drawOnFund(fund, "600");
 * `${draw.outcome}: at most ${draw.most} by ${draw.binding}`; // "exceeds: at most 500.00 by share-of-balance"
 * drawOnFund(fund, "500").replenishment; // { kind: "found", periods: 4 }
 * ```
 */
export function drawOnFund(fund: EmergencyFundInput, draw: DecimalInput): FundDraw {
  const { record, digits } = readWithCurrency(fund, emergencyFundFields);
  const read = readDecimal(draw);
  const asked = read && toMinor(read, digits);
  if (asked === undefined || asked <= 0) {
    return refuse(
      problem("out-of-range", "draw", "must be an amount above zero with the currency's decimals"),
    );
  }
  const money = (minor: number): Figure => moneyFigure(BigInt(minor), 1n, digits);
  const limits = limitsOf(record);
  const most = limits.reduce((least, [, allowed]) => Math.min(least, allowed), Number.POSITIVE_INFINITY);
  const balance = minorOf(record.balance) as number;
  const drawn = (minorOf(record.drawnByPerson) as number) + asked;
  return {
    outcome: asked <= most ? "within" : "exceeds",
    limits: limits.map(([limit, allowed]) => ({ limit, meaning: FUND_LIMITS[limit], most: money(allowed) })),
    most: money(most),
    binding: limits.filter(([, allowed]) => allowed === most).map(([limit]) => limit),
    balanceAfter: money(balance - asked),
    replenishment: replenishmentOf(record, asked),
    personShare: personShare(drawn, balance + drawn - asked),
  };
}

function personShare(drawn: number, held: number): Figure | undefined {
  return held === 0 ? undefined : ratioFigure(BigInt(drawn), BigInt(held));
}
