/**
 * Indebtedness rules that the Indian microcredit industry gave itself: the Code for Responsible Lending and the
 * guardrails of 2024. Data only.
 */
import type { IndebtednessPolicyInput } from "../rules/indebtednessPolicy.js";

const MFIN_JULY =
  "https://www.ndtvprofit.com/business/microfinance-institution-network-announces-new-regulations-on-lending-interest-rates";
const MFIN_NOVEMBER =
  "https://business-standard.com/amp/finance/news/mfin-to-further-tighten-norms-for-micro-loans-from-january-2025-124112501142_1.html";
const MFIN_DEFERRAL =
  "https://urallnews.com/mfin-extends-deadline-for-adhering-to-maximum-three-lenders-per-borrower-rule-by-three-months";

const MICROLENDERS = { products: ["microfinance"] } as const;

const LENDERS_AT_MOST_FOUR = {
  name: "lenders",
  indicator: "lender-count",
  limit: "4",
  counting: MICROLENDERS,
  source: MFIN_JULY,
} as const;

/** The policies of the industry by name. */
export const INDIAN_INDUSTRY_INDEBTEDNESS_POLICIES = {
  "in-crl-2019": {
    id: "in-crl-2019",
    title: "Code for Responsible Lending of the microcredit industry",
    jurisdiction: "India",
    currency: "INR",
    from: "2019-09-16",
    household: "applicant",
    source:
      "https://www.business-standard.com/amp/article/pti-stories/mfin-sa-dhan-release-code-for-responsible-lending-for-micro-credit-industry-119091600745_1.html",
    confidence: "secondary",
    notes: ["First day: the day of its release.", "The limits are read as binding after the new loan."],
    rules: [
      { name: "lenders", indicator: "lender-count", limit: "3", counting: MICROLENDERS },
      {
        name: "nbfc-mfi-lenders",
        indicator: "lender-count",
        limit: "2",
        counting: { ...MICROLENDERS, lenderTypes: ["nbfc-mfi"] },
      },
      { name: "total-debt", indicator: "total-exposure", limit: "100000", counting: MICROLENDERS },
    ],
  },
  "in-mfin-2024-07": {
    id: "in-mfin-2024-07",
    title: "Guardrails of the Microfinance Industry Network, July 2024",
    jurisdiction: "India",
    currency: "INR",
    from: "2024-07-08",
    until: "2024-12-31",
    household: "applicant",
    source: MFIN_JULY,
    confidence: "secondary",
    notes: ["The limits are read as binding after the new loan."],
    rules: [
      LENDERS_AT_MOST_FOUR,
      { name: "total-debt", indicator: "total-exposure", limit: "200000", counting: MICROLENDERS },
      { name: "delinquent", indicator: "overdue-amount", limit: "3000", overDays: 90, source: MFIN_NOVEMBER },
    ],
  },
  "in-mfin-2024-11": {
    id: "in-mfin-2024-11",
    title: "Guardrails of the Microfinance Industry Network, November 2024",
    jurisdiction: "India",
    currency: "INR",
    from: "2025-01-01",
    household: "applicant",
    source: MFIN_NOVEMBER,
    confidence: "secondary",
    notes: [
      "The limits are read as binding after the new loan.",
      "The cap of three lenders was deferred to 1 April 2025; until then the cap of four stayed.",
    ],
    rules: [
      {
        ...LENDERS_AT_MOST_FOUR,
        name: "lenders-until-march-2025",
        until: "2025-03-31",
        source: MFIN_DEFERRAL,
      },
      {
        name: "lenders",
        indicator: "lender-count",
        limit: "3",
        counting: MICROLENDERS,
        from: "2025-04-01",
        source: MFIN_DEFERRAL,
      },
      {
        name: "total-debt",
        indicator: "total-exposure",
        limit: "200000",
        counting: { products: ["microfinance", "unsecured-retail"] },
      },
      { name: "delinquent", indicator: "overdue-amount", limit: "3000", overDays: 60 },
    ],
  },
} as const satisfies Record<string, IndebtednessPolicyInput>;
