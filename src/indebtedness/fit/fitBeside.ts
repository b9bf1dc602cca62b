/**
 * What falls due beside a fitted loan: money owed already, and charges to come. It bears no interest, is paid out of
 * what each date can bear, and leaves the rest of that to the loan.
 */

/** Minor units that fall due beside the loan. */
export interface Beside {
  /** Paid first, as far as each date bears it. */
  readonly first: number;
  /** Shared evenly by the dates; what a date cannot bear waits for the next one. */
  readonly spread: number;
}

/** What each date pays of it, what that leaves of the date's own limits, and what no date can bear. */
export interface BesideLoan {
  readonly payments: readonly number[];
  readonly caps: readonly number[];
  readonly rooms: readonly number[] | undefined;
  readonly unpaid: number;
}

/**
 * Pays what falls due beside the loan. A date pays its even share, or more where the dates after it could not bear
 * the rest: income may end before the term does.
 */
export function payBeside(
  { first, spread }: Beside,
  caps: readonly number[],
  rooms: readonly number[] | undefined,
): BesideLoan {
  const all = first + spread;
  if (all === 0) return { payments: caps.map(() => 0), caps, rooms, unpaid: 0 };
  let later = caps.reduce((sum, cap) => sum + cap, 0);
  let paid = 0;
  const roomsLeft: number[] = [];
  const payments = caps.map((cap, row) => {
    later -= cap;
    const share = first + Math.floor((spread * (row + 1)) / caps.length);
    const wanted = Math.max(share, all - later) - paid;
    const room = rooms === undefined ? cap : (rooms[row] as number) - paid;
    const payment = Math.max(0, Math.min(wanted, cap, room));
    paid += payment;
    roomsLeft.push((rooms?.[row] ?? 0) - paid);
    return payment;
  });
  return {
    payments,
    caps: caps.map((cap, row) => cap - (payments[row] as number)),
    rooms: rooms && roomsLeft,
    unpaid: all - paid,
  };
}
