/**
 * Presets of India: loans to joint-liability groups. Data only.
 */
import { LEVEL_NOTE, MONTHLY, type Preset, WEEKLY } from "./preset.js";

/** These presets by name. */
export const INDIAN_PRESETS = {
  "in-jlg-monthly": {
    id: "in-jlg-monthly",
    title: "Joint-liability group loan of Mitrata, monthly, two years",
    country: "India",
    source: "https://www.mitrata.in/page-details.php?pid=70&parent_id=2",
    asOf: "2023-07-04",
    confidence: "primary",
    notes: [
      "26.50% on the reducing balance, 12, 18 or 24 months, biweekly, four-weekly or monthly, 10,000 to 60,000 rupees.",
      "A processing fee of 1.50% with 18% tax and insurance at cost are not in the preset.",
      LEVEL_NOTE,
    ],
    terms: {
      currency: "INR",
      interest: { rate: { percent: "26.5" } },
      repayment: { installments: 24, every: MONTHLY },
    },
  },
  "in-jlg-fortnightly": {
    id: "in-jlg-fortnightly",
    title: "Fortnightly general loan of BSS Microfinance, 26 installments",
    country: "India",
    source: "http://bssmicrofinance.co.in/products.html",
    asOf: "2016-09-03",
    confidence: "primary",
    notes: [
      "25% on the diminishing balance with fortnightly rest, rounded to the nearest rupee; also 51, 52 and 53 installments.",
      "Equal installments are ours; the source does not say.",
    ],
    terms: {
      currency: "INR",
      interest: { rate: { percent: "25" } },
      repayment: { installments: 26, every: { count: 2, unit: "week" } },
      rounding: { unit: "1" },
    },
  },
  "in-jlg-four-weekly": {
    id: "in-jlg-four-weekly",
    title: "Income-generating loan of a finance company, 26 installments of 28 days",
    country: "India",
    source: "https://unionercfinance.com/micro-finance",
    asOf: "unknown",
    confidence: "primary",
    notes: [
      "25% on the diminishing balance, 26 equal installments with a 28-day cycle, group guarantee, 1,000 to 80,000 rupees.",
      "A processing fee of 2% with tax and life insurance are not in the preset.",
      "Equal periods are ours; the source does not say.",
    ],
    terms: {
      currency: "INR",
      interest: { rate: { percent: "25" } },
      repayment: { installments: 26, every: { count: 4, unit: "week" } },
    },
  },
  "in-asa-weekly": {
    id: "in-asa-weekly",
    title: "Family loan of ASA International India, weekly, 12 months",
    country: "India",
    source: "https://india.asa-international.com/loans/family-loan",
    asOf: "2024-07-22",
    confidence: "primary",
    notes: [
      "26%, 46 weekly, 22 fortnightly or 11 monthly installments, 10,000 to 30,000 rupees.",
      "A processing fee of 1.5% with tax, an insurance fee and an admission fee are not in the preset.",
      "That the rate is on the declining balance is ours.",
      LEVEL_NOTE,
    ],
    terms: {
      currency: "INR",
      interest: { rate: { percent: "26" } },
      repayment: { installments: 46, every: WEEKLY },
    },
  },
} as const satisfies Record<string, Preset>;
