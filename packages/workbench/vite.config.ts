import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { embedDossier } from "./vite/embed-dossier.ts";

export default defineConfig({
  plugins: [react(), embedDossier()],
  base: "/",
  worker: { format: "es" },
  build: {
    outDir: "dist",
    target: "es2023",
    // Everything is served by the house's own server: no inline scripts, no data: fonts, so that a strict content policy holds.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
});
