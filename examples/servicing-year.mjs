/**
 * A borrower's year: a part payment, a missed month, a holiday after a flood, a payment that the office learned of
 * late, and an early payoff.
 */
import {
  append,
  arrears,
  buildSchedule,
  compareChange,
  holiday,
  payment,
  payoff,
  payoffQuote,
  prepayment,
  replay,
} from "kisti";

const schedule = buildSchedule({
  currency: "BDT",
  principal: "50000",
  disbursedOn: "2026-01-10",
  interest: { rate: { percent: "24" } },
  repayment: { installments: 12, every: { count: 1, unit: "month" } },
});
const installment = schedule.levelAmount;
console.log(
  `12 installments of ${installment?.toFixed(2)}, interest ${schedule.totals.interest.toFixed(2)}\n`,
);

const events = [
  payment("2026-02-10", "4728.00"),
  payment("2026-03-10", "2000.00"), // part of the installment
  payment("2026-03-24", "2728.00"), // and the rest, two weeks later
  // April is missed.
  payment("2026-05-10", "4728.00"), // covers April, so May is late now
  holiday("2026-06-01", 2, { interest: "deferred-spread" }), // the flood: June and July are spared
];

/** @param {import("kisti").LoanAccount} account */
const show = (account) => {
  const { daysPastDue, overdue, since } = arrears(account);
  const late =
    daysPastDue === 0
      ? "nothing late"
      : `${overdue.total.toFixed(2)} late since ${since}, ${daysPastDue} days`;
  const next = account.nextDue;
  const due = next.kind === "found" ? `next ${next.amount.toFixed(2)} on ${next.due}` : "nothing to come";
  console.log(`${account.asOf}  owes ${account.outstanding.principal.toFixed(2)} principal, ${late}; ${due}`);
};

show(replay(schedule, events, { asOf: "2026-03-20" }));
show(replay(schedule, events, { asOf: "2026-04-30" }));
show(replay(schedule, events, { asOf: "2026-05-31" }));
const afterFlood = replay(schedule, events, { asOf: "2026-07-31" });
show(afterFlood);

console.log("\nA payment of 14 May, found in July, changes what was said of May:");
const corrected = append(afterFlood, payment("2026-05-14", "4728.00"));
show(replay(schedule, corrected.events, { asOf: "2026-05-31", servicing: corrected.servicing }));
show(corrected);

console.log("\nWhat 10,000 on 10 August would change:");
const summer = append(corrected, payment("2026-08-10", "5090.59"), { asOf: "2026-08-10" });
for (const early of /** @type {const} */ (["cut-installment", "cut-term"])) {
  const { after, interestSaved } = compareChange(summer, prepayment("2026-08-10", "10000", early));
  console.log(
    `  ${early}: ${after.installmentsLeft} rows of ${after.installment?.toFixed(2)}, the last on ${after.endsOn}, ` +
      `interest saved ${interestSaved.toFixed(2)}`,
  );
}

const quote = payoffQuote(summer, "2026-08-20");
console.log(
  `\nTo close it on 20 August: ${quote.total.toFixed(2)} (interest saved ${quote.interestSaved.toFixed(2)})`,
);
const closed = append(summer, payoff("2026-08-20", quote.total));
console.log(`${closed.asOf}  ${closed.status}, ${closed.paid.total.toFixed(2)} paid in all`);
