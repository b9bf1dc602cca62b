/**
 * Slabs: many small integer lists out of few large buffers.
 *
 * A buffer of its own costs a short list more than its contents, in time and in memory. Lists are cut from a
 * shared slab instead, one after another, and never overlap; a slab lives as long as one of its lists.
 */

const SLAB_LENGTH = 4096;

let slab = new Int32Array(0);
let used = 0;

/** A list of zeros of the given length, 32 bits each. */
export function intList(length: number): Int32Array {
  if (length > SLAB_LENGTH / 4) return new Int32Array(length);
  if (used + length > slab.length) {
    slab = new Int32Array(SLAB_LENGTH);
    used = 0;
  }
  const list = slab.subarray(used, used + length);
  used += length;
  return list;
}
