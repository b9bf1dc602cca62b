/**
 * Graces of a reschedule: what its first rows are spared.
 */
import { problem, refuse } from "../../kernel/error.js";
import { markOf } from "../../schedule/marks.js";
import type { Engine } from "../engine.js";
import type { EventOf } from "../event/events.js";
import type { Layout } from "../layout.js";

type Reschedule = EventOf<"reschedule">;

/** The mark of a row that a reschedule spares something; 0 where it spares nothing. */
function sparedMark(row: number, { principalGrace = 0, interestGrace = 0 }: Reschedule): number {
  if (row >= interestGrace) return row < principalGrace ? markOf("principal", "paid") : 0;
  return markOf(row < principalGrace ? "both" : "interest", "deferred-next-interest");
}

/** The layout with the graces of a reschedule over the rows from `from` on. */
export function withGraces({ agreed }: Engine, layout: Layout, from: number, event: Reschedule): Layout {
  const { principalGrace = 0, interestGrace = 0 } = event;
  const { pattern } = agreed.terms.repayment;
  if (principalGrace > 0 && (pattern === "bullet" || pattern === "interest-only")) {
    refuse(problem("conflict", "principalGrace", `${pattern} has no principal to spare before the end`));
  }
  if (interestGrace > 0 && pattern === "bullet") {
    refuse(problem("conflict", "interestGrace", `${pattern} has no interest to spare before the end`));
  }
  const most = Math.max(principalGrace, interestGrace);
  if (most === 0) return layout;
  const spared = new Map(layout.spared);
  for (let row = 0; row < most; row++) spared.set(from + row, sparedMark(row, event));
  return { ...layout, spared };
}

/** Refuses graces that leave no installment of so many. */
export function checkGraces(event: Reschedule, installments: number): void {
  for (const field of ["principalGrace", "interestGrace"] as const) {
    if ((event[field] ?? 0) < installments) continue;
    refuse(problem("no-solution", field, "must leave an installment that is not spared"));
  }
}
