// The handler of a web form: accept, or answer with every problem by field. Nothing of what was typed is echoed.
import { assessIndebtedness, explainAssessment, safeParseHousehold, safeParseTerms } from "kisti";

/** @param {{ household: unknown, terms: unknown }} form */
function handle(form) {
  const household = safeParseHousehold(form.household);
  const terms = safeParseTerms(form.terms);
  /** @type {Record<string, string[]>} */
  const errors = {};
  /** @param {string} part @param {readonly import("kisti").Problem[]} problems */
  const collect = (part, problems) => {
    for (const { path, message } of problems) {
      const field = `${part}.${path}`;
      errors[field] = [...(errors[field] ?? []), message];
    }
  };
  if (!household.success) collect("household", household.problems);
  if (!terms.success) collect("terms", terms.problems);
  if (!household.success || !terms.success) return { status: 422, errors };
  const assessment = assessIndebtedness(household.household, { terms: terms.terms }, "repayment-capacity-70");
  return { status: 200, verdict: assessment.verdict, text: explainAssessment(assessment) };
}

const household = {
  currency: "BDT",
  asOf: "2026-01-04",
  incomes: [{ source: "business", amount: "4200", per: "week" }],
  expenses: [{ amount: "9500", per: "month" }],
  debts: [],
};
const terms = {
  currency: "BDT",
  principal: "30000",
  disbursedOn: "2026-01-04",
  interest: { rate: { percent: "24" }, dayCount: "actual/365" },
  repayment: { installments: 46, every: { unit: "week" } },
};

const bad = handle({
  household: {
    ...household,
    incomes: [
      { source: "luck", amount: "-4200", per: "week" },
      { source: "wage", amount: "1e3" },
    ],
    debts: [{ kind: "bank", mark: "bureau", installment: "500" }],
    name: "somebody",
  },
  terms: {
    ...terms,
    principal: "30000.001",
    disbursedOn: "2026-02-30",
    interest: { rate: { percent: "24" }, method: "compound" },
  },
});
console.log(`${bad.status}`);
for (const [field, messages] of Object.entries(bad.errors ?? {}))
  console.log(`  ${field}: ${messages.join("; ")}`);

const good = handle({ household, terms });
console.log(`\n${good.status} ${good.verdict}\n${good.text}`);

const { debts, ...undeclared } = household;
const open = handle({ household: undeclared, terms });
console.log(
  `\n${open.status} ${open.verdict}${debts.length === 0 ? ": nobody asked about other debts" : ""}`,
);
