import fc from "fast-check";
import { runs } from "./runs.js";

/** The same cases in every run, so that a red run is a change's own; `SEED=… npx vitest run` draws others. */
const seed = Number(process.env.SEED ?? 20_261_121);

fc.configureGlobal({ numRuns: runs(200), seed });
