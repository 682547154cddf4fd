import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// The screens only. The core runs as it stands, and `#domain/*` and its sisters resolve by package.json.
export default defineConfig({
  root: 'src-renderer',
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: '../dist/screens',
    emptyOutDir: true,
    target: 'chrome130',
    // Chromium has had module preload since 66, and the polyfill would be one more thing for the CSP.
    modulePreload: { polyfill: false },
    // An asset inlined as a data: URL is refused by `font-src 'self'`.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Told what it may not do before anything else is loaded (main.ts), which the loader must be there for.
            { name: 'zod', test: /node_modules[\\/]zod[\\/]|vite[\\/]preload-helper/, priority: 1 },
            // What every start draws, Hoy included, in one file: eighty small ones took half of a start to arrive.
            { name: 'start', test: /src-renderer[\\/](start|features[\\/]today[\\/]Today)\.tsx$/ },
          ],
        },
      },
    },
  },
})
