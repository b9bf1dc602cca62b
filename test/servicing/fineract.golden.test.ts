/**
 * Every servicing case of Apache Fineract's tests, each state of it, by what its events mean.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { accountsOf } from "./fineractAdapter.js";
import type { ServicingCase } from "./fineractCase.js";
import { differences } from "./fineractCompare.js";
import { NOT_REPRODUCED } from "./fineractUnsupported.js";

const FILE = new URL("../golden/fineract-servicing.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(FILE, "utf8")) as { cases: readonly ServicingCase[] };

/** Every difference at every state of a case. */
function failures(one: ServicingCase): string[] {
  const accounts = accountsOf(one);
  const states = [...(one.checkpoints ?? []), { ...one.expected, afterEvent: one.events.length }];
  return states.flatMap((state) => {
    const account = accounts.get(state.afterEvent ?? 0);
    if (account === undefined) return [];
    return differences(account, state, one.terms.scheduleStartDate !== undefined).map(
      (text) => `after event ${state.afterEvent}: ${text}`,
    );
  });
}

describe("servicing as in Apache Fineract's tests", () => {
  const reproduced = cases.filter(({ id }) => !(id in NOT_REPRODUCED));
  it.each(reproduced.map((one) => [one.id, one] as const))("%s", (_, one) => {
    expect(failures(one)).toEqual([]);
  });

  it("lists no case as not reproduced that is", () => {
    const open = cases.filter(({ id }) => id in NOT_REPRODUCED);
    const solved = open.filter((one) => {
      try {
        return failures(one).length === 0;
      } catch {
        return false;
      }
    });
    expect(solved.map(({ id }) => id)).toEqual([]);
  });
});
