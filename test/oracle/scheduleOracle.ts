/**
 * The oracle: a repayment schedule written from the definitions, in fractions of whole numbers.
 *
 * It shares no code with the library: where both agree on a generated loan, two independent readings of the
 * same definitions agree.
 */
import { type Accruals, accruals, firstPeriod } from "./accrual.js";
import { type Fraction, fraction, plus, round, times } from "./fraction.js";
import { decliningLevel, type FlatShares, flatLevel, type Level } from "./level.js";
import { checkRange, merge, type OracleRow, sum } from "./oracleRows.js";
import { type Amounts, bulletPass, type PassPlan, passOver } from "./pass.js";
import { Refusal, refuse } from "./refusal.js";
import { checkCap, foldSmallLast, placeResidue } from "./residue.js";
import { planRows, type Row, repaysPrincipal } from "./rowDates.js";
import { type Loan, type RawTerms, readLoan } from "./terms.js";

export type OracleSchedule =
  | { readonly rows: readonly OracleRow[]; readonly netDisbursed: bigint }
  | { readonly refused: string };

/** Rounded interest of the actual first period − that of a whole one; 0 where nothing is put elsewhere. */
function firstExtra(loan: Loan, { actualFirst, wholeFirst }: Accruals): bigint {
  if (actualFirst === undefined || wholeFirst === undefined) return 0n;
  return actualFirst.interest(loan.principal) - wholeFirst.interest(loan.principal);
}

const hasLevel = ({ pattern }: Loan): boolean =>
  pattern === "equal-installments" || pattern === "equal-principal";

function checkFirstPeriod(loan: Loan, rows: readonly Row[], found: Accruals): void {
  const { firstTreatment, isFlat, residue } = loan;
  const fate = rows[0]?.grace?.interest ?? "paid";
  const isMoved = ["first-installment", "last-installment"].includes(firstTreatment);
  if (fate === "forgiven" && isMoved && loan.pattern !== "bullet" && firstPeriod(loan).isIrregular)
    refuse("a forgiven first row has no interest to move");
  if (found.actualFirst === undefined) return;
  const extra = firstExtra(loan, found);
  if (firstTreatment === "disbursement") {
    if (extra < 0n) refuse("nothing to take at disbursement");
    if (extra >= loan.principal) refuse("nothing is paid out");
    return;
  }
  if (firstTreatment === "first-installment" && fate !== "paid")
    refuse("the first installment pays no interest");
  if (fate === "capitalized") refuse("a capitalized first row has no installment of its own");
  if (firstTreatment === "last-installment" && !isFlat && hasLevel(loan) && residue !== "last") {
    refuse("the last installment takes the first period, so no other row can take the residue");
  }
}

/** What a unit earns over the term: period by period, or counted in one piece less the rows that are not charged. */
function flatTerm(loan: Loan, rows: readonly Row[], solved: Accruals): Fraction {
  if (!loan.hasWholeTerm || loan.dayCount === "equal-periods") return solved.solved.reduce(plus, fraction(0));
  const charged = rows.filter(({ grace }) => grace?.interest !== "forgiven").length;
  return times(solved.wholeTerm, fraction(charged, rows.length));
}

function flatShares(loan: Loan, rows: readonly Row[], found: Accruals): FlatShares {
  const total = times(fraction(loan.principal), flatTerm(loan, rows, found));
  const carries = rows.map(({ grace }) =>
    loan.sharesOnPaying ? grace === undefined : grace?.interest !== "forgiven",
  );
  const carriers = carries.filter(Boolean).length;
  let left = carriers === 0 ? 0n : round(total, loan.mode);
  const lastCarrier = carries.lastIndexOf(true);
  const shares = carries.map((carries, row) => {
    if (!carries) return 0n;
    const share = round(fraction(total.n, total.d * BigInt(carriers)), loan.mode);
    const due = row === lastCarrier || share > left ? left : share;
    left -= due;
    return due;
  });
  return { total, carries, shares };
}

function flatPlan(loan: Loan, rows: readonly Row[], found: Accruals): PassPlan & { readonly level: Level } {
  const flat = flatShares(loan, rows, found);
  const extra = firstExtra(loan, found);
  const onFirst = loan.firstTreatment === "first-installment" ? extra : 0n;
  const share = (row: number): bigint => flat.shares[row] as bigint;
  return {
    loan,
    rows,
    level: flatLevel(loan, rows, flat),
    own: (row) => share(row) + (row === 0 ? onFirst : 0n),
    covered: share,
    firstShortfall: 0n,
    closingExtra: loan.firstTreatment === "last-installment" ? extra : 0n,
    interestAfter: (row) => sum(flat.shares.slice(row + 1)),
  };
}

function decliningPlan(loan: Loan, rows: readonly Row[], found: Accruals): PassPlan {
  const { firstTreatment: treatment, pattern } = loan;
  const extra = firstExtra(loan, found);
  const isLast = treatment === "last-installment";
  const isOnTop = isLast && (pattern === "interest-only" || !repaysPrincipal(rows[0] as Row));
  const charged = (row: number, balance: bigint): bigint => found.rows[row]?.interest(balance) as bigint;
  const whole = (row: number, balance: bigint): bigint =>
    row === 0 && found.wholeFirst !== undefined ? found.wholeFirst.interest(balance) : charged(row, balance);
  return {
    loan,
    rows,
    level: decliningLevel(loan, rows, found),
    own: isOnTop ? whole : charged,
    covered: treatment === "first-installment" ? whole : charged,
    firstShortfall: isLast && !isOnTop && pattern === "equal-principal" ? extra : 0n,
    closingExtra: isOnTop ? extra : 0n,
    interestAfter: () => 0n,
  };
}

function bulletAmounts(plan: PassPlan, found: Accruals): Amounts[] {
  const isWhole = plan.loan.isFlat || plan.loan.isPerDay;
  const exact = (row: number, balance: bigint): Fraction =>
    isWhole
      ? fraction(plan.own(row, balance))
      : times(fraction(balance), found.rows[row]?.factor as Fraction);
  return bulletPass(plan, exact, plus);
}

/** The amounts of all rows in units. */
function solve(loan: Loan, rows: readonly Row[], found: Accruals): readonly Amounts[] {
  const plan = loan.isFlat ? flatPlan(loan, rows, found) : decliningPlan(loan, rows, found);
  if (loan.pattern === "bullet") return bulletAmounts(plan, found);
  if (!hasLevel(loan)) return passOver(plan).amounts;
  const { outcome, extra } = placeResidue(plan);
  checkCap(loan, outcome);
  return foldSmallLast(plan, outcome, extra).amounts;
}

function build(raw: RawTerms): OracleSchedule {
  const loan = readLoan(raw);
  const planned = planRows(loan);
  const found = accruals(loan, planned);
  checkFirstPeriod(loan, planned, found);
  const rows = merge(loan, planned, solve(loan, planned, found));
  checkRange(rows);
  const upfront = loan.firstTreatment === "disbursement" ? firstExtra(loan, found) : 0n;
  return { rows, netDisbursed: (loan.principal - upfront) * loan.unit };
}

/** The schedule of sound raw terms, or why there is none. */
export function oracleSchedule(raw: RawTerms): OracleSchedule {
  try {
    return build(raw);
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message };
    throw error;
  }
}
