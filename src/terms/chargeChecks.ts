/**
 * Rules of charges and compulsory savings.
 */
import { type CheckContext, type CheckRule, onlyOne, type SoundTerms } from "./checks.js";

type Charge = SoundTerms["charges"][number];
type Wrong = CheckContext["wrong"];

const PER_INSTALLMENT_BASES: ReadonlySet<unknown> = new Set(["outstanding", "interest", "installment"]);

const isReference = (of: Charge["of"]): of is { charge: string } => typeof of === "object";

function checkAmountOrPercent(
  path: string,
  { amount, percent }: { amount?: unknown; percent?: unknown },
  wrong: Wrong,
) {
  if ((amount === undefined) === (percent === undefined))
    wrong("conflict", path, onlyOne("an amount", "a percent", amount));
  if (percent !== undefined && !(Number(percent) >= 0 && Number(percent) <= 1000)) {
    wrong("out-of-range", `${path}.percent`, "must be from 0 to 1000");
  }
}

function checkMoment(charge: Charge, path: string, wrong: Wrong): void {
  const { when, collected, of } = charge;
  if (isReference(of)) {
    if (when !== undefined) wrong("conflict", `${path}.when`, "a charge on another charge falls due with it");
  } else if (when === undefined) {
    wrong("required", `${path}.when`, "must be disbursement, each-installment or a date");
  }
  if (collected !== undefined && when !== "disbursement") {
    wrong("conflict", `${path}.collected`, "belongs to charges at disbursement");
  }
  if (when === "disbursement" && PER_INSTALLMENT_BASES.has(of)) {
    wrong(
      "conflict",
      `${path}.of`,
      "at disbursement there is no installment yet: only a percent of the principal",
    );
  }
}

function checkCharge(charge: Charge, index: number, { terms, wrong }: CheckContext): void {
  const path = `charges[${index}]`;
  checkAmountOrPercent(path, charge, wrong);
  if (charge.amount !== undefined && charge.of !== undefined) {
    wrong("conflict", `${path}.of`, "belongs to a percent");
  }
  if (charge.amount !== undefined && charge.rounding !== undefined) {
    wrong("conflict", `${path}.rounding`, "belongs to a percent: an amount is not rounded");
  }
  const before = terms.charges.slice(0, index);
  if (before.some(({ name }) => name === charge.name))
    wrong("duplicate", `${path}.name`, "may stand only once");
  if (isReference(charge.of)) {
    const { charge: named } = charge.of;
    if (!before.some(({ name }) => name === named)) {
      wrong("not-in-list", `${path}.of.charge`, "must be the name of a charge listed before this one");
    }
  }
  checkMoment(charge, path, wrong);
}

function checkCharges(context: CheckContext): void {
  context.terms.charges.forEach((charge, index) => {
    checkCharge(charge, index, context);
  });
}

function checkSavings({ terms, wrong }: CheckContext): void {
  const { savings } = terms;
  if (savings === undefined) return;
  const { perInstallment, upFront, annualPercent } = savings;
  if (perInstallment === undefined && upFront === undefined) {
    wrong("required", "savings", "must give perInstallment or upFront");
  }
  if (perInstallment !== undefined) checkAmountOrPercent("savings.perInstallment", perInstallment, wrong);
  if (upFront !== undefined) checkAmountOrPercent("savings.upFront", upFront, wrong);
  if (!(Number(annualPercent) >= 0 && Number(annualPercent) <= 1000)) {
    wrong("out-of-range", "savings.annualPercent", "must be from 0 to 1000");
  }
}

/** The rules of charges and savings, with the fields that each needs sound. */
export const CHARGE_RULES: readonly CheckRule[] = [
  { needs: ["charges"], check: checkCharges },
  { needs: ["savings"], check: checkSavings },
];
