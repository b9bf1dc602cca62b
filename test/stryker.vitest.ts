import { defineConfig } from "vitest/config";

/** For mutation testing: the tests that run the sources. The others read the tree, or the built package. */
export default defineConfig({
  test: {
    include: ["test/*/**/*.test.ts"],
    exclude: ["test/package/**"],
    setupFiles: ["test/setup.ts"],
    testTimeout: 60_000,
  },
});
