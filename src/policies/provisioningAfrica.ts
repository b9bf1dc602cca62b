/**
 * Provisioning tables of Nigeria, Tanzania, Kenya, and Central and West Africa. Data only.
 */
import type { ProvisioningPolicy } from "../rules/provisioningPolicy.js";

/** The policies of these countries by name. */
export const AFRICAN_PROVISIONING = {
  "ng-cbn-mfb": {
    id: "ng-cbn-mfb",
    title: "CBN microfinance banks",
    jurisdiction: "Nigeria",
    source:
      "https://training.lheonconsulting.com/unit/provisioning-for-loans/ (taken from the Revised Guidelines)",
    confidence: { days: "secondary", rates: "secondary" },
    bands: [
      { fromDays: 0, toDays: 0, label: "performing", ratePercent: "1" },
      { fromDays: 1, toDays: 30, label: "pass and watch", ratePercent: "5" },
      { fromDays: 31, toDays: 60, label: "sub-standard", ratePercent: "20" },
      { fromDays: 61, toDays: 90, label: "doubtful", ratePercent: "50" },
      { fromDays: 91, toDays: null, label: "lost", ratePercent: "100" },
    ],
    notes: [
      "The limit on PAR is 5% for microfinance banks (https://www.vanguardngr.com/2019/08/mfbs-bad-loans-drop-by-5-3-to-n25bn-ndic-3/).",
      "Loans are reviewed at least every 30 days.",
    ],
  },
  "tz-bot-microfinance": {
    id: "tz-bot-microfinance",
    title: "Bank of Tanzania, non-deposit-taking microfinance (GN 679 of 2019)",
    jurisdiction: "Tanzania",
    source:
      "Comment in a public service; instrument named at https://www.afrimex.co.tz/news/view/regulation-of-microfinance-business-in-tanzania-now-in-full-fledge",
    confidence: { days: "secondary-low", rates: "secondary-low" },
    bands: [
      { fromDays: 0, toDays: 5, label: "current", ratePercent: "1" },
      { fromDays: 6, toDays: 30, label: "especially mentioned", ratePercent: "5" },
      { fromDays: 31, toDays: 60, label: "sub-standard", ratePercent: "25" },
      { fromDays: 61, toDays: 90, label: "doubtful", ratePercent: "50" },
      { fromDays: 91, toDays: null, label: "loss", ratePercent: "100" },
    ],
    notes: ["Housing microfinance has later classes: sub-standard 91-180, doubtful 181-360, loss above 360."],
  },
  "cemac-cobac-2017-07": {
    id: "cemac-cobac-2017-07",
    title: "COBAC R-2017/07, microfinance institutions",
    jurisdiction: "CEMAC",
    source: "Text of the regulation (English) in a public repository",
    confidence: { days: "primary", rates: "primary" },
    from: "2018-01-01",
    contagion: "group",
    byYear: {
      label: "doubtful",
      uncovered: ["100"],
      covered: { "bank-or-real-security": ["25", "50", "75", "100"], "cash-or-state-pledge": ["0"] },
    },
    bands: [
      { fromDays: 0, toDays: 0, label: "performing", ratePercent: "0" },
      { fromDays: 1, toDays: 45, label: "unpaid", ratePercent: "0" },
      { fromDays: 46, toDays: null, label: "doubtful", ratePercent: "100" },
    ],
    notes: [
      "Doubtful from day 91 for mortgages.",
      "The yearly rates are the latest by the end of each year.",
      "One doubtful loan makes all exposure to the borrower and its group doubtful.",
      "A restructured loan is performing again only after max(20% of the rescheduled amount, accrued interest) was paid from own funds, or after 90 clean days.",
    ],
  },
  "waemu-bceao-sfd": {
    id: "waemu-bceao-sfd",
    title: "BCEAO decentralized financial systems",
    jurisdiction: "WAEMU",
    source:
      "Age classes in a public implementation of the BCEAO return; rates unverified (Instruction 026-02-2009)",
    confidence: { days: "unverified", rates: "unverified" },
    bands: [
      { fromDays: 0, toDays: 89, label: "sound", ratePercent: "0" },
      { fromDays: 90, toDays: 180, label: "non-performing up to 6 months", ratePercent: "40" },
      { fromDays: 181, toDays: 360, label: "non-performing 6-12 months", ratePercent: "80" },
      { fromDays: 361, toDays: 720, label: "non-performing 12-24 months", ratePercent: "100" },
      { fromDays: 721, toDays: null, label: "written off", ratePercent: "100" },
    ],
    notes: [
      "Of the days, the lines of 6-12 and 12-24 months were read; the rest is unverified.",
      "Norms: PAR90 at most 3%, PAR180 at most 2%, losses at most 2%, provisions at least 40% of non-performing loans.",
      "A credit with an installment unpaid for 90 days moves as a whole.",
    ],
  },
  "ke-cbk-mfb": {
    id: "ke-cbk-mfb",
    title: "Central Bank of Kenya, deposit-taking microfinance",
    jurisdiction: "Kenya",
    source:
      "unverified; instrument https://vdocuments.site/microfinance-deposit-taking-microfinance-institutions-deposit-taking-microfinance.html (table not visible)",
    confidence: { days: "unverified", rates: "unverified" },
    bands: [
      { fromDays: 0, toDays: 0, label: "normal", ratePercent: "1" },
      { fromDays: 1, toDays: 30, label: "watch", ratePercent: "5" },
      { fromDays: 31, toDays: 60, label: "sub-standard", ratePercent: "25" },
      { fromDays: 61, toDays: 90, label: "doubtful", ratePercent: "75" },
      { fromDays: 91, toDays: null, label: "loss", ratePercent: "100" },
    ],
  },
  "ke-sasra": {
    id: "ke-sasra",
    title: "SASRA deposit-taking savings and credit co-operatives",
    jurisdiction: "Kenya",
    source: "unverified",
    confidence: { days: "unverified", rates: "unverified" },
    bands: [
      { fromDays: 0, toDays: 0, label: "performing", ratePercent: "1" },
      { fromDays: 1, toDays: 30, label: "watch", ratePercent: "5" },
      { fromDays: 31, toDays: 180, label: "sub-standard", ratePercent: "25" },
      { fromDays: 181, toDays: 360, label: "doubtful", ratePercent: "50" },
      { fromDays: 361, toDays: null, label: "loss", ratePercent: "100" },
    ],
  },
} as const satisfies Record<string, ProvisioningPolicy>;
