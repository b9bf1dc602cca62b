/**
 * Slabs: many short lists of numbers out of few large buffers.
 *
 * A buffer of its own costs a short list more than its contents, in time and in memory. Lists are cut from a
 * shared slab instead, one after another, and never overlap; a slab lives as long as one of its lists.
 */

const SLAB_LENGTH = 4096;
const LONGEST_CUT = SLAB_LENGTH / 4;

let integers = new Int32Array(0);
let integersUsed = 0;

/** A list of zeros of the given length, 32 bits each. */
export function intList(length: number): Int32Array {
  if (length > LONGEST_CUT) return new Int32Array(length);
  if (integersUsed + length > integers.length) {
    integers = new Int32Array(SLAB_LENGTH);
    integersUsed = 0;
  }
  integersUsed += length;
  return integers.subarray(integersUsed - length, integersUsed);
}

let floats = new Float64Array(0);
let floatsUsed = 0;

/** A list of zeros of the given length, 64 bits each. */
export function floatList(length: number): Float64Array {
  if (length > LONGEST_CUT) return new Float64Array(length);
  if (floatsUsed + length > floats.length) {
    floats = new Float64Array(SLAB_LENGTH);
    floatsUsed = 0;
  }
  floatsUsed += length;
  return floats.subarray(floatsUsed - length, floatsUsed);
}
