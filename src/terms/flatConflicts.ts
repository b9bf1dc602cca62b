/**
 * Conflicts of flat interest: choices that have no meaning together, and choices that another one leaves nothing to
 * decide.
 */
import type { SoundTerms } from "./checks.js";
import type { Conflict } from "./conflict.js";

const isFlat = ({ interest }: SoundTerms): boolean => interest.method === "flat";

/** Whether the principal of a flat installment is found in another way than by default. */
const findsPrincipal = ({ interest }: SoundTerms): boolean =>
  (interest.flat?.principal ?? "total-less-interest") !== "total-less-interest";

const BY_PATTERN = ["interest", "repayment"];

/** The conflicts of flat interest. To add one, add one entry here, and a record that provokes it to its test. */
export const FLAT_CONFLICTS = {
  "flat choices on the declining balance": {
    path: "interest.flat",
    message: "belongs to the method flat",
    needs: ["interest"],
    holds: (terms) => !isFlat(terms) && terms.interest.flat !== undefined,
  },
  "flat interest at an effective rate": {
    path: "interest.rate.effective",
    message: "flat interest takes a nominal rate",
    needs: ["interest"],
    holds: (terms) => isFlat(terms) && terms.interest.rate.effective,
  },
  "flat interest rounded in parts": {
    path: "interest.rounding",
    message: "flat interest is rounded once, and shared",
    needs: ["interest"],
    holds: (terms) => isFlat(terms) && terms.interest.rounding !== "per-period",
  },
  "flat principal of unequal installments": {
    path: "interest.flat.principal",
    message: "rounded shares make equal installments: no other pattern finds the principal from a total",
    needs: BY_PATTERN,
    holds: (terms) => findsPrincipal(terms) && terms.repayment.pattern !== "equal-installments",
  },
  "flat principal of a given installment": {
    path: "interest.flat.principal",
    message: "the principal of a given installment is what its interest leaves",
    needs: BY_PATTERN,
    holds: (terms) => findsPrincipal(terms) && terms.repayment.fixedInstallment !== undefined,
  },
  "flat rounded parts of steps": {
    path: "interest.flat.principal",
    message: "steps are rounded whole, not in two parts",
    needs: BY_PATTERN,
    holds: ({ interest, repayment }) =>
      interest.flat?.principal === "rounded-parts" && repayment.step !== undefined,
  },
  "flat shares of a bullet": {
    path: "interest.flat.shares",
    message: "a bullet has one installment, which carries all interest",
    needs: BY_PATTERN,
    holds: ({ interest, repayment }) =>
      interest.flat?.shares === "paying-installments" && repayment.pattern === "bullet",
  },
} as const satisfies Record<string, Conflict>;
