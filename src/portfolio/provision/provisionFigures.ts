/**
 * Provisions as they are told from a tally: by class, for the whole book and for its groups.
 */
import type { Decimal } from "../../kernel/decimal.js";
import { type Ratio, ZERO } from "../../kernel/ratio.js";
import { footed } from "../footing.js";
import { noRatio, type RatioAnswer, ratioAnswer } from "../ratioAnswer.js";
import type { BookFacts, Breakdown, ToldBook } from "../tallyAccumulator.js";
import type { TallyView } from "../tallyView.js";
import {
  type ClassSums,
  classRate,
  exactProvisions,
  type ProvisionSums,
  provisionSums,
} from "./provisionClasses.js";
import { type PolicyLabel, type ProvisionDefinition, policyLabel } from "./provisionDefinition.js";
import { type PolicyUse, policyClasses, policyRisk } from "./provisionTally.js";

/** One class of a policy, and what is provided for it. */
export interface ProvisionClass {
  readonly label: string;
  /** Percent of the uncovered base; `null` if the policy only classifies. */
  readonly ratePercent: string | null;
  readonly loans: number;
  readonly balance: Decimal;
  /** What the rate is applied to: the balance, or the overdue installments. */
  readonly base: Decimal;
  readonly provision: Decimal | null;
}

/** Provisions by class. */
export interface ClassProvisions {
  readonly classes: readonly ProvisionClass[];
  /** The sum of the classes; `null` if a class that holds something has no rate. */
  readonly specific: Decimal | null;
}

/** Why there is no provision. */
export type NoProvisionReason = "no-rates" | "not-given";

/** Provisions of a book. */
export type Provisions = (
  | { readonly kind: "found"; readonly provision: Decimal }
  | { readonly kind: "none"; readonly reason: NoProvisionReason }
) &
  ClassProvisions &
  BookFacts & {
    readonly policy: PolicyLabel;
    readonly general: Decimal | null;
    /** The least that must be held, if the policy has a floor. */
    readonly floor: Decimal | null;
    readonly floorApplies: boolean;
    readonly grossLoanPortfolio: Decimal;
    /** Provision ÷ gross loan portfolio. */
    readonly ofGross: RatioAnswer;
    readonly definition: Omit<ProvisionDefinition, "policy">;
    /** Specific provisions of groups: rounded so that they add up to the book's, class by class. */
    readonly breakdowns: readonly Breakdown<ClassProvisions>[];
  };

interface Rated {
  readonly view: TallyView;
  readonly classes: readonly ClassSums[];
  readonly byClass: readonly (bigint | null)[] | null;
}

function shownClasses(
  { view, classes, byClass }: Rated,
  { policy }: PolicyUse,
  risk?: Ratio,
): ClassProvisions {
  const shown = classes.map(({ loans, balance, parts }, i): ProvisionClass => {
    const provision = byClass?.[i] ?? null;
    return {
      label: policy.bands[i]?.label ?? "",
      ratePercent: classRate(policy, i, risk),
      loans: Number(loans),
      balance: view.amount(balance),
      base: view.amount(parts.reduce((sum, { amount }) => sum + amount, 0n)),
      provision: provision === null ? null : view.amount(provision),
    };
  });
  const total = byClass?.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n);
  return { classes: shown, specific: total === undefined ? null : view.amount(total) };
}

type RawGroup = Rated & { readonly keys: Readonly<Record<string, string | null>> };

/** The classes of the groups of one breakdown, rounded so that each class foots to the book's. */
function footedGroups(
  groups: readonly RawGroup[],
  use: PolicyUse,
  book: { sums: ProvisionSums | null; risk?: Ratio },
) {
  const exact = groups.map(({ classes }) => exactProvisions(use.policy, classes, book.risk));
  const byClass = book.sums?.byClass.map((whole, i) =>
    whole === null
      ? null
      : footed(
          whole,
          exact.map((amounts) => amounts[i] ?? ZERO),
        ),
  );
  return groups.map(({ keys, ...group }, place) => ({
    keys,
    ...shownClasses(
      { ...group, byClass: byClass?.map((shares) => shares?.[place] ?? null) ?? null },
      use,
      book.risk,
    ),
  }));
}

/** Provisions as told by a tally that keeps apart what {@link policyNeeds} says. */
export function tellProvisions(
  { whole, facts, breakdowns }: ToldBook,
  definition: ProvisionDefinition,
): Provisions {
  const { policy, ...choices } = definition;
  const classes = policyClasses(whole, definition);
  const risk = policyRisk(whole, definition);
  const gross = whole.range().balance;
  const sums = provisionSums(policy, classes, { gross, risk, rounding: definition.rounding });
  const unsplit = policy.base === "overdue-installments" && whole.tail("unsplitLoans") > 0n;
  const amount = (minor: bigint | null | undefined): Decimal | null =>
    minor === null || minor === undefined ? null : whole.amount(minor);
  const answer =
    sums === null || unsplit
      ? ({ kind: "none", reason: unsplit ? "not-given" : "no-rates" } as const)
      : ({ kind: "found", provision: whole.amount(sums.required) } as const);
  const raw = breakdowns(
    (view): Rated => ({ view, classes: policyClasses(view, definition), byClass: null }),
  );
  return {
    ...answer,
    ...shownClasses({ view: whole, classes, byClass: sums?.byClass ?? null }, definition, risk),
    ...facts,
    policy: policyLabel(policy),
    general: amount(sums?.general),
    floor: amount(sums?.floor),
    floorApplies:
      sums !== null && sums.floor === sums.required && sums.required > sums.specific + sums.general,
    grossLoanPortfolio: whole.amount(gross),
    ofGross:
      sums === null || unsplit
        ? noRatio("not-given", 0n, gross, whole.digits)
        : ratioAnswer(sums.required, gross, whole.digits, "empty-book"),
    definition: choices,
    breakdowns: raw.map(({ by, groups }) => ({
      by,
      groups: footedGroups(groups, definition, { sums, ...(risk && { risk }) }),
    })),
  };
}
