/**
 * Charges that follow the rows: fees of each installment that are a share of its interest, of the installment or of
 * the balance, worked out again when the row changes.
 */
import { type Agreed, agreedTerms } from "../schedule/agreed.js";
import { type ChargedRows, chargesOf } from "../schedule/charges.js";
import type { LoanTerms } from "../terms/complete.js";
import type { Fold } from "./fold.js";
import type { Ledger } from "./ledger/ledger.js";
import { FEE, INTEREST, PRINCIPAL, WIDTH } from "./ledger/ledgerCells.js";
import { scheduledFrom } from "./rowsToCome.js";

type Charge = LoanTerms["charges"][number];

/** The charges of each installment, and those on them. */
function eachInstallment({ charges }: LoanTerms): Charge[] {
  const names = new Set<string>();
  return charges.filter(({ name, when, of }) => {
    const isOn = typeof of === "object" ? names.has(of.charge) : when === "each-installment";
    if (isOn) names.add(name);
    return isOn;
  });
}

const FOLLOWING = new WeakMap<Agreed, Agreed>();

/** The terms with the charges that follow alone, reckoned in minor units. */
function followingTerms(agreed: Agreed): Agreed {
  const known = FOLLOWING.get(agreed);
  if (known !== undefined) return known;
  const { terms, disbursed, unit } = agreed;
  const following = {
    ...agreed,
    unit: 1,
    terms: { ...terms, charges: eachInstallment(terms) },
    disbursed: { ...disbursed, lent: disbursed.lent * unit },
  };
  FOLLOWING.set(agreed, following);
  return following;
}

function rowsOf(ledger: Ledger, regular: readonly number[]): ChargedRows {
  const cells = (component: number) =>
    Float64Array.from(regular, (row) => ledger.charged[row * WIDTH + component] as number);
  return {
    count: regular.length,
    due: Int32Array.from(regular, (row) => ledger.due[row] as number),
    principal: cells(PRINCIPAL),
    interest: cells(INTEREST),
    outstanding: Float64Array.from(regular, (row) => scheduledFrom(ledger, row)),
  };
}

/** Works out the charges of every row again, never below what was paid or waived of them. */
export function followRows(fold: Fold): void {
  const { ledger, rules, schedule } = fold;
  if (rules.servicing.rowCharges === "as-scheduled" || schedule.terms.charges.length === 0) return;
  if (ledger.isInterestFinal) return;
  const terms = followingTerms(agreedTerms(schedule.terms));
  if (terms.terms.charges.length === 0) return;
  const regular = ledger.due.map((_, row) => row).filter((row) => (ledger.period[row] as number) >= 0);
  const { columns } = chargesOf(terms, rowsOf(ledger, regular));
  regular.forEach((row, k) => {
    const wanted = Object.values(columns).reduce((sum, list) => sum + (list?.[k] as number), 0);
    const known = ledger.following[row] as number;
    const change = Math.max(wanted - known, -(ledger.owed[row * WIDTH + FEE] as number));
    ledger.following[row] = known + change;
    if (change !== 0) ledger.charge(row, FEE, change);
  });
  ledger.settle();
}

/** Notes which fees of the first rows follow them. */
export function noteFollowing(fold: Fold): void {
  const { ledger, rules, schedule } = fold;
  if (rules.servicing.rowCharges === "as-scheduled" || schedule.terms.charges.length === 0) return;
  const regular = ledger.due.map((_, row) => row).filter((row) => (ledger.period[row] as number) >= 0);
  const { columns } = chargesOf(followingTerms(agreedTerms(schedule.terms)), rowsOf(ledger, regular));
  regular.forEach((row, k) => {
    ledger.following[row] = Object.values(columns).reduce((sum, list) => sum + (list?.[k] as number), 0);
  });
}
