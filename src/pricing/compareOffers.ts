/**
 * Offers side by side: which loan is the cheapest for the client.
 */
import { type Decimal, decimalText } from "../kernel/decimal.js";
import { type Problem, problem, refuse } from "../kernel/error.js";
import { kindOf } from "../kernel/kindOf.js";
import { checkNames, isRecord } from "../kernel/recordInput.js";
import type { PriceReport } from "./report/priceReport.js";
import { groupedAmount } from "./report/priceReportText.js";

/** A loan on offer, under a label that means something to whoever compares; no names of people. */
export interface Offer {
  readonly label: string;
  readonly price: PriceReport;
}

/** An offer in its place. */
export interface RankedOffer extends Offer {
  /** 1 is the cheapest; offers at the same rate share a place; `undefined` for an offer without a rate that is its price. */
  readonly place: number | undefined;
  /** Why an offer has no place, in words. */
  readonly whyNotRanked: string | undefined;
  /** How many percentage points a year, compounded, it lies above the cheapest; `undefined` without a rate. */
  readonly pointsAboveCheapest: Decimal | undefined;
}

/** Offers ranked by what the client pays. */
export interface OfferComparison {
  /** The cheapest first; offers that cannot be ranked last. */
  readonly offers: readonly RankedOffer[];
  /** The comparison as a table and a sentence, in plain words. */
  toText(): string;
}

const NO_RATE = "it has no yearly rate";

const rateOf = ({ price }: Offer): Decimal | undefined => price.client.effectivePercentPerYear;

function byRate(a: Offer, b: Offer): number {
  const [left, right] = [rateOf(a), rateOf(b)];
  if (left === undefined || right === undefined)
    return Number(left === undefined) - Number(right === undefined);
  return left.comparedTo(right);
}

const OFFER_NAMES = ["label", "price"] as const;

/** Whether a value is a report of priceReport, as far as a comparison reads one. */
const isReport = (value: unknown): value is PriceReport =>
  isRecord(value) && typeof value.toText === "function" && isRecord(value.client);

function checkOffer(offer: unknown, path: string, currency: unknown, problems: Problem[]): void {
  if (!isRecord(offer)) {
    const rule = "must be a record with a label and a price";
    problems.push(problem("wrong-type", path, `${rule}; got ${kindOf(offer)}`));
    return;
  }
  const { label, price } = offer;
  checkNames(offer, OFFER_NAMES, problems, path);
  if (typeof label !== "string") problems.push(problem("required", `${path}.label`, "must be a text"));
  if (!isReport(price)) {
    problems.push(problem("required", `${path}.price`, "must be the report of priceReport"));
  } else if (price.currency !== currency) {
    problems.push(problem("conflict", `${path}.price`, "must be in the currency of the other offers"));
  }
}

function checkOffers(offers: unknown): void {
  const problems: Problem[] = [];
  if (!Array.isArray(offers))
    refuse(problem("wrong-type", "offers", `must be a list of offers; got ${kindOf(offers)}`));
  const list = offers as readonly unknown[];
  if (list.length === 0) problems.push(problem("required", "offers", "must hold at least one offer"));
  const reports = list.map((offer) => (isRecord(offer) ? offer.price : undefined)).filter(isReport);
  list.forEach((offer, i) => {
    checkOffer(offer, `offers[${i}]`, reports[0]?.currency, problems);
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
  const rows = offers.map(({ place = "", label, price }) => {
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
  const first = cheapest.length === 0 ? "none can be ranked" : cheapest.join(", ");
  const unranked = offers
    .filter(({ place }) => place === undefined)
    .map(({ label, whyNotRanked }) => `Not ranked: ${label}: ${whyNotRanked}.`);
  return [...lines, `Cheapest for whoever borrows: ${first}.`, ...unranked].join("\n");
}

/**
 * Ranks offers by the client's yearly rate, everything counted and compounded: the only figure that compares loans of
 * different lengths, rhythms and charges. An offer without a rate that is its price (nothing is left in hand, or several
 * rates might be it) has no place, and says why.
 *
 * @throws LoanError `wrong-type`, `required`, `unknown-field`; `conflict` if the offers are in several currencies
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
    const place =
      rate === undefined ? undefined : 1 + sorted.filter((other) => byRate(other, offer) < 0).length;
    const whyNotRanked = rate === undefined ? (offer.price.client.noRate ?? NO_RATE) : undefined;
    const pointsAboveCheapest =
      rate === undefined || cheapest === undefined ? undefined : rate.minus(cheapest);
    return { label: offer.label, price: offer.price, place, whyNotRanked, pointsAboveCheapest };
  });
  return { offers: ranked, toText: () => comparisonText(ranked) };
}
