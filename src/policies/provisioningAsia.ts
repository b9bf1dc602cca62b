/**
 * Provisioning tables of Pakistan, the Philippines and Cambodia. Data only.
 */
import type { ProvisioningPolicy } from "../rules/provisioningPolicy.js";

/** The policies of these countries by name. */
export const ASIAN_PROVISIONING = {
  "pk-sbp-mfb-2006": {
    id: "pk-sbp-mfb-2006",
    title: "SBP microfinance banks, after the amendment of April 2006",
    jurisdiction: "Pakistan",
    source:
      "https://accountancy.com.pk/?p=1633; collateral: MFD Circular 3/2010, http://www.bu.edu/bucflp/laws/mfd-circular-no-3-amending-mfb-prudential-regulations-on-classification-of-assets-and-provisioning-requirements/",
    confidence: { days: "secondary", rates: "unverified" },
    base: "balance-net-of-collateral",
    eligibleCollateral: ["cash", "gold"],
    general: { ratePercent: "1.5", of: "net-of-specific" },
    writeOff: "one month after classification as loss",
    bands: [
      { fromDays: 0, toDays: 4, label: "regular", ratePercent: "0" },
      { fromDays: 5, toDays: 29, label: "watch list (no specific provision)", ratePercent: "0" },
      { fromDays: 30, toDays: 89, label: "sub-standard", ratePercent: "25" },
      { fromDays: 90, toDays: 179, label: "doubtful", ratePercent: "50" },
      { fromDays: 180, toDays: null, label: "loss", ratePercent: "100" },
    ],
    notes: [
      "The rate of 25% was read in a restatement; 50 and 100% are unverified.",
      "OAEM was abolished in 2006 and later restored: the table depends on the date.",
    ],
  },
  "pk-sbp-mfb-current": {
    id: "pk-sbp-mfb-current",
    title: "SBP microfinance banks, with OAEM",
    jurisdiction: "Pakistan",
    source:
      "Days inferred by subtracting the 30 days of relief described at https://propakistani.pk/2021/12/02/sbp-provides-relief-to-microfinance-banks-borrowers/; rates unverified",
    confidence: { days: "inferred", rates: "unverified" },
    eligibleCollateral: ["cash", "gold"],
    general: { ratePercent: "1", of: "unsecured-net-of-specific" },
    bands: [
      { fromDays: 0, toDays: 29, label: "regular", ratePercent: "0" },
      { fromDays: 30, toDays: 59, label: "OAEM", ratePercent: "0" },
      { fromDays: 60, toDays: 89, label: "sub-standard", ratePercent: "25" },
      { fromDays: 90, toDays: 179, label: "doubtful", ratePercent: "50" },
      { fromDays: 180, toDays: null, label: "loss", ratePercent: "100" },
    ],
    notes: ["The general provision is unverified too."],
  },
  "pk-sbp-drp-2021": {
    id: "pk-sbp-drp-2021",
    title: "SBP relief for deferred and restructured loans",
    jurisdiction: "Pakistan",
    source: "https://propakistani.pk/2021/12/02/sbp-provides-relief-to-microfinance-banks-borrowers/",
    confidence: { days: "secondary", rates: "unverified" },
    until: "2022-03-31",
    scope: "loans deferred or restructured under the relief",
    bands: [
      { fromDays: 0, toDays: 59, label: "regular", ratePercent: "0" },
      { fromDays: 60, toDays: 89, label: "OAEM", ratePercent: "0" },
      { fromDays: 90, toDays: 119, label: "sub-standard", ratePercent: "25" },
      { fromDays: 120, toDays: 209, label: "doubtful", ratePercent: "50" },
      { fromDays: 210, toDays: null, label: "loss", ratePercent: "100" },
    ],
    notes: ["The source repeats 90-120 for doubtful, an obvious slip; 120-209 is our reading."],
  },
  "ph-bsp-microfinance": {
    id: "ph-bsp-microfinance",
    title: "BSP microfinance loans, allowance by portfolio at risk",
    jurisdiction: "Philippines",
    source:
      "definition: BSP Circular 409-2003 https://legaldex.com/laws/amending-the-manual-of-regulations-for-banks , https://morb.bsp.gov.ph/314-microfinance-loans-2/; rates unverified",
    confidence: { days: "unverified", rates: "unverified" },
    restructured: [
      { times: 1, atLeast: "PAR 31-60, or restructured once" },
      { times: 2, atLeast: "PAR over 90, or restructured twice" },
    ],
    bands: [
      { fromDays: 0, toDays: 0, label: "current", ratePercent: "1" },
      { fromDays: 1, toDays: 30, label: "PAR 1-30", ratePercent: "2" },
      { fromDays: 31, toDays: 60, label: "PAR 31-60, or restructured once", ratePercent: "20" },
      { fromDays: 61, toDays: 90, label: "PAR 61-90", ratePercent: "50" },
      { fromDays: 91, toDays: null, label: "PAR over 90, or restructured twice", ratePercent: "100" },
    ],
    notes: [
      "dpd from the oldest installment not fully paid; payments: interest due first, then oldest principal; capitalised interest on restructuring is parked as deferred income.",
    ],
  },
  "kh-nbc-mfi-2002-short": {
    id: "kh-nbc-mfi-2002-short",
    title: "NBC Prakas B7-02-186, loans up to one year",
    jurisdiction: "Cambodia",
    source:
      "existence and >30-day impairment: VisionFund Cambodia note https://www.yumpu.com/en/document/view/28868588/vision/69; rates unverified",
    confidence: { days: "unverified", rates: "unverified" },
    scope: "original term of at most one year",
    bands: [
      { fromDays: 0, toDays: 29, label: "standard", ratePercent: "0" },
      { fromDays: 30, toDays: 59, label: "sub-standard", ratePercent: "10" },
      { fromDays: 60, toDays: 89, label: "doubtful", ratePercent: "30" },
      { fromDays: 90, toDays: null, label: "loss", ratePercent: "100" },
    ],
    notes: ["Collateral other than cash is ignored."],
  },
  "kh-nbc-mfi-2002-long": {
    id: "kh-nbc-mfi-2002-long",
    title: "NBC Prakas B7-02-186, loans over one year",
    jurisdiction: "Cambodia",
    source:
      "existence and >30-day impairment: VisionFund Cambodia note https://www.yumpu.com/en/document/view/28868588/vision/69; rates unverified",
    confidence: { days: "unverified", rates: "unverified" },
    scope: "original term of more than one year",
    bands: [
      { fromDays: 0, toDays: 29, label: "standard", ratePercent: "0" },
      { fromDays: 30, toDays: 179, label: "sub-standard", ratePercent: "10" },
      { fromDays: 180, toDays: 359, label: "doubtful", ratePercent: "30" },
      { fromDays: 360, toDays: null, label: "loss", ratePercent: "100" },
    ],
    notes: ["Collateral other than cash is ignored."],
  },
  "kh-nbc-2017-short": {
    id: "kh-nbc-2017-short",
    title: "NBC Prakas B7-017-344, facilities up to one year",
    jurisdiction: "Cambodia",
    source:
      "issue reported at https://www.phnompenhpost.com/business/new-prakas-released-grading-credit-risk; table unverified",
    confidence: { days: "unverified", rates: "unverified" },
    scope: "original term of at most one year",
    bands: [
      { fromDays: 0, toDays: 14, label: "standard", ratePercent: "1" },
      { fromDays: 15, toDays: 30, label: "special mention", ratePercent: "3" },
      { fromDays: 31, toDays: 60, label: "sub-standard", ratePercent: "20" },
      { fromDays: 61, toDays: 90, label: "doubtful", ratePercent: "50" },
      { fromDays: 91, toDays: null, label: "loss", ratePercent: "100" },
    ],
  },
  "kh-nbc-2017-long": {
    id: "kh-nbc-2017-long",
    title: "NBC Prakas B7-017-344, facilities over one year",
    jurisdiction: "Cambodia",
    source:
      "issue reported at https://www.phnompenhpost.com/business/new-prakas-released-grading-credit-risk; table unverified",
    confidence: { days: "unverified", rates: "unverified" },
    scope: "original term of more than one year",
    bands: [
      { fromDays: 0, toDays: 29, label: "standard", ratePercent: "1" },
      { fromDays: 30, toDays: 89, label: "special mention", ratePercent: "3" },
      { fromDays: 90, toDays: 179, label: "sub-standard", ratePercent: "20" },
      { fromDays: 180, toDays: 359, label: "doubtful", ratePercent: "50" },
      { fromDays: 360, toDays: null, label: "loss", ratePercent: "100" },
    ],
  },
} as const satisfies Record<string, ProvisioningPolicy>;
