/**
 * Rules of amounts: each a whole number of minor units, within range, and of the sign that its field allows; each that
 * the schedule pays a multiple of `rounding.unit`.
 */
import { Decimal } from "../kernel/decimal.js";
import { decimalsIn, minorFromText } from "../kernel/money.js";
import { type CheckContext, type CheckRule, currencyDigits, type SoundTerms } from "./checks.js";

/** Which amounts a field takes. */
type Sign = "above-zero" | "not-negative" | "any";

/** Looks at the amount of one field, if it is given. */
type Look = (path: string, text: string | undefined, sign: Sign) => void;

/** Amounts that others are held against, and that no schedule pays. */
function thresholds({ rounding }: SoundTerms, look: Look): void {
  const { unit, largestResidue, smallLast } = rounding;
  look("rounding.unit", unit, "above-zero");
  look("rounding.largestResidue", largestResidue, "not-negative");
  look("rounding.smallLast.below", smallLast?.below, "above-zero");
}

function principalAmount({ principal }: SoundTerms, look: Look): void {
  look("principal", principal, "above-zero");
}

function multipleAmount({ rounding }: SoundTerms, look: Look): void {
  look("rounding.multiple.of", rounding.multiple?.of, "above-zero");
}

function repaymentAmounts({ repayment }: SoundTerms, look: Look): void {
  const { balloon, step, fixedInstallment, given } = repayment;
  look("repayment.balloon.amount", balloon?.amount, "above-zero");
  look("repayment.step.amount", step?.amount, "any");
  look("repayment.fixedInstallment.amount", fixedInstallment?.amount, "above-zero");
  given.forEach(({ principal, total }, index) => {
    look(`repayment.given[${index}].principal`, principal, "not-negative");
    look(`repayment.given[${index}].total`, total, "not-negative");
  });
}

function chargeAmounts({ charges }: SoundTerms, look: Look): void {
  charges.forEach(({ amount }, index) => {
    look(`charges[${index}].amount`, amount, "not-negative");
  });
}

function productAmounts({ disbursements, downPayment, savings }: SoundTerms, look: Look): void {
  disbursements?.forEach(({ amount }, index) => {
    look(`disbursements[${index}].amount`, amount, "above-zero");
  });
  look("downPayment.amount", downPayment?.amount, "above-zero");
  look("savings.perInstallment.amount", savings?.perInstallment?.amount, "not-negative");
  look("savings.upFront.amount", savings?.upFront?.amount, "not-negative");
}

function lookWith(digits: number | undefined, wrong: CheckContext["wrong"]): Look {
  return (path, text, sign) => {
    if (text === undefined) return;
    const minor = digits === undefined ? Number(text) : minorFromText(text, digits);
    if (text.startsWith("-") && sign !== "any") wrong("out-of-range", path, "must not be negative");
    else if (minor === 0 && sign === "above-zero") wrong("out-of-range", path, "must be above zero");
    else if (digits !== undefined && decimalsIn(text) > digits) {
      wrong("too-many-decimals", path, `must have at most ${digits} decimals, as the currency has`);
    } else if (minor === undefined) {
      wrong("out-of-range", path, "must stay below 2^53 minor units of the currency");
    }
  };
}

/** The decimal digits of the currency; `undefined` while they are unknown: then only signs are looked at. */
function soundDigits(terms: SoundTerms): number | undefined {
  const digits: unknown = currencyDigits(terms);
  return typeof digits === "number" && Number.isInteger(digits) ? digits : undefined;
}

function ruleOf({ needs, amounts }: AmountsOf): CheckRule {
  return {
    needs,
    check: ({ terms, wrong }) => {
      amounts(terms, lookWith(soundDigits(terms), wrong));
    },
  };
}

/** A schedule reckons in units, so what it pays is counted in them; a percentage is rounded to them. */
function unitRuleOf({ needs, amounts }: AmountsOf): CheckRule {
  return {
    needs: [...needs, "rounding"],
    check: ({ terms, wrong }) => {
      const { unit } = terms.rounding;
      if (unit === undefined || new Decimal(unit).isZero()) return;
      amounts(terms, (path, text) => {
        if (text === undefined || new Decimal(text).mod(unit).isZero()) return;
        wrong("conflict", path, "must be a multiple of rounding.unit");
      });
    },
  };
}

/** Amounts of the terms, and the fields that they stand in. */
interface AmountsOf {
  readonly needs: readonly string[];
  readonly amounts: (terms: SoundTerms, look: Look) => void;
}

/** The amounts that a schedule pays. */
const PAID: readonly AmountsOf[] = [
  { needs: ["principal"], amounts: principalAmount },
  { needs: ["rounding"], amounts: multipleAmount },
  { needs: ["repayment"], amounts: repaymentAmounts },
  { needs: ["disbursements", "downPayment", "savings"], amounts: productAmounts },
  { needs: ["charges"], amounts: chargeAmounts },
];

/** The rules of amounts, with the fields that each needs sound. */
export const AMOUNT_RULES: readonly CheckRule[] = [
  ruleOf({ needs: ["rounding"], amounts: thresholds }),
  ...PAID.map(ruleOf),
  ...PAID.map(unitRuleOf),
];
