/**
 * Rules of amounts: each a whole number of minor units, within range, and of the sign that its field allows.
 */
import { Decimal } from "../kernel/decimal.js";
import { decimalsIn, minorFromText } from "../kernel/money.js";
import { type CheckContext, type CheckRule, currencyDigits, type SoundTerms } from "./checks.js";

/** Which amounts a field takes. */
type Sign = "above-zero" | "not-negative" | "any";

/** Looks at the amount of one field, if it is given. */
type Look = (path: string, text: string | undefined, sign: Sign) => void;

function roundingAmounts({ rounding }: SoundTerms, look: Look): void {
  const { unit, multiple, largestResidue, smallLast } = rounding;
  look("rounding.unit", unit, "above-zero");
  look("rounding.multiple.of", multiple?.of, "above-zero");
  look("rounding.largestResidue", largestResidue, "not-negative");
  look("rounding.smallLast.below", smallLast?.below, "above-zero");
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

function ruleOf(needs: readonly string[], amounts: (terms: SoundTerms, look: Look) => void): CheckRule {
  return {
    needs,
    check: ({ terms, wrong }) => {
      amounts(terms, lookWith(soundDigits(terms), wrong));
    },
  };
}

/** What the rows are reckoned with counts units; charges fall due beside it. */
function checkMultiples({ terms, wrong }: CheckContext): void {
  const { unit } = terms.rounding;
  if (unit === undefined || !(Number(unit) > 0)) return;
  const look: Look = (path, text) => {
    if (text === undefined || new Decimal(text).mod(unit).isZero()) return;
    wrong("conflict", path, "must be a multiple of rounding.unit");
  };
  repaymentAmounts(terms, look);
  productAmounts(terms, look);
}

/** The rules of amounts, with the fields that each needs sound. */
export const AMOUNT_RULES: readonly CheckRule[] = [
  ruleOf(["principal"], ({ principal }, look) => look("principal", principal, "above-zero")),
  ruleOf(["rounding"], roundingAmounts),
  ruleOf(["repayment"], repaymentAmounts),
  ruleOf(["disbursements", "downPayment", "savings"], productAmounts),
  ruleOf(["charges"], chargeAmounts),
  { needs: ["rounding", "repayment", "disbursements", "downPayment", "savings"], check: checkMultiples },
];
