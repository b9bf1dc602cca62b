/**
 * Outreach: how many persons a lender reaches, how many of them women, with how much, by how many officers.
 *
 * Active borrowers are distinct persons with a balance, not loans: a loan without `borrower` counts as a person of its
 * own. Memory grows with the number of borrowers, and the stored state holds their opaque ids, which results never do.
 */
import type { Decimal, DecimalInput } from "../kernel/decimal.js";
import { type Problem, problem, refuse } from "../kernel/error.js";
import { divideRatios, type Ratio, ratio } from "../kernel/ratio.js";
import type { Position } from "../servicing/position/position.js";
import { POSITION_FIELDS } from "../servicing/position/readPosition.js";
import type { MoneyReading } from "../servicing/position/recordFields.js";
import { collect } from "./accumulator.js";
import type { PortfolioItem } from "./bookTally.js";
import { ExactSums, refuseState, type StoredSum } from "./exactSums.js";
import { readFigure } from "./figures.js";
import { checkOptions } from "./options.js";
import { compareText } from "./problemLog.js";
import { amountOf, exactAnswer, type RatioAnswer, ratioAnswer } from "./ratioAnswer.js";
import { RecordAccumulator, type RecordFacts, type Sums, type ToldSums } from "./recordAccumulator.js";

/** How outreach is to be told. */
export interface OutreachOptions extends MoneyReading {
  /** The name of the key that names the loan officer; caseload is not told without it. */
  readonly officerKey?: string | undefined;
  /** Gross national income per head in the currency's major unit, for the depth of outreach. */
  readonly incomePerHead?: DecimalInput | undefined;
}

/** Outreach of a book. */
export interface Outreach extends RecordFacts {
  readonly activeBorrowers: number;
  readonly activeLoans: number;
  readonly women: RatioAnswer;
  /** Active loans that do not say by whom: each was counted as a borrower. */
  readonly loansWithoutBorrower: number;
  readonly grossLoanPortfolio: Decimal;
  /** Gross loan portfolio ÷ active borrowers. */
  readonly averageLoanBalance: RatioAnswer;
  /** Average loan balance ÷ income per head; `null` unless that is given. */
  readonly averageBalanceOfIncome: RatioAnswer | null;
  /** Amount disbursed ÷ loans, of active loans that say it. */
  readonly averageDisbursed: RatioAnswer;
  readonly loanOfficers: number | null;
  /** Active borrowers ÷ loan officers; `null` without the key. */
  readonly caseload: RatioAnswer | null;
}

const SUMS = {
  loans: 0,
  balance: 1,
  anonymous: 2,
  anonymousWomen: 3,
  disbursed: 4,
  disbursedLoans: 5,
} as const;

/** Distinct persons and officers beside sums. */
class OutreachSums implements Sums {
  readonly totals = new ExactSums(6);
  readonly borrowers = new Set<string>();
  readonly women = new Set<string>();
  readonly officers = new Set<string>();

  absorb(stored: unknown): void {
    const { totals, ...sets } = stored as { totals: StoredSum[] } & Record<string, readonly string[]>;
    this.totals.absorb(totals);
    for (const name of ["borrowers", "women", "officers"] as const) {
      const ids = sets[name];
      if (!Array.isArray(ids)) refuseState(name, "a list of texts");
      for (const id of ids as readonly string[]) this[name].add(id);
    }
  }

  toJSON(): unknown {
    const sorted = (ids: Set<string>): string[] => [...ids].sort(compareText);
    return {
      totals: this.totals.toJSON(),
      borrowers: sorted(this.borrowers),
      women: sorted(this.women),
      officers: sorted(this.officers),
    };
  }
}

function countLoan(sums: OutreachSums, position: Position, officerKey: string | undefined): void {
  const { principalOutstanding, writtenOff, borrower, woman, disbursedPrincipal, keys } = position;
  if (principalOutstanding <= 0 || writtenOff === true) return;
  sums.totals.add(SUMS.loans, 1);
  sums.totals.add(SUMS.balance, principalOutstanding);
  if (borrower === undefined) {
    sums.totals.add(SUMS.anonymous, 1);
    if (woman === true) sums.totals.add(SUMS.anonymousWomen, 1);
  } else {
    sums.borrowers.add(borrower);
    if (woman === true) sums.women.add(borrower);
  }
  if (disbursedPrincipal !== undefined) {
    sums.totals.add(SUMS.disbursed, disbursedPrincipal);
    sums.totals.add(SUMS.disbursedLoans, 1);
  }
  const officer = officerKey === undefined ? undefined : keys?.[officerKey];
  if (officer !== undefined) sums.officers.add(officer);
}

interface OutreachDefinition {
  readonly officerKey?: string;
  readonly income: Ratio | undefined;
}

function tellOutreach(
  { sums, digits, facts }: ToldSums<OutreachSums>,
  definition: OutreachDefinition,
): Outreach {
  const total = (place: number): bigint => sums.totals.total(place);
  const borrowers = BigInt(sums.borrowers.size) + total(SUMS.anonymous);
  const women = BigInt(sums.women.size) + total(SUMS.anonymousWomen);
  const perPerson = (amount: bigint, count: bigint): RatioAnswer =>
    ratioAnswer(amount, count * 10n ** BigInt(digits), digits, "empty-book");
  const average = perPerson(total(SUMS.balance), borrowers);
  const { officerKey, income } = definition;
  const balance = ratio(total(SUMS.balance), 10n ** BigInt(digits));
  return {
    ...facts,
    activeBorrowers: Number(borrowers),
    activeLoans: Number(total(SUMS.loans)),
    women: ratioAnswer(women, borrowers, 0, "empty-book"),
    loansWithoutBorrower: Number(total(SUMS.anonymous)),
    grossLoanPortfolio: amountOf(total(SUMS.balance), digits),
    averageLoanBalance: average,
    averageBalanceOfIncome:
      income === undefined || average.kind === "none"
        ? null
        : exactAnswer(divideRatios(divideRatios(balance, ratio(borrowers)), income)),
    averageDisbursed: perPerson(total(SUMS.disbursed), total(SUMS.disbursedLoans)),
    loanOfficers: officerKey === undefined ? null : sums.officers.size,
    caseload: officerKey === undefined ? null : ratioAnswer(borrowers, BigInt(sums.officers.size), 0),
  };
}

/** An accumulator of outreach. @throws LoanError listing every option that is wrong */
export function outreachAccumulator(options: OutreachOptions = {}) {
  const isText = [(value: unknown) => typeof value === "string", "must be the name of a key"] as const;
  checkOptions(options, { decimals: null, officerKey: isText, incomePerHead: null });
  const { officerKey, incomePerHead } = options;
  const problems: Problem[] = [];
  const income =
    incomePerHead === undefined ? undefined : readFigure(incomePerHead, "incomePerHead", problems);
  if (income !== undefined && income.numerator <= 0n)
    problems.push(problem("out-of-range", "incomePerHead", "must be above zero"));
  if (problems.length > 0) refuse(problems);
  return new RecordAccumulator<PortfolioItem, Position, OutreachSums, Outreach>({
    metric: "outreach",
    definition: options,
    fields: POSITION_FIELDS,
    open: () => new OutreachSums(),
    count: (sums, position) => countLoan(sums, position, officerKey),
    tell: (told) => tellOutreach(told, { income, ...(officerKey === undefined ? {} : { officerKey }) }),
  });
}

/**
 * Outreach of a book.
 *
 * @throws LoanError listing every option that is wrong; `conflict` if the loans are of several currencies
 * @example
 * ```ts
 * const book = [
 *   { currency: "BDT", principalOutstanding: "300", daysPastDue: 0, borrower: "a", woman: true },
 *   { currency: "BDT", principalOutstanding: "100", daysPastDue: 0, borrower: "a", woman: true },
 *   { currency: "BDT", principalOutstanding: "200", daysPastDue: 0, borrower: "b" },
 * ];
 * const { activeBorrowers, women, averageLoanBalance } = outreach(book);
 * activeBorrowers; // 2
 * women.percent; // "50.00"
 * averageLoanBalance.ratio; // 300
 * ```
 */
export function outreach(items: Iterable<PortfolioItem>, options: OutreachOptions = {}): Outreach {
  return collect(outreachAccumulator(options), items).result();
}
