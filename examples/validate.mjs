// Every problem of bad terms at once: for a form, or for a file that somebody typed.
import { safeParseTerms } from "kisti";

const parsed = safeParseTerms({
  currency: "BDT",
  principal: "20,000",
  disbursedOn: "2026-02-29",
  interest: { rate: { percent: -24, per: "anum" }, method: "reducing" },
  repayment: {
    installments: 0,
    every: { count: 1, unit: "week" },
    grace: { spares: "both", for: { periods: 2 } },
  },
  calendar: { weekend: ["friday", "caturday"] },
  rounding: { multiple: { of: "0.001" } },
  memberName: "?",
});

if (!parsed.success) {
  for (const { code, path, message } of parsed.problems) console.log(`${path}: ${message} [${code}]`);
}
