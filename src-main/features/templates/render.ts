import type { ReadDb } from '#db/sql.ts'
import { formatPhone } from '#domain/phone.ts'
import { readTemplate } from '#domain/template.ts'
import { readProfile, readSetting } from '#features/settings/sql.ts'
import { signatureLines } from '#messages/es-MX/office.ts'
import { templates, type TemplateFields, type TemplateKey } from '#messages/es-MX/templates.ts'
import { changedTemplate, type TemplateText } from './sql.ts'

/** R39: four e-mails, four telephones and one WhatsApp at most. */
export interface Signature {
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  readonly whatsapp: string
}

export interface RenderedTemplate {
  readonly subject: string
  readonly text: string
}

/**
 * A text that leaves the office, filled in: the office's own words where it has written some. A field that is not known
 * is '', and what depends on it is left out; the office's name and block of contact stand in every text (R39).
 *   renderTemplate(db, 'quote.send', { cliente, contacto, folio: 'A-1042', importe: '$ 1,160.00', vigencia: '' })
 */
export function renderTemplate<K extends TemplateKey>(
  db: ReadDb,
  key: K,
  fields: TemplateFields<K>,
): RenderedTemplate {
  return templateWriter(db)(key, fields)
}

export type TemplateWriter = <K extends TemplateKey>(key: K, fields: TemplateFields<K>) => RenderedTemplate

/** `renderTemplate` for many texts of one moment: what they have in common is read once, at the first. */
export function templateWriter(db: ReadDb): TemplateWriter {
  const writers = new Map<TemplateKey, ReturnType<typeof writerOf>>()
  let office: ReturnType<typeof officeFields> | null = null
  return (key, fields) => {
    office ??= officeFields(db)
    const write = writers.get(key) ?? writerOf(changedTemplate(db, key) ?? templates[key])
    writers.set(key, write)
    return write({ ...fields, ...office })
  }
}

/** A text that is not saved yet, filled in the same way. */
export function fillTemplate(
  db: ReadDb,
  text: TemplateText,
  fields: Readonly<Record<string, string>>,
): RenderedTemplate {
  return writerOf(text)({ ...fields, ...officeFields(db) })
}

function writerOf({
  subject,
  body,
}: TemplateText): (fields: Readonly<Record<string, string>>) => RenderedTemplate {
  const [writeSubject, writeBody] = [readTemplate(subject), readTemplate(body)]
  return (fields) => ({ subject: writeSubject(fields).replace(/\s+/g, ' '), text: writeBody(fields) })
}

/** As it was set; until then the telephone and the e-mail of the papers. */
export function readSignature(db: ReadDb): Signature {
  const { email, phone } = readProfile(db)
  const own = { emails: [email].filter(Boolean), phones: [phone].filter(Boolean), whatsapp: '' }
  return readSetting<Signature>(db, 'signature') ?? own
}

function officeFields(db: ReadDb): { oficina: string; telefono: string; firma: string } {
  const signature = readSignature(db)
  return {
    oficina: readProfile(db).name,
    telefono: formatPhone(signature.phones[0] ?? ''),
    firma: signatureLines({
      emails: signature.emails,
      phones: signature.phones.map(formatPhone),
      whatsapp: formatPhone(signature.whatsapp),
    }).join('\n'),
  }
}
