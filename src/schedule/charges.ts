/**
 * Charges: fees, insurance and taxes, of each installment and of the disbursement.
 *
 * A charge is an amount or a percentage of a base, rounded by itself; a charge on another charge falls due with
 * it. Each kind is a column of its own.
 */
import type { Day } from "../kernel/date.js";
import { problem, refuse } from "../kernel/error.js";
import { floatList } from "../kernel/slab.js";
import { CHARGE_KINDS, type ChargeBase, type ChargeCollection, type ChargeKind } from "../rules/charge.js";
import type { Agreed } from "./agreed.js";
import { dayOf, percentage, unitsOf } from "./agreedParts.js";

/** What each row owes before charges, in units. */
export interface ChargedRows {
  readonly count: number;
  readonly due: Int32Array;
  readonly principal: Float64Array;
  readonly interest: Float64Array;
  /** The balance before each row. */
  readonly outstanding: Float64Array;
}

type Charge = Agreed["terms"]["charges"][number];

/** The name of a charge column. */
type ChargeColumn = (typeof CHARGE_KINDS)[ChargeKind];

/** Charges at disbursement by how they are collected, in units. */
export type UpfrontCharges = Readonly<Record<ChargeCollection, Readonly<Record<ChargeColumn, number>>>>;

/** The charges of a schedule. */
export interface ScheduleCharges {
  readonly columns: Readonly<Partial<Record<ChargeColumn, Float64Array>>>;
  readonly upfront: UpfrontCharges;
  /** Charges that are paid on a day of their own, before the row in which they stand falls due. */
  readonly dated: readonly DatedCharge[];
}

/** A charge on a date: it stands in the row that is due next, and is paid on its own day. */
export interface DatedCharge {
  readonly column: ChargeColumn;
  readonly day: Day;
  /** The due date of the row in which it stands. */
  readonly due: Day;
  readonly amount: number;
}

/** One charge worked out: an amount per row, in one row where it has a day of its own, or one at disbursement. */
type Worked =
  | { readonly rows: Float64Array; readonly dated?: { readonly row: number; readonly day: Day } }
  | { readonly collected: ChargeCollection; readonly amount: number };

const noCharges = (): Record<ChargeColumn, number> => ({ fees: 0, insurance: 0, taxes: 0 });

/** What the bases are in a row. */
const BASES: Readonly<Record<ChargeBase, (rows: ChargedRows, row: number, lent: number) => number>> = {
  principal: (_rows, _row, lent) => lent,
  outstanding: ({ outstanding }, row) => outstanding[row] as number,
  interest: ({ interest }, row) => interest[row] as number,
  installment: ({ principal, interest }, row) => (principal[row] as number) + (interest[row] as number),
};

/** The charge in units, given the base of its percentage. */
function chargeOn({ terms, unit, mode }: Agreed, charge: Charge): (base: number) => number {
  const { amount, percent, rounding } = charge;
  if (amount === undefined) return percentage(percent ?? "0", rounding ?? mode);
  const units = unitsOf(amount, terms, unit);
  return () => units;
}

/** The row in which a dated charge falls due: the first that is due on its date or later. */
function rowOn({ count, due }: ChargedRows, day: Day, index: number, disbursedOn: Day): number {
  const row = due.subarray(0, count).findIndex((dueDay) => dueDay >= day);
  if (row >= 0 && day >= disbursedOn) return row;
  return refuse(
    problem(
      "out-of-range",
      `charges[${index}].when.on`,
      "must lie between disbursement and the last due date",
    ),
  );
}

/** Works out one charge; those it may refer to are worked out already. */
function work(agreed: Agreed, rows: ChargedRows, index: number, known: ReadonlyMap<string, Worked>): Worked {
  const charge = agreed.terms.charges[index] as Charge;
  const { of, when } = charge;
  const chargeFor = chargeOn(agreed, charge);
  if (typeof of === "object") {
    const base = known.get(of.charge) as Worked;
    if (!("rows" in base)) return { ...base, amount: chargeFor(base.amount) };
    return { ...base, rows: base.rows.map(chargeFor) };
  }
  const { lent } = agreed.disbursed;
  if (when === "disbursement") return { collected: charge.collected ?? "deducted", amount: chargeFor(lent) };
  const baseIn = BASES[of ?? "principal"];
  const amounts = floatList(rows.count);
  if (typeof when === "object") {
    const day = dayOf(when.on);
    const row = rowOn(rows, day, index, agreed.disbursedOn);
    amounts[row] = chargeFor(baseIn(rows, row, lent));
    return { rows: amounts, dated: { row, day } };
  }
  for (let row = 0; row < rows.count; row++) amounts[row] = chargeFor(baseIn(rows, row, lent));
  return { rows: amounts };
}

/** All charges of a schedule. */
export function chargesOf(agreed: Agreed, rows: ChargedRows): ScheduleCharges {
  const known = new Map<string, Worked>();
  const columns: Partial<Record<ChargeColumn, Float64Array>> = {};
  const upfront = { deducted: noCharges(), "paid-apart": noCharges(), financed: noCharges() };
  const dated: DatedCharge[] = [];
  agreed.terms.charges.forEach(({ name, kind }, index) => {
    const worked = work(agreed, rows, index, known);
    known.set(name, worked);
    const column = CHARGE_KINDS[kind];
    if ("rows" in worked) {
      const before = columns[column];
      columns[column] = worked.rows.map((amount, row) => amount + (before?.[row] ?? 0));
      const due = rows.due[worked.dated?.row ?? 0] as Day;
      if (worked.dated !== undefined && worked.dated.day < due) {
        const { day, row } = worked.dated;
        dated.push({ column, day, due, amount: worked.rows[row] as number });
      }
    } else upfront[worked.collected][column] += worked.amount;
  });
  return { columns, upfront, dated };
}
