/**
 * Incomes and expenses of a household: where they come from, and what of an income a rule counts.
 */

/** Where an income comes from; a harvest can be missed, an earner can be lost. */
export const INCOME_SOURCES = {
  wage: { meaning: "wages", isEarned: true, isHarvest: false },
  business: { meaning: "a trade or business", isEarned: true, isHarvest: false },
  harvest: { meaning: "crops", isEarned: true, isHarvest: true },
  livestock: { meaning: "animals, milk and eggs", isEarned: true, isHarvest: false },
  /** Money sent by somebody; not counted beside the wage of the member who sends it. */
  remittance: { meaning: "remittances", isEarned: false, isHarvest: false },
  rent: { meaning: "rent", isEarned: false, isHarvest: false },
  transfer: { meaning: "pensions and public transfers", isEarned: false, isHarvest: false },
  other: { meaning: "other income", isEarned: false, isHarvest: false },
} as const;

/** The name of an income's source. */
export type IncomeSource = keyof typeof INCOME_SOURCES;

/** What an expense is for. */
export const EXPENSE_KINDS = {
  household: "living",
  business: "the trade, business or farm",
  rent: "rent",
  school: "school",
  medical: "medical costs",
  other: "other expenses",
} as const;

/** The name of an expense's kind. */
export type ExpenseKind = keyof typeof EXPENSE_KINDS;

/** What an asset is. */
export const ASSET_KINDS = {
  land: "land",
  house: "a house",
  livestock: "animals",
  equipment: "tools and machines",
  stock: "goods for sale",
  other: "other assets",
} as const;

/** The name of an asset's kind. */
export type AssetKind = keyof typeof ASSET_KINDS;

/** Where savings are kept. */
export const SAVINGS_KINDS = {
  /** Money at hand: the opening balance of a cash flow. */
  cash: "cash at hand",
  /** Savings that can be withdrawn. */
  voluntary: "voluntary savings",
  /** Savings held by a lender as a condition of its loan. */
  compulsory: "compulsory savings",
} as const;

/** The name of a kind of savings. */
export type SavingsKind = keyof typeof SAVINGS_KINDS;

/** Of which income a ratio of debt service is taken. */
export const INCOME_BASES = {
  /** All income before any deduction. */
  gross: "gross income",
  /** Income after legal deductions from pay. */
  "net-of-deductions": "income after legal deductions",
  /** Gross income after the expenses of household and business; zero or less makes the ratio the worst. */
  "after-expenses": "income after household and business expenses",
} as const;

/** The name of an income basis. */
export type IncomeBasis = keyof typeof INCOME_BASES;
