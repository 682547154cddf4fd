import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { TemplateKey } from '#messages/es-MX/templates.ts'

export interface TemplateText {
  readonly subject: string
  readonly body: string
}

/** The texts that the office has written in the place of the program's own. */
export function changedTemplates(db: ReadDb): Map<TemplateKey, TemplateText> {
  const rows = db.all<TemplateText & { readonly key: TemplateKey }>(
    sql`SELECT key, subject, body FROM templates`,
  )
  return new Map(rows.map(({ key, subject, body }) => [key, { subject, body }]))
}

export function changedTemplate(db: ReadDb, key: TemplateKey): TemplateText | null {
  return db.get<TemplateText>(sql`SELECT subject, body FROM templates WHERE key = ${key}`)
}

export function saveTemplate(
  db: WriteDb,
  row: TemplateText & { readonly key: TemplateKey; readonly savedOn: Day },
): void {
  db.runOne(sql`
    INSERT INTO templates (key, subject, body, saved_on)
    VALUES (${row.key}, ${row.subject}, ${row.body}, ${row.savedOn})
    ON CONFLICT (key) DO UPDATE SET subject = excluded.subject, body = excluded.body, saved_on = excluded.saved_on
  `)
}

/** How many rows: 0 where the text is the program's own already. */
export function removeTemplate(db: WriteDb, key: TemplateKey): number {
  return db.run(sql`DELETE FROM templates WHERE key = ${key}`)
}
