/**
 * Rules of products: disbursements, rate changes, balloons, steps, given rows and given installments.
 */
import { readDate } from "../kernel/date.js";
import { Decimal } from "../kernel/decimal.js";
import {
  type CheckContext,
  type CheckRule,
  checkPercent,
  hasLevelAmount,
  onlyOne,
  type SoundTerms,
} from "./checks.js";

const dayOf = (text: string): number => readDate(text) as number;
const count = (...values: unknown[]): number => values.filter((value) => value !== undefined).length;

function checkCount({ terms, wrong }: CheckContext): void {
  const { installments, fixedInstallment } = terms.repayment;
  if (installments !== undefined || fixedInstallment?.rows === "until-repaid") return;
  wrong(
    "required",
    "repayment.installments",
    "must be given, unless a given installment is paid until the loan is repaid",
  );
}

function checkRising(context: CheckContext, path: string, field: string, dates: readonly string[]): void {
  dates.forEach((date, index) => {
    const before = dates[index - 1];
    if (before !== undefined && dayOf(date) <= dayOf(before)) {
      context.wrong("wrong-order", `${path}[${index}].${field}`, "must be after the date before it");
    }
  });
}

function checkDisbursements(context: CheckContext): void {
  const { terms, wrong } = context;
  const { disbursements, downPayment, principal } = terms;
  if (disbursements !== undefined) {
    const dates = disbursements.map(({ on }) => on);
    checkRising(context, "disbursements", "on", dates);
    if (dates[0] !== terms.disbursedOn)
      wrong("conflict", "disbursements[0].on", "must be the date disbursedOn");
    const total = disbursements.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0));
    if (!total.eq(principal)) wrong("conflict", "disbursements", "must add up to the principal");
  }
  if ((disbursements?.length ?? 1) > 1 && terms.interest.rounding === "per-day") {
    wrong("conflict", "disbursements", "rounding per day takes one disbursement");
  }
  if (downPayment === undefined) return;
  if (count(downPayment.percent, downPayment.amount) !== 1) {
    wrong("conflict", "downPayment", onlyOne("a percent", "an amount", downPayment.percent));
  }
  const percent = Number(downPayment.percent ?? 1);
  if (!(percent > 0 && percent < 100))
    wrong("out-of-range", "downPayment.percent", "must be above 0 and below 100");
  if (downPayment.amount === undefined) return;
  if ((disbursements?.length ?? 1) > 1) {
    wrong("conflict", "downPayment.amount", "with several disbursements a down payment is a percent of each");
  }
  if (new Decimal(downPayment.amount).gte(principal)) {
    wrong("out-of-range", "downPayment.amount", "must be below the principal");
  }
}

function checkRateChanges(context: CheckContext): void {
  const { terms, wrong } = context;
  const { rateChanges, rounding } = terms.interest;
  if (rateChanges.length === 0) return;
  checkRising(
    context,
    "interest.rateChanges",
    "from",
    rateChanges.map(({ from }) => from),
  );
  rateChanges.forEach(({ from, percent }, index) => {
    const path = `interest.rateChanges[${index}]`;
    if (dayOf(from) <= dayOf(terms.disbursedOn))
      wrong("wrong-order", `${path}.from`, "must be after disbursedOn");
    checkPercent(percent, `${path}.percent`, wrong);
  });
  if (rounding === "per-day") {
    wrong("conflict", "interest.rateChanges", "rounding per day takes one rate");
  }
}

function checkLevelParts({ terms, wrong }: CheckContext): void {
  const { balloon, step, given, fixedInstallment, pattern } = terms.repayment;
  if (balloon !== undefined) {
    if (!hasLevelAmount(terms)) wrong("conflict", "repayment.balloon", "needs a level amount");
    if (new Decimal(balloon.amount).gt(terms.principal)) {
      wrong("out-of-range", "repayment.balloon.amount", "must not be above the principal");
    }
  }
  if (step !== undefined) {
    if (!hasLevelAmount(terms)) wrong("conflict", "repayment.step", "needs a level amount");
    checkStep({ terms, wrong }, step);
  }
  if (given.length > 0 && pattern === "bullet")
    wrong("conflict", "repayment.given", "a bullet has one installment");
  if (fixedInstallment !== undefined) checkFixed({ terms, wrong });
}

type Grace = SoundTerms["repayment"]["grace"][number];
type Step = NonNullable<SoundTerms["repayment"]["step"]>;

function checkStep({ terms, wrong }: CheckContext, { every, percent, amount }: Step): void {
  const { installments, grace } = terms.repayment;
  if (count(percent, amount) !== 1)
    wrong("conflict", "repayment.step", onlyOne("a percent", "an amount", percent));
  const growth = Number(percent ?? 1);
  if (!(growth > -100 && growth <= 1000)) {
    wrong("out-of-range", "repayment.step.percent", "must be above -100 and at most 1000");
  }
  if (growth === 0) wrong("out-of-range", "repayment.step.percent", "must not be zero: nothing would step");
  if (Number(amount ?? 1) === 0)
    wrong("out-of-range", "repayment.step.amount", "must not be zero: nothing would step");
  if (installments !== undefined && every >= installments) {
    wrong("out-of-range", "repayment.step.every", "must be below the number of installments");
  }
  if (terms.rounding.residue === "re-level")
    wrong("conflict", "rounding.residue", "steps are not solved again");
  if (terms.interest.method === "flat" && grace.length > 0) {
    wrong("conflict", "repayment.step", "steps of a flat loan do not go with a grace");
  }
}

function checkFixed({ terms, wrong }: CheckContext): void {
  const { balloon, step, given, pattern, levelPeriods, afterChange } = terms.repayment;
  const { multiple, residue } = terms.rounding;
  const solves = [balloon, step, multiple].some((part) => part !== undefined) || given.length > 0;
  const isPlainRule = residue === "last" && levelPeriods === "actual" && afterChange === "solved-together";
  if (pattern !== "equal-installments") {
    wrong("conflict", "repayment.fixedInstallment", "belongs to the pattern equal-installments");
  }
  if (solves || !isPlainRule) {
    wrong(
      "conflict",
      "repayment.fixedInstallment",
      "a given installment is not solved: no balloon, step, given rows, multiple, residue rule or nominal periods",
    );
  }
}

function checkGivenRows({ terms, wrong }: CheckContext): void {
  const { given, installments, grace } = terms.repayment;
  if (given.length === 0) return;
  const seen = new Set<number>();
  given.forEach(({ installment, principal, total }, index) => {
    const path = `repayment.given[${index}]`;
    if (count(principal, total) !== 1) wrong("conflict", path, onlyOne("a principal", "a total", principal));
    if (seen.has(installment)) wrong("duplicate", `${path}.installment`, "may stand only once");
    seen.add(installment);
    if (installment >= (installments ?? 0)) {
      wrong(
        "out-of-range",
        `${path}.installment`,
        "must be before the last installment, which closes the loan",
      );
    }
  });
  grace.forEach((each, index) => {
    if (each.term === "extending") {
      wrong(
        "conflict",
        `repayment.grace[${index}].term`,
        "an extending grace would move the agreed installments",
      );
    } else if (each.spares !== "interest" && given.some(({ installment }) => covers(each.for, installment))) {
      wrong(
        "conflict",
        "repayment.given",
        `must be other installments than those whose principal repayment.grace[${index}] spares`,
      );
    }
  });
}

/** Whether a grace that counts installments covers one; those by dates are held against the rows of the schedule. */
function covers(length: Grace["for"], installment: number): boolean {
  const { periods, everyNth, installments } = length;
  if (periods !== undefined) return installment <= periods;
  if (everyNth !== undefined) return installment % everyNth === 0;
  return installments?.includes(installment) ?? false;
}

/** The rules of products, with the fields that each needs sound. */
export const PRODUCT_RULES: readonly CheckRule[] = [
  { needs: ["repayment.installments", "repayment.fixedInstallment"], check: checkCount },
  {
    needs: ["principal", "disbursedOn", "disbursements", "downPayment", "interest"],
    check: checkDisbursements,
  },
  { needs: ["disbursedOn", "interest"], check: checkRateChanges },
  { needs: ["principal", "interest", "repayment", "rounding"], check: checkLevelParts },
  { needs: ["repayment"], check: checkGivenRows },
];
