import { defineConfig } from "tsup";

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
  treeshake: false,
  dts: true,
  clean: true,
});
