import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** A browser, its server and its pages want a machine to themselves: these go one after another, when everything else is done. */
const BROWSER = "**/*.e2e.test.ts";

export default defineConfig({
  test: {
    testTimeout: 400_000,
    hookTimeout: 400_000,
    projects: [
      {
        extends: true,
        test: {
          name: "parts",
          include: ["packages/*/{src,test}/**/*.test.{ts,tsx}", "scripts/**/*.test.ts", "benchmarks/**/*.test.ts"],
          exclude: [BROWSER, "**/node_modules/**"],
          maxWorkers: Math.max(1, availableParallelism()),
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: "browser", include: [`packages/${BROWSER}`], maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
