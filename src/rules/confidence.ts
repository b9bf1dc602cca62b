/**
 * Confidence: how well a figure of a dated policy is known. Whoever applies a policy must be able to see it,
 * so it stands beside every figure and travels into every result.
 */

/** How a figure is known, the best first. */
export const CONFIDENCES = {
  /** Read in the text of the rule or in the issuer's own report. */
  primary: "read in the text of the rule",
  /** Read in somebody's restatement of the rule. */
  secondary: "read in a restatement of the rule",
  /** Read in a weak restatement, such as an advertisement or a forum. */
  "secondary-low": "read in a weak restatement of the rule",
  /** Follows from other figures. */
  inferred: "inferred from other figures",
  /** Remembered or quoted without a source that could be read. */
  unverified: "not verified",
  /** As unverified, and doubtful. */
  "unverified-low": "not verified, and doubtful",
} as const;

/** The name of a confidence. */
export type Confidence = keyof typeof CONFIDENCES;

const FROM_BEST = Object.keys(CONFIDENCES) as readonly Confidence[];

/** The weaker of two confidences. */
export function weakerConfidence(a: Confidence, b: Confidence): Confidence {
  return FROM_BEST.indexOf(a) > FROM_BEST.indexOf(b) ? a : b;
}

/** Whether a figure of this confidence has been verified at all. */
export function isVerified(confidence: Confidence): boolean {
  return FROM_BEST.indexOf(confidence) < FROM_BEST.indexOf("unverified");
}
