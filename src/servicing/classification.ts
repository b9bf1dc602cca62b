/**
 * Classification with memory: a class that gets worse with the days, and better only by its own rule. It is a
 * state of the fold, not a function of today's days.
 */
import { type Day, formatDate } from "../kernel/date.js";
import { DAYS_PAST_DUE, type DaysPastDueConvention } from "../rules/daysPastDue.js";
import type { UpgradeRule } from "../rules/delinquency.js";
import { type LoanAccount, partsOf } from "./account.js";
import { classificationSchema, readOptions } from "./optionsSchema.js";
import { type TrailStep, trailOf } from "./trail.js";

/** One class: from how many days past due, and whether it stays until the upgrade rule is met. */
export interface LoanClass {
  readonly name: string;
  readonly fromDays: number;
  /** Whether the class stays when the days fall; it does unless this is `false`. */
  readonly hasMemory?: boolean;
}

/** How loans are classified. */
export interface ClassificationPolicy {
  /** The classes, from the best, with rising days; the first from 0. */
  readonly classes: readonly LoanClass[];
  /** When a class that has memory may get better. */
  readonly upgrade: UpgradeRule;
  /** How many days without arrears an upgrade by `clean-days` needs; 90 unless given. */
  readonly cleanDays?: number;
  /** How days are counted; as-of day − due date unless given. */
  readonly convention?: DaysPastDueConvention;
}

/** A class and the day from which it held. */
export interface ClassSpell {
  readonly name: string;
  readonly from: string;
}

/** The class of a loan. */
export interface Classification {
  readonly name: string;
  readonly since: string;
  readonly daysPastDue: number;
  /** The class that today's days alone would give. */
  readonly byDaysAlone: string;
  readonly history: readonly ClassSpell[];
}

/** A classification on its way through the days. */
class Walk {
  current = 0;
  cleanSince: Day | undefined;
  readonly spells: ClassSpell[] = [];
  readonly #policy: ClassificationPolicy;
  readonly #days: (oldest: Day | undefined, day: Day) => number;

  constructor(policy: ClassificationPolicy, start: Day) {
    this.#policy = policy;
    const rule = DAYS_PAST_DUE[policy.convention ?? "after-due-date"];
    this.#days = (oldest, day) => (oldest === undefined || oldest > day ? 0 : Math.max(rule(oldest, day), 0));
    this.#enter(0, start);
  }

  #enter(index: number, day: Day): void {
    this.current = index;
    this.spells.push({ name: (this.#policy.classes[index] as LoanClass).name, from: formatDate(day) });
  }

  classOf(days: number): number {
    const { classes } = this.#policy;
    let index = 0;
    while (index + 1 < classes.length && days >= (classes[index + 1] as LoanClass).fromDays) index++;
    return index;
  }

  #mayUpgrade(day: Day): boolean {
    if ((this.#policy.classes[this.current] as LoanClass).hasMemory === false) return true;
    if (this.cleanSince === undefined) return false;
    if (this.#policy.upgrade === "all-arrears-cleared") return true;
    return day - this.cleanSince >= (this.#policy.cleanDays ?? 90);
  }

  /** Lives through the days of a stretch in which nothing happens. */
  live({ from, to, oldest }: TrailStep): void {
    if (this.#days(oldest, from) === 0) this.cleanSince ??= from;
    else this.cleanSince = undefined;
    for (let day = from; day <= to; day++) {
      const days = this.#days(oldest, day);
      if (days > 0) this.cleanSince = undefined;
      const index = this.classOf(days);
      if (index > this.current || (index < this.current && this.#mayUpgrade(day))) this.#enter(index, day);
    }
  }

  daysOn(oldest: Day | undefined, day: Day): number {
    return this.#days(oldest, day);
  }
}

/**
 * The class of a loan on the account's day, with its history.
 *
 * @throws LoanError when the account is none, or with every problem of the policy
 * @example
 * ```ts
 * const schedule = buildSchedule({
 *   currency: "USD", principal: "300", disbursedOn: "2025-12-01",
 *   interest: { rate: { percent: "0" } }, repayment: { installments: 3, every: { count: 1, unit: "month" } },
 * });
 * const account = replay(schedule, [payment("2026-01-11", "100")], { asOf: "2026-03-15" });
 * const classes = [{ name: "standard", fromDays: 0 }, { name: "watch", fromDays: 31 }];
 * classification(account, { classes, upgrade: "all-arrears-cleared" }).name; // "watch"
 * ```
 */
export function classification(account: LoanAccount, policy: ClassificationPolicy): Classification {
  readOptions(account, { policy }, classificationSchema);
  const steps = trailOf(account);
  const { facts } = partsOf(account);
  const walk = new Walk(policy, facts.schedule.columns.start);
  for (const step of steps) walk.live(step);
  const last = steps[steps.length - 1] as TrailStep;
  const daysPastDue = walk.daysOn(last.oldest, facts.asOf);
  const spell = walk.spells[walk.spells.length - 1] as ClassSpell;
  return {
    name: spell.name,
    since: spell.from,
    daysPastDue,
    byDaysAlone: (policy.classes[walk.classOf(daysPastDue)] as LoanClass).name,
    history: walk.spells,
  };
}
