/**
 * Charges on interest: those of each installment that are a percentage of its interest, and charges on those. They
 * follow the interest wherever a plan moves it.
 */
import type { RoundingMode } from "../../kernel/rounding.js";
import { percentage } from "../../schedule/agreedParts.js";
import type { Schedule } from "../../schedule/schedule.js";

type Charge = Schedule["terms"]["charges"][number];

/** What is charged on an amount of interest; both count the same units. */
export type InterestCharge = (interest: number) => number;

/** Without charges on interest. */
export const NO_CHARGE: InterestCharge = () => 0;

/** All charges on interest together, each rounded by itself; `NO_CHARGE` where the terms have none. */
export function interestCharge(charges: readonly Charge[], mode: RoundingMode): InterestCharge {
  const known = new Map<string, InterestCharge>();
  for (const { name, when, of, percent, rounding } of charges) {
    const isOnInterest = of === "interest" && when === "each-installment";
    const base = typeof of === "object" ? known.get(of.charge) : isOnInterest ? (x: number) => x : undefined;
    if (base === undefined || percent === undefined) continue;
    const share = percentage(percent, rounding ?? mode);
    known.set(name, (interest) => share(base(interest)));
  }
  if (known.size === 0) return NO_CHARGE;
  const all = [...known.values()];
  return (interest) => all.reduce((sum, charge) => sum + charge(interest), 0);
}

/** What is charged on the interest of each row of a schedule, in minor units. */
export function chargedByRow({ columns }: Schedule, unit: number, charge: InterestCharge): number[] {
  return Array.from({ length: columns.count }, (_, row) => {
    return charge((columns.interest[row] as number) / unit) * unit;
  });
}
