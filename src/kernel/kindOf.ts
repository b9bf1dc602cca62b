/**
 * The kind of a value in words, for messages that must not carry the value itself.
 */
import { isDateObject } from "./date.js";

/** The kind of a value in words, never the value: "a text", "a number", "NaN", "an array". */
export function kindOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (typeof value === "string") return value === "" ? "an empty text" : "a text";
  if (typeof value === "number") return Number.isFinite(value) ? "a number" : String(value);
  if (Array.isArray(value)) return "an array";
  if (isDateObject(value)) return "a Date";
  if (typeof value === "object") return "an object";
  return `a ${typeof value}`;
}
