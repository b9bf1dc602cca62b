/**
 * Facts: what a policy's rules look at, gathered once for one household, one proposed loan and one set of
 * choices.
 */
import type { Day } from "../kernel/date.js";
import type { Ratio } from "../kernel/ratio.js";
import type { AssessmentChoices } from "./assessmentChoices.js";
import { type FlowTotal, type PlacedFlow, totalFlow } from "./flow.js";
import { type BookIncome, type HouseholdBook, memberTest } from "./householdBook.js";
import type { ProposedLoan } from "./proposedLoan.js";
import {
  type WeighedLoan,
  type WeighedLoans,
  WHOLE,
  weighedDebt,
  weighedProposal,
  weighLoans,
} from "./weighedLoan.js";

/** Everything the rules look at. */
export interface Facts extends WeighedLoans {
  readonly book: HouseholdBook;
  readonly proposed: ProposedLoan | undefined;
  readonly choices: AssessmentChoices;
  readonly debtsKnown: boolean;
  /** By how much repayments are stressed: 1 as agreed. */
  readonly serviceFactor: Ratio;
  /** The incomes that count, one by one; `undefined` if nobody knows them. */
  readonly incomes: readonly BookIncome[] | undefined;
  readonly income: FlowTotal;
  readonly deductions: FlowTotal;
  readonly expenses: FlowTotal;
  readonly asOf: Day | undefined;
}

/** A remittance is not counted beside the earnings of the member who sends it, if those are counted. */
function isCountedTwice(
  income: BookIncome,
  all: readonly BookIncome[],
  belongs: (member: number) => boolean,
): boolean {
  if (income.source !== "remittance" || income.sentBy < 0 || !belongs(income.sentBy)) return false;
  return all.some(({ member, source }) => member === income.sentBy && source !== "remittance");
}

const UNKNOWN_LIST = (path: string): readonly PlacedFlow[] => [{ flow: undefined, path }];

function incomesOf(
  book: HouseholdBook,
  belongs: (member: number) => boolean,
): readonly BookIncome[] | undefined {
  const { incomes } = book;
  return incomes?.filter((income) => belongs(income.member) && !isCountedTwice(income, incomes, belongs));
}

/** The sums of incomes and of the deductions from them. */
export function incomeTotals(
  incomes: readonly BookIncome[] | undefined,
): Pick<Facts, "income" | "deductions"> {
  return {
    income: totalFlow(incomes ?? UNKNOWN_LIST("incomes")),
    deductions: totalFlow(incomes?.map(({ deductions }) => deductions) ?? UNKNOWN_LIST("incomes")),
  };
}

/** Gathers the facts. */
export function gatherFacts(
  book: HouseholdBook,
  proposed: ProposedLoan | undefined,
  choices: AssessmentChoices,
): Facts {
  const belongs = memberTest(book, choices.household);
  const incomes = incomesOf(book, belongs);
  const expenses = book.expenses?.filter(({ member }) => belongs(member));
  const loans: WeighedLoan[] = [];
  for (const debt of book.debts ?? []) {
    if (belongs(debt.member)) loans.push(weighedDebt(debt, { choices, proposed }));
  }
  if (proposed !== undefined) loans.push(weighedProposal(proposed, choices.conversion));
  return {
    book,
    proposed,
    choices,
    ...weighLoans(loans, WHOLE),
    debtsKnown: book.debts !== undefined,
    serviceFactor: WHOLE,
    incomes,
    ...incomeTotals(incomes),
    expenses: totalFlow(expenses ?? UNKNOWN_LIST("expenses")),
    asOf: book.asOf ?? proposed?.disbursedOn,
  };
}
