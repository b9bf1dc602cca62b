/**
 * Rules of amounts: each a whole number of minor units, within range, and of the sign that its field allows.
 */
import { decimalsIn, minorFromText } from "../kernel/money.js";
import { type CheckContext, type CheckRule, currencyDigits, type SoundTerms } from "./checks.js";

/** Which amounts a field takes. */
type Sign = "above-zero" | "not-negative" | "any";

type AmountField = readonly [path: string, text: string | undefined, sign: Sign];

function roundingAmounts({
  unit,
  multiple,
  largestResidue,
  smallLast,
}: SoundTerms["rounding"]): AmountField[] {
  return [
    ["rounding.unit", unit, "above-zero"],
    ["rounding.multiple.of", multiple?.of, "above-zero"],
    ["rounding.largestResidue", largestResidue, "not-negative"],
    ["rounding.smallLast.below", smallLast?.below, "above-zero"],
  ];
}

function repaymentAmounts({
  balloon,
  step,
  fixedInstallment,
  given,
}: SoundTerms["repayment"]): AmountField[] {
  return [
    ["repayment.balloon.amount", balloon?.amount, "above-zero"],
    ["repayment.step.amount", step?.amount, "any"],
    ["repayment.fixedInstallment.amount", fixedInstallment?.amount, "above-zero"],
    ...given.flatMap(({ principal, total }, index): AmountField[] => [
      [`repayment.given[${index}].principal`, principal, "not-negative"],
      [`repayment.given[${index}].total`, total, "not-negative"],
    ]),
  ];
}

function productAmounts({ disbursements = [], downPayment, charges, savings }: SoundTerms): AmountField[] {
  return [
    ...disbursements.map(
      ({ amount }, index): AmountField => [`disbursements[${index}].amount`, amount, "above-zero"],
    ),
    ["downPayment.amount", downPayment?.amount, "above-zero"],
    ...charges.map(({ amount }, index): AmountField => [`charges[${index}].amount`, amount, "not-negative"]),
    ["savings.perInstallment.amount", savings?.perInstallment?.amount, "not-negative"],
    ["savings.upFront.amount", savings?.upFront?.amount, "not-negative"],
  ];
}

function checkAmount([path, text, sign]: AmountField, digits: number, wrong: CheckContext["wrong"]): void {
  if (text === undefined) return;
  const minor = minorFromText(text, digits);
  if (text.startsWith("-") && sign !== "any") wrong("out-of-range", path, "must not be negative");
  else if (minor === 0 && sign === "above-zero") wrong("out-of-range", path, "must be above zero");
  else if (decimalsIn(text) > digits) {
    wrong("too-many-decimals", path, `must have at most ${digits} decimals, as the currency has`);
  } else if (minor === undefined) {
    wrong("out-of-range", path, "must stay below 2^53 minor units of the currency");
  }
}

function ruleOf(needs: readonly string[], amounts: (terms: SoundTerms) => AmountField[]): CheckRule {
  return {
    needs: ["currency", "decimals", ...needs],
    check: ({ terms, wrong }) => {
      const digits = currencyDigits(terms);
      if (digits === undefined) return;
      for (const field of amounts(terms)) checkAmount(field, digits, wrong);
    },
  };
}

/** The rules of amounts, with the fields that each needs sound. */
export const AMOUNT_RULES: readonly CheckRule[] = [
  ruleOf(["principal"], ({ principal }) => [["principal", principal, "above-zero"]]),
  ruleOf(["rounding"], ({ rounding }) => roundingAmounts(rounding)),
  ruleOf(["repayment"], ({ repayment }) => repaymentAmounts(repayment)),
  ruleOf(["disbursements", "downPayment", "charges", "savings"], productAmounts),
];
