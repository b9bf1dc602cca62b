/**
 * Plain terms, read fast: records that name a principal, a rate, dates and a pattern, and leave all else to the defaults.
 *
 * The schema says what is sound, and its defaults fill the rest; here the few fields of a plain record are read by the
 * same readers, without a walk over the whole schema. Whatever is not plain, or not sound, is left to the schema.
 */
import { formatDate, readDate } from "../kernel/date.js";
import { readDecimalText, readPercentText } from "../kernel/decimal.js";
import { INTEREST_METHODS, REPAYMENT_PATTERNS } from "../rules/amortization.js";
import { DAY_COUNTS } from "../rules/dayCount.js";
import { FREQUENCY_UNITS, type FrequencyUnit } from "../rules/frequency.js";
import { RATE_PERIODS } from "../rules/ratePeriod.js";
import type { SoundTerms } from "./checks.js";
import { isPlainRecord } from "./fields.js";
import { CURRENCY_CODE, MOST_INSTALLMENTS, termsSchema } from "./schema.js";

// Records are written out field by field: a spread copy would be slow to make, and slow to read ever after.

type Fields = Readonly<Record<string, unknown>>;

const TERMS = new Set(["currency", "principal", "disbursedOn", "interest", "repayment"]);
const INTEREST = new Set(["rate", "method", "dayCount"]);
const RATE = new Set(["percent", "per"]);
const REPAYMENT = new Set(["installments", "every", "pattern", "firstDueOn"]);
const EVERY = new Set(["count", "unit"]);

/** What a plain record leaves to the defaults, as the schema reads it. */
const DEFAULTS: SoundTerms = termsSchema.parse({
  currency: "XXX",
  principal: "1",
  disbursedOn: "2026-01-01",
  interest: { rate: { percent: "0" } },
  repayment: { every: { unit: "month" } },
});

/** A record with no field beside the known ones. */
function recordOf(input: unknown, known: ReadonlySet<string>): Fields | undefined {
  if (!isPlainRecord(input)) return undefined;
  for (const field in input) if (!known.has(field)) return undefined;
  return input;
}

/** A name of a rule table, the default where none is given. */
function nameIn<K extends string>(table: Readonly<Record<K, unknown>>, name: unknown, otherwise: K) {
  if (name === undefined) return otherwise;
  return typeof name === "string" && Object.hasOwn(table, name) ? (name as K) : undefined;
}

const isCount = (value: unknown, most: number): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= most;

function dateOf(input: unknown): string | undefined {
  const day = typeof input === "string" ? readDate(input) : undefined;
  return day === undefined ? undefined : formatDate(day);
}

function readInterest(input: unknown): SoundTerms["interest"] | undefined {
  const fields = recordOf(input, INTEREST);
  const rate = recordOf(fields?.rate, RATE);
  if (fields === undefined || rate === undefined) return undefined;
  const { interest } = DEFAULTS;
  const percent = readPercentText(rate.percent);
  const per = nameIn(RATE_PERIODS, rate.per, interest.rate.per);
  const method = nameIn(INTEREST_METHODS, fields.method, interest.method);
  const dayCount = nameIn(DAY_COUNTS, fields.dayCount, interest.dayCount);
  if (percent === undefined || per === undefined || method === undefined || dayCount === undefined) {
    return undefined;
  }
  const { periodShare, between, firstPeriod, rounding, rateChanges } = interest;
  const rateAsRead = { percent, per, effective: interest.rate.effective };
  return { rate: rateAsRead, method, dayCount, periodShare, between, firstPeriod, rounding, rateChanges };
}

function readRepayment(input: unknown): SoundTerms["repayment"] | undefined {
  const fields = recordOf(input, REPAYMENT);
  const every = recordOf(fields?.every, EVERY);
  if (fields === undefined || every === undefined) return undefined;
  const { installments, firstDueOn } = fields;
  const { count, unit } = every;
  const pattern = nameIn(REPAYMENT_PATTERNS, fields.pattern, DEFAULTS.repayment.pattern);
  const isNamed = typeof unit === "string" && Object.hasOwn(FREQUENCY_UNITS, unit);
  if (!isNamed || (count !== undefined && !isCount(count, 366)) || !isCount(installments, MOST_INSTALLMENTS))
    return undefined;
  if (pattern === undefined) return undefined;
  const named = { unit: unit as FrequencyUnit };
  const steps = count === undefined ? named : { count, ...named };
  const { shortMonth, levelPeriods, grace, timing, given, afterChange } = DEFAULTS.repayment;
  const repayment: SoundTerms["repayment"] = {
    installments,
    every: steps,
    pattern,
    shortMonth,
    levelPeriods,
    grace,
    timing,
    given,
    afterChange,
  };
  if (firstDueOn === undefined) return repayment;
  const first = dateOf(firstDueOn);
  if (first === undefined) return undefined;
  repayment.firstDueOn = first;
  return repayment;
}

/** The sound terms that a plain record writes; `undefined` for any other record, sound or not. */
export function readPlainTerms(raw: unknown): SoundTerms | undefined {
  const fields = recordOf(raw, TERMS);
  if (fields === undefined) return undefined;
  const { currency } = fields;
  const principal = readDecimalText(fields.principal);
  const disbursedOn = dateOf(fields.disbursedOn);
  if (typeof currency !== "string" || !CURRENCY_CODE.test(currency)) return undefined;
  if (principal === undefined || disbursedOn === undefined) return undefined;
  const interest = readInterest(fields.interest);
  const repayment = readRepayment(fields.repayment);
  if (interest === undefined || repayment === undefined) return undefined;
  const { calendar, rounding, charges } = DEFAULTS;
  return { currency, principal, disbursedOn, interest, repayment, calendar, rounding, charges };
}
