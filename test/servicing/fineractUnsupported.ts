/**
 * Cases that this library does not reproduce, each with its arithmetic.
 */
export const NOT_REPRODUCED: Readonly<Record<string, string>> = {};
