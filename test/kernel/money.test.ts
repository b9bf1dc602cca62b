/**
 * Money and numbers: minor units, text, the digits of currencies, and what is read as a decimal.
 */
import currencyCodes from "currency-codes";
import { Decimal as PublicDecimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CURRENCY_DIGITS } from "../../src/kernel/currency.js";
import { Decimal, readDecimal } from "../../src/kernel/decimal.js";
import { formatMinor, fromMinor, LARGEST_AMOUNT, toMinor } from "../../src/kernel/money.js";

/** Codes of ISO 4217 that name no money: metals, units of account, bond units, tests, funds. */
const NO_MONEY = /^(X(A[GU]|P[DT]|B[ABCD]|DR|SU|UA|TS|XX)|BOV|CHE|CHW|CLF|COU|MXV|USN|UYI|UYW)$/;
/** Codes that the list of 25 June 2024 does not know yet, or still has: amendments 175 to 180. */
const NEWER = ["XCG"];
const WITHDRAWN = ["ANG", "BGN", "CUC", "HRK", "SLL", "ZWL"];

const digits = fc.integer({ min: 0, max: 6 });

describe("the digits of currencies", () => {
  it("are those of the ISO 4217 list as another package keeps it", () => {
    const listed = currencyCodes.data.filter(({ code }) => !NO_MONEY.test(code) && !WITHDRAWN.includes(code));
    const theirs = Object.fromEntries(listed.map((record) => [record.code, record.digits]));
    const ours = Object.fromEntries([...CURRENCY_DIGITS].filter(([code]) => !NEWER.includes(code)));
    expect(ours).toEqual(theirs);
  });
  it.each([
    ["JPY", 0],
    ["UGX", 0],
    ["VND", 0],
    ["BDT", 2],
    ["KWD", 3],
    ["TND", 3],
  ])("%s has %i", (code, expected) => expect(CURRENCY_DIGITS.get(code)).toBe(expected));
});

describe("minor units", () => {
  it("come back from decimals and from text", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), digits, (minor, places) => {
        const decimal = fromMinor(minor, places);
        expect(toMinor(decimal, places)).toBe(minor + 0);
        expect(toMinor(new Decimal(formatMinor(minor, places)), places)).toBe(minor + 0);
        expect(decimal.eq(new Decimal(minor).div(10 ** places))).toBe(true);
        expect(formatMinor(BigInt(minor), places)).toBe(formatMinor(minor, places));
      }),
    );
  });
  it.each([
    [1250, 2, "12.50"],
    [5, 2, "0.05"],
    [-5, 3, "-0.005"],
    [0, 2, "0.00"],
    [7, 0, "7"],
    [LARGEST_AMOUNT, 2, "90071992547409.91"],
  ])("%i with %i digits is %s", (minor, places, text) => expect(formatMinor(minor, places)).toBe(text));
  it("are whole, and at most 2^53 − 1", () => {
    expect(toMinor(new Decimal("0.005"), 2)).toBeUndefined();
    expect(toMinor(new Decimal("90071992547409.91"), 2)).toBe(LARGEST_AMOUNT);
    expect(toMinor(new Decimal("90071992547409.92"), 2)).toBeUndefined();
    expect(toMinor(new Decimal("-90071992547409.92"), 2)).toBeUndefined();
  });
  it("as decimals compute like any other decimal", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), digits, (a, b, places) => {
        const [own, other] = [fromMinor(a, places), new Decimal(formatMinor(b, places))];
        const plain = new Decimal(formatMinor(a, places));
        for (const operation of ["plus", "minus", "times"] as const) {
          expect(String(own[operation](other))).toBe(String(plain[operation](other)));
        }
        expect([own.s, own.e, own.d]).toEqual([plain.s, plain.e, plain.d]);
      }),
    );
  });
});

describe("a decimal", () => {
  it.each(["0", "12.50", "-3", "+7.1", ".5", "007"])("is read from %s", (text) => {
    expect(readDecimal(text)?.eq(new PublicDecimal(text))).toBe(true);
  });
  it.each(["", " 1", "1 ", "1e3", "1,000", "0x10", "NaN", "Infinity", "1.", "--1", "١", "12_000", "1\n"])(
    "is not read from %j",
    (text) => expect(readDecimal(text)).toBeUndefined(),
  );
  it.each([Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -(2 ** 53), 1e300])(
    "is not read from the number %d",
    (n) => {
      expect(readDecimal(n)).toBeUndefined();
    },
  );
  it("is a number's shortest form, never its float noise", () => {
    expect(String(readDecimal(0.1))).toBe("0.1");
    expect(String(readDecimal(1.005))).toBe("1.005");
    expect(String(readDecimal(1e-7))).toBe("0.0000001");
    expect(String(readDecimal(Number.MAX_SAFE_INTEGER))).toBe("9007199254740991");
  });
  it("is read from any decimal.js constructor, and from no other value", () => {
    const Coarse = PublicDecimal.clone({ precision: 2 });
    expect(String(readDecimal(new Coarse("123.456")))).toBe("123.456");
    expect(readDecimal(new PublicDecimal(Number.NaN))).toBeUndefined();
    expect(readDecimal(new PublicDecimal(Number.NEGATIVE_INFINITY))).toBeUndefined();
    for (const value of [undefined, null, true, 1n, [], {}, Symbol("1"), () => 1]) {
      expect(readDecimal(value)).toBeUndefined();
    }
  });
});
