/**
 * What the classes of a provisioning policy hold, told from a tally.
 */
import { type Ratio, ratio } from "../../kernel/ratio.js";
import { DAYS_PAST_DUE, type DaysPastDueConvention } from "../../rules/daysPastDue.js";
import type { ProvisioningPolicy } from "../../rules/provisioningPolicy.js";
import { BALANCE, type TallyNeeds } from "../tallyLayout.js";
import type { TallyView } from "../tallyView.js";
import { type ClassPart, type ClassSums, collateralKinds, yearsToldApart } from "./provisionClasses.js";

/** How a policy is applied to a book. */
export interface PolicyUse {
  readonly policy: ProvisioningPolicy;
  /** How the days of the positions were counted. */
  readonly daysCounted: DaysPastDueConvention;
  /** Threshold of the portfolio at risk that a policy's first rate depends on. */
  readonly riskOverDays: number | null;
}

/** What a convention counts on the due date itself: by it, counts of whole days can be turned into each other. */
function daysOnDueDate(convention: DaysPastDueConvention): number {
  return DAYS_PAST_DUE[convention](0, 0);
}

/** Whether days counted by one convention can be read by another: counts of calendar months cannot. */
export function isConvertible(from: DaysPastDueConvention, to: DaysPastDueConvention): boolean {
  const byDays: readonly DaysPastDueConvention[] = ["after-due-date", "due-date-is-day-1"];
  return from === to || (byDays.includes(from) && byDays.includes(to));
}

/** The upper bounds of a policy's bands, in days as the positions count them. A loan that is not late stays so. */
function policyBounds({ policy, daysCounted }: PolicyUse): number[] {
  const shift = daysOnDueDate(policy.days ?? "after-due-date") - daysOnDueDate(daysCounted);
  return policy.bands.flatMap(({ toDays }) => (toDays === null ? [] : [Math.max(toDays - shift, 0)]));
}

/** What a tally must keep apart for a policy. */
export function policyNeeds(use: PolicyUse): TallyNeeds {
  const { policy, riskOverDays } = use;
  return {
    cuts: [policyBounds(use), riskOverDays === null ? [] : [riskOverDays]],
    timesRestructured: Math.max(0, ...(policy.restructured ?? []).map(({ times }) => times)),
    collateralKinds: collateralKinds(policy),
    yearsInDefault: yearsToldApart(policy),
    installments: policy.base === "overdue-installments",
  };
}

/** The class of a band for a loan restructured so often. */
function classOf({ bands, restructured = [] }: ProvisioningPolicy, band: number, times: number): number {
  const reached = restructured.filter((rule) => rule.times <= times).at(-1);
  const atLeast = bands.findIndex(({ label }) => label === reached?.atLeast);
  return Math.max(band, atLeast);
}

interface OpenClass {
  loans: bigint;
  balance: bigint;
  parts: ClassPart[];
}

function addParts(view: TallyView, into: OpenClass, at: { band: number; times: number }): void {
  const { kinds, years, needs } = view.layout;
  for (let kind = 0; kind < kinds; kind++) {
    for (let year = 0; year < years; year++) {
      const amount = view.cell({ ...at, kind, year }, BALANCE);
      const name = kind === 0 ? null : (needs.collateralKinds[kind - 1] as string);
      if (amount > 0n) into.parts.push({ kind: name, year: year + 1, amount });
    }
  }
}

/** What each class of the policy holds. */
export function policyClasses(view: TallyView, use: PolicyUse): readonly ClassSums[] {
  const { policy } = use;
  const { cuts, times } = view.layout;
  const ends = [...policyBounds(use).map((bound) => cuts.bandsUpTo(bound)), cuts.bands];
  const classes: OpenClass[] = policy.bands.map(() => ({ loans: 0n, balance: 0n, parts: [] }));
  const byInstallment = policy.base === "overdue-installments";
  ends.forEach((end, index) => {
    const start = ends[index - 1] ?? 0;
    for (let count = 0; count < times; count++) {
      const found = classes[classOf(policy, index, count)] as OpenClass;
      const { loans, balance } = view.range({ bands: [start, end], times: [count, count + 1] });
      found.loans += loans;
      found.balance += balance;
      if (!byInstallment)
        for (let band = start; band < end; band++) addParts(view, found, { band, times: count });
    }
    if (!byInstallment) return;
    const amount = view.installments([start, end]).principal;
    if (amount > 0n) (classes[index] as OpenClass).parts.push({ kind: null, year: 1, amount });
  });
  return classes;
}

/** The portfolio at risk that the policy's first rate depends on. */
export function policyRisk(view: TallyView, { riskOverDays }: PolicyUse): Ratio | undefined {
  if (riskOverDays === null) return undefined;
  const { cuts } = view.layout;
  const gross = view.range().balance;
  const late = view.range({ bands: [cuts.bandsUpTo(riskOverDays), cuts.bands] }).balance;
  return gross > 0n ? ratio(late, gross) : ratio(0n);
}
