/**
 * Presets: products of microfinance as data, each with its source.
 *
 * What a source does not say (the pattern, the day count, how amounts are rounded) has the default of the terms and is
 * named in the notes. To add a product, add one entry to one of the three tables.
 */
import { BANGLADESHI_PRESETS } from "./presetsBangladesh.js";
import { OTHER_PRESETS } from "./presetsElsewhere.js";
import { INDIAN_PRESETS } from "./presetsIndia.js";

/** The presets by name. */
export const PRESETS = { ...BANGLADESHI_PRESETS, ...INDIAN_PRESETS, ...OTHER_PRESETS } as const;

/** The name of a preset. */
export type PresetName = keyof typeof PRESETS;
