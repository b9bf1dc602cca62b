import { defineConfig } from "vitest/config";

/** `vitest run --mode deep` multiplies the number of generated cases; see `test/runs.ts`. */
export default defineConfig(({ mode }) => ({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/setup.ts"],
    env: { RUN_FACTOR: process.env.RUN_FACTOR ?? (mode === "deep" ? "1000" : "1") },
    testTimeout: mode === "deep" ? 86_400_000 : 60_000,
    hookTimeout: 120_000,
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      reporter: ["text-summary", "html"],
      thresholds: { statements: 95, branches: 90, functions: 95, lines: 95 },
    },
  },
}));
