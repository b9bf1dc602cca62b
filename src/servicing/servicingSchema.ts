/**
 * Servicing terms: how a loan is serviced, apart from what was agreed. Every default stands here.
 */
import * as z from "zod";
import { LoanError, type Problem } from "../kernel/error.js";
import { EARLY_MONEY, INTEREST_BASES, LATE_PRINCIPAL } from "../rules/earlyMoney.js";
import { PENALTY_BASES, PENALTY_STARTS } from "../rules/penaltyBase.js";
import { RATE_PERIODS } from "../rules/ratePeriod.js";
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
import { nameField, report, wholeNumberField } from "../terms/fields.js";
import { problemsFrom } from "../terms/problems.js";
import { amountField, percentField, waterfallField } from "./event/eventSchema.js";

const { installment: _unused, ...DATED_RATES } = RATE_PERIODS;

const penaltySchema = z.strictObject({
  base: nameField(PENALTY_BASES).default("overdue-installment"),
  rate: z.strictObject({ percent: percentField, per: nameField(DATED_RATES).default("year") }),
  graceDays: wholeNumberField(0, 3660).default(0),
  start: nameField(PENALTY_STARTS).default("after-grace"),
  /** The most that one row may be charged, in percent of its principal and interest. */
  capPercent: percentField.optional(),
  /** The most that one row may be charged. */
  capAmount: amountField.optional(),
  /** Tax on top, percent of the penalty. */
  taxPercent: percentField.optional(),
});

const servicingSchema = z.strictObject({
  waterfall: waterfallField.default("penalty-fee-interest-principal"),
  earlyMoney: nameField(EARLY_MONEY).default("next-installment"),
  /** What becomes of early money of credits with a reason of their own. */
  earlyCredit: z.partialRecord(z.string(), nameField(EARLY_MONEY)).default({}),
  interest: nameField(INTEREST_BASES).default("scheduled"),
  latePrincipal: nameField(LATE_PRINCIPAL).default("bears-none"),
  pieceRounding: nameField(PIECE_ROUNDINGS).default("once"),
  rest: nameField(RESTS).default("daily"),
  /** Overdue interest and charges that bear interest, and from which days on; none unless given. */
  compounding: z
    .strictObject({ of: nameField(COMPOUNDED), every: nameField(RESTS).default("daily") })
    .optional(),
  earlyInterest: nameField(EARLY_INTEREST).default("with-the-row"),
  rowInProgress: nameField(ROW_IN_PROGRESS).default("planned-again"),
  paidAhead: nameField(PAID_AHEAD).default("stays"),
  rowCharges: nameField(ROW_CHARGES).default("as-scheduled"),
  sameDay: nameField(SAME_DAY_ORDERS).default("by-kind"),
  charges: nameField(CHARGE_STARTS).default("when-charged"),
  rowChanges: nameField(ROW_CHANGE_STARTS).default("when-made"),
  tranches: nameField(TRANCHE_SHARING).default("rows-to-come"),
  reAmortization: nameField(REAMORTIZATIONS).default("planned-again"),
  flatReschedules: nameField(FLAT_RESCHEDULES).default("what-is-left"),
  downPayments: nameField(DOWN_PAYMENT_PLACES).default("first"),
  creditUse: nameField(CREDIT_USES).default("at-once"),
  afterClosing: nameField(AFTER_CLOSING).default("credit"),
  /** In which order a chargeback takes back what the payment had covered; all as principal unless given. */
  chargeback: z.array(nameField(COMPONENTS)).min(1).max(4).optional(),
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

/** Servicing terms in which no choice is without effect. */
const checkedSchema = servicingSchema.superRefine((servicing, context) => {
  if (servicing.tranches === "foreseen" && servicing.rowChanges === "when-made") {
    const message = "foreseen needs tranches that count from the start: rowChanges: from-the-start";
    report(context, servicing, { code: "conflict", message, path: ["tranches"] });
  }
  if (servicing.interest === "actual") return;
  for (const [name, idle] of Object.entries(OF_RECALCULATION)) {
    if (servicing[name as keyof typeof OF_RECALCULATION] === idle) continue;
    const message = "needs interest on the outstanding principal: interest: actual";
    report(context, servicing, { code: "conflict", message, path: [name] });
  }
});

/** Servicing terms as callers write them. */
export type ServicingInput = z.input<typeof servicingSchema>;

/** Servicing terms, complete with their defaults. */
export type Servicing = z.output<typeof servicingSchema>;

const PARSED = new WeakSet<object>();

/** The outcome of reading servicing terms without throwing. */
export type ParsedServicing =
  | { readonly success: true; readonly servicing: Servicing }
  | { readonly success: false; readonly problems: readonly Problem[] };

function readServicing(raw: unknown, prefix: readonly PropertyKey[]): ParsedServicing {
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

/** Reads servicing terms that stand at a place in a larger record, by which their problems go. */
export function servicingAt(raw: ServicingInput | Servicing, prefix: readonly PropertyKey[]): Servicing {
  const parsed = readServicing(raw, prefix);
  if (!parsed.success) throw new LoanError(parsed.problems);
  return parsed.servicing;
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
  return servicingAt(raw, []);
}

/** The JSON Schema (2020-12) of servicing terms. */
export function servicingJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(servicingSchema, { io: "input", target: "draft-2020-12", unrepresentable: "any" });
}

/** What holds where nothing is said. */
export const DEFAULT_SERVICING: Servicing = parseServicing({});
