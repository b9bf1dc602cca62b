/**
 * Conflicts of repayment, calendar and rounding: choices that have no meaning together, and choices that another one
 * leaves nothing to decide.
 */
import { WEEKDAYS } from "../kernel/date.js";
import { hasLevelAmount, type SoundTerms } from "./checks.js";
import type { Conflict } from "./conflict.js";

const isNominal = ({ repayment }: SoundTerms): boolean => repayment.levelPeriods === "nominal";
const isInAdvance = ({ repayment }: SoundTerms): boolean => repayment.timing === "in-advance";

/** Whether days that are not worked are named, but nothing asks for them. */
function namesIdleDays({ calendar, interest }: SoundTerms): boolean {
  const { weekend, holidays, shift } = calendar;
  const counts = interest.dayCount === "business/252" || interest.firstPeriod.dayCount === "business/252";
  const isWorked = new Set(weekend).size < WEEKDAYS.length;
  return shift === undefined && !counts && isWorked && weekend.length + holidays.length > 0;
}

/** A choice of rounding that needs a level amount. */
function needsLevel(field: string, isGiven: (rounding: SoundTerms["rounding"]) => boolean) {
  return {
    path: `rounding.${field}`,
    message: "needs a level amount: equal-installments or equal-principal",
    needs: ["repayment.pattern", "rounding"],
    holds: (terms: SoundTerms) => !hasLevelAmount(terms) && isGiven(terms.rounding),
  };
}

const LEVEL = ["interest", "repayment"];

/** The conflicts of repayment, calendar and rounding. To add one, add one entry, and a record to its test. */
export const REPAYMENT_CONFLICTS = {
  "shift of no days": {
    path: "calendar.shift",
    message: "needs a weekend or holidays from which dates are shifted",
    needs: ["calendar"],
    holds: ({ calendar: { weekend, holidays, shift = "none" } }) =>
      shift !== "none" && weekend.length + holidays.length === 0,
  },
  "days without a shift": {
    path: "calendar.shift",
    message:
      "must say where due dates go that fall on calendar.weekend or calendar.holidays: none, if they are to stay",
    needs: ["calendar", "interest"],
    holds: namesIdleDays,
  },
  "first date beside given dates": {
    path: "repayment.firstDueOn",
    message: "must be the first of the given dates, or be left out",
    needs: ["repayment"],
    holds: ({ repayment: { firstDueOn, every } }) =>
      firstDueOn !== undefined && every.dates !== undefined && every.dates[0] !== firstDueOn,
  },
  "anchor without a first date": {
    path: "repayment.anchoredOn",
    message: "needs firstDueOn: without it the dates step from the disbursement",
    needs: ["repayment"],
    holds: ({ repayment: { firstDueOn, anchoredOn } }) =>
      anchoredOn !== undefined && firstDueOn === undefined,
  },
  "anchor of given dates": {
    path: "repayment.anchoredOn",
    message: "given dates step from no anchor",
    needs: ["repayment"],
    holds: ({ repayment: { anchoredOn, every } }) => anchoredOn !== undefined && every.dates !== undefined,
  },
  "nominal periods of no annuity": {
    path: "repayment.levelPeriods",
    message: "nominal periods belong to equal installments on the declining balance",
    needs: LEVEL,
    holds: (terms) =>
      isNominal(terms) &&
      (terms.repayment.pattern !== "equal-installments" || terms.interest.method !== "declining-balance"),
  },
  "nominal periods that are equal": {
    path: "repayment.levelPeriods",
    message: "equal periods are nominal already; name a day count of days",
    needs: LEVEL,
    holds: (terms) => isNominal(terms) && terms.interest.dayCount === "equal-periods",
  },
  "nominal periods without a length": {
    path: "repayment.levelPeriods",
    message: "this frequency has no nominal length",
    needs: LEVEL,
    holds: (terms) => {
      const { days, dates, unit } = terms.repayment.every;
      return isNominal(terms) && (days !== undefined || (dates !== undefined && unit === undefined));
    },
  },
  "multiple of no level amount": needsLevel("multiple", ({ multiple }) => multiple !== undefined),
  "residue of no level amount": needsLevel("residue", ({ residue }) => residue !== "last"),
  "largest residue of no level amount": needsLevel("largestResidue", (rounding) => {
    return rounding.largestResidue !== undefined;
  }),
  "small last of no level amount": needsLevel("smallLast", ({ smallLast }) => smallLast !== undefined),
  "even share of steps": {
    path: "rounding.residue",
    message: "steps have no even share",
    needs: ["repayment", "rounding"],
    holds: ({ rounding, repayment }) => rounding.residue === "even-share" && repayment.step !== undefined,
  },
  "in advance with a first date": {
    path: "repayment.timing",
    message: "in advance, the first installment falls due at disbursement",
    needs: LEVEL,
    holds: (terms) => isInAdvance(terms) && terms.repayment.firstDueOn !== undefined,
  },
  "in advance on given dates": {
    path: "repayment.timing",
    message: "given dates say themselves when installments fall due",
    needs: LEVEL,
    holds: (terms) => isInAdvance(terms) && terms.repayment.every.dates !== undefined,
  },
  "in advance with interest alone": {
    path: "repayment.timing",
    message: "does not go with interest-only",
    needs: LEVEL,
    holds: (terms) => isInAdvance(terms) && terms.repayment.pattern === "interest-only",
  },
  "in advance with a bullet": {
    path: "repayment.timing",
    message: "does not go with bullet",
    needs: LEVEL,
    holds: (terms) => isInAdvance(terms) && terms.repayment.pattern === "bullet",
  },
  "in advance with a first period": {
    path: "repayment.timing",
    message: "in advance there is no first period to treat",
    needs: LEVEL,
    holds: (terms) => isInAdvance(terms) && terms.interest.firstPeriod.treatment !== "spread",
  },
} as const satisfies Record<string, Conflict>;
