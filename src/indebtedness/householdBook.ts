/**
 * The household in numbers: made once per record and remembered, so that many policies, loans and shocks can be
 * tried on it.
 */
import { type Day, readDate } from "../kernel/date.js";
import { Decimal } from "../kernel/decimal.js";
import { type Ratio, ratio, ratioFromDecimal } from "../kernel/ratio.js";
import type { DebtKind, DebtProduct, DebtPurpose, GuaranteeWeight, LenderType } from "../rules/debtKind.js";
import {
  HOUSEHOLD_DEFINITIONS,
  type HouseholdDefinition,
  type Relation,
} from "../rules/householdDefinition.js";
import type { IncomeSource, SavingsKind } from "../rules/incomeSource.js";
import { minorOf, UNKNOWN } from "./amountSchema.js";
import { type PlacedFlow, readFlow } from "./flow.js";
import { type Household, type HouseholdDebt, type HouseholdInput, parseHousehold } from "./parseHousehold.js";
import { type Repayment, repaymentOf } from "./repayment.js";

/** The household as a whole, as the member that an entry without a member belongs to. */
const WHOLE_HOUSEHOLD = -1;

/** An income in numbers. */
export interface BookIncome extends PlacedFlow {
  /** Index of the member, or {@link WHOLE_HOUSEHOLD}. */
  readonly member: number;
  readonly source: IncomeSource;
  /** Index of the member who sends a remittance. */
  readonly sentBy: number;
  readonly deductions: PlacedFlow;
}

/** An expense in numbers. */
interface BookExpense extends PlacedFlow {
  readonly member: number;
}

/** What of a loan the rules of a policy look at. */
export interface CountedLoan {
  readonly kind: DebtKind;
  readonly product: DebtProduct | typeof UNKNOWN;
  readonly purpose: DebtPurpose | typeof UNKNOWN;
  readonly lenderType: LenderType | typeof UNKNOWN;
  /** The lender's key; one key for all loans of the lender who asks. */
  readonly lender: string | undefined;
}

/** A debt in numbers; amounts in minor units, `undefined` where unknown. */
export interface BookDebt extends CountedLoan {
  readonly path: string;
  readonly member: number;
  readonly mark: HouseholdDebt["mark"];
  readonly outstanding: number | undefined;
  readonly overdue: number | undefined;
  readonly daysPastDue: number | undefined;
  readonly guarantors: number | undefined;
  readonly defaultProbability: Ratio | undefined;
  readonly variableRate: boolean;
  readonly isSettled: boolean;
  readonly repayment: Repayment;
}

/** Savings in numbers. */
interface BookSavings {
  readonly kind: SavingsKind;
  readonly balance: number | undefined;
  readonly pledged: number | undefined;
  readonly path: string;
}

/** A household in numbers; a list that nobody knows is `undefined`. */
export interface HouseholdBook {
  readonly household: Household;
  readonly digits: number;
  readonly asOf: Day | undefined;
  readonly members: readonly Relation[];
  readonly incomes: readonly BookIncome[] | undefined;
  readonly expenses: readonly BookExpense[] | undefined;
  /** Values of assets in minor units. */
  readonly assets: readonly (number | undefined)[] | undefined;
  readonly savings: readonly BookSavings[] | undefined;
  readonly debts: readonly BookDebt[] | undefined;
}

/** The key that stands for the lender who asks. */
export const THIS_LENDER = "\u0000this lender";

function bookDebt(
  debt: HouseholdDebt,
  index: number,
  memberOf: (key: string | undefined) => number,
): BookDebt {
  const { kind, product, purpose, lenderType, daysPastDue, defaultProbability } = debt;
  return {
    kind,
    product,
    purpose,
    lenderType,
    lender: kind === "own" ? THIS_LENDER : debt.lender,
    path: `debts[${index}]`,
    member: memberOf(debt.member),
    mark: debt.mark,
    outstanding: minorOf(debt.outstanding),
    overdue: daysPastDue === 0 ? 0 : minorOf(debt.overdue),
    daysPastDue: daysPastDue === UNKNOWN ? undefined : daysPastDue,
    guarantors: debt.guarantors,
    defaultProbability:
      defaultProbability === undefined ? undefined : ratioFromDecimal(new Decimal(defaultProbability)),
    variableRate: debt.variableRate,
    isSettled: debt.settledByNewLoan,
    repayment: repaymentOf(debt),
  };
}

const listed = <T, B>(list: readonly T[] | typeof UNKNOWN, convert: (item: T, index: number) => B) =>
  list === UNKNOWN ? undefined : list.map(convert);

function makeBook(household: Household): HouseholdBook {
  const keys = household.members.map(({ key }) => key);
  const memberOf = (key: string | undefined): number =>
    key === undefined ? WHOLE_HOUSEHOLD : keys.indexOf(key);
  return {
    household,
    digits: household.decimals,
    asOf: household.asOf === undefined ? undefined : readDate(household.asOf),
    members: household.members.map(({ relation }) => relation),
    incomes: listed(household.incomes, (income, i) => ({
      member: memberOf(income.member),
      source: income.source,
      sentBy: memberOf(income.sentBy),
      flow: readFlow(income.amount, income),
      path: `incomes[${i}].amount`,
      deductions: {
        flow: readFlow(income.deductions, { ...income, byMonth: undefined }),
        path: `incomes[${i}].deductions`,
      },
    })),
    expenses: listed(household.expenses, (expense, i) => ({
      member: memberOf(expense.member),
      flow: readFlow(expense.amount, expense),
      path: `expenses[${i}].amount`,
    })),
    assets: listed(household.assets, ({ value }) => minorOf(value)),
    savings: listed(household.savings, ({ kind, balance, pledged }, i) => ({
      kind,
      balance: minorOf(balance),
      pledged: minorOf(pledged),
      path: `savings[${i}]`,
    })),
    debts: listed(household.debts, (debt, i) => bookDebt(debt, i, memberOf)),
  };
}

const KNOWN = new WeakMap<object, HouseholdBook>();

/**
 * The household in numbers, from a raw or a complete record; a record that came out of a parse is known again
 * by its identity.
 *
 * @throws LoanError when a raw household is unsound
 */
export function householdBook(input: HouseholdInput | Household): HouseholdBook {
  const known = KNOWN.get(input);
  if (known !== undefined) return known;
  const book = makeBook(parseHousehold(input));
  KNOWN.set(book.household, book);
  return book;
}

/** Says of each member whether it belongs to the household by a definition. */
export function memberTest(
  book: HouseholdBook,
  definition: HouseholdDefinition,
): (member: number) => boolean {
  const { relations } = HOUSEHOLD_DEFINITIONS[definition];
  const belongs = book.members.map((relation) => (relations as readonly Relation[]).includes(relation));
  return (member) => member === WHOLE_HOUSEHOLD || (belongs[member] as boolean);
}

const [NONE, WHOLE] = [ratio(0), ratio(1)];

/** How much of a debt counts as the household's own; `undefined` if that is not known. */
export function weightOf(debt: BookDebt, guarantees: GuaranteeWeight): Ratio | undefined {
  if (debt.kind !== "guarantee" || guarantees === "full") return WHOLE;
  if (guarantees === "none") return NONE;
  const { guarantors, defaultProbability } = debt;
  if (guarantors === undefined) return undefined;
  if (guarantees === "equal-share") return ratio(1, guarantors);
  if (defaultProbability === undefined) return undefined;
  return ratio(defaultProbability.numerator, defaultProbability.denominator * BigInt(guarantors));
}
