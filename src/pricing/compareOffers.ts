/**
 * Offers side by side: which loan is the cheapest for the client.
 */
import { type Decimal, decimalText } from "../kernel/decimal.js";
import { type Problem, problem, refuse } from "../kernel/error.js";
import { kindOf } from "../kernel/kindOf.js";
import type { PriceReport } from "./report/priceReport.js";
import { groupedAmount } from "./report/priceReportText.js";

/** A loan on offer, under a label that means something to whoever compares; no names of people. */
export interface Offer {
  readonly label: string;
  readonly price: PriceReport;
}

/** An offer in its place. */
export interface RankedOffer extends Offer {
  /** 1 is the cheapest; offers at the same rate share a place. */
  readonly place: number;
  /** How many percentage points a year, compounded, it lies above the cheapest; `undefined` without a rate. */
  readonly pointsAboveCheapest: Decimal | undefined;
}

/** Offers ranked by what the client pays. */
export interface OfferComparison {
  /** The cheapest first; offers without a yearly rate last. */
  readonly offers: readonly RankedOffer[];
  /** The comparison as a table and a sentence, in plain words. */
  toText(): string;
}

const rateOf = ({ price }: Offer): Decimal | undefined => price.client.effectivePercentPerYear;

function byRate(a: Offer, b: Offer): number {
  const [left, right] = [rateOf(a), rateOf(b)];
  if (left === undefined || right === undefined)
    return Number(left === undefined) - Number(right === undefined);
  return left.comparedTo(right);
}

function checkOffers(offers: unknown): void {
  const problems: Problem[] = [];
  if (!Array.isArray(offers))
    refuse(problem("wrong-type", "offers", `must be a list of offers; got ${kindOf(offers)}`));
  const list = offers as readonly Partial<Offer>[];
  if (list.length === 0) problems.push(problem("required", "offers", "must hold at least one offer"));
  list.forEach((offer, i) => {
    if (typeof offer?.label !== "string")
      problems.push(problem("required", `offers[${i}].label`, "must be a text"));
    if (typeof offer?.price !== "object") {
      problems.push(problem("required", `offers[${i}].price`, "must be the report of priceReport"));
    } else if (list.some((other) => other?.price?.currency !== offer.price?.currency)) {
      problems.push(problem("conflict", `offers[${i}].price`, "must be in the currency of the other offers"));
    }
  });
  if (problems.length > 0) refuse(problems);
}

const column = (cells: readonly string[], isText: boolean): string[] => {
  const width = Math.max(...cells.map(({ length }) => length));
  return cells.map((cell) => (isText ? cell.padEnd(width) : cell.padStart(width)));
};

function comparisonText(offers: readonly RankedOffer[]): string {
  const rate = (percent: Decimal | undefined): string =>
    percent === undefined ? "none" : `${decimalText(percent, 2)}%`;
  const rows = offers.map(({ place, label, price }) => {
    const { client, lent, decimals } = price;
    const amounts = [lent, price.receivedAtStart, client.cost].map((amount) =>
      groupedAmount(amount, decimals),
    );
    const rates = [
      client.flatPercentPerYear,
      client.nominalPercentPerYear,
      client.effectivePercentPerYear,
    ].map(rate);
    return [String(place), label, ...amounts, decimalText(client.costPer100, 2), ...rates];
  });
  const head = ["", "offer", "lent", "in hand", "cost", "per 100", "flat", "on what is owed", "compounded"];
  const table = [head, ...rows];
  const columns = head.map((_, k) =>
    column(
      table.map((row) => row[k] as string),
      k === 1,
    ),
  );
  const lines = table.map((_, row) =>
    columns
      .map((cells) => cells[row])
      .join("  ")
      .trimEnd(),
  );
  const cheapest = offers.filter(({ place }) => place === 1).map(({ label }) => label);
  return [...lines, `Cheapest for whoever borrows: ${cheapest.join(", ")}.`].join("\n");
}

/**
 * Ranks offers by the client's yearly rate, everything counted and compounded: the only figure that compares loans of
 * different lengths, rhythms and charges.
 *
 * @throws LoanError `wrong-type`, `required`; `conflict` if the offers are in several currencies
 * @example
 * ```ts
 * const offer = (percent: string) => priceReport(buildSchedule({
 *   currency: "BDT", principal: "20000", disbursedOn: "2026-01-04", interest: { rate: { percent } },
 *   repayment: { installments: 12, every: { count: 1, unit: "month" } },
 * }));
 * const comparison = compareOffers([{ label: "A", price: offer("30") }, { label: "B", price: offer("24") }]);
 * comparison.offers.map(({ place, label }) => `${place} ${label}`).join(", "); // "1 B, 2 A"
 * ```
 */
export function compareOffers(offers: readonly Offer[]): OfferComparison {
  checkOffers(offers);
  const sorted = [...offers].sort(byRate);
  const cheapest = rateOf(sorted[0] as Offer);
  const ranked = sorted.map((offer): RankedOffer => {
    const rate = rateOf(offer);
    const place = 1 + sorted.filter((other) => byRate(other, offer) < 0).length;
    const pointsAboveCheapest =
      rate === undefined || cheapest === undefined ? undefined : rate.minus(cheapest);
    return { label: offer.label, price: offer.price, place, pointsAboveCheapest };
  });
  return { offers: ranked, toText: () => comparisonText(ranked) };
}
