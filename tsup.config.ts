import { existsSync } from "node:fs";
import { defineConfig } from "tsup";

/** The files behind the `exports` of package.json: only these need declarations. */
const PUBLIC = ["src/index.ts", "src/testing/index.ts"].filter((path) => existsSync(path));

/**
 * Every source file is an entry and shared code becomes small chunks, so that an application that uses one
 * function carries only what that function needs. A one-file bundle would defeat its tree-shaking.
 */
export default defineConfig({
  entry: ["src/**/*.ts"],
  format: ["esm", "cjs"],
  tsconfig: "src/tsconfig.json",
  target: "es2022",
  splitting: true,
  dts: { entry: PUBLIC },
  clean: true,
});
