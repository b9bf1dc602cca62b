/**
 * Presets of real products: the first installment of each on the same loan, and what a regulator's rules say of it.
 */
import { buildSchedule, COMPLIANCE_RULE_SETS, checkCompliance, PRESETS, termsFromPreset } from "kisti";

const loan = { principal: "30000", disbursedOn: "2026-01-04" };

for (const preset of Object.values(PRESETS)) {
  const schedule = buildSchedule(termsFromPreset(preset.id, loan));
  const [first] = schedule.installments;
  const sum = `${schedule.totals.interest} ${preset.terms.currency} of interest`;
  console.log(
    `${preset.id.padEnd(22)} ${first?.due}  ${String(first?.total).padStart(8)}  ${sum} (${preset.confidence})`,
  );
}

const flat = termsFromPreset("bd-weekly-mra", {
  ...loan,
  interest: { rate: { percent: "15" }, method: "flat" },
});
const report = checkCompliance(flat, COMPLIANCE_RULE_SETS["bd-mra-2019"], { feesApart: "15" });
console.log(`\n15% flat under ${report.ruleSet}: ${report.verdict}`);
for (const { name, value, unit, bound, limit, verdict } of report.rules) {
  console.log(`  ${name}: ${value} ${unit}, at ${bound} ${limit}: ${verdict}`);
}
