/**
 * Rule sets: dated rules about the terms of microloans, each with its source. Data only.
 *
 * There is no default: whoever tests terms names a set. To add one, add one entry; a set of one's own takes the same
 * form and needs no entry.
 */
import type { ComplianceRuleSet } from "../rules/complianceRule.js";

const MRA_2010 = "http://dhakamirror.com/?p=20602";
const MRA_SUMMARY =
  "MRA Circular Letter No. Regu-05 of 10 November 2010, summarized at http://www.bu.edu/bucflp/laws/guidelines-on-interest-rateservice-charge-of-microcredit/";
const MRA_CAPS =
  "https://thefinancialexpress.com.bd/home/govt-moves-to-review-cut-microcredit-service-charge";

const ROUNDING_NOTE =
  "Rates are compared after rounding to two decimals of a percent: ours, because the rule does not say.";

const BANGLADESH_RULES = [
  { name: "days-to-first", figure: "days-to-first", limit: "15", source: MRA_2010 },
  { name: "no-deduction", figure: "deducted-at-disbursement", limit: "0", source: MRA_2010 },
  {
    name: "fees",
    figure: "fees",
    limit: "15",
    source: MRA_2010,
    note: "Application form, admission and passbook together; stamps for enterprise loans are apart.",
  },
] as const;

/** The rule sets by name. */
export const COMPLIANCE_RULE_SETS = {
  "bd-mra-2010": {
    id: "bd-mra-2010",
    title: "Microcredit Regulatory Authority: service charge and installments, first ceiling",
    jurisdiction: "Bangladesh",
    currency: "BDT",
    from: "2011-07-01",
    source: MRA_SUMMARY,
    confidence: "secondary",
    notes: [
      "First day: all lenders had to comply by 30 June 2011. It ended when the ceiling of 2019 came, on a day not known here.",
      ROUNDING_NOTE,
    ],
    rules: [
      { name: "rate-cap", figure: "declining-rate", limit: "27", source: MRA_2010 },
      {
        name: "least-installments",
        figure: "installments",
        limit: "50",
        whenEvery: "week",
        confidence: "unverified",
        source: MRA_2010,
        note: "For general loans of one year. One report of the day says at least 50 weeks, another at most 50.",
      },
      ...BANGLADESH_RULES,
    ],
  },
  "bd-mra-2019": {
    id: "bd-mra-2019",
    title: "Microcredit Regulatory Authority: service charge and installments, ceiling of 2019",
    jurisdiction: "Bangladesh",
    currency: "BDT",
    from: "2019-01-01",
    source: MRA_CAPS,
    confidence: "secondary",
    notes: [
      "In force since 2019; the day is not known here, so the first day of the year stands for it.",
      "The rules of 2010 on the first installment, deductions and fees are taken to have stayed.",
      ROUNDING_NOTE,
    ],
    rules: [
      { name: "rate-cap", figure: "declining-rate", limit: "24" },
      {
        name: "least-installments",
        figure: "installments",
        limit: "46",
        whenEvery: "week",
        note: "For general loans of one year.",
      },
      ...BANGLADESH_RULES,
    ],
  },
  "in-rbi-nbfc-mfi-2011": {
    id: "in-rbi-nbfc-mfi-2011",
    title: "Pricing of non-bank microfinance companies before 2014",
    jurisdiction: "India",
    currency: "INR",
    until: "2014-03-31",
    source:
      "https://business-standard.com/amp/article/pti-stories/rbi-gives-directions-to-nbfc-mfis-on-borrower-interest-rates-114020701364_1.html",
    confidence: "secondary",
    notes: [
      "The margin over the cost of funds (10% or 12%) is a rule about the lender's book, not about a loan.",
      "Since 2022 no ceiling: the board of the lender approves the pricing.",
      ROUNDING_NOTE,
    ],
    rules: [
      { name: "rate-cap", figure: "declining-rate", limit: "26" },
      {
        name: "processing-charge",
        figure: "fees-share",
        limit: "1",
        confidence: "unverified",
        note: "Of the gross loan amount.",
      },
    ],
  },
  "kh-nbc-2017": {
    id: "kh-nbc-2017",
    title: "National Bank of Cambodia: annual interest rate ceiling",
    jurisdiction: "Cambodia",
    from: "2017-04-01",
    source:
      "Prakas B7.017.109 of 13 March 2017, restated at http://srlaw.asia/index.php/component/k2/item/203-new-interest-rate-set-by-national-bank-of-cambodia-to-all-microfinance-institutions and http://www.xinhuanet.com/english/2017-03/13/c_136125874.htm",
    confidence: "secondary",
    notes: [
      "New, restructured and refinanced loans. Interest on the declining balance is law since 2001.",
      ROUNDING_NOTE,
    ],
    rules: [{ name: "rate-cap", figure: "declining-rate", limit: "18" }],
  },
  "mm-mbsc-2019": {
    id: "mm-mbsc-2019",
    title: "Microfinance Business Supervisory Committee: interest rates and fees",
    jurisdiction: "Myanmar",
    from: "2019-06-01",
    source:
      "Directive 1/2019 of 5 June 2019, restated at https://www.dfdl.com/resources/legal-and-tax-updates/myanmar-legal-update-new-set-of-interest-rates-for-microfinance-institutions/",
    confidence: "secondary",
    notes: [
      "First day: 1 June 2019 in most restatements, 1 October 2019 in one.",
      "2.3% a month, 28% a year, said to be effective; read here as a nominal rate on the declining balance.",
      ROUNDING_NOTE,
    ],
    rules: [
      { name: "rate-cap", figure: "declining-rate", limit: "28" },
      {
        name: "fees",
        figure: "fees-share",
        limit: "2",
        note: "For a loan of 12 months; other terms in proportion, which is not reckoned here.",
      },
    ],
  },
  "waemu-usury-2014": {
    id: "waemu-usury-2014",
    title: "West African Monetary Union: usury rate of decentralized financial systems",
    jurisdiction: "West African Economic and Monetary Union",
    currency: "XOF",
    from: "2014-01-01",
    source:
      "https://senexalaat.com/2014/01/20/de-linefficacite-de-politique-de-credit-de-bceao; kept in December 2025: https://www.bizpero.com/uemoa-le-taux-dusure-des-banques-passe-de-15-a-14-et-celui-des-etablissements-financiers-et-microfinance-maintenu-a-24",
    confidence: "secondary",
    notes: [
      "The ceiling is on the overall effective rate (TEG), charges included; read here as the rate of a period × periods in a year.",
      "Compulsory savings are not counted here.",
      ROUNDING_NOTE,
    ],
    rules: [{ name: "usury-rate", figure: "declining-rate-with-charges", limit: "24" }],
  },
} as const satisfies Record<string, ComplianceRuleSet>;

/** The name of a rule set. */
export type ComplianceRuleSetName = keyof typeof COMPLIANCE_RULE_SETS;
