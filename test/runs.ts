const RUN_FACTOR = Number(process.env.RUN_FACTOR ?? "1");

/**
 * How many generated cases a property runs: the number given, and a thousand times as many under
 * `npm run test:deep` (or `RUN_FACTOR=50 npx vitest run test/schedule` for anything between).
 */
export const runs = (count: number): number => Math.ceil(count * RUN_FACTOR);
