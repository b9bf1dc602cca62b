/**
 * Indebtedness rules of Bangladesh, the Philippines, Bolivia, Cambodia, South Africa and Central Africa. Data only.
 */
import type { IndebtednessPolicyInput } from "../rules/indebtednessPolicy.js";

const ASFI =
  "https://finanzasybanca.blogspot.com/2015/11/asfi-los-prestatarios-tienen-mas.html ; https://pub.eldiario.net/noticias/2016/2016_06/nt160629/opinion.php?n=27";

const BOLIVIAN_DEBT_SERVICE = {
  name: "debt-service",
  indicator: "debt-service-to-income",
  limit: "0.25",
  income: "net-of-deductions",
  incomeMonths: 3,
} as const;

/** The policies of these countries by name. */
export const OTHER_INDEBTEDNESS_POLICIES = {
  "bd-mra": {
    id: "bd-mra",
    title: "Price and schedule limits of the Microcredit Regulatory Authority",
    jurisdiction: "Bangladesh",
    currency: "BDT",
    source: "https://dhakamirror.com/?p=20602",
    confidence: "secondary",
    notes: [
      "The first rate cap and the fee rule of November 2010 had to be applied by 30 June 2011.",
      "46 installments (50 before June 2011) are for general loans of one year.",
      "The authority sets no limit on a household's debts.",
      "An installment that falls on a government holiday is paid with the next one.",
    ],
    rules: [
      {
        name: "rate-until-2019",
        indicator: "annual-rate",
        limit: "0.27",
        from: "2011-07-01",
        until: "2018-12-31",
      },
      {
        name: "rate",
        indicator: "annual-rate",
        limit: "0.24",
        from: "2019-01-01",
        source:
          "https://www.microcapital.org/microcapital-brief-committee-in-bangladesh-considering-cutting-microcredit-interest-rate-cap-below-24/",
        note: "the year is known, the day is not",
      },
      { name: "first-installment", indicator: "days-to-first-installment", limit: "15" },
      {
        name: "installments",
        indicator: "installment-count",
        limit: "46",
        source:
          "https://microcapital.org/microcapital-brief-microfinance-regulatory-authority-mra-of-bangladesh-to-maintain-interest-rate-cap-of-27-reduce-grace-period-number-of-loan-instalments",
      },
      { name: "fees", indicator: "fees", limit: "15" },
      { name: "deductions", indicator: "deductions", limit: "0" },
      {
        name: "usual-size",
        indicator: "loan-amount",
        limit: "50000",
        effect: "flag",
        confidence: "unverified",
        source: "https://dhakamirror.com/?p=46482",
        note: "commonly taken as the size of microcredit",
      },
    ],
  },
  "ph-bsp-314": {
    id: "ph-bsp-314",
    title: "Microfinance loans under the Manual of Regulations for Banks, section 314",
    jurisdiction: "Philippines",
    currency: "PHP",
    source: "https://morb.bsp.gov.ph/314-microfinance-loans-2/",
    confidence: "primary",
    notes: [
      "The section asks for an amortization that follows the borrower's projected cash flow and sets no ratio.",
      "A refinanced loan is classified and reported as restructured.",
    ],
    rules: [
      { name: "loan", indicator: "loan-amount", limit: "150000" },
      { name: "refinanced", indicator: "refinanced-share", limit: "0.30", withinDays: 7, effect: "flag" },
    ],
  },
  "bo-asfi-consumer": {
    id: "bo-asfi-consumer",
    title: "Consumer credit of salaried people: a quarter of the mean pay of three months",
    jurisdiction: "Bolivia",
    household: "couple",
    source: ASFI,
    confidence: "secondary",
    notes: [
      "Since October 2015 installments of housing loans are not counted; the day is not known.",
      "A limit of 15% where the pay is not pledged is reported without a source that could be read, and left out.",
    ],
    rules: [{ ...BOLIVIAN_DEBT_SERVICE, counting: { exceptProducts: ["housing"] } }],
  },
  "bo-asfi-consumer-before-2015-10": {
    id: "bo-asfi-consumer-before-2015-10",
    title: "Consumer credit of salaried people, housing installments counted",
    jurisdiction: "Bolivia",
    household: "couple",
    until: "2015-09-30",
    source: ASFI,
    confidence: "secondary",
    rules: [BOLIVIAN_DEBT_SERVICE],
  },
  "kh-cma": {
    id: "kh-cma",
    title: "Lending guidelines of the Cambodia Microfinance Association: refinancing on the worry list",
    jurisdiction: "Cambodia",
    source:
      "https://www.incofin.com/incofin-spearheads-pioneering-self-regulatory-initiative-to-prevent-over-indebtedness-in-cambodia/",
    confidence: "secondary",
    notes: [
      "Read from a market statistic: paid off early and for a loan of more than 130% of the old one.",
      "The cap of 5% of monthly disbursements for high-risk loans is a rule about the lender's book.",
    ],
    rules: [{ name: "early-refinancing", indicator: "refinancing-growth", limit: "1.30", effect: "flag" }],
  },
  "za-cash-test": {
    id: "za-cash-test",
    title: "Over-indebted: net income does not cover expenses and debt obligations",
    jurisdiction: "South Africa",
    household: "everyone",
    source: "https://reckless-lending.co.za/faq/can-the-term-over-indebtedness-apply-to-all-credit/",
    confidence: "secondary-low",
    notes: ["A paraphrase of the National Credit Act."],
    rules: [{ name: "surplus", indicator: "monthly-surplus", limit: "0" }],
  },
  "cemac-cobac-2017-08": {
    id: "cemac-cobac-2017-08",
    title: "Limits on loans to one client of a microfinance institution",
    jurisdiction: "CEMAC",
    currency: "XAF",
    household: "applicant",
    source: "COBAC R-2017/08, article 2, as copied in a public source",
    confidence: "primary",
    rules: [
      {
        name: "one-client",
        indicator: "loan-to-lender-capital",
        limit: "0.10",
        counting: { kinds: ["own"] },
      },
      {
        name: "insider",
        indicator: "total-exposure",
        limit: "50000000",
        counting: { kinds: ["own"] },
        when: { insider: true },
      },
    ],
  },
} as const satisfies Record<string, IndebtednessPolicyInput>;
