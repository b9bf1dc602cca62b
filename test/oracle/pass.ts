/**
 * One pass over the rows of the oracle: what each of them owes, pays and leaves.
 */
import { fraction, round } from "./fraction.js";
import type { Level } from "./level.js";
import { refuse } from "./refusal.js";
import { type Row, repaysPrincipal } from "./rowDates.js";
import type { Loan } from "./terms.js";

export interface Amounts {
  readonly principal: bigint;
  readonly interest: bigint;
}

export interface PassPlan {
  readonly loan: Loan;
  readonly rows: readonly Row[];
  readonly level: Level;
  /** The interest of a row on a balance. */
  readonly own: (row: number, balance: bigint) => bigint;
  /** The part of it that the level payment covers. */
  readonly covered: (row: number, balance: bigint) => bigint;
  /** Principal that the first row leaves to the last one. */
  readonly firstShortfall: bigint;
  /** Interest that comes on top of the closing row. */
  readonly closingExtra: bigint;
  /** Interest that would fall due after a row, whatever the balance. */
  readonly interestAfter: (row: number) => bigint;
}

export interface Outcome {
  readonly amounts: readonly Amounts[];
  /** The closing row's own amount − its planned one. */
  readonly gap: bigint;
}

export interface PassChange {
  /** Units on top of the payment of each row. */
  readonly extra?: (row: number) => bigint;
  /** The row that closes the loan, if it is not the last one. */
  readonly closeAt?: number;
}

/** Deferred interest: due with the next row without grace, collected for spreading, and being spread. */
export class Deferred {
  #next = 0n;
  #nextInterest = 0n;
  #block = 0n;
  #part = 0n;
  #left = 0n;

  defer(kind: string, interest: bigint): void {
    if (kind === "deferred-next") this.#next += interest;
    else if (kind === "deferred-next-interest") this.#nextInterest += interest;
    else this.#block += interest;
  }

  /** What falls due with a row without grace, of which so many are left. */
  fallDue(loan: Loan, rowsLeft: number): bigint {
    this.#part += round(fraction(this.#block, rowsLeft), loan.mode);
    this.#left += this.#block;
    const spread = this.#part < this.#left ? this.#part : this.#left;
    const due = this.#next + spread;
    this.#next = 0n;
    this.#block = 0n;
    this.#left -= spread;
    return due;
  }

  /** What falls due with a row that pays its interest, whatever else it spares. */
  fallDueWithInterest(): bigint {
    const due = this.#nextInterest;
    this.#nextInterest = 0n;
    return due;
  }

  all(): bigint {
    return this.#nextInterest + this.#next + this.#block + this.#left;
  }
}

/** What a row that does not close the loan repays of the principal before any interest joins it. */
function repaidIn(plan: PassPlan, row: number, balance: bigint, extra: bigint): bigint {
  const { rows, level } = plan;
  const each = rows[row] as Row;
  if (!repaysPrincipal(each)) return 0n;
  const covered = level.paysTotal ? plan.covered(row, balance) : 0n;
  const shortfall = row === 0 ? plan.firstShortfall : 0n;
  const repaid = level.payment(row, balance) + extra - covered - shortfall;
  if (repaid < 0n) refuse("a payment that does not cover the interest");
  return repaid;
}

export function passOver(plan: PassPlan, change: PassChange = {}): Outcome {
  const { loan, rows, level } = plan;
  const { extra = () => 0n, closeAt = rows.length - 1 } = change;
  const deferred = new Deferred();
  const amounts: Amounts[] = [];
  let balance = loan.principal;
  for (let row = 0; ; row++) {
    const { grace } = rows[row] as Row;
    const own = plan.own(row, balance);
    if (own < 0n) refuse("interest below zero");
    const fate = grace?.interest ?? "paid";
    const isClosing = row === closeAt;
    const repaid = isClosing ? balance : repaidIn(plan, row, balance, extra(row));
    const principal = fate === "capitalized" ? repaid - own : repaid;
    if (isClosing || principal >= balance) {
      const rest = isClosing ? 0n : plan.interestAfter(row);
      const isFolded = closeAt < rows.length - 1;
      if (!isFolded && own + rest + plan.closingExtra < 0n) refuse("interest below zero");
      amounts.push({ principal: balance, interest: own + deferred.all() + rest + plan.closingExtra });
      const ownTotal = balance + (level.paysTotal ? plan.covered(row, balance) + rest : 0n);
      const shortfall = row === 0 ? plan.firstShortfall : 0n;
      return { amounts, gap: ownTotal - (level.planned(row, balance) - shortfall) };
    }
    let interest = own;
    if (fate.startsWith("deferred")) {
      deferred.defer(fate, own);
      interest = 0n;
    }
    if (fate === "paid") interest += deferred.fallDueWithInterest();
    if (grace === undefined) {
      const rowsLeft = rows.filter((each, k) => k >= row && each.grace === undefined).length;
      interest += deferred.fallDue(loan, rowsLeft);
    }
    amounts.push({ principal, interest });
    balance -= principal;
  }
}

/** Bullet: nothing falls due before the last row; exact accruals are added and rounded once. */
export function bulletPass(
  { loan, rows, own, closingExtra }: PassPlan,
  exact: (row: number, balance: bigint) => { readonly n: bigint; readonly d: bigint },
  add: (a: { n: bigint; d: bigint }, b: { n: bigint; d: bigint }) => { n: bigint; d: bigint },
): Amounts[] {
  let balance = loan.principal;
  let owed: { n: bigint; d: bigint } = { n: 0n, d: 1n };
  return rows.map(({ grace }, row) => {
    const isClosing = row === rows.length - 1;
    if (grace?.interest === "capitalized" && !isClosing) {
      const interest = own(row, balance);
      balance += interest;
      return { principal: -interest, interest };
    }
    owed = add(owed, exact(row, balance));
    if (!isClosing) return { principal: 0n, interest: 0n };
    return { principal: balance, interest: round(owed, loan.mode) + closingExtra };
  });
}
