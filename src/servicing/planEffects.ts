/**
 * Effects of events that change the rows to come: rate change, holiday, reschedule, re-age, re-amortize.
 *
 * New rows come from the schedule engine: on the dates of the loan through its own periods, on new dates as the
 * schedule of a loan over what is left.
 */
import { type Day, formatDate, readDate } from "../kernel/date.js";
import { formatMinor } from "../kernel/money.js";
import type { Every } from "../rules/frequency.js";
import { buildSchedule } from "../schedule/buildSchedule.js";
import { type LoanTerms, type LoanTermsInput, parseTerms } from "../terms/parseTerms.js";
import { engineAfterRateChange, engineOf, extendedEngine } from "./engine.js";
import type { EventOf, NewRate } from "./events.js";
import { type Fold, wrong } from "./fold.js";
import { INTEREST, type Ledger, PRINCIPAL, WIDTH } from "./ledger.js";
import { flatOf, flatShares, nextRow, regularRows, rowsOfPlan, scheduledFrom } from "./rowsToCome.js";
import { type NewRow, replaceRows } from "./rebuild.js";
import { bringTo } from "./receive.js";
import { planAgain } from "./replan.js";

/** A loan over what is left. */
interface Rest {
  readonly principal: number;
  readonly disbursedOn: Day;
  readonly firstDueOn: string;
  readonly installments: number;
  readonly every?: Every;
  readonly rate?: NewRate | undefined;
  readonly principalGrace?: number | undefined;
}

function withRate({ interest }: LoanTerms, rate: NewRate | undefined): object {
  const kept = { ...interest, rateChanges: undefined };
  return rate === undefined ? kept : { ...kept, rate: { ...interest.rate, ...rate } };
}

/** Raw terms made of parts of complete ones; fields without a value are left out. */
function reread(raw: object): LoanTerms {
  const plain: unknown = JSON.parse(JSON.stringify(raw));
  return parseTerms(plain as LoanTermsInput);
}

/** Terms of a loan over what is left: those of the loan, without what belongs to its first days. */
function termsOfRest({ terms }: { terms: LoanTerms }, rest: Rest): LoanTerms {
  const { currency, decimals, repayment, calendar, rounding } = terms;
  const { pattern, shortMonth, levelPeriods } = repayment;
  const grace = rest.principalGrace;
  return reread({
    currency,
    decimals,
    principal: formatMinor(rest.principal, decimals),
    disbursedOn: formatDate(rest.disbursedOn),
    interest: withRate(terms, rest.rate),
    repayment: {
      every: rest.every ?? repayment.every,
      pattern,
      shortMonth,
      levelPeriods,
      firstDueOn: rest.firstDueOn,
      installments: rest.installments,
      ...(grace !== undefined && { grace: [{ spares: "principal", for: { periods: grace } }] }),
    },
    calendar,
    rounding,
  });
}

/** The rows of a loan over what is left. */
function rowsOfTerms(terms: LoanTerms): [NewRow, ...NewRow[]] {
  const { columns } = buildSchedule(terms);
  const { level, paysTotal } = engineOf(terms);
  const rows = Array.from({ length: columns.count }, (_, k) => ({
    due: columns.due[k] as Day,
    start: k === 0 ? columns.start : (columns.due[k - 1] as Day),
    period: k,
    principal: columns.principal[k] as number,
    interest: columns.interest[k] as number,
    ...(paysTotal && level > 0 && { level }),
  }));
  return rows as [NewRow, ...NewRow[]];
}

/** Rows before `to` belong to no period of the engine any more: they stay as they are. */
function freeze(ledger: Ledger, to: number): void {
  ledger.period.fill(-1, 0, to);
}

/** Replaces the rows from `row` on by those of a loan over what is left. */
function startAnew(fold: Fold, row: number, terms: LoanTerms, carried: number): void {
  const { ledger } = fold;
  const [first, ...later] = rowsOfTerms(terms);
  replaceRows(ledger, row, [{ ...first, interest: first.interest + carried }, ...later]);
  freeze(ledger, row);
  fold.engine = engineOf(terms);
  ledger.level = fold.engine.level;
  ledger.restructured++;
}

/** The rows to come get new dates, number, rate or grace. */
export function applyReschedule(fold: Fold, event: EventOf<"reschedule">, day: Day): void {
  const { ledger, rules } = fold;
  bringTo(fold, day);
  const row = event.from === undefined ? nextRow(ledger, day) : ledger.rowFrom(readDate(event.from) as Day);
  const balance = scheduledFrom(ledger, row);
  if (row >= ledger.count || balance === 0) {
    wrong(fold, "wrong-order", "from", "no installment is left to be rescheduled");
    return;
  }
  let carried = 0;
  for (let k = row; k < ledger.count && (ledger.due[k] as Day) <= day; k++) {
    carried += ledger.charged[k * WIDTH + INTEREST] as number;
  }
  const terms = termsOfRest(fold.engine.agreed, {
    principal: balance,
    disbursedOn: row === 0 ? rules.disbursedOn : (ledger.start[row] as Day),
    firstDueOn: event.firstDueOn ?? formatDate(ledger.due[row] as Day),
    installments: event.installments ?? regularRows(ledger, row),
    rate: event.rate,
    principalGrace: event.principalGrace,
  });
  startAnew(fold, row, terms, carried);
}

/** Takes what is still owed off the rows up to `to`; returns it by component. */
function takeOff(ledger: Ledger, to: number, day: Day, components: readonly number[]): number[] {
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

function paidFrom(ledger: Ledger, row: number): number {
  let sum = 0;
  for (let k = row; k < ledger.count; k++) sum += ledger.paidIn(k * WIDTH + PRINCIPAL);
  return sum;
}

/** All open principal moves to new equal rows; the old rows keep what was paid. */
export function applyReAge(fold: Fold, event: EventOf<"re-age">, day: Day): void {
  const { ledger } = fold;
  bringTo(fold, day);
  const row = ledger.rowFrom(day + 1);
  const principal = ledger.openOf(PRINCIPAL) + paidFrom(ledger, row);
  if ((readDate(event.startOn) as Day) <= day) {
    wrong(fold, "wrong-order", "startOn", "must be after the day of the event");
    return;
  }
  if (ledger.openOf(PRINCIPAL) === 0) {
    wrong(fold, "wrong-order", "date", "no principal is open");
    return;
  }
  const { every, installments, startOn: firstDueOn } = event;
  const rest = { principal, disbursedOn: day, firstDueOn, installments, every };
  const terms = termsOfRest(fold.engine.agreed, rest);
  const [penalty, fee, interest] = takeOff(ledger, row, day, [0, 1, INTEREST, PRINCIPAL]) as [number, number, number];
  startAnew(fold, row, terms, interest);
  ledger.charge(row, 0, penalty);
  ledger.charge(row, 1, fee);
}

/** Unpaid principal of past rows is spread over the rows to come. */
export function applyReAmortize(fold: Fold, _event: EventOf<"re-amortize">, day: Day): void {
  const { ledger, engine } = fold;
  bringTo(fold, day);
  const row = nextRow(ledger, day);
  if (row >= ledger.count) {
    wrong(fold, "wrong-order", "date", "no installment is left that could take more");
    return;
  }
  const period = ledger.period[row] as number;
  const balance = scheduledFrom(ledger, row) + ledger.openOf(PRINCIPAL, 0, row);
  const plan = planAgain({ engine, from: period, count: regularRows(ledger, row), balance, ...flatOf(fold, row) });
  takeOff(ledger, row, day, [PRINCIPAL]);
  replaceRows(ledger, row, rowsOfPlan(engine, period, plan));
  ledger.level = plan.level;
  ledger.restructured++;
}

/** The rate changes; the row in progress costs its part before and its part after. */
export function applyRateChange(fold: Fold, event: EventOf<"rate-change">, day: Day): void {
  const { ledger } = fold;
  bringTo(fold, day);
  const row = nextRow(ledger, day);
  if (row >= ledger.count) {
    wrong(fold, "wrong-order", "date", "no installment is left that could change");
    return;
  }
  const { terms } = fold.engine.agreed;
  const changed = reread({ ...terms, interest: withRate(terms, event.rate) });
  const isKept = event.keeps === "installment" && ledger.level > 0;
  const more = isKept ? MOST_EXTRA_ROWS : 0;
  const engine = engineAfterRateChange(extendedEngine(fold.engine, more), changed, day);
  const period = ledger.period[row] as number;
  const plan = planAgain({
    engine,
    from: period,
    count: regularRows(ledger, row) + more,
    balance: scheduledFrom(ledger, row),
    ...flatOf(fold, row),
    ...(isKept && { level: ledger.level }),
  });
  replaceRows(ledger, row, rowsOfPlan(engine, period, plan));
  fold.engine = engine;
  ledger.level = plan.level;
}

/** How many rows an installment that is kept may add to a loan. */
const MOST_EXTRA_ROWS = 120;

/** The next installments are spared, and the rows after them follow later. */
export function applyHoliday(fold: Fold, event: EventOf<"holiday">, day: Day): void {
  const { ledger } = fold;
  bringTo(fold, day);
  const row = nextRow(ledger, day - 1);
  if (row >= ledger.count) {
    wrong(fold, "wrong-order", "date", "no installment is left that could be spared");
    return;
  }
  const spared = event.installments;
  const period = ledger.period[row] as number;
  const left = regularRows(ledger, row);
  const engine = extendedEngine(fold.engine, spared);
  const flat = flatShares(fold, row);
  const extra = event.interest === "forgiven" ? 0 : (flat?.[0] ?? 0);
  const plan = planAgain({
    engine,
    from: period,
    count: left + spared,
    balance: scheduledFrom(ledger, row),
    spared: { rows: spared, interest: event.interest },
    ...(flat && { flat: [...new Array<number>(spared).fill(extra), ...flat] }),
  });
  replaceRows(ledger, row, rowsOfPlan(engine, period, plan));
  fold.engine = engine;
  ledger.level = plan.level;
  ledger.restructured++;
}
