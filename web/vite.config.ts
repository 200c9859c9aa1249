import path from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: path.resolve(import.meta.dirname, "../dist/web"),
    emptyOutDir: true,
    // The content security policy has no room for data: URLs.
    assetsInlineLimit: 0,
    // Every browser with modules and dialogs has it built in.
    modulePreload: { polyfill: false },
    // React and assistant-ui together are one chunk of half a megabyte, 160 kB compressed.
    chunkSizeWarningLimit: 600,
  },
});
