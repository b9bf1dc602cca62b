/**
 * Compulsory savings: deposits with the installments and up front, their interest, and how they come back.
 *
 * Interest = Σ balance × days × percent ÷ 36,500, exact, rounded once when the savings are returned.
 */
import type { Day } from "../kernel/date.js";
import { multiplyRatios, type Ratio, ratio, ratioFromText, roundRatio } from "../kernel/ratio.js";
import { floatList } from "../kernel/slab.js";
import type { Agreed } from "./agreed.js";
import { percentOf, unitsOf } from "./agreedParts.js";

/** The savings of a schedule, in units. */
export interface ScheduleSavings {
  /** Deposited at disbursement. */
  readonly upFront: number;
  readonly savings: Float64Array;
  readonly savingsReturned: Float64Array;
}

type Savings = NonNullable<Agreed["terms"]["savings"]>;

/** An amount, or a percentage of what is lent. */
function depositOf(agreed: Agreed, deposit: Savings["perInstallment"]): number {
  if (deposit === undefined) return 0;
  const { terms, unit, mode, disbursed } = agreed;
  if (deposit.amount !== undefined) return unitsOf(deposit.amount, terms, unit);
  return percentOf(disbursed.lent, deposit.percent ?? "0", mode);
}

/** The first row from which the savings of the rows before pay everything that is left; the last one if none. */
function firstPaidRow(totals: Float64Array, upFront: number, deposit: number): number {
  let left = 0;
  let paid = totals.length - 1;
  for (let row = totals.length - 1; row > 0; row--) {
    left += totals[row] as number;
    if (upFront + deposit * row < left) break;
    paid = row;
  }
  return paid;
}

interface Flow {
  readonly upFront: number;
  readonly deposits: Float64Array;
  readonly used: Float64Array;
}

/** What is deposited and used row by row, before the last return. */
function flowOf({ returned }: Savings, totals: Float64Array, upFront: number, deposit: number): Flow {
  const count = totals.length;
  const deposits = floatList(count).fill(deposit);
  const used = floatList(count);
  if (returned === "at-end") return { upFront, deposits, used };
  const from = firstPaidRow(totals, upFront, deposit);
  for (let row = from; row < count; row++) {
    deposits[row] = 0;
    if (row < count - 1) used[row] = totals[row] as number;
  }
  return { upFront, deposits, used };
}

/** Exact interest on the savings while they are held. */
function interestOn(annualPercent: string, start: Day, due: Int32Array, flow: Flow): Ratio {
  const perDay = multiplyRatios(ratioFromText(annualPercent), ratio(1, 36_500));
  let balance = flow.upFront;
  let from = start;
  let heldDays = 0n;
  for (let row = 0; row < flow.deposits.length; row++) {
    const to = due[row] as Day;
    heldDays += BigInt(balance) * BigInt(to - from);
    balance += (flow.deposits[row] as number) - (flow.used[row] as number);
    from = to;
  }
  return multiplyRatios(ratio(heldDays), perDay);
}

/** The savings of a schedule whose rows come to `totals`; `undefined` when the terms have none. */
export function savingsOf(
  agreed: Agreed,
  due: Int32Array,
  totals: Float64Array,
): ScheduleSavings | undefined {
  const { savings } = agreed.terms;
  if (savings === undefined) return undefined;
  const upFront = depositOf(agreed, savings.upFront);
  const flow = flowOf(savings, totals, upFront, depositOf(agreed, savings.perInstallment));
  const interest = interestOn(savings.annualPercent, agreed.disbursedOn, due, flow);
  const held = flow.deposits.reduce((sum, amount, row) => sum + amount - (flow.used[row] as number), upFront);
  const savingsReturned = flow.used.slice();
  savingsReturned[totals.length - 1] = held + Number(roundRatio(interest, agreed.mode));
  return { upFront, savings: flow.deposits, savingsReturned };
}
