/** A stranger's application: the packed library, unpacked into a folder of its own, needing no network. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import ts from "typescript";
import { ROOT } from "../sources.js";

const ON_WINDOWS = process.platform === "win32";

export interface Consumer {
  readonly folder: string;
  /** Paths inside the package, sorted. */
  readonly packed: readonly string[];
  /** Writes a file into the application. */
  write(name: string, text: string): string;
  /** Runs a file of the application and returns what it prints. */
  run(name: string): string;
  remove(): void;
}

/** Packs the library as `npm publish` would and unpacks it beside links to the packages named. */
export function createConsumer(dependencies: readonly string[]): Consumer {
  const folder = mkdtempSync(join(tmpdir(), "kisti-consumer-"));
  const library = join(folder, "node_modules", "kisti");
  mkdirSync(library, { recursive: true });
  const report = execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
    cwd: ROOT,
    encoding: "utf8",
    shell: ON_WINDOWS,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const archive = report.match(/"filename":\s*"([^"]+\.tgz)"/)?.[1] as string;
  execFileSync("tar", ["-xzf", archive, "-C", library, "--strip-components=1"], { cwd: folder });
  for (const name of dependencies) {
    const link = join(folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, "node_modules", name), link, "junction");
  }
  const packed = readdirSync(library, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(library.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
  return {
    folder,
    packed,
    write(name, text) {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    },
    run: (name) => execFileSync(process.execPath, [join(folder, name)], { cwd: folder, encoding: "utf8" }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const { ModuleKind, ModuleResolutionKind } = ts;

/** The ways in which TypeScript users resolve a package. */
export const RESOLUTIONS = {
  "node16, ES module": {
    extension: "mts",
    options: { module: ModuleKind.Node16, moduleResolution: ModuleResolutionKind.Node16 },
  },
  "node16, CommonJS": {
    extension: "cts",
    options: { module: ModuleKind.Node16, moduleResolution: ModuleResolutionKind.Node16 },
  },
  bundler: {
    extension: "ts",
    options: { module: ModuleKind.ESNext, moduleResolution: ModuleResolutionKind.Bundler },
  },
} as const;

/** What TypeScript says about a file, in strict mode and with the library's declarations checked too. */
export function compile(file: string, options: ts.CompilerOptions): string[] {
  const program = ts.createProgram([file], {
    ...options,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ messageText, file: where }) =>
        `${where?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
    );
}
