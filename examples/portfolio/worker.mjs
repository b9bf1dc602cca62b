// A thread that counts the loans of one range and hands back the state of its accumulators.
import { parentPort, workerData } from "node:worker_threads";
import { countLoans } from "./figures.mjs";

const { first, pastLast } = workerData;
const figures = await countLoans(first, pastLast, (loans) => parentPort?.postMessage({ loans }));
parentPort?.postMessage({ stored: JSON.parse(JSON.stringify(figures)) });
