/**
 * The problem of a fitted schedule, as numbers: what each date can bear, what interest accrues, and the walk that
 * pays by a plan.
 *
 * A date either pays all interest that is due by then, and principal on top, or nothing: then its interest waits
 * for the next date that pays, and bears none itself. Charges on interest fall due with it. Paying more, earlier, never leaves more owed on any later
 * date; so if paying all that can be borne on every date does not repay the loan, nothing does.
 */
import type { InterestCharge } from "./interestCharges.js";

/** What is to be fitted. Amounts count the units of the loan. */
export interface FitProblem {
  readonly principal: number;
  /** The dates there are, and their amounts in the level plan. */
  readonly levels: readonly number[];
  /** What each date can bear. */
  readonly caps: readonly number[];
  /** What may be paid up to and with each date without running out of cash later; `undefined` if nobody asks. */
  readonly rooms: readonly number[] | undefined;
  /** Installments are multiples of this, except the one that closes the loan. */
  readonly multiple: number;
  /** Whether only the last date may close the loan: flat interest is agreed for the whole term. */
  readonly closesOnlyLast: boolean;
  /** Interest that accrues up to a date on a balance: the engine's own arithmetic. */
  readonly accrue: (row: number, balance: number) => number;
  /** What is charged on the interest that a date pays, on top of its payment. */
  readonly charge: InterestCharge;
  /** Minor units that each date pays of what falls due beside the loan; caps and rooms are what that leaves. */
  readonly beside: readonly number[];
  /** Minor units of it that no date can bear: then nothing repays the loan. */
  readonly unpaidBeside: number;
}

/** What a plan asks of a date. */
export interface FitWish {
  /** What it would pay. */
  readonly pay: (row: number) => number;
  /** The most that it may pay to close the loan. */
  readonly close: (row: number) => number;
}

/** What comes of a walk: the payments up to the closing one, or what is still owed. */
export type FitWalk =
  | { readonly kind: "closed"; readonly payments: readonly number[] }
  | { readonly kind: "open"; readonly payments: readonly number[]; readonly owed: number };

/** What a date can bear, given what has been paid before. */
const bearable = ({ caps, rooms }: FitProblem, row: number, paid: number): number =>
  Math.min(
    caps[row] as number,
    rooms === undefined ? Number.POSITIVE_INFINITY : (rooms[row] as number) - paid,
  );

/** Walks over the dates and pays by a plan. */
export function walkPlan(problem: FitProblem, wish: FitWish): FitWalk {
  const { levels, multiple, accrue, charge } = problem;
  const last = levels.length - 1;
  const payments: number[] = [];
  let [balance, waiting, paid] = [problem.principal, 0, 0];
  for (let row = 0; row <= last; row++) {
    waiting += accrue(row, balance);
    const owed = balance + waiting;
    const charged = charge(waiting);
    const most = bearable(problem, row, paid) - charged;
    const mayClose = row === last || (!problem.closesOnlyLast && wish.pay(row) >= owed);
    if (mayClose && problem.unpaidBeside === 0 && owed <= Math.min(most, wish.close(row))) {
      payments.push(owed);
      return { kind: "closed", payments };
    }
    const wished = Math.min(most, wish.pay(row), owed - 1);
    const payment = wished === levels[row] ? wished : Math.floor(wished / multiple) * multiple;
    const pays = payment > 0 && payment >= waiting;
    payments.push(pays ? payment : 0);
    if (!pays) continue;
    balance = owed - payment;
    waiting = 0;
    paid += payment + charged;
  }
  return { kind: "open", payments, owed: balance + waiting };
}

const EVERYTHING: FitWish = {
  pay: () => Number.POSITIVE_INFINITY,
  close: () => Number.POSITIVE_INFINITY,
};

/** Pays all that can be borne on every date. */
export function payMost(problem: FitProblem): FitWalk {
  return walkPlan({ ...problem, multiple: 1 }, EVERYTHING);
}

/**
 * Whether it is proved that no schedule exists: without the room for cash, paying most decides; with it, a walk
 * that even lets a date pay a part of its interest, charges nothing on it and rounds it down, still leaves something owed. With
 * room for cash and something beside the loan this proves nothing: then the loan alone is asked about.
 */
export function isProvedNone(problem: FitProblem): boolean {
  if (problem.rooms === undefined) return payMost(problem).kind === "open";
  if (problem.beside.some((paid) => paid > 0) || problem.unpaidBeside > 0) return false;
  let [balance, waiting, paid] = [problem.principal, 0, 0];
  for (let row = 0; row < problem.levels.length; row++) {
    waiting += Math.max(0, problem.accrue(row, balance) - 1);
    const payment = Math.max(0, Math.min(bearable(problem, row, paid), balance + waiting));
    paid += payment;
    balance -= Math.max(0, payment - waiting);
    waiting = Math.max(0, waiting - payment);
    if (balance + waiting === 0) return false;
  }
  return true;
}
