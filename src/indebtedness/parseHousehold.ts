/**
 * From a raw household to one that is complete: every field sound, every default filled in, plain data that
 * can be stored as JSON and parsed again to the same record.
 */
import { LoanError, type Problem } from "../kernel/error.js";
import { formatMinor } from "../kernel/money.js";
import type { DebtKind, DebtProduct, LenderType } from "../rules/debtKind.js";
import { report } from "../terms/fields.js";
import { problemsFrom } from "../terms/problems.js";
import { inputJsonSchema, UNKNOWN } from "./amountSchema.js";
import { completed, isCompleted } from "./completeRecord.js";
import { checkHousehold } from "./householdChecks.js";
import { type HouseholdFields, type HouseholdInput, householdFields } from "./householdSchema.js";
import { currencyProblem, digitsOf } from "./recordSchema.js";

type Filled<T, K extends keyof T> = Omit<T, K> & { readonly [P in K]-?: Exclude<T[P], undefined> };
type Item<K extends "debts" | "savings"> = Extract<HouseholdFields[K], readonly unknown[]>[number];

/** A debt, complete. */
export type HouseholdDebt = Readonly<Filled<Item<"debts">, "product" | "lenderType">>;

/** A household, complete: plain data. */
export type Household = Readonly<
  Omit<HouseholdFields, "decimals" | "debts" | "savings"> & {
    /** Decimal digits of the currency. */
    decimals: number;
    savings: readonly Readonly<Filled<Item<"savings">, "pledged">>[] | typeof UNKNOWN;
    debts: readonly HouseholdDebt[] | typeof UNKNOWN;
  }
>;

export type { HouseholdInput };

/** The outcome of {@link safeParseHousehold}. */
export type ParsedHousehold =
  | { readonly success: true; readonly household: Household }
  | { readonly success: false; readonly problems: readonly Problem[] };

function checkedSchema(digits: number) {
  return householdFields(digits).superRefine(
    (household, context) => {
      const wrong: Parameters<typeof checkHousehold>[1] = (code, path, message) =>
        report(context, undefined, { code, message, path });
      const currency = currencyProblem(household);
      if (currency !== undefined) wrong(currency.code, [currency.path], currency.message);
      checkHousehold(household, wrong);
    },
    { when: ({ issues, value }) => issues.length === 0 || (typeof value === "object" && value !== null) },
  );
}

const SCHEMAS = new Map<number, ReturnType<typeof checkedSchema>>();

function schemaFor(digits: number) {
  const known = SCHEMAS.get(digits) ?? checkedSchema(digits);
  SCHEMAS.set(digits, known);
  return known;
}

const USUAL_PRODUCTS: Partial<Record<DebtKind, DebtProduct>> = {
  own: "microfinance",
  "other-lender": "microfinance",
  group: "other",
  informal: "other",
};
const USUAL_LENDERS: Partial<Record<DebtKind, LenderType>> = {
  bank: "bank",
  group: "other",
  informal: "other",
};

function completeDebt(debt: Item<"debts">): HouseholdDebt {
  return {
    ...debt,
    product: debt.product ?? USUAL_PRODUCTS[debt.kind] ?? UNKNOWN,
    lenderType: debt.lenderType ?? USUAL_LENDERS[debt.kind] ?? UNKNOWN,
  };
}

function complete(fields: HouseholdFields, digits: number): Household {
  const zero = formatMinor(0, digits);
  const { savings, debts } = fields;
  const pledgedOf = ({ kind, balance, pledged }: Item<"savings">): string =>
    pledged ?? (kind === "compulsory" && balance !== UNKNOWN ? balance : zero);
  return completed({
    ...fields,
    decimals: digits,
    savings: savings === UNKNOWN ? UNKNOWN : savings.map((item) => ({ ...item, pledged: pledgedOf(item) })),
    debts: debts === UNKNOWN ? UNKNOWN : debts.map(completeDebt),
  });
}

/**
 * Reads a raw household without throwing: the complete record, or every problem at once.
 *
 * @example
 * ```ts
 * const parsed = safeParseHousehold({ currency: "BDT", incomes: [{ source: "wage", amount: "-5", per: "week" }] });
 * parsed.success ? [] : parsed.problems.map(({ code, path }) => `${code} ${path}`); // ["out-of-range incomes[0].amount"]
 * ```
 */
export function safeParseHousehold(raw: unknown): ParsedHousehold {
  const digits = digitsOf(raw);
  const parsed = schemaFor(digits).safeParse(raw, { reportInput: true });
  if (!parsed.success) return { success: false, problems: problemsFrom(parsed.error.issues) };
  return { success: true, household: complete(parsed.data, digits) };
}

/**
 * Reads a raw household: refuses what is unsound and fills in every default. What is left out is `unknown`.
 *
 * @throws LoanError with every problem: its code, its path, and a message without any amount, key or income
 * @example
 * ```ts
 * const household = parseHousehold({ currency: "INR", incomes: [{ source: "wage", amount: "9000", per: "month" }] });
 * household.incomes[0].amount; // "9000.00"
 * household.debts; // "unknown"
 * ```
 */
export function parseHousehold(raw: HouseholdInput | Household): Household {
  if (typeof raw === "object" && raw !== null && isCompleted(raw)) return raw as Household;
  const parsed = safeParseHousehold(raw);
  if (!parsed.success) throw new LoanError(parsed.problems);
  return parsed.household;
}

/** The JSON Schema (2020-12) of a raw household, for forms and for other languages; amounts of up to 6 decimals. */
export function householdJsonSchema(): Record<string, unknown> {
  return inputJsonSchema(householdFields(6));
}
