/**
 * Provisioning tables of Peru, Bolivia and El Salvador, and the day classes of IFRS 9 and the EU. Data only.
 */
import type { ProvisioningPolicy } from "../rules/provisioningPolicy.js";

/** The policies of these countries by name. */
export const OTHER_PROVISIONING = {
  "pe-sbs-mes": {
    id: "pe-sbs-mes",
    title: "SBS Res. 11356-2008, microenterprise, small business and consumer loans",
    jurisdiction: "Peru",
    source:
      "Days: a public repository; resolution https://cupdf.com/document/res-11356-2008.html (body not visible); rates unverified",
    confidence: { days: "secondary", rates: "unverified" },
    bands: [
      {
        fromDays: 0,
        toDays: 8,
        label: "normal",
        ratePercent: "1",
        securedRatePercent: { preferred: "1", "readily-realizable": "1" },
      },
      {
        fromDays: 9,
        toDays: 30,
        label: "CPP (potential problems)",
        ratePercent: "5",
        securedRatePercent: { preferred: "2.5", "readily-realizable": "1.25" },
      },
      {
        fromDays: 31,
        toDays: 60,
        label: "deficient",
        ratePercent: "25",
        securedRatePercent: { preferred: "12.5", "readily-realizable": "6.25" },
      },
      {
        fromDays: 61,
        toDays: 120,
        label: "doubtful",
        ratePercent: "60",
        securedRatePercent: { preferred: "30", "readily-realizable": "15" },
      },
      {
        fromDays: 121,
        toDays: null,
        label: "loss",
        ratePercent: "100",
        securedRatePercent: { preferred: "60", "readily-realizable": "30" },
      },
    ],
    notes: [
      "Debtor-level alignment across lenders; pro-cyclical add-on driven by GDP growth (30-month average crossing 5%), zero for MES part covered by self-liquidating collateral.",
    ],
  },
  "bo-asfi-microcredit": {
    id: "bo-asfi-microcredit",
    title: "ASFI microcredit",
    jurisdiction: "Bolivia",
    source: "unverified",
    confidence: { days: "unverified", rates: "unverified-low" },
    bands: [
      { fromDays: 0, toDays: 5, label: "A", ratePercent: "0.25" },
      { fromDays: 6, toDays: 30, label: "B", ratePercent: "5" },
      { fromDays: 31, toDays: 55, label: "C", ratePercent: "20" },
      { fromDays: 56, toDays: 75, label: "D", ratePercent: "50" },
      { fromDays: 76, toDays: 90, label: "E", ratePercent: "80" },
      { fromDays: 91, toDays: null, label: "F", ratePercent: "100" },
    ],
    notes: ["Class A rate varies by destination and currency."],
  },
  "sv-ncb022-consumer": {
    id: "sv-ncb022-consumer",
    title: "NCB-022 reserves, consumer loans",
    jurisdiction: "El Salvador",
    source: "tanakasan3/lana-dw-pg, dbt seed static_ncb_022_porcentaje_reservas_saneamiento",
    confidence: { days: "secondary", rates: "secondary" },
    bands: [
      { fromDays: 0, toDays: 7, label: "A1", ratePercent: "0" },
      { fromDays: 8, toDays: 30, label: "A2", ratePercent: "1" },
      { fromDays: 31, toDays: 60, label: "B", ratePercent: "5" },
      { fromDays: 61, toDays: 90, label: "C1", ratePercent: "15" },
      { fromDays: 91, toDays: 120, label: "C2", ratePercent: "25" },
      { fromDays: 121, toDays: 150, label: "D1", ratePercent: "50" },
      { fromDays: 151, toDays: 180, label: "D2", ratePercent: "75" },
      { fromDays: 181, toDays: null, label: "E", ratePercent: "100" },
    ],
    notes: ["Housing: 7/30/90/120/180/270/360 days with the same rates."],
  },
  "ifrs9-dpd-backstops": {
    id: "ifrs9-dpd-backstops",
    title: "IFRS 9, stages by days past due (classes only)",
    jurisdiction: "International",
    source:
      "https://annualreporting.info/30-days-past-due/; https://ifrsbuddy.com/learn/en/ifrs-9-three-stage-model; https://provision-web.pages.dev/pages/staging",
    confidence: { days: "secondary", rates: "secondary" },
    bands: [
      { fromDays: 0, toDays: 30, label: "stage 1", ratePercent: null },
      { fromDays: 31, toDays: 90, label: "stage 2", ratePercent: null },
      { fromDays: 91, toDays: null, label: "stage 3", ratePercent: null },
    ],
    notes: [
      "Both presumptions can be rebutted with evidence; stage 2 has other signs too. See the staging of expected credit losses.",
      "There are no rates.",
    ],
  },
  "eu-eba-default": {
    id: "eu-eba-default",
    title: "CRR article 178 and EBA guidelines, default by days (classes only)",
    jurisdiction: "European Union",
    source:
      "https://www.grantthornton.com.cy/insights/risk-advisory-articles/ai-you-can-trust-assurance-for-modern-ai-systems-high-impact-environments2/ and https://regalert.today/document/1deb8109-f372-4583-87a6-d1a7a5795228/text (1% NPV, one-year probation kept in 2026 guidelines); EUR 100 / 1% materiality: unverified",
    confidence: { days: "secondary", rates: "secondary" },
    bands: [
      { fromDays: 0, toDays: 90, label: "non-default", ratePercent: null },
      { fromDays: 91, toDays: null, label: "default", ratePercent: null },
    ],
    notes: [
      "Days run only while both materiality thresholds, EUR 100 and 1%, are exceeded (unverified).",
      "Default if a restructuring loses more than 1% of net present value; probation of 12 months.",
      "There are no rates.",
    ],
  },
} as const satisfies Record<string, ProvisioningPolicy>;
