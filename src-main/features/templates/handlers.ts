import type { HandlersOf } from '#core/app.ts'
import type { templateOperations } from '#contract/templates.ts'
import { normalisePhone } from '#domain/phone.ts'
import { ok, refuse } from '#domain/result.ts'
import { checkTemplate } from '#domain/template.ts'
import { findClient } from '#features/clients/sql.ts'
import { isMailAddress } from '#features/mail/queue.ts'
import { writeSetting } from '#features/settings/sql.ts'
import { OFFICE_FIELDS, templateFieldNames, templateKeys, templates } from '#messages/es-MX/templates.ts'
import { exampleFields } from './example.ts'
import { fillTemplate, readSignature } from './render.ts'
import * as stored from './sql.ts'

const fieldsOf = (key: keyof typeof templates): readonly string[] => [
  ...templates[key].fields,
  ...OFFICE_FIELDS,
]

export const templateHandlers: HandlersOf<typeof templateOperations> = {
  'templates.list': ({ db }) => {
    const changed = stored.changedTemplates(db)
    const { emails, phones, whatsapp } = readSignature(db)
    return ok({
      templates: templateKeys.map((key) => {
        const { name, use, channel, subject, body } = templates[key]
        return {
          key,
          name,
          use,
          channel,
          ...(changed.get(key) ?? { subject, body }),
          changed: changed.has(key),
          fields: fieldsOf(key).map((field) => ({ name: field, means: templateFieldNames[field] ?? field })),
        }
      }),
      signature: { emails: [...emails], phones: [...phones], whatsapp },
    })
  },

  'templates.save': ({ db, today }, { key, subject, body }) => {
    // decide
    if (templates[key].channel === 'email' && subject === '') return refuse('mail.subjectRequired', {})
    const checked = checkTemplate([subject, body], fieldsOf(key))
    if (!checked.ok) return checked
    // save
    stored.saveTemplate(db, { key, subject, body, savedOn: today })
    return ok({ key })
  },

  'templates.reset': ({ db }, { key }) =>
    stored.removeTemplate(db, key) === 1
      ? ok({ key })
      : refuse('template.unchanged', { name: templates[key].name }),

  'templates.preview': (context, { key, clientId, ...written }) => {
    const { db } = context
    const checked = checkTemplate([written.subject, written.body], fieldsOf(key))
    if (!checked.ok) return checked
    const client = clientId === undefined ? null : findClient(db, clientId)
    if (clientId !== undefined && client === null) return refuse('client.notFound', { id: clientId })
    const fields = exampleFields(context, client)
    return ok({ ...fillTemplate(db, written, fields), client: fields['cliente'] ?? '' })
  },

  'templates.setSignature': ({ db }, { emails, phones, whatsapp }) => {
    // decide: at most four of each (R39)
    const addresses = emails.map((address) => address.toLowerCase()).filter(Boolean)
    const wrong = addresses.find((address) => !isMailAddress(address))
    if (wrong !== undefined) return refuse('mail.addressInvalid', { address: wrong })
    const numbers: string[] = []
    for (const typed of [...phones, whatsapp]) {
      const phone = typed === '' ? '' : normalisePhone(typed)
      if (phone === null) return refuse('contact.phoneInvalid', { phone: typed })
      numbers.push(phone)
    }
    const kept = numbers.slice(0, -1).filter(Boolean)
    // save
    writeSetting(db, 'signature', { emails: addresses, phones: kept, whatsapp: numbers.at(-1)! })
    return ok({ emails: addresses.length, phones: kept.length })
  },
}
