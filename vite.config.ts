import react from '@vitejs/plugin-react'
import { defineConfig, runnerImport, type Plugin } from 'vite'
import type { Procedure } from '#contract/procedure.ts'

/**
 * The core says what an operation takes and gives: of the contract the screens are built with no more than the roles and
 * topics that `src-renderer/operations.ts` names, and without zod.
 */
function contractOutline(): Plugin {
  return {
    name: 'contract-outline',
    load: async (id) => {
      if (!id.endsWith('/src-shared/contract/index.ts')) return null
      const { module } = await runnerImport<{ operations: Readonly<Record<string, Procedure>> }>(id)
      const outline = Object.entries(module.operations).map(([name, operation]) => {
        const { kind, role } = operation
        return [name, kind === 'command' ? { kind, role } : { kind, role, reads: operation.reads }]
      })
      return `export const operations = ${JSON.stringify(Object.fromEntries(outline))}`
    },
  }
}

// The screens only. The core runs as it stands, and `#domain/*` and its sisters resolve by package.json.
export default defineConfig({
  root: 'src-renderer',
  base: './',
  publicDir: false,
  plugins: [react(), contractOutline()],
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
            // What every start draws, Hoy included, in one file: eighty small ones took half of a start to arrive.
            {
              name: 'start',
              test: /src-renderer[\\/](trusted-types\.ts|start\.tsx|features[\\/]today[\\/]Today\.tsx)$/,
            },
          ],
        },
      },
    },
  },
})
