import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SCHEMA } from '#wire/messages.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const NEXT = 9000

/**
 * A checkout of this program with what a next version may bring: a migration that adds two columns to the clients and a
 * table beside them, and a command that writes into both. A client whose note is changed gets it as a nickname too, in
 * capitals in its own row and in a row of `nicknames`.
 */
export function makeNextVersion(): { readonly root: string; readonly schema: number; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), 'vigente-next-'))
  for (const entry of ['src-main', 'src-shared', 'src-endpoint', 'scripts', 'package.json'])
    cpSync(join(ROOT, entry), join(root, entry), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'dir')
  const edit = (path: string, edits: readonly (readonly [text: string, instead: string])[]) => {
    let source = readFileSync(join(root, path), 'utf8')
    for (const [text, instead] of edits) {
      if (!source.includes(text)) throw new Error(`${path} has no «${text}» any more`)
      source = source.replace(text, instead)
    }
    writeFileSync(join(root, path), source)
  }
  writeFileSync(join(root, 'src-main/db/migrations/9000-next.ts'), MIGRATION)
  edit('src-main/db/migrations.ts', [
    [
      'export const migrations',
      "import { next } from './migrations/9000-next.ts'\n\nexport const migrations",
    ],
    ['\n]', '\n  next,\n]'],
  ])
  edit('src-shared/wire/messages.ts', [[`SCHEMA = ${SCHEMA}`, `SCHEMA = ${NEXT}`]])
  edit('src-main/features/clients/sql.ts', [
    [
      'db.runOne(sql`\n    UPDATE clients SET\n',
      `if (row.note !== '') db.runOne(sql\`
        INSERT INTO nicknames (id, client_id, text) VALUES (\${row.id}, \${row.id}, \${row.note})
        ON CONFLICT (id) DO UPDATE SET text = excluded.text
      \`)
      db.runOne(sql\`
        UPDATE clients SET nickname = nullif(upper(\${row.note}), ''),
      `,
    ],
  ])
  // Screens that nobody opens here, newer than all that they would be built from.
  mkdirSync(join(root, 'dist/screens'), { recursive: true })
  writeFileSync(join(root, 'dist/screens/index.html'), '<!doctype html><title>Vigente</title>')
  return { root, schema: NEXT, remove: () => rmSync(root, { recursive: true, force: true }) }
}

const MIGRATION = `
import { keepBeforeImages, renewBeforeImages } from '../triggers.ts'

export const next = {
  number: ${NEXT},
  tables: { nicknames: 'id' },
  up: (raw) => {
    raw.exec(\`
      ALTER TABLE clients ADD COLUMN nickname TEXT;
      ALTER TABLE clients ADD COLUMN visits INTEGER NOT NULL DEFAULT 0;
      CREATE TABLE nicknames (
        id TEXT PRIMARY KEY,
        client_id TEXT NOT NULL REFERENCES clients (id),
        text TEXT NOT NULL,
        rev INTEGER NOT NULL DEFAULT 0
      ) STRICT;
    \`)
    renewBeforeImages(raw, { clients: 'id' })
    keepBeforeImages(raw, { nicknames: 'id' })
  },
}
`
