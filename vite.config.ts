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

/**
 * The page names what is read after its first questions are asked, so that it arrives with them: of a file that is imported
 * later Vite names nothing.
 */
function startAhead(): Plugin {
  return {
    name: 'start-ahead',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const start = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === 'start')
        if (start?.type !== 'chunk') return []
        const styles = [...(start.viteMetadata?.importedCss ?? [])]
        const link = (rel: string) => (file: string) => ({
          tag: 'link',
          attrs: { rel, crossorigin: true, href: `./${file}` },
          injectTo: 'head' as const,
        })
        return [
          ...[start.fileName, ...start.imports]
            .filter((file) => !html.includes(file))
            .map(link('modulepreload')),
          ...styles.map(link('stylesheet')),
        ]
      },
    },
  }
}

// The screens only. The core runs as it stands, and `#domain/*` and its sisters resolve by package.json.
export default defineConfig({
  root: 'src-renderer',
  base: './',
  publicDir: false,
  plugins: [react(), contractOutline(), startAhead()],
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
            // What runs before the program is there, and loads it.
            {
              name: 'first',
              test: /src-renderer[\\/](trusted-types|first-questions)\.ts$|vite[\\/]preload-helper/,
              priority: 1,
            },
            // Why, is told in root.ts.
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler)[\\/]|src-renderer[\\/]root\.ts$/,
              priority: 1,
            },
            // What every start draws, Hoy included, in one file: eighty small ones took half of a start to arrive.
            {
              name: 'start',
              test: /src-renderer[\\/](start\.tsx|features[\\/]today[\\/]Today\.tsx)$/,
            },
          ],
        },
      },
    },
  },
})
