/**
 * Schemas of events: one per kind. This is where a bulk import is checked.
 */
import * as z from "zod";
import { Decimal } from "../../kernel/decimal.js";
import { CHARGE_BASES } from "../../rules/charge.js";
import { EARLY_MONEY } from "../../rules/earlyMoney.js";
import { GRACE_INTEREST } from "../../rules/grace.js";
import { RATE_PERIODS } from "../../rules/ratePeriod.js";
import { REBATES } from "../../rules/rebate.js";
import { ALLOCATIONS, COMPONENTS, COVERED, PAYMENT_TIMINGS, WATERFALLS } from "../../rules/waterfall.js";
import {
  dateField,
  decimalField,
  inputJsonSchema,
  nameField,
  report,
  wholeNumberField,
} from "../../terms/fields.js";
import { completeFrequency, frequencyProblem, frequencySchema } from "../../terms/frequencyField.js";
import { MOST_INSTALLMENTS } from "../../terms/schema.js";
import { CREDIT_REASONS, type EventKind, REFUND_SOURCES } from "./eventKinds.js";

/** An amount above zero. */
export const amountField = decimalField.transform((text, context): string => {
  const isPositive = new Decimal(text).gt(0);
  if (!isPositive) report(context, text, { code: "out-of-range", message: "must be above zero" });
  return text;
});

/** A rate that is not negative, in percent. */
export const percentField = decimalField.transform((text, context): string => {
  const isNegative = new Decimal(text).lt(0);
  if (isNegative) report(context, text, { code: "out-of-range", message: "must not be negative" });
  return text;
});

const stepSchema = z.strictObject({
  timings: z.array(nameField(PAYMENT_TIMINGS)).min(1).max(3).readonly(),
  walk: nameField(ALLOCATIONS),
  covers: z.array(nameField(COVERED)).min(1).max(12).readonly(),
});

/** A named order, or one of the caller's own. */
export const waterfallField = z.union([
  nameField(WATERFALLS),
  z.strictObject({
    steps: z.array(stepSchema).min(1).max(24).readonly(),
    sparesInterestOfEarlyPrincipal: z.boolean().optional(),
  }),
]);

const idField = z.string().min(1).max(200).optional();
const count = wholeNumberField(1, MOST_INSTALLMENTS);
const early = nameField(EARLY_MONEY).optional();
const waterfall = waterfallField.optional();
const MOST_PARTS = 4_800;
const part = z.strictObject({
  component: nameField(COMPONENTS),
  amount: amountField,
  dueOn: dateField.optional(),
});
const parts = z.array(part).min(1).max(MOST_PARTS).readonly().optional();
const rate = z.strictObject({ percent: percentField, per: nameField(RATE_PERIODS).default("year") });

const everyField = frequencySchema.transform((fields, context) => {
  const found = frequencyProblem(fields);
  if (found !== undefined) report(context, fields, { code: "conflict", message: found });
  return completeFrequency(fields);
});

function happened<K extends EventKind, S extends z.core.$ZodLooseShape>(kind: K, shape: S) {
  return z.strictObject({ kind: z.literal(kind), date: dateField, id: idField, ...shape });
}

const charged = {
  amount: amountField.optional(),
  percent: amountField.optional(),
  base: nameField(CHARGE_BASES).optional(),
  each: z.literal("installment").optional(),
  dueOn: dateField.optional(),
  taxPercent: percentField.optional(),
};

function chargedKind<K extends "charge" | "penalty">(kind: K) {
  return happened(kind, charged).superRefine((event, context) => {
    const wrong = (code: "required" | "conflict", path: string, message: string) =>
      report(context, event, { code, message, path: [path] });
    const isPercent = event.percent !== undefined;
    if (!isPercent && event.amount === undefined) wrong("required", "amount", "must be given, or a percent");
    if (isPercent && event.amount !== undefined)
      wrong("conflict", "percent", "must not stand beside an amount");
    if (!isPercent && event.base !== undefined) wrong("conflict", "base", "needs a percent");
    if (event.each !== undefined && event.dueOn !== undefined) {
      wrong("conflict", "dueOn", "must not be given for a charge on each installment");
    }
  });
}
const amountOnly = { amount: amountField };

/** What a reschedule may change. */
const changes = {
  firstDueOn: dateField.optional(),
  installments: count.optional(),
  rate: rate.optional(),
  principalGrace: count.optional(),
  interestGrace: count.optional(),
};

/** Checks that look at several fields are said beside what is wrong with one. */
const ALWAYS = { when: () => true } as const;

const rescheduleSchema = happened("reschedule", { from: dateField.optional(), ...changes }).superRefine(
  (event, context) => {
    const names = Object.keys(changes) as (keyof typeof changes)[];
    if (names.some((name) => event[name] !== undefined)) return;
    report(context, event, { code: "required", message: `must change one of ${names.join(", ")}` });
  },
  ALWAYS,
);

const pauseSchema = happened("delinquency-pause", { until: dateField }).superRefine((event, context) => {
  const { date, until } = event;
  if (typeof date !== "string" || typeof until !== "string" || until >= date) return;
  const message = "must not be before the day of the event";
  report(context, event, { code: "wrong-order", message, path: ["until"] });
}, ALWAYS);

/** The schema of each kind of event. */
export const EVENT_SCHEMAS = {
  disbursement: happened("disbursement", { amount: amountField, downPayment: percentField.optional() }),
  payment: happened("payment", { amount: amountField, early, waterfall, parts }),
  prepayment: happened("prepayment", {
    amount: amountField,
    early: nameField(EARLY_MONEY),
    waterfall,
    parts,
  }),
  payoff: happened("payoff", { amount: amountField, rebate: nameField(REBATES).default("none") }),
  credit: happened("credit", {
    amount: amountField,
    reason: nameField(CREDIT_REASONS).default("goodwill"),
    early,
    waterfall,
    parts,
  }),
  "set-off": happened("set-off", { amount: amountField.optional(), early, waterfall, parts }),
  "savings-deposit": happened("savings-deposit", amountOnly),
  "savings-withdrawal": happened("savings-withdrawal", { amount: amountField.optional() }),
  charge: chargedKind("charge"),
  penalty: chargedKind("penalty"),
  waiver: happened("waiver", {
    component: nameField(COMPONENTS),
    amount: amountField.optional(),
    of: idField,
  }),
  holiday: happened("holiday", {
    installments: count,
    interest: nameField(GRACE_INTEREST).default("deferred-next"),
  }),
  reschedule: rescheduleSchema,
  restructure: happened("restructure", {}),
  "re-age": happened("re-age", { startOn: dateField, installments: count, every: everyField }),
  "re-amortize": happened("re-amortize", {}),
  "rate-change": happened("rate-change", { rate, keeps: z.enum(["end", "installment"]).default("end") }),
  refund: happened("refund", { amount: amountField, from: nameField(REFUND_SOURCES).default("credit") }),
  chargeback: happened("chargeback", { amount: amountField, of: idField }),
  "write-off": happened("write-off", {}),
  recovery: happened("recovery", amountOnly),
  closure: happened("closure", {}),
  "delinquency-pause": pauseSchema,
  "delinquency-resume": happened("delinquency-resume", {}),
  reversal: happened("reversal", { of: z.string().min(1).max(200) }),
} as const satisfies Record<EventKind, z.ZodType>;

/** Events of one kind, as callers write them. */
export type EventInputOf<K extends EventKind> = z.input<(typeof EVENT_SCHEMAS)[K]>;

/** An event as callers write it. */
export type LoanEventInput = { [K in EventKind]: EventInputOf<K> }[EventKind];

/** The JSON Schema (2020-12) of events, for forms and for other languages. */
export function eventJsonSchema(): Record<string, unknown> {
  return inputJsonSchema(z.union(Object.values(EVENT_SCHEMAS)));
}
