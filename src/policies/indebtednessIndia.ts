/**
 * Indebtedness rules of India: the household rule of the Reserve Bank since 2022 and the qualifying-asset rules
 * that it replaced. Data only.
 */
import type { IndebtednessPolicyInput } from "../rules/indebtednessPolicy.js";

const RBI_2022 =
  "RBI/DOR/2021-22/89, Master Direction – Reserve Bank of India (Regulatory Framework for Microfinance Loans) Directions, 2022, of 14 March 2022, updated 10 October 2024; https://rbi.org.in/Scripts/BS_ViewMasDirections.aspx?id=12256";

/** The policies of the Reserve Bank of India by name. */
export const INDIAN_INDEBTEDNESS_POLICIES = {
  "in-rbi-2022": {
    id: "in-rbi-2022",
    title: "Microfinance loans: repayments of a household within half of its monthly income",
    jurisdiction: "India",
    currency: "INR",
    from: "2022-04-01",
    household: "couple-and-unmarried-children",
    source: RBI_2022,
    confidence: "primary",
    notes: [
      "Paragraph 5: a household that is over the limit already gets no new loan until it is back under; its old loans run off.",
      "The denominator is gross income; expenses only corroborate it.",
      "How weekly or bullet dues become a month's is left to the lender.",
    ],
    rules: [
      { name: "debt-service", indicator: "debt-service-to-income", limit: "0.50" },
      { name: "income-ceiling", indicator: "annual-income", limit: "300000", effect: "scope" },
      { name: "collateral-free", indicator: "pledged-collateral", limit: "0", effect: "scope" },
    ],
  },
  "in-rbi-qualifying-2019": {
    id: "in-rbi-qualifying-2019",
    title: "Qualifying assets of non-bank microfinance companies, as repealed in 2022",
    jurisdiction: "India",
    currency: "INR",
    from: "2019-11-08",
    until: "2022-03-31",
    household: "couple-and-unmarried-children",
    source: `${RBI_2022}, footnote 3`,
    confidence: "primary",
    notes: [
      "First day: circular of 8 November 2019, read in a restatement.",
      "The share of loans for income generation (50%) is a rule about the lender's book, not about a loan.",
    ],
    rules: [
      {
        name: "income-rural",
        indicator: "annual-income",
        limit: "125000",
        effect: "scope",
        when: { area: "rural" },
      },
      {
        name: "income-urban",
        indicator: "annual-income",
        limit: "200000",
        effect: "scope",
        when: { area: "urban" },
      },
      { name: "loan-first-cycle", indicator: "loan-amount", limit: "75000", when: { cycle: "first" } },
      { name: "loan-later-cycles", indicator: "loan-amount", limit: "125000", when: { cycle: "later" } },
      {
        name: "total-debt",
        indicator: "total-exposure",
        limit: "125000",
        counting: { exceptPurposes: ["education", "medical"] },
      },
      { name: "tenor", indicator: "tenor-months", limit: "24", when: { principalOver: "30000" } },
    ],
  },
  "in-rbi-qualifying-2011": {
    id: "in-rbi-qualifying-2011",
    title: "Qualifying assets of non-bank microfinance companies, as first written in 2011",
    jurisdiction: "India",
    currency: "INR",
    household: "couple-and-unmarried-children",
    source:
      "http://taxguru.in/rbi/nonbanking-financial-company-micro-finance-institutions-reserve-bank-directions-2011.html",
    confidence: "secondary",
    notes: ["The days on which these figures came into force and were raised are not known here."],
    rules: [
      {
        name: "income-rural",
        indicator: "annual-income",
        limit: "60000",
        effect: "scope",
        when: { area: "rural" },
      },
      {
        name: "income-urban",
        indicator: "annual-income",
        limit: "120000",
        effect: "scope",
        when: { area: "urban" },
      },
      {
        name: "loan-first-cycle",
        indicator: "loan-amount",
        limit: "35000",
        when: { cycle: "first" },
        confidence: "unverified",
      },
      {
        name: "loan-later-cycles",
        indicator: "loan-amount",
        limit: "50000",
        when: { cycle: "later" },
        confidence: "unverified",
      },
      { name: "total-debt", indicator: "total-exposure", limit: "50000", confidence: "unverified" },
      {
        name: "nbfc-mfi-lenders",
        indicator: "lender-count",
        limit: "2",
        counting: { lenderTypes: ["nbfc-mfi"] },
        confidence: "unverified",
      },
    ],
  },
} as const satisfies Record<string, IndebtednessPolicyInput>;
