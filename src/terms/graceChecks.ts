/**
 * Rules of graces: how long each of them is, what it can spare, and what then becomes of the interest.
 */
import { readDate } from "../kernel/date.js";
import type { CheckContext, CheckRule, SoundTerms } from "./checks.js";

type Grace = SoundTerms["repayment"]["grace"][number];

/** Refuses a grace by dates that none of the loan can lie between. */
function checkDates({ from, until }: Grace["for"], path: string, { terms, wrong }: CheckContext): void {
  if (until === undefined) return;
  const isBefore = (start: string) => (readDate(until) as number) < (readDate(start) as number);
  if (from !== undefined && isBefore(from))
    wrong("wrong-order", `${path}.for.until`, "must not be before from");
  if (isBefore(terms.disbursedOn))
    wrong("wrong-order", `${path}.for.until`, "must not be before disbursedOn");
}

/** Refuses numbers of installments that the loan does not have; an extending grace adds as many as it spares. */
function checkRows(index: number, { terms, wrong }: CheckContext): void {
  const { installments: count, grace } = terms.repayment;
  const { for: length, term } = grace[index] as Grace;
  const isExtended = grace.some((other, at) => at !== index && other.term === "extending");
  if (count === undefined || isExtended) return;
  const path = `repayment.grace[${index}].for`;
  const message = "must not be above the number of installments";
  const { everyNth, installments = [] } = length;
  if (everyNth !== undefined && everyNth > count) wrong("out-of-range", `${path}.everyNth`, message);
  installments.forEach((installment, at) => {
    const before = new Set(installments.filter((other) => other < installment)).size;
    const added = term === "extending" ? before : 0;
    if (installment > count + added) wrong("out-of-range", `${path}.installments[${at}]`, message);
  });
}

function checkLength(grace: Grace, path: string, { wrong }: CheckContext): void {
  const lengths = Object.keys(grace.for).filter((key) => key !== "from" || grace.for.until === undefined);
  if (lengths.length !== 1 || lengths[0] === "from") {
    wrong(
      "conflict",
      `${path}.for`,
      "must give one of periods, days, until (with or without from), months, everyNth or installments",
    );
  }
}

function checkInterest(grace: Grace, path: string, { terms, wrong }: CheckContext): void {
  const { spares, interest } = grace;
  const { pattern } = terms.repayment;
  if (spares === "principal") {
    if (interest !== undefined && interest !== "paid") {
      wrong("conflict", `${path}.interest`, "a grace on the principal alone leaves the interest paid");
    }
    if (pattern === "interest-only" || pattern === "bullet") {
      wrong("conflict", `${path}.spares`, `${pattern} has no principal to spare before the end`);
    }
  } else if (interest === undefined) {
    wrong("required", `${path}.interest`, "must say what becomes of the interest that is spared");
  } else if (interest === "paid") {
    wrong("conflict", `${path}.interest`, "interest that is spared is not paid as it falls due");
  } else if (pattern === "bullet" && interest.startsWith("deferred")) {
    wrong("conflict", `${path}.interest`, "bullet interest is paid at the end in any case");
  } else if (pattern === "bullet" && interest === "capitalized" && terms.interest.method === "flat") {
    wrong("conflict", `${path}.interest`, "flat interest of a bullet is paid at the end in any case");
  }
}

function checkGraces(context: CheckContext): void {
  context.terms.repayment.grace.forEach((grace, index) => {
    const path = `repayment.grace[${index}]`;
    checkLength(grace, path, context);
    checkInterest(grace, path, context);
  });
}

function checkGraceRows(context: CheckContext): void {
  context.terms.repayment.grace.forEach((_, index) => {
    checkRows(index, context);
  });
}

function checkGraceDates(context: CheckContext): void {
  context.terms.repayment.grace.forEach((grace, index) => {
    checkDates(grace.for, `repayment.grace[${index}]`, context);
  });
}

/** The rules of graces, with the fields that each needs sound. */
export const GRACE_RULES: readonly CheckRule[] = [
  { needs: ["interest.method", "repayment.pattern", "repayment.grace"], check: checkGraces },
  { needs: ["repayment.installments", "repayment.grace"], check: checkGraceRows },
  { needs: ["disbursedOn", "repayment.grace"], check: checkGraceDates },
];
