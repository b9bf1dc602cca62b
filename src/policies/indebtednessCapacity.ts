/**
 * Rules that lenders and researchers set for themselves. Their figures are widespread, but no text that sets
 * them was read: results say so, and none of them is a default. Data only.
 */
import type { IndebtednessPolicyInput } from "../rules/indebtednessPolicy.js";

const CLIENT_PROTECTION =
  "Smart Campaign certification standards (2013) ask for a threshold of the lender's own and set none: https://dokumen.tips/documents/smart-campaign-certication-standards-smart-campaign-certication-standards.html";

const capacity = <L extends string>(limit: L) =>
  ({
    title: "Repayment capacity: repayments within a share of disposable income",
    jurisdiction: "set by the lender",
    household: "everyone",
    source: CLIENT_PROTECTION,
    confidence: "unverified",
    rules: [
      { name: "repayment-capacity", indicator: "debt-service-to-income", limit, income: "after-expenses" },
      {
        name: "heaviest-month",
        indicator: "peak-month-service-to-income",
        limit,
        income: "after-expenses",
        effect: "flag",
      },
    ],
  }) as const;

/** The policies by name. */
export const CAPACITY_INDEBTEDNESS_POLICIES = {
  "repayment-capacity-70": { id: "repayment-capacity-70", ...capacity("0.70") },
  "repayment-capacity-75": { id: "repayment-capacity-75", ...capacity("0.75") },
  "net-indebtedness-index": {
    id: "net-indebtedness-index",
    title: "Net indebtedness index: debt service over income after expenses, in bands",
    jurisdiction: "research in Bosnia and Kosovo",
    household: "everyone",
    source:
      "https://www.efse.lu/news-events/detail/indebtedness-of-microcredit-clients-in-bosnia-and-herzegovina/",
    confidence: "secondary",
    notes: ["The definition was read; the bands and the limit were not verified."],
    rules: [
      {
        name: "net-indebtedness",
        indicator: "debt-service-to-income",
        limit: "1.00",
        income: "after-expenses",
        bands: [
          { upTo: "0.50", label: "not critical" },
          { upTo: "0.75", label: "indebted" },
          { upTo: "1.00", label: "at risk" },
          { label: "over-indebted" },
        ],
        confidence: "unverified",
      },
    ],
  },
} as const satisfies Record<string, IndebtednessPolicyInput>;
