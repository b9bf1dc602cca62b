import fc from "fast-check";
import { runs } from "./runs.js";

fc.configureGlobal({ numRuns: runs(200) });
