/**
 * What rows still owe, taken off them: where a later agreement moves it, or where it will never be owed.
 */
import type { Day } from "../kernel/date.js";
import type { Ledger } from "./ledger/ledger.js";
import { WIDTH } from "./ledger/ledgerCells.js";

/** Takes what is still owed off the rows up to `to`; returns it by component. */
export function takeOff(ledger: Ledger, to: number, day: Day, components: readonly number[]): number[] {
  const taken = [0, 0, 0, 0];
  for (let row = 0; row < to; row++) {
    for (const component of components) {
      const cell = row * WIDTH + component;
      const open = ledger.owed[cell] as number;
      taken[component] = (taken[component] as number) + open;
      ledger.charged[cell] = (ledger.charged[cell] as number) - open;
      ledger.owed[cell] = 0;
      if (open > 0 && ledger.openIn(row) === 0) ledger.paidOn[row] = day;
    }
  }
  ledger.settle();
  return taken;
}

/** Takes an amount of a component off what rows owe, the last ones first; what was paid of them stays. */
export function takeOffLast(ledger: Ledger, component: number, amount: number): void {
  let over = amount;
  for (let row = ledger.count - 1; row >= 0 && over > 0; row--) {
    const cell = row * WIDTH + component;
    const taken = Math.min(over, ledger.owed[cell] as number);
    ledger.charged[cell] = (ledger.charged[cell] as number) - taken;
    ledger.owed[cell] = (ledger.owed[cell] as number) - taken;
    over -= taken;
  }
}

/** Forgets the disbursements after a day, which will not be made; returns what they come to. */
export function dropTranches(ledger: Ledger, day: Day): number {
  const dropped = ledger.tranches.filter((tranche) => tranche.day > day);
  ledger.tranches = ledger.tranches.filter((tranche) => tranche.day <= day);
  ledger.moves = ledger.moves.filter((move) => move.day <= day || !move.isLending);
  return dropped.reduce((sum, { amount }) => sum + amount, 0);
}
