/**
 * Combinations: which choices of the terms have a meaning together. Where two have none, the terms are
 * refused with the reason; no choice is accepted and ignored.
 */
import type { CheckContext, CheckRule, SoundTerms } from "./checks.js";
import { conflictRules } from "./conflict.js";
import { FLAT_CONFLICTS } from "./flatConflicts.js";
import { INTEREST_CONFLICTS } from "./interestConflicts.js";
import { REPAYMENT_CONFLICTS } from "./repaymentConflicts.js";

type Grace = SoundTerms["repayment"]["grace"][number];

function checkGrace(grace: Grace, path: string, { terms, wrong }: CheckContext): void {
  const lengths = Object.keys(grace.for).filter((key) => key !== "from" || grace.for.until === undefined);
  if (lengths.length !== 1 || lengths[0] === "from") {
    wrong(
      "conflict",
      `${path}.for`,
      "must give one of periods, days, until (with or without from), months, everyNth or installments",
    );
  }
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
    checkGrace(grace, `repayment.grace[${index}]`, context);
  });
}

/** The rules about combinations, with the fields that each needs sound. */
export const COMBINATION_RULES: readonly CheckRule[] = [
  ...conflictRules(INTEREST_CONFLICTS),
  ...conflictRules(FLAT_CONFLICTS),
  ...conflictRules(REPAYMENT_CONFLICTS),
  { needs: ["interest.method", "repayment.pattern", "repayment.grace"], check: checkGraces },
];
