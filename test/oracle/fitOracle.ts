/**
 * Fitted payments by trying everything: every whole payment on every date. For small numbers only.
 */
export interface SmallFit {
  readonly principal: number;
  readonly levels: readonly number[];
  readonly caps: readonly number[];
  /** What may be paid up to and with each date. */
  readonly rooms: readonly number[] | undefined;
  /** Interest of a date: balance × up ÷ down, half-up. */
  readonly up: number;
  readonly down: number;
}

export interface EveryPlan {
  /** Whether any payments repay the loan. */
  exists: boolean;
  /** The smallest largest payment of all plans. */
  lowestPeak: number;
  /** The fewest dates before the last that pay more than the level plan, of all plans that else keep to it. */
  fewestRaised: number;
}

const halfUp = (up: number, down: number): number => Math.floor((2 * up + down) / (2 * down));

/** Tries every plan: a date pays nothing, or at least the interest that waits, and never more than it can bear. */
export function everyPlan({ principal, levels, caps, rooms, up, down }: SmallFit): EveryPlan {
  const found: EveryPlan = {
    exists: false,
    lowestPeak: Number.POSITIVE_INFINITY,
    fewestRaised: Number.POSITIVE_INFINITY,
  };
  const last = levels.length - 1;
  interface State {
    balance: number;
    waiting: number;
    paid: number;
    peak: number;
    raised: number;
    keeps: boolean;
  }
  const visit = (row: number, state: State): void => {
    const waiting = state.waiting + halfUp(state.balance * up, down);
    const owed = state.balance + waiting;
    const [cap, level] = [caps[row] as number, levels[row] as number];
    const most = Math.min(cap, owed, rooms === undefined ? owed : (rooms[row] as number) - state.paid);
    for (let payment = 0; payment <= most; payment++) {
      if (payment > 0 && payment < waiting) continue;
      const isRaised = row < last && payment > level;
      const keeps = state.keeps && (row === last || payment >= Math.min(level, owed) || cap < level);
      const next = {
        balance: payment === 0 ? state.balance : owed - payment,
        waiting: payment === 0 ? waiting : 0,
        paid: state.paid + payment,
        peak: Math.max(state.peak, payment),
        raised: state.raised + (isRaised ? 1 : 0),
        keeps,
      };
      if (payment === owed) {
        found.exists = true;
        found.lowestPeak = Math.min(found.lowestPeak, next.peak);
        if (keeps) found.fewestRaised = Math.min(found.fewestRaised, next.raised);
      } else if (row < last) visit(row + 1, next);
    }
  };
  visit(0, { balance: principal, waiting: 0, paid: 0, peak: 0, raised: 0, keeps: true });
  return found;
}
