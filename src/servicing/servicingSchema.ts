/**
 * Servicing terms: how a loan is serviced, apart from what was agreed. Every default stands here.
 */
import * as z from "zod";
import { LoanError, type Problem } from "../kernel/error.js";
import { EARLY_MONEY, INTEREST_BASES, LATE_PRINCIPAL } from "../rules/earlyMoney.js";
import {
  COMPOUNDED,
  EARLY_INTEREST,
  PAID_AHEAD,
  RESTS,
  ROW_CHARGES,
  ROW_IN_PROGRESS,
} from "../rules/recalculation.js";
import {
  AFTER_CLOSING,
  CHARGE_STARTS,
  CREDIT_USES,
  DOWN_PAYMENT_PLACES,
  FLAT_RESCHEDULES,
  PIECE_ROUNDINGS,
  REAMORTIZATIONS,
  ROW_CHANGE_STARTS,
  SAME_DAY_ORDERS,
  TRANCHE_SHARING,
} from "../rules/servicingChoice.js";
import { COMPONENTS } from "../rules/waterfall.js";
import { inputJsonSchema, nameField, report } from "../terms/fields.js";
import { problemsFrom } from "../terms/problems.js";
import { CREDIT_REASONS, type CreditReason } from "./event/eventKinds.js";
import { waterfallField } from "./event/eventSchema.js";
import { penaltySchema } from "./penaltySchema.js";

const reasons = Object.keys(CREDIT_REASONS) as [CreditReason, ...CreditReason[]];

const compoundingSchema = z.strictObject({
  /** What bears interest beside the principal; required. */
  of: nameField(COMPOUNDED),
  /** From which days on: `daily` unless given. */
  every: nameField(RESTS).default("daily"),
});

const servicingSchema = z.strictObject({
  /** In which order a payment covers what is owed: a name or an order of one's own; penalty first unless given. */
  waterfall: waterfallField.default("penalty-fee-interest-principal"),
  /** What becomes of money beyond what is due: `next-installment` unless given, here or by the payment itself. */
  earlyMoney: nameField(EARLY_MONEY).default("next-installment"),
  /** The same of credits, by their reason; as `earlyMoney` for reasons that are not named. */
  earlyCredit: z.partialRecord(z.enum(reasons), nameField(EARLY_MONEY)).default({}),
  /** From which days a payment changes the interest: `scheduled` unless given. */
  interest: nameField(INTEREST_BASES).default("scheduled"),
  /** Whether principal past due bears interest: `bears-none` unless given; only with `interest: "actual"`. */
  latePrincipal: nameField(LATE_PRINCIPAL).default("bears-none"),
  /** How recalculated interest of a period with several balances is rounded: `once` unless given. */
  pieceRounding: nameField(PIECE_ROUNDINGS).default("once"),
  /** On which days money begins to count: `daily` unless given; only with `interest: "actual"`. */
  rest: nameField(RESTS).default("daily"),
  /** Overdue interest and charges that bear interest; none unless given; only where late principal bears it as well. */
  compounding: compoundingSchema.optional(),
  /** Interest of the period in progress when money is early: `with-the-row` unless given; only with `interest: "actual"`. */
  earlyInterest: nameField(EARLY_INTEREST).default("with-the-row"),
  /** What becomes of the row in progress when early money changes the rows: `planned-again` unless given. */
  rowInProgress: nameField(ROW_IN_PROGRESS).default("planned-again"),
  /** Interest of a row whose principal was paid ahead: `stays` unless given; only with `interest: "actual"`. */
  paidAhead: nameField(PAID_AHEAD).default("stays"),
  /** Charges of each installment when its row changes: `as-scheduled` unless given. */
  rowCharges: nameField(ROW_CHARGES).default("as-scheduled"),
  /** In which order the events of one day take effect: `by-kind` unless given. */
  sameDay: nameField(SAME_DAY_ORDERS).default("by-kind"),
  /** From when a charge counts: `when-charged` unless given. */
  charges: nameField(CHARGE_STARTS).default("when-charged"),
  /** From when tranches and reschedules count: `when-made` unless given. */
  rowChanges: nameField(ROW_CHANGE_STARTS).default("when-made"),
  /** How a tranche is shared by the rows after it: `rows-to-come` unless given. */
  tranches: nameField(TRANCHE_SHARING).default("rows-to-come"),
  /** How a re-amortization spreads what is past due: `planned-again` unless given. */
  reAmortization: nameField(REAMORTIZATIONS).default("planned-again"),
  /** What flat interest is reckoned on after a reschedule: `what-is-left` unless given. */
  flatReschedules: nameField(FLAT_RESCHEDULES).default("what-is-left"),
  /** Where the down payment of a tranche stands among the rows of its day: `first` unless given. */
  downPayments: nameField(DOWN_PAYMENT_PLACES).default("first"),
  /** What becomes of credit when something is owed again: `at-once` unless given. */
  creditUse: nameField(CREDIT_USES).default("at-once"),
  /** What may follow when the loan was paid in full: `credit` unless given. */
  afterClosing: nameField(AFTER_CLOSING).default("credit"),
  /** In which order a chargeback takes back what the payment had covered; all as principal unless given. */
  chargeback: z.array(nameField(COMPONENTS)).min(1).max(4).readonly().optional(),
  /** What lateness costs by rule; nothing unless given. */
  penalty: penaltySchema.optional(),
});

/** Choices that say something of recalculated interest alone, and what they are where it is not. */
const OF_RECALCULATION = {
  latePrincipal: "bears-none",
  rest: "daily",
  compounding: undefined,
  earlyInterest: "with-the-row",
  rowInProgress: "planned-again",
  paidAhead: "stays",
} as const;

/** What a choice of recalculated interest lacks to have an effect; `undefined` if nothing. */
function lacking(servicing: Partial<Servicing>, name: keyof typeof OF_RECALCULATION): string | undefined {
  const { interest, latePrincipal, compounding, penalty } = servicing;
  if (servicing[name] === OF_RECALCULATION[name]) return undefined;
  if (interest === "scheduled") return "needs interest on the outstanding principal: interest: actual";
  if (name !== "compounding" || compounding === undefined || compounding.of === "none") return undefined;
  if (latePrincipal === "bears-none") return "needs principal past due that bears interest: latePrincipal";
  // Such penalties fall due bit by bit, as what they are reckoned on goes on being late.
  const isOfPenalties = compounding.of === "charges" || compounding.of === "interest-and-charges";
  return isOfPenalties && penalty !== undefined
    ? "must leave out penalties where they accrue by the day (penalty): of: fees or interest-and-fees"
    : undefined;
}

/** Servicing terms in which no choice is without effect; said beside whatever else is wrong with them. */
const checkedSchema = servicingSchema.superRefine(
  (servicing, context) => {
    if (typeof servicing !== "object" || servicing === null) return;
    if (servicing.tranches === "foreseen" && servicing.rowChanges === "when-made") {
      const message = "foreseen needs tranches that count from the start: rowChanges: from-the-start";
      report(context, servicing, { code: "conflict", message, path: ["tranches"] });
    }
    const wrong = new Set(context.issues.map(({ path }) => path?.[0]));
    for (const name of Object.keys(OF_RECALCULATION) as (keyof typeof OF_RECALCULATION)[]) {
      const message = wrong.has(name) ? undefined : lacking(servicing, name);
      if (message !== undefined) report(context, servicing, { code: "conflict", message, path: [name] });
    }
  },
  { when: () => true },
);

/** Servicing terms as callers write them. */
export type ServicingInput = z.input<typeof servicingSchema>;

/** Servicing terms, complete with their defaults. */
export type Servicing = z.output<typeof servicingSchema>;

const PARSED = new WeakSet<object>();

/** The outcome of reading servicing terms without throwing. */
export type ParsedServicing =
  | { readonly success: true; readonly servicing: Servicing }
  | { readonly success: false; readonly problems: readonly Problem[] };

/** Reads servicing terms that stand at a place in a larger record, by which their problems go. */
export function readServicing(raw: unknown, prefix: readonly PropertyKey[]): ParsedServicing {
  if (typeof raw === "object" && raw !== null && PARSED.has(raw)) {
    return { success: true, servicing: raw as Servicing };
  }
  const parsed = checkedSchema.safeParse(raw, { reportInput: true });
  if (!parsed.success) return { success: false, problems: problemsFrom(parsed.error.issues, prefix) };
  PARSED.add(Object.freeze(parsed.data));
  return { success: true, servicing: parsed.data };
}

/** Reads servicing terms without throwing. */
export function safeParseServicing(raw: unknown): ParsedServicing {
  return readServicing(raw, []);
}

/**
 * Reads servicing terms and fills in every default.
 *
 * @throws LoanError with every problem
 * @example
 * ```ts
 * parseServicing({}).waterfall; // "penalty-fee-interest-principal"
 * ```
 */
export function parseServicing(raw: ServicingInput | Servicing): Servicing {
  const parsed = readServicing(raw, []);
  if (!parsed.success) throw new LoanError(parsed.problems);
  return parsed.servicing;
}

/** The JSON Schema (2020-12) of servicing terms. */
export function servicingJsonSchema(): Record<string, unknown> {
  return inputJsonSchema(servicingSchema);
}

/** What holds where nothing is said. */
export const DEFAULT_SERVICING: Servicing = parseServicing({});
