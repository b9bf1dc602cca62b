/**
 * Presets of Bangladesh. Data only.
 */
import { LEVEL_NOTE, type Preset, WEEKLY } from "./preset.js";

/** These presets by name. */
export const BANGLADESHI_PRESETS = {
  "bd-weekly-mra": {
    id: "bd-weekly-mra",
    title: "Weekly loan of one year at the regulator's ceiling",
    country: "Bangladesh",
    source:
      "MRA Circular Letter Regu-05 (2010): http://dhakamirror.com/?p=20602; ceiling of 2019: https://thefinancialexpress.com.bd/home/govt-moves-to-review-cut-microcredit-service-charge",
    asOf: "2019",
    confidence: "secondary",
    ruleSet: "bd-mra-2019",
    leastDaysToFirst: 15,
    notes: [
      "24% on the declining balance, 46 installments, at least 15 days to the first one, nothing deducted.",
      "An installment on a holiday is paid with the next. The weekend of Friday and Saturday is ours: lenders work from Sunday to Thursday.",
      LEVEL_NOTE,
    ],
    terms: {
      currency: "BDT",
      interest: { rate: { percent: "24" } },
      repayment: { installments: 46, every: WEEKLY },
      calendar: { weekend: ["friday", "saturday"], shift: "next-installment" },
    },
  },
  "bd-jcf-jagoron": {
    id: "bd-jcf-jagoron",
    title: "Jagoron loan of Jagorani Chakra Foundation",
    country: "Bangladesh",
    source: "http://jcf.org.bd/jagoron/",
    asOf: "before 2019",
    confidence: "primary",
    ruleSet: "bd-mra-2010",
    leastDaysToFirst: 15,
    notes: [
      "One year, 46 weekly installments, 25%, 15 days of grace, at most 49,000 taka. The page has no date; the rate fits the ceiling before 2019.",
      "The ceiling's rule set wanted 50 installments by one report; the source of that figure is not verified.",
      "That the rate is on the declining balance is ours, after the regulator's rule.",
      LEVEL_NOTE,
    ],
    terms: {
      currency: "BDT",
      interest: { rate: { percent: "25" } },
      repayment: { installments: 46, every: WEEKLY },
    },
  },
  "bd-grameen-basic": {
    id: "bd-grameen-basic",
    title: "Basic loan of Grameen Bank, one year",
    country: "Bangladesh",
    source:
      "http://www.reportbd.com/articles/1250/1/Main-Activities-of-Grameen-Bank-Grameen-Bank-Credit-Loan-Projects-Part-5/Page1.html; weekly and from three months to three years: https://grameenbank.org.bd/loan/basic-loan-",
    asOf: "unknown",
    confidence: "secondary-low",
    notes: ["20% on the declining balance, 44 weekly installments.", LEVEL_NOTE],
    terms: {
      currency: "BDT",
      interest: { rate: { percent: "20" } },
      repayment: { installments: 44, every: WEEKLY },
    },
  },
  "bd-grameen-flexible": {
    id: "bd-grameen-flexible",
    title: "Flexible loan of Grameen Bank: a basic loan with a longer schedule",
    country: "Bangladesh",
    source:
      "https://www.grameen.com/index.php?option=com_content&task=view&id=30&Itemid=99999999&limit=1&limitstart=3",
    asOf: "2002",
    confidence: "unverified",
    notes: [
      "The source says that a flexible loan is a basic loan with a fresh, negotiated schedule; its length is not given. 104 weeks and 20% stand in.",
      LEVEL_NOTE,
    ],
    terms: {
      currency: "BDT",
      interest: { rate: { percent: "20" } },
      repayment: { installments: 104, every: WEEKLY },
    },
  },
} as const satisfies Record<string, Preset>;
