/**
 * Sums over the loans that a rule counts, as quantities: what counts for certain, what may count, what is unknown.
 */
import type { CountedDebts } from "../rules/indebtednessPolicy.js";
import { UNKNOWN } from "./amountSchema.js";
import type { Facts } from "./facts.js";
import { type PartialSum, partial, type Quantity } from "./quantity.js";
import type { WeighedAmounts, WeighedLoan } from "./weighedLoan.js";

/** Which loans are added up. */
export interface LoanFilter {
  readonly counting: CountedDebts;
  /** With the proposed loan and without the debts that it settles, or as the household stands today. */
  readonly withNew: boolean;
}

/** Whether a rule counts a loan: 1 yes, 0 no, ½ when the fact that decides is not known. */
type Counts = 0 | 0.5 | 1;

const memberOf = (list: readonly string[], value: string): Counts =>
  value === UNKNOWN ? 0.5 : list.includes(value) ? 1 : 0;

const both = (a: Counts, b: Counts): Counts => (a < b ? a : b);

/** Whether a rule counts a loan, by what is known of it. */
function countsLoan(counting: CountedDebts, loan: WeighedLoan): Counts {
  const { kinds, products, exceptProducts, exceptPurposes, lenderTypes } = counting;
  let counts: Counts = 1;
  if (kinds !== undefined) counts = both(counts, memberOf(kinds, loan.kind));
  if (products !== undefined) counts = both(counts, memberOf(products, loan.product));
  if (lenderTypes !== undefined) counts = both(counts, memberOf(lenderTypes, loan.lenderType));
  if (exceptProducts !== undefined)
    counts = both(counts, (1 - memberOf(exceptProducts, loan.product)) as Counts);
  if (exceptPurposes !== undefined)
    counts = both(counts, (1 - memberOf(exceptPurposes, loan.purpose)) as Counts);
  return counts;
}

/** The facts that decide whether a loan counts and are not known. */
function undecided(counting: CountedDebts, loan: WeighedLoan): string[] {
  const facts: [unknown, keyof WeighedLoan & string][] = [
    [counting.products ?? counting.exceptProducts, "product"],
    [counting.exceptPurposes, "purpose"],
    [counting.lenderTypes, "lenderType"],
  ];
  return facts
    .filter(([asked, field]) => asked !== undefined && loan[field] === UNKNOWN)
    .map(([, field]) => `${loan.path}.${field}`);
}

const isCounted = (loan: WeighedLoan, withNew: boolean): boolean => (withNew ? !loan.isSettled : !loan.isNew);

/** Visits each loan that counts or may count. */
export function eachCounted(
  { loans }: Facts,
  { counting, withNew }: LoanFilter,
  visit: (loan: WeighedLoan, index: number, unsure: readonly string[]) => void,
): void {
  for (let index = 0; index < loans.length; index++) {
    const loan = loans[index] as WeighedLoan;
    if (!isCounted(loan, withNew)) continue;
    const counts = countsLoan(counting, loan);
    if (counts !== 0) visit(loan, index, counts === 1 ? NOTHING : undecided(counting, loan));
  }
}

const NOTHING: readonly string[] = [];

/** The names of what is added up, and of the field that may be unknown. */
interface Summed {
  readonly what: string;
  readonly field: string;
}

function sumWeighed(
  facts: Facts,
  filter: LoanFilter,
  amounts: WeighedAmounts,
  { what, field }: Summed,
): Quantity {
  let [certain, perhaps, isOpen] = [0n, 0n, !facts.debtsKnown];
  const paths: string[] = facts.debtsKnown ? [] : ["debts"];
  eachCounted(facts, filter, (loan, index, unsure) => {
    if (loan.weight?.numerator === 0n) return;
    const amount = amounts.amounts[index];
    paths.push(...unsure);
    if (loan.weight === undefined) paths.push(`${loan.path}.guarantors`);
    if (amount === undefined) {
      isOpen = true;
      paths.push(`${loan.path}.${field}`);
    } else if (unsure.length === 0 && loan.weight !== undefined) certain += amount;
    else perhaps += amount;
  });
  const sum: PartialSum = { certain, perhaps, what, paths, isOpen };
  return partial(sum, amounts.scale);
}

/** Monthly repayments of the counted loans. */
export function monthlyService(facts: Facts, filter: LoanFilter): Quantity {
  return sumWeighed(facts, filter, facts.service, { what: "repayments", field: "installment" });
}

/** Outstanding principal of the counted loans. */
export function exposure(facts: Facts, filter: LoanFilter): Quantity {
  return sumWeighed(facts, filter, facts.stock, { what: "outstanding debts", field: "outstanding" });
}

/** How many loans with something outstanding count, by a key: each by its place, or each lender once. */
export function countBy(facts: Facts, filter: LoanFilter, keyOf: (loan: WeighedLoan) => string): Quantity {
  const certain = new Set<string>();
  const perhaps = new Set<string>();
  const paths: string[] = facts.debtsKnown ? [] : ["debts"];
  eachCounted(facts, filter, (loan, _index, unsure) => {
    if (loan.weight?.numerator === 0n || loan.outstanding === 0) return;
    paths.push(...unsure);
    (unsure.length === 0 ? certain : perhaps).add(keyOf(loan));
  });
  const more = [...perhaps].filter((key) => !certain.has(key)).length;
  const what = "loans that may count";
  return partial(
    { certain: BigInt(certain.size), perhaps: BigInt(more), what, paths, isOpen: !facts.debtsKnown },
    1n,
  );
}

/** Overdue amounts of the counted loans that are more than so many days past due. */
export function overdueBeyond(facts: Facts, filter: LoanFilter, overDays: number): Quantity {
  let [certain, perhaps, isOpen] = [0n, 0n, !facts.debtsKnown];
  const paths: string[] = facts.debtsKnown ? [] : ["debts"];
  eachCounted(facts, filter, ({ path, overdue, daysPastDue, isNew }, _index, unsure) => {
    if (isNew || (daysPastDue !== undefined && daysPastDue <= overDays) || overdue === 0) return;
    paths.push(...unsure);
    if (daysPastDue === undefined) paths.push(`${path}.daysPastDue`);
    if (overdue === undefined) {
      isOpen = true;
      paths.push(`${path}.overdue`);
    } else if (daysPastDue === undefined || unsure.length > 0) perhaps += BigInt(overdue);
    else certain += BigInt(overdue);
  });
  return partial({ certain, perhaps, what: "overdue amounts", paths, isOpen }, 1n);
}
