import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The workbench as one script and one style, with its threads inside, of which `vite/one-page.ts` makes a page that opens from disk. */
export default defineConfig({
  plugins: [react()],
  base: "./",
  resolve: {
    alias: [{ find: /^\.\/spawn\.ts$/, replacement: "./spawn-inline.ts" }],
  },
  // A page on disk may start no module worker everywhere; a plain script it may.
  worker: { format: "iife", rolldownOptions: { output: { codeSplitting: false } } },
  build: {
    target: "es2023",
    assetsInlineLimit: 100_000_000,
    cssCodeSplit: false,
    modulePreload: false,
    sourcemap: false,
    chunkSizeWarningLimit: 20_000,
    rolldownOptions: {
      output: { codeSplitting: false },
      checks: { bundlerTimings: false },
    },
  },
});
