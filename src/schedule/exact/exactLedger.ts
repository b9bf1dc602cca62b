/**
 * An exact ledger: amounts of a loan as whole numbers over one scale that grows from row to row.
 *
 * Fractions of a long loan have thousands of digits; kept over a common scale they need no reducing.
 */
import type { Ratio } from "../../kernel/ratio.js";

/** Amounts of a loan, each over `scale`. */
export interface ExactLedger {
  scale: bigint;
  balance: bigint;
  /** Interest deferred to the next row that is not spared. */
  next: bigint;
  /** Interest deferred to the next row whose interest is paid. */
  nextInterest: bigint;
  /** Interest collected for spreading, what of it is being spread, and how much falls due in a row. */
  block: bigint;
  left: bigint;
  share: bigint;
}

/** A ledger over a scale in which these ratios are whole. */
export function exactLedger(principal: number, ratios: readonly Ratio[]): ExactLedger {
  const scale = ratios.reduce((product, { denominator }) => product * denominator, 1n);
  const nothing = { next: 0n, nextInterest: 0n, block: 0n, left: 0n, share: 0n };
  return { scale, balance: BigInt(principal) * scale, ...nothing };
}

/** Brings all amounts to a scale that is so many times as fine. */
export function refine(ledger: ExactLedger, times: bigint): void {
  if (times === 1n) return;
  ledger.scale *= times;
  ledger.balance *= times;
  ledger.next *= times;
  ledger.nextInterest *= times;
  ledger.block *= times;
  ledger.left *= times;
  ledger.share *= times;
}

/** A ratio on the ledger's scale, which holds its denominator. */
export function onScale({ scale }: ExactLedger, { numerator, denominator }: Ratio): bigint {
  return (numerator * scale) / denominator;
}

/** Puts interest off. */
export function putOff(ledger: ExactLedger, to: "next" | "nextInterest" | "block", interest: bigint): void {
  ledger[to] += interest;
}

/** What falls due of earlier deferrals with a row that is not spared, the spread shared by so many rows. */
export function collect(ledger: ExactLedger, sharers: number): bigint {
  ledger.share += ledger.block / BigInt(sharers);
  ledger.left += ledger.block;
  ledger.block = 0n;
  const spread = ledger.share < ledger.left ? ledger.share : ledger.left;
  const due = ledger.next + spread;
  ledger.left -= spread;
  ledger.next = 0n;
  return due;
}

/** All deferred interest that still waits. */
export const waitingIn = ({ next, nextInterest, block, left }: ExactLedger): bigint =>
  next + nextInterest + block + left;
