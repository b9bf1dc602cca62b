/**
 * The script that compares ACTUS contracts with a file of cases, run on cases made from the definitions.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../sources.js";

/** 1200 at 12% for a month of 30 days: 12. */
function caseWith(id: string, interest: string, changes: object = {}) {
  const terms = {
    contractType: "PAM",
    contractRole: "RPA",
    statusDate: "2025-12-31T00:00:00",
    currency: "USD",
    initialExchangeDate: "2026-01-01T00:00:00",
    maturityDate: "2026-02-01T00:00:00",
    notionalPrincipal: "1200",
    nominalInterestRate: "0.12",
    dayCountConvention: "30E360",
    ...changes,
  };
  const event = (date: string, type: string, payoff: string, notional: string) => {
    return { date, type, payoff, notional, accrued: "0" };
  };
  const expectedEvents = [
    event("2026-01-01", "IED", "-1200", "1200"),
    event("2026-02-01", "IP", interest, "1200"),
    event("2026-02-01", "MD", "1200", "0"),
  ];
  return { id, inputs: { terms, to: null }, expected: { expectedEvents } };
}

function run(cases: readonly object[]) {
  const folder = mkdtempSync(join(tmpdir(), "kisti-actus-"));
  try {
    const file = join(folder, "cases.json");
    writeFileSync(file, JSON.stringify({ cases }));
    const script = join(ROOT, "test/conformance/actus.mjs");
    const { status, stdout } = spawnSync(process.execPath, [script, file], { cwd: ROOT, encoding: "utf8" });
    return { status, lines: stdout.trim().split("\n") };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("the comparison with ACTUS cases", () => {
  it("counts contracts and events that agree", () => {
    expect(run([caseWith("one", "12")])).toEqual({
      status: 0,
      lines: ["1 of 1 contracts agree (3 events), 0 differ, 0 not mapped"],
    });
  });
  it("says what differs and what is not mapped, and why", () => {
    const found = run([caseWith("one", "12.01"), caseWith("two", "12", { cycleOfRateReset: "P1ML0" })]);
    expect(found.status).toBe(1);
    expect(found.lines).toEqual([
      "one: differs",
      "  2026-02-01 IP payoff: 12.01, found 12.000000000000",
      "two: not mapped: cycleOfRateReset: resets its rate",
      "0 of 2 contracts agree (0 events), 1 differ, 1 not mapped",
    ]);
  });
});
