/** Why the oracle has no schedule for some terms. */
export class Refusal extends Error {}

/** Ends the oracle's computation with a reason. */
export function refuse(reason: string): never {
  throw new Refusal(reason);
}
