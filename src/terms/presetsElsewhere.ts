/**
 * Presets of West Africa and of the Philippines. Data only.
 */
import { LEVEL_NOTE, MONTHLY, type Preset, WEEKLY } from "./preset.js";

/** These presets by name. */
export const OTHER_PRESETS = {
  "bj-solidarity-monthly": {
    id: "bj-solidarity-monthly",
    title: "Solidarity group loan of CMMB, monthly",
    country: "Benin",
    source: "https://cmmb.bj/credit-groupe-solidaire-et-groupements.html",
    asOf: "unknown",
    confidence: "primary",
    ruleSet: "waemu-usury-2014",
    notes: [
      "2% a month on the capital that is left, 3 to 12 months, no grace, groups of 3 to 5 members with 50,000 to 400,000 francs each.",
      "Savings of 10% before and 10% along with the installments, fees and insurance are not in the preset.",
      "12 months and equal installments are ours; the source says degressive.",
    ],
    terms: {
      currency: "XOF",
      interest: { rate: { percent: "2", per: "month" } },
      repayment: { installments: 12, every: MONTHLY },
    },
  },
  "ph-ashi-weekly": {
    id: "ph-ashi-weekly",
    title: "Recovery loan of ASHI, weekly, six months, flat",
    country: "Philippines",
    source:
      "https://mftransparency.org/microfinance-pricing/mozambique/compare/philippines/004-ASHI/P06-Recovery_Loan",
    asOf: "2011-11-15",
    confidence: "secondary",
    notes: [
      "25% a year flat, 3,000 pesos, six months, weekly, no fees. 26 installments for six months are ours.",
      "Flat rates have been prohibited since 1 July 2012 (BSP Circular 730 of 2011): the preset is history.",
    ],
    terms: {
      currency: "PHP",
      interest: { rate: { percent: "25" }, method: "flat" },
      repayment: { installments: 26, every: WEEKLY },
    },
  },
  "ph-rural-bank-weekly": {
    id: "ph-rural-bank-weekly",
    title: "Microfinance loan of a rural bank, weekly",
    country: "Philippines",
    source: "https://rba.com.ph/products/loans/microfinance-loans/",
    asOf: "unknown",
    confidence: "unverified",
    notes: [
      "48% to 54% a year on the diminishing balance, daily, weekly or twice a month, up to 300,000 pesos, as the bank says.",
      "The bank does not say how many installments: 26 stand in. A service charge of 1% to 3% is not in the preset.",
      LEVEL_NOTE,
    ],
    terms: {
      currency: "PHP",
      interest: { rate: { percent: "48" } },
      repayment: { installments: 26, every: WEEKLY },
    },
  },
} as const satisfies Record<string, Preset>;
