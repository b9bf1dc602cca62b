/**
 * A group loan: the meeting calendar settles the due dates, five members with different amounts share each row, and
 * the largest loan for a sum that a member can bring to a meeting is solved for.
 */
import { buildSchedule, meetingDates, solvePrincipal, splitAmount, splitSchedule } from "kisti";

const disbursedOn = "2026-01-04";
const dates = meetingDates({ meets: { weekday: "tuesday" }, disbursedOn, leastDays: 15 });
console.log(`First meeting with an installment: ${dates.firstDueOn}`);

const terms = {
  currency: "BDT",
  disbursedOn,
  interest: { rate: { percent: "24" } },
  repayment: { installments: 46, ...dates },
};
const schedule = buildSchedule({ ...terms, principal: "95500" });
const members = splitSchedule(
  schedule,
  ["28650", "23875", "19100", "14325", "9550"].map((amount, i) => ({ id: `member ${i + 1}`, amount })),
);

console.log("\nWho brings what to the first three meetings and the last:");
for (const { number, due, total } of schedule.installments) {
  if (number > 3 && number < 46) continue;
  const parts = members.map(({ installments }) => installments[number - 1]?.total.toFixed(2).padStart(7));
  console.log(`${due}  ${parts.join(" ")}  = ${total.toFixed(2)}`);
}
console.log("\nPrincipal and interest of each member over the loan:");
for (const { id, totals } of members) {
  console.log(
    `${id}  ${totals.principal.toFixed(2).padStart(8)} + ${totals.interest.toFixed(2).padStart(7)}`,
  );
}

console.log("\n9,550 shared 30:25:20:15:10, in hundreds, what is left in fifties:");
const parts = splitAmount("9550", [30, 25, 20, 15, 10], { currency: "BDT", unit: "100", residueUnit: "50" });
console.log(parts.join(" + "));

const answer = solvePrincipal({ terms, installment: "500", multipleOf: "500" });
if (answer.kind === "found") {
  console.log(`\nAt most 500 a meeting carries ${answer.principal}: ${answer.installment} a meeting;`);
  console.log(`the next larger loan would be ${answer.next} a meeting.`);
} else {
  console.log(`\nNo loan: ${answer.message}.`);
}
