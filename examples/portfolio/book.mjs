// A book of loans made inside DuckDB, and streamed out of it as positions. Every loan follows from its number alone, so
// that any range of numbers can be made anywhere: by another thread, in another process.
import { DuckDBInstance } from "@duckdb/node-api";

export const AS_OF = "2026-06-30";

// Amounts are whole paisa. A loan runs for twelve equal months; one in twelve stops paying in some month.
const LOANS = `
  CREATE OR REPLACE MACRO squared(x, k) AS (x * x + k * 48271 + 12345) % 2147483647;
  CREATE OR REPLACE MACRO chance(number, k) AS
    squared(squared(squared((number + 1) * 69621 % 2147483647, k), k), k) / 2147483647.0;

  CREATE OR REPLACE MACRO loans(first, past_last) AS TABLE
    WITH drawn AS (
      SELECT range AS number,
             (chance(range, 1) * 18)::INTEGER AS age,
             100 * (5000 + 1000 * (chance(range, 2) * 75)::INTEGER) AS principal,
             CASE WHEN chance(range, 3) < 0.08 THEN 1 + (chance(range, 4) * 11)::INTEGER ELSE 99 END AS stops,
             (chance(range, 5) * 27)::INTEGER AS day
      FROM range(first, past_last)
    ), followed AS (
      SELECT *,
             greatest(0, least(age, 12, stops - 1)) AS paid,
             CASE WHEN age >= stops THEN 30 * (age - stops) + 1 + (chance(number, 6) * 28)::INTEGER
                  WHEN age < 12 AND chance(number, 7) < 0.05 THEN 1 + (chance(number, 8) * 14)::INTEGER
                  ELSE 0 END AS days
      FROM drawn
    )
    SELECT number,
           'branch ' || lpad((number % 40)::VARCHAR, 2, '0') AS branch,
           CASE number % 3 WHEN 0 THEN 'farm' WHEN 1 THEN 'trade' ELSE 'craft' END AS product,
           strftime(DATE '2026-06-01' - to_months(age) + to_days(day), '%Y-%m-%d') AS disbursed_on,
           principal::DOUBLE AS disbursed,
           CASE WHEN number % 997 = 5 THEN -100.0 ELSE principal - (principal // 12) * paid END::DOUBLE AS balance,
           CASE WHEN number % 50021 = 3 THEN -1 ELSE days END::INTEGER AS days,
           CASE WHEN days = 0 OR number % 997 = 5 THEN 0 ELSE least(principal - (principal // 12) * paid,
             (principal // 12) * greatest(1, least(age, 12) - paid)) END::DOUBLE AS overdue,
           chance(number, 9) < 0.02 AS restructured,
           days > 360 AS written_off,
           age >= 12 AND stops > 12 AS closed,
           array_to_string([CASE WHEN month >= stops THEN 30 * (month - stops) + 1 ELSE 0 END
                            FOR month IN range(0, age + 1)], ' ') AS history
    FROM followed`;

/** A connection to a database in memory that knows the loans, kept small. */
export async function openBook() {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1", memory_limit: "300MB" });
  const connection = await instance.connect();
  await connection.run(LOANS);
  return connection;
}

/**
 * The positions and histories of the loans from one number to another, in batches as the database streams them.
 *
 * @param {import("@duckdb/node-api").DuckDBConnection} connection
 * @param {number} first
 * @param {number} pastLast
 * @returns {AsyncGenerator<{ position: import("kisti").Position, history: import("kisti").LoanHistory }[]>}
 */
export async function* positionsOf(connection, first, pastLast) {
  const sql = `SELECT branch, product, disbursed_on, disbursed, balance, days, overdue, restructured, written_off,
                      closed, history FROM loans(${first}, ${pastLast})`;
  for await (const chunk of await connection.stream(sql)) {
    const columns = /** @type {any[][]} */ (chunk.getColumns());
    const column = (/** @type {number} */ i) => columns[i] ?? [];
    const [branch, product, disbursedOn, disbursed] = [column(0), column(1), column(2), column(3)];
    const [balance, days, overdue, restructured] = [column(4), column(5), column(6), column(7)];
    const [writtenOff, closed, history] = [column(8), column(9), column(10)];
    yield balance.map((principalOutstanding, i) => ({
      position: {
        unit: /** @type {const} */ ("minor"),
        currency: "BDT",
        principalOutstanding,
        daysPastDue: days[i],
        overduePrincipal: overdue[i],
        restructured: restructured[i],
        writtenOff: writtenOff[i],
        disbursedOn: disbursedOn[i],
        disbursedPrincipal: disbursed[i],
        keys: { branch: branch[i], product: product[i] },
      },
      history: {
        unit: /** @type {const} */ ("minor"),
        currency: "BDT",
        disbursedOn: disbursedOn[i],
        disbursedPrincipal: disbursed[i],
        daysPastDue: String(history[i]).split(" ").map(Number),
        closed: closed[i],
      },
    }));
  }
}

/**
 * The same portfolio at risk in SQL: the second road to the number.
 *
 * @param {import("@duckdb/node-api").DuckDBConnection} connection
 * @param {number} loans
 * @param {number} overDays
 */
export async function portfolioAtRiskInSql(connection, loans, overDays) {
  const reader = await connection.runAndReadAll(`
    SELECT coalesce(sum(balance) FILTER (days > ${overDays}), 0)::BIGINT AS at_risk,
           coalesce(sum(balance), 0)::BIGINT AS gross
    FROM loans(0, ${loans})
    WHERE balance > 0 AND NOT written_off AND days >= 0`);
  const [row] = reader.getRowObjects();
  return { atRisk: String(row?.at_risk), gross: String(row?.gross) };
}
