import type { CommandContext, HandlersOf } from '#core/app.ts'
import type { intakeOperations } from '#contract/intake.ts'
import { addBusinessDays } from '#domain/business-time.ts'
import { addDays } from '#domain/calendar.ts'
import { duplicateKey } from '#domain/company-name.ts'
import { intakeState, isIntakeSubject, mayAct, missingOf, taskOf, type IntakeAct } from '#domain/intake.ts'
import { isMailText } from '#domain/mail-address.ts'
import { ok, refuse, type Refused, type Result } from '#domain/result.ts'
import { checkRfc, withoutSeparators } from '#domain/rfc.ts'
import { findAttachment } from '#features/attachments/sql.ts'
import { findCalendar } from '#features/catalogue/sql.ts'
import { findClient, similarClients } from '#features/clients/sql.ts'
import { insertLogEntry } from '#features/contacts/sql.ts'
import { writeSetting } from '#features/settings/sql.ts'
import { clearTasksOf, setTask } from '#features/tasks/sql.ts'
import { renderTemplate } from '#features/templates/render.ts'
import { entryOf, findEntry, portalsOf } from '#features/vault/sql.ts'
import { intakeText as words } from '#messages/es-MX/intake.ts'
import { arriveAsFile, arriveAsText } from './arrive.ts'
import { clientOfIntake, keepAccess } from './register.ts'
import { readIntakeSettings } from './settings.ts'
import { findIntake, intakeFrom, listIntakes, saveIntake, type Intake } from './sql.ts'

const NOTHING_YET = {
  note: '',
  subject: null,
  fromAddress: '',
  text: '',
  sourceKey: null,
  attachmentId: null,
  checkedOn: null,
  clientId: null,
  registeredOn: null,
  entryId: null,
  deliveredOn: null,
  deliveredBy: null,
  withPassword: null,
  cancelledOn: null,
  cancelledReason: null,
} as const

export const intakeHandlers: HandlersOf<typeof intakeOperations> = {
  'intake.drop': (context, { file }) => arriveAsFile(context, file),
  'intake.paste': (context, { text }) => arriveAsText(context, text),

  'intake.receive': (context, { attachmentId = null, ...came }) => {
    const before = intakeFrom(context.db, came.sourceKey)
    if (before) return ok({ id: before.id, again: true })
    if (attachmentId !== null && !findAttachment(context.db, attachmentId)) {
      return refuse('attachment.notFound', { id: attachmentId })
    }
    const id = context.newId()
    save(context, { ...NOTHING_YET, ...came, id, attachmentId, operatorId: context.operator.id })
    return ok({ id, again: false })
  },

  'intake.save': (context, { id, ...data }) => {
    const { db, today, newId, operator } = context
    // load
    const before = id === undefined ? null : findIntake(db, id)
    if (id !== undefined && !before) return refuse('intake.notFound', { id })
    // decide
    const no = before === null ? null : unless(before, 'check')
    if (no) return no
    // save
    const start: Intake = before ?? {
      ...NOTHING_YET,
      ...data,
      note: '',
      id: newId(),
      receivedOn: today,
      operatorId: operator.id,
    }
    const after = { ...start, ...data, note: data.note ?? start.note, checkedOn: today }
    save(context, after)
    return ok({ id: after.id, missing: missingOf(after) })
  },

  'intake.join': (context, { id, clientId }) => {
    const found = loaded(context, id, 'join')
    if (!found.ok) return found
    if (clientId !== null && !findClient(context.db, clientId)) {
      return refuse('client.notFound', { id: clientId })
    }
    save(context, { ...found.value, clientId })
    return ok({ id })
  },

  'intake.register': (context, { id, ...access }) => {
    const { db, today } = context
    // load
    const intake = findIntake(db, id)
    if (!intake) return refuse('intake.notFound', { id })
    const kept = intake.clientId === null ? null : entryOf(db, intake.clientId, access.portal)
    // decide
    const missing = missingOf(intake)
    if (missing.length > 0 && mayAct(intakeState(intake), 'check')) {
      return refuse('intake.dataMissing', { name: intake.name, missing })
    }
    const no = unless(intake, 'register')
    if (no) return no
    if (kept === null && (access.user === undefined || access.password === undefined)) {
      return refuse('intake.accessMissing', { portal: access.portal })
    }
    const client = clientOfIntake(context, intake)
    if (!client.ok) return client
    // save
    const entryId = keepAccess(context, client.value.id, access)
    save(context, { ...intake, clientId: client.value.id, registeredOn: today, entryId })
    return ok({ id, clientId: client.value.id, entryId, warnings: client.value.warnings })
  },

  'intake.credentials': async ({ db, secrets, atomically, run }, { id, withPassword }) => {
    // load
    const intake = findIntake(db, id)
    if (!intake) return refuse('intake.notFound', { id })
    const no = unless(intake, 'deliver')
    if (no) return no
    const entry = findEntry(db, intake.entryId!)
    if (!entry) return refuse('vault.entryNotFound', { id: intake.entryId! })
    // decide
    const user = secrets.open(entry.user)
    if (!user.ok) return user
    const password = withPassword ? secrets.open(entry.password) : ok('')
    if (!password.ok) return password
    const client = findClient(db, intake.clientId!)
    // save
    return atomically(async () => {
      const reason = withPassword ? words.revealReason : words.revealUserReason
      const recorded = run('vault.recordReveal', { id: entry.id, reason })
      if (!recorded.ok) return recorded
      return ok(
        renderTemplate(db, 'intake.credentials', {
          cliente: client?.name ?? intake.name,
          contacto: intake.contactName,
          portal: entry.portal,
          usuario: user.value,
          contrasena: password.value,
        }),
      )
    })
  },

  'intake.deliver': (context, { id, by, withPassword }) => {
    const { db, newId, now, today, operator } = context
    const found = loaded(context, id, 'deliver')
    if (!found.ok) return found
    const intake = found.value
    save(context, { ...intake, deliveredOn: today, deliveredBy: by, withPassword: withPassword ? 1 : 0 })
    insertLogEntry(db, {
      id: newId(),
      clientId: intake.clientId!,
      serialId: null,
      onDay: today,
      at: now,
      operatorId: operator.id,
      channel: by,
      text: words.deliveredLog(findEntry(db, intake.entryId!)?.portal ?? '', withPassword),
    })
    return ok({ id })
  },

  'intake.cancel': (context, { id, reason }) => {
    const found = loaded(context, id, 'cancel')
    if (!found.ok) return found
    save(context, { ...found.value, cancelledOn: context.today, cancelledReason: reason })
    return ok({ id })
  },

  'intake.list': ({ db }, { which = 'open', search = '', offset = 0, limit = 100 }) => {
    const { total, intakes } = listIntakes(db, { which, search, offset, limit })
    return ok({ total, intakes: intakes.map(row) })
  },

  'intake.get': ({ db }, { id }) => {
    const intake = findIntake(db, id)
    if (!intake) return refuse('intake.notFound', { id })
    const attachment = intake.attachmentId === null ? null : findAttachment(db, intake.attachmentId)
    return ok({
      intake: {
        ...row(intake),
        note: intake.note,
        subject: intake.subject,
        rightSubject: intake.subject === null || isIntakeSubject(intake.subject),
        fromAddress: intake.fromAddress,
        text: intake.text,
        attachment: attachment && { id: attachment.id, name: attachment.name },
        client: intake.clientId === null ? null : (findClient(db, intake.clientId)?.name ?? null),
        registeredOn: intake.registeredOn,
        portal: intake.entryId === null ? null : (findEntry(db, intake.entryId)?.portal ?? null),
        entryId: intake.entryId,
        deliveredOn: intake.deliveredOn,
        deliveredBy: intake.deliveredBy,
        withPassword: intake.withPassword === null ? null : intake.withPassword === 1,
        cancelledOn: intake.cancelledOn,
        cancelledReason: intake.cancelledReason,
      },
    })
  },

  'intake.alike': ({ db }, { name, rfc }) => {
    const check = checkRfc(withoutSeparators(rfc))
    const known = check.valid && check.kind !== 'generic' ? check.normalised : null
    const nameKey = duplicateKey(name)
    const found = similarClients(db, { id: '', rfc: known, nameKey: nameKey === '' ? '\0' : nameKey })
    const once = found.filter((one, i) => found.findIndex(({ id }) => id === one.id) === i)
    const clients = once.map((one) => ({
      ...one,
      why: one.rfc === known && known !== null ? ('sameRfc' as const) : one.why,
      portals: portalsOf(db, one.id),
    }))
    return ok({ clients })
  },

  'intake.invitation': ({ db }, { contact = '' }) =>
    ok(
      renderTemplate(db, 'intake.invitation', {
        contacto: contact,
        correo_altas: words.oneOrTheOther(readIntakeSettings(db).addresses),
      }),
    ),

  'intake.settings': ({ db }) => {
    const { addresses, withPassword } = readIntakeSettings(db)
    return ok({ addresses: [...addresses], withPassword })
  },

  'intake.setSettings': ({ db }, { addresses, withPassword }) => {
    const cleaned = addresses.map((one) => one.toLowerCase()).filter(Boolean)
    const wrong = cleaned.find((one) => !isMailText(one))
    if (wrong !== undefined) return refuse('mail.addressInvalid', { address: wrong })
    writeSetting(db, 'intake', { addresses: cleaned, withPassword })
    return ok({ addresses: cleaned, withPassword })
  },
}

function loaded({ db }: CommandContext, id: string, act: IntakeAct): Result<Intake> {
  const intake = findIntake(db, id)
  if (!intake) return refuse('intake.notFound', { id })
  return unless(intake, act) ?? ok(intake)
}

function unless(intake: Intake, act: IntakeAct): Refused | null {
  const state = intakeState(intake)
  return mayAct(state, act) ? null : refuse('intake.notNow', { name: intake.name, state, act })
}

/** The row, and what the office owes next: by the end of its next working day somebody else waits for nothing. */
function save({ db, today }: CommandContext, intake: Intake): void {
  saveIntake(db, intake)
  clearTasksOf(db, intake.id)
  const kind = taskOf(intakeState(intake))
  if (kind === null) return
  const office = findCalendar(db, 'office')
  const name = intake.name || intake.contactName || intake.fromAddress || words.noName
  const task = {
    ref: intake.id,
    clientId: intake.clientId,
    serialId: null,
    dueOn: office === null ? addDays(today, 1) : addBusinessDays(office, today, 1),
    dueTime: null,
  }
  if (kind === 'intake.complete') {
    setTask(db, { ...task, kind, params: { name, missing: missingOf(intake) } })
  } else setTask(db, { ...task, kind, params: { name } })
}

function row(intake: Intake) {
  const { id, name, rfc, contactName, phone, email, receivedOn, clientId } = intake
  const state = intakeState(intake)
  const missing = missingOf(intake)
  return { id, name, rfc, contactName, phone, email, receivedOn, clientId, state, missing }
}
