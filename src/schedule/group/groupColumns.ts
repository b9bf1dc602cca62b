/**
 * Columns shared by members so that they foot both ways: each row over the members, each member over the rows.
 *
 * Up to row k, member m's exact share is T(k, m) = C(k) × total(m) ÷ total, with C(k) the column's running sum. What a
 * member has got up to row k never passes T rounded up to a unit, and never falls; so each row can be given out in
 * full, and at the end, where T is whole, everybody has exactly their total. Within a row, units go to those who are
 * furthest behind: the largest remainder, with what earlier rows left over carried on.
 */

/** The sum of a list. */
export const sumOf = (list: readonly bigint[]): bigint => list.reduce((total, one) => total + one, 0n);

/** The whole numbers of a row, and what is left of each claim, as numerators over the column's total. */
interface Claims {
  readonly parts: bigint[];
  readonly behind: bigint[];
}

/** Cuts claims to whole units, none below zero. */
function cut(claims: readonly bigint[], total: bigint): Claims {
  const parts = claims.map((claim) => (claim > 0n ? claim / total : 0n));
  return { parts, behind: claims.map((claim, m) => claim - (parts[m] as bigint) * total) };
}

/** Indexes in rising order of their keys; equal keys keep their order. */
function rising(keys: readonly bigint[]): number[] {
  const order = keys.map((_, index) => index);
  return order.sort((a, b) => {
    const [left, right] = [keys[a] as bigint, keys[b] as bigint];
    return left === right ? a - b : left < right ? -1 : 1;
  });
}

/** Indexes from the largest key to the smallest; equal keys keep their order. */
export const fromLargest = (keys: readonly bigint[]): number[] => rising(keys.map((key) => -key));

/** What the cut claims leave, one unit each to those furthest behind; fewer are left than there are such members. */
function giveOut({ parts, behind }: Claims, left: bigint): void {
  for (const member of fromLargest(behind).slice(0, Number(left))) {
    parts[member] = (parts[member] as bigint) + 1n;
  }
}

/** What the cut claims overdraw because some member is ahead, taken back from those least behind. */
function takeBack({ parts, behind }: Claims, overdrawn: bigint): void {
  const order = rising(behind);
  for (let left = overdrawn, at = 0; left > 0n; at = (at + 1) % order.length) {
    const member = order[at] as number;
    if ((parts[member] as bigint) === 0n) continue;
    parts[member] = (parts[member] as bigint) - 1n;
    left -= 1n;
  }
}

function settle(claims: Claims, amount: bigint): bigint[] {
  const left = amount - sumOf(claims.parts);
  if (left > 0n) giveOut(claims, left);
  if (left < 0n) takeBack(claims, -left);
  return claims.parts;
}

/**
 * The rows of a column, shared by members: `result[row][member]`, in whole units, none below zero.
 *
 * @param rows what each row holds, none below zero
 * @param totals what each member is to have in all; they add up to the rows
 */
export function splitColumn(rows: readonly bigint[], totals: readonly bigint[]): bigint[][] {
  const total = sumOf(totals);
  if (total === 0n) return rows.map(() => totals.map(() => 0n));
  const got = totals.map(() => 0n);
  let running = 0n;
  return rows.map((amount) => {
    running += amount;
    const claims = totals.map((share, m) => running * share - (got[m] as bigint) * total);
    const parts = settle(cut(claims, total), amount);
    parts.forEach((part, m) => {
      got[m] = (got[m] as bigint) + part;
    });
    return parts;
  });
}
