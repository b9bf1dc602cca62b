/**
 * Allocation: one payment over the rows, by a waterfall.
 *
 * Rows stand in due order, so past due, due and in advance are three ranges of rows, and a step of a waterfall
 * is a walk over one range.
 */
import type { Day } from "../kernel/date.js";
import {
  COMPONENTS,
  type Covered,
  type PaymentTiming,
  type Waterfall,
  type WaterfallStep,
} from "../rules/waterfall.js";
import type { Ledger } from "./ledger/ledger.js";
import { WIDTH } from "./ledger/ledgerCells.js";

/** Codes of what a step covers: the components, then the two limited ones. */
const COVER_CODES = Object.fromEntries(
  [...Object.keys(COMPONENTS), "due-penalty", "due-fee"].map((name, code) => [name, code]),
) as Readonly<Record<Covered, number>>;

/** A step with its covers as codes and its timings as bits. */
export interface CompiledStep {
  readonly pastDue: boolean;
  readonly dueNow: boolean;
  readonly inAdvance: boolean;
  readonly byComponent: boolean;
  readonly covers: readonly number[];
}

/** A waterfall ready to run. */
export interface CompiledWaterfall {
  readonly steps: readonly CompiledStep[];
  readonly sparesInterest: boolean;
}

const COMPILED = new WeakMap<Waterfall, CompiledWaterfall>();

function compileStep({ timings, walk, covers }: WaterfallStep): CompiledStep {
  const has = (timing: PaymentTiming) => timings.includes(timing);
  return {
    pastDue: has("past-due"),
    dueNow: has("due"),
    inAdvance: has("in-advance"),
    byComponent: walk === "by-component",
    covers: covers.map((name) => COVER_CODES[name]),
  };
}

/** A waterfall with names turned into numbers, once per waterfall. */
export function compileWaterfall(waterfall: Waterfall): CompiledWaterfall {
  const known = COMPILED.get(waterfall);
  if (known !== undefined) return known;
  const compiled = {
    steps: waterfall.steps.map(compileStep),
    sparesInterest: waterfall.sparesInterestOfEarlyPrincipal === true,
  };
  COMPILED.set(waterfall, compiled);
  return compiled;
}

/** A payment on its way: what is left of it and what it has covered. */
export interface Purse {
  /** The day on which it counts. */
  readonly day: Day;
  /** The day on which it was paid. */
  readonly paidOn: Day;
  left: number;
  /** By component. */
  readonly split: number[];
  /** Penalties and fees of the loan that are due by the day and unpaid: the limit of the limited covers. */
  dueCharges: readonly [number, number] | undefined;
  readonly sparesInterest: boolean;
}

/** Penalties and fees due by a day and unpaid: what is charged by then, less what was paid of the component. */
function chargesDue(ledger: Ledger, component: number, day: Day): number {
  let due = 0;
  for (const charge of ledger.charges) {
    if (charge.component === component && charge.due <= day) due += charge.amount - charge.waived;
  }
  for (let row = 0; row < ledger.count; row++) due -= ledger.paidIn(row * WIDTH + component);
  return Math.max(due, 0);
}

/** How much a cover may take from a cell. */
function limitOf(ledger: Ledger, purse: Purse, code: number): number {
  if (code < WIDTH) return purse.left;
  purse.dueCharges ??= [chargesDue(ledger, 0, purse.day), chargesDue(ledger, 1, purse.day)];
  const component = code - WIDTH;
  const taken = purse.split[component] as number;
  return Math.min(purse.left, Math.max((purse.dueCharges[component] as number) - taken, 0));
}

/** Pays one cell; `most` limits what it takes. */
export function payCell(ledger: Ledger, purse: Purse, cell: number, most: number): number {
  const open = ledger.owed[cell] as number;
  const taken = open < most ? open : most;
  if (taken <= 0) return 0;
  ledger.owed[cell] = open - taken;
  purse.left -= taken;
  const component = cell % WIDTH;
  purse.split[component] = (purse.split[component] as number) + taken;
  const row = (cell - component) / WIDTH;
  const due = ledger.due[row] as Day;
  if (purse.paidOn < due) ledger.early[row] = (ledger.early[row] as number) + taken;
  else if (purse.paidOn > due) ledger.late[row] = (ledger.late[row] as number) + taken;
  ledger.paidOn[row] = purse.paidOn;
  if (purse.sparesInterest && component === WIDTH - 1) spareInterest(ledger, purse, row);
  return taken;
}

/** Principal completed before its own period began is spared that row's interest. */
function spareInterest(ledger: Ledger, purse: Purse, row: number): void {
  const cell = row * WIDTH + 2;
  if (purse.day > (ledger.start[row] as Day) || ledger.owed[cell + 1] !== 0) return;
  waiveCell(ledger, cell, ledger.owed[cell] as number);
}

/** Waives an amount in a cell. */
export function waiveCell(ledger: Ledger, cell: number, amount: number): void {
  if (amount === 0) return;
  ledger.waived ??= new Array<number>(ledger.charged.length).fill(0);
  ledger.waived[cell] = (ledger.waived[cell] as number) + amount;
  ledger.owed[cell] = (ledger.owed[cell] as number) - amount;
}

function payRow(ledger: Ledger, purse: Purse, row: number, covers: readonly number[]): void {
  const cell = row * WIDTH;
  for (let k = 0; k < covers.length && purse.left > 0; k++) {
    const code = covers[k] as number;
    const component = code < WIDTH ? code : code - WIDTH;
    if (ledger.owed[cell + component] !== 0) {
      payCell(ledger, purse, cell + component, limitOf(ledger, purse, code));
    }
  }
}

/** Walks over the rows from `from` up to `to`, forwards or, from the last one, backwards. */
export function payRange(
  ledger: Ledger,
  purse: Purse,
  step: CompiledStep,
  { from, to, backwards = false }: { from: number; to: number; backwards?: boolean },
): void {
  const groups = step.byComponent ? step.covers.map((code) => [code]) : [step.covers];
  for (const covers of groups) {
    if (backwards)
      for (let row = to - 1; row >= from && purse.left > 0; row--) payRow(ledger, purse, row, covers);
    else for (let row = from; row < to && purse.left > 0; row++) payRow(ledger, purse, row, covers);
  }
}

/** The rows that a step looks at, early ones apart. */
export function lateRange(ledger: Ledger, step: CompiledStep, day: Day): { from: number; to: number } {
  const from = step.pastDue ? ledger.firstOpen : Math.max(ledger.firstOpen, ledger.rowFrom(day));
  const to = step.dueNow ? ledger.rowFrom(day + 1) : ledger.rowFrom(day);
  return { from, to: step.pastDue || step.dueNow ? to : from };
}
