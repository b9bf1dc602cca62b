/**
 * Provisioning tables of India, Bangladesh and Nepal. Data only.
 */
import type { ProvisioningPolicy } from "../rules/provisioningPolicy.js";

/** The policies of these countries by name. */
export const SOUTH_ASIAN_PROVISIONING = {
  "in-rbi-nbfc-mfi-2011": {
    id: "in-rbi-nbfc-mfi-2011",
    title: "RBI NBFC-MFI Directions, provisioning",
    jurisdiction: "India",
    source:
      "https://sksindia.com/accounting_standards_and_principles.html (the rule restated by a listed lender); https://rvsbellanalytics.com/directions-for-nbfc-micro-finance-mfis/; deferral to 2013: https://taxguru.in/rbi/implementation-asset-classification-provisioning-norms-nbfcmfis-deferred-1st-april-2013.html",
    confidence: { days: "secondary", rates: "secondary" },
    from: "2013-04-01",
    base: "overdue-installments",
    floor: { ratePercent: "1" },
    bands: [
      { fromDays: 0, toDays: 90, label: "standard", ratePercent: "0" },
      { fromDays: 91, toDays: 179, label: "non-performing 90-180", ratePercent: "50" },
      { fromDays: 180, toDays: null, label: "non-performing 180+", ratePercent: "100" },
    ],
    notes: [
      "The provision is the higher of 1% of the portfolio and 50% of installments overdue more than 90 and less than 180 days plus 100% of those overdue 180 days or more.",
      "Loans under government guarantee schemes have their own treatment.",
    ],
  },
  "in-rbi-sma-2021": {
    id: "in-rbi-sma-2021",
    title: "RBI special mention accounts and non-performing assets (classes only)",
    jurisdiction: "India",
    source:
      "RBI clarification of 2021-11-12 as quoted at https://www.nabkisan.co.in/customer-awareness and https://fusionfin.com/customer-awareness/",
    confidence: { days: "primary", rates: "primary" },
    from: "2021-11-12",
    days: "due-date-is-day-1",
    bands: [
      { fromDays: 0, toDays: 0, label: "standard", ratePercent: null },
      { fromDays: 1, toDays: 30, label: "SMA-0", ratePercent: null },
      { fromDays: 31, toDays: 60, label: "SMA-1", ratePercent: null },
      { fromDays: 61, toDays: 90, label: "SMA-2", ratePercent: null },
      { fromDays: 91, toDays: null, label: "NPA", ratePercent: null },
    ],
    notes: [
      "As quoted by lenders: SMA-1 on due date + 30, SMA-2 on + 60, NPA on + 90.",
      "An NPA is upgraded only when all arrears of principal and interest are paid: the class has memory, and days alone do not tell it.",
      "The class of day 0 is ours, so that the bands are complete. There are no rates.",
    ],
  },
  "in-rbi-nbfc-general": {
    id: "in-rbi-nbfc-general",
    title: "RBI general NBFC asset classification",
    jurisdiction: "India",
    source: "https://mics.asia/blog/nbfc-npa-provisioning-rbi-norms",
    confidence: { days: "secondary-low", rates: "secondary-low" },
    bands: [
      { fromDays: 0, toDays: 90, label: "standard", ratePercent: "0.25" },
      { fromDays: 91, toDays: 455, label: "sub-standard (NPA up to 12 months)", ratePercent: "10" },
      { fromDays: 456, toDays: 820, label: "doubtful, NPA 12-24 months (secured part)", ratePercent: "25" },
      { fromDays: 821, toDays: 1185, label: "doubtful, NPA 24-36 months (secured part)", ratePercent: "40" },
      { fromDays: 1186, toDays: null, label: "doubtful beyond 36 months / loss", ratePercent: "100" },
    ],
    notes: [
      "The source counts months since the loan became non-performing; the days are 90 + 365 for each year, ours.",
      "Unsecured parts of doubtful loans are provided in full: express them as a policy of their own.",
      "Other summaries give 20, 30 and 50% for the secured doubtful part.",
    ],
  },
  "in-sks-jlg-policy": {
    id: "in-sks-jlg-policy",
    title: "SKS Microfinance, policy for weekly group loans",
    jurisdiction: "India (company policy)",
    source: "https://sksindia.com/accounting_standards_and_principles.html",
    confidence: { days: "primary", rates: "primary" },
    firstBandByRisk: [
      { upToPercent: "1", ratePercent: "0.25" },
      { upToPercent: "1.5", ratePercent: "0.50" },
      { upToPercent: "2", ratePercent: "0.75" },
      { upToPercent: null, ratePercent: "1.00" },
    ],
    writeOff: "on reaching the last class",
    bands: [
      { fromDays: 0, toDays: 56, label: "standard", ratePercent: null },
      { fromDays: 57, toDays: 175, label: "sub-standard", ratePercent: "50" },
      { fromDays: 176, toDays: null, label: "loss (written off)", ratePercent: "100" },
    ],
    notes: [
      "The thresholds are 8 and 25 weeks; days are weeks × 7.",
      "The rate of standard loans is a step function of the portfolio at risk; the source does not say of how many days, so the caller must.",
    ],
  },
  "bd-mra": {
    id: "bd-mra",
    title: "Microcredit Regulatory Authority, microfinance institutions",
    jurisdiction: "Bangladesh",
    source:
      "Days: return lines in a public repository (watchful 1-30, sub-standard 31-180, doubtful 181-365, bad above 365; base principal outstanding). Rates: unverified (MRA Rules 2010)",
    confidence: { days: "secondary", rates: "unverified" },
    writeOff:
      "bad for two years and fully provided, oldest first, on 30 June or 31 December, by decision of the board",
    bands: [
      { fromDays: 0, toDays: 0, label: "regular", ratePercent: "1" },
      { fromDays: 1, toDays: 30, label: "watchful", ratePercent: "5" },
      { fromDays: 31, toDays: 180, label: "sub-standard", ratePercent: "25" },
      { fromDays: 181, toDays: 365, label: "doubtful", ratePercent: "75" },
      { fromDays: 366, toDays: null, label: "bad", ratePercent: "100" },
    ],
    notes: [
      "Write-off guideline: http://bankinfobd.com/blog/bad-loan-writing-off-norms-set-for-micro-lenders-",
      "Doubtful is 75%, not the 50% usual elsewhere: confirm against the rules.",
    ],
  },
  "bd-bb-short-term-agri-micro": {
    id: "bd-bb-short-term-agri-micro",
    title: "Bangladesh Bank, short-term agricultural and micro-credit of banks",
    jurisdiction: "Bangladesh (banks)",
    source:
      "http://bankingpractice.blogspot.com/2011/12 (months); definition https://de.scribd.com/document/273375441/Classification",
    confidence: { days: "secondary", rates: "unverified-low" },
    scope: "at most BDT 50,000 and 12 months",
    bands: [
      { fromDays: 0, toDays: 365, label: "regular", ratePercent: "5" },
      { fromDays: 366, toDays: 1095, label: "sub-standard", ratePercent: "5" },
      { fromDays: 1096, toDays: 1825, label: "doubtful", ratePercent: "5" },
      { fromDays: 1826, toDays: null, label: "bad/loss", ratePercent: "100" },
    ],
    notes: ["Months 12/36/60 turned into days x 365/12; rates were changed several times after 2012."],
  },
  "np-nrb": {
    id: "np-nrb",
    title: "Nepal Rastra Bank five classes",
    jurisdiction: "Nepal",
    source:
      "https://tapendrabaduwal.github.io/loan; http://anandprashad.blogspot.com/2015/03/watch-list.html",
    confidence: { days: "secondary-low", rates: "secondary" },
    bands: [
      { fromDays: 0, toDays: 30, label: "pass", ratePercent: "1" },
      { fromDays: 31, toDays: 90, label: "watch list", ratePercent: "5" },
      { fromDays: 91, toDays: 180, label: "sub-standard", ratePercent: "25" },
      { fromDays: 181, toDays: 365, label: "doubtful", ratePercent: "50" },
      { fromDays: 366, toDays: null, label: "loss", ratePercent: "100" },
    ],
    notes: [
      "The 2015 page makes watch-list qualitative with pass up to three months; day-based watch-list is the later practice.",
      "Insured agricultural/livestock loans: 25% of the normal provision (https://english.insurancekhabar.com/2021/11/116008/).",
      "Restructured at least in the former class (https://ceotab.com/nepal-rastra-bank-issues-circular-to-implement-new-monetary-policy-provisions).",
    ],
  },
} as const satisfies Record<string, ProvisioningPolicy>;
