/**
 * Currencies: how many decimal digits each has. ISO 4217 (list one, active codes of money; funds and
 * metals, which nobody lends in, are left out).
 */
import { type Problem, problem } from "./error.js";

const DIGITS: Readonly<Record<number, string>> = {
  0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF",
  2: `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF
    CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL
    HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP
    MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD
    SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS
    VED VES WST XCD XCG YER ZAR ZMW ZWG`,
  3: "BHD IQD JOD KWD LYD OMR TND",
};

/** Decimal digits of each currency by its ISO 4217 code: JPY 0, BDT 2, KWD 3. */
export const CURRENCY_DIGITS: ReadonlyMap<string, number> = new Map(
  Object.entries(DIGITS).flatMap(([digits, codes]) =>
    codes
      .trim()
      .split(/\s+/)
      .map((code): [string, number] => [code, Number(digits)]),
  ),
);

/** The most decimal digits that amounts may have. */
const MOST_DIGITS = 6;

/** Digits as given, else those of the currency; `undefined`, with the problem added to the list, if neither tells. */
export function readDigits(
  { currency, decimals }: { readonly currency?: unknown; readonly decimals?: unknown },
  problems: Problem[],
): number | undefined {
  if (decimals !== undefined) {
    if (
      typeof decimals === "number" &&
      Number.isInteger(decimals) &&
      decimals >= 0 &&
      decimals <= MOST_DIGITS
    )
      return decimals;
    problems.push(problem("out-of-range", "decimals", `must be a whole number from 0 to ${MOST_DIGITS}`));
    return undefined;
  }
  const digits = typeof currency === "string" ? CURRENCY_DIGITS.get(currency) : undefined;
  if (digits === undefined) {
    const rule = "must be a currency of ISO 4217, or come with its number of decimals";
    problems.push(problem("not-in-list", "currency", rule));
  }
  return digits;
}
