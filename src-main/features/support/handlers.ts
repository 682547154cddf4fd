import type { HandlersOf } from '#core/app.ts'
import type { supportOperations } from '#contract/support.ts'
import { addDays } from '#domain/calendar.ts'
import { ok, refuse } from '#domain/result.ts'
import { isSimilar } from '#domain/similar-cases.ts'
import { folioOf } from '#domain/slip.ts'
import { CASE_STATES, SOFTMAS_CASE_POLICY, type CaseState } from '#domain/support-case.ts'
import { scopeOf, sortScope } from '#domain/support-scope.ts'
import { entitlementSentence, questionTexts } from '#messages/es-MX/support.ts'
import { findVendor, vendors } from '#features/catalogue/sql.ts'
import { findClient } from '#features/clients/sql.ts'
import { findSerial } from '#features/serials/sql.ts'
import { caseFolio, entitlementOf, searched } from './load.ts'
import { caseView, sortedAs } from './view.ts'
import * as work from './work.ts'
import * as support from './sql.ts'

/** A case that was closed longer ago is not the same call any more. */
const SIMILAR_FOR_DAYS = 90

export const supportHandlers: HandlersOf<typeof supportOperations> = {
  'support.entitlement': (context, { serialId }) => {
    const serial = findSerial(context.db, serialId)
    if (!serial) return refuse('serial.notFound', { id: serialId })
    const { serial: number, client, clientId } = serial
    const entitlement = entitlementOf(context, serial)
    const sentence = entitlementSentence(entitlement.reason, entitlement.endsOn)
    return ok({ serial: number, client, clientId, entitlement: { ...entitlement, sentence } })
  },

  'support.sort': (_, { said, answers }) => {
    const found = sortScope(said, answers)
    if (found.kind === 'sorted') {
      return ok({ kind: 'sorted', because: [...found.because], ...sortedAs(found.topic) })
    }
    return found.kind === 'ask'
      ? ok({ kind: 'ask', question: found.question, text: questionTexts[found.question] })
      : ok({ kind: 'person', between: [...found.between] })
  },

  'support.similar': ({ db, today }, { clientId, serialId, subject }) => {
    if (!findClient(db, clientId)) return refuse('client.notFound', { id: clientId })
    const recent = support.recentCasesOf(db, clientId, addDays(today, -SIMILAR_FOR_DAYS))
    const similar = recent.filter(
      (row) =>
        (serialId === undefined || row.serialId === null || row.serialId === serialId) &&
        isSimilar(`${row.subject} ${row.said}`, subject),
    )
    return ok({
      cases: similar.map((row) => ({
        ...{ id: row.id, folio: caseFolio(row), state: row.state },
        ...{ subject: row.subject, openedOn: row.openedOn },
      })),
    })
  },

  'support.open': (context, input) => work.openCase(context, input),
  'support.sortCase': (context, input) => work.sortCase(context, input),
  'support.setPriority': (context, input) => work.setPriority(context, input),
  'support.note': (context, input) => work.addNote(context, input),
  'support.wait': (context, input) => work.wait(context, input),
  'support.resume': (context, input) => work.resume(context, input),
  'support.assign': (context, input) => work.assign(context, input),
  'support.reproduce': (context, input) => work.reproduce(context, input),
  'support.sendToDevelopment': (context, input) => work.sendToDevelopment(context, input),
  'support.dataComplete': (context, input) => work.dataComplete(context, input),
  'support.agreeAdvisory': (context, input) => work.agreeAdvisory(context, input),
  'support.addTime': (context, input) => work.addTime(context, input),
  'support.removeTime': (context, input) => work.removeTime(context, input),
  'support.close': (context, input) => work.closeCase(context, input),
  'support.get': (context, { id }) => caseView(context, id),

  'support.list': ({ db }, input) => {
    const clientId = input.clientId ?? null
    const state = input.state ?? null
    const matches = searched(db, input.search ?? '', state)
    const filter = { state, clientId, matches }
    const { total, cases } = support.listCases(db, filter, input.offset ?? 0, input.limit ?? 100)
    const counted = new Map(support.countByState(db, clientId).map(({ state, n }) => [state, n]))
    return ok({
      total,
      more: matches?.more ?? false,
      counts: Object.fromEntries(CASE_STATES.map((state) => [state, counted.get(state) ?? 0])) as Record<
        CaseState,
        number
      >,
      cases: cases.map(({ series, number, topic, dueOn, dueTime, dueKind, ...row }) => ({
        ...row,
        folio: folioOf(series, number),
        scope: topic === null ? null : scopeOf(topic).scope,
        due: dueOn === null ? null : { day: dueOn, time: dueTime, what: dueKind! },
      })),
    })
  },

  'support.policies': ({ db }) =>
    ok({
      vendors: vendors(db).map(({ id, name }) => ({
        id,
        name,
        policies: [
          ...support.policiesOf(db, id).map(({ vendorId: _, ...row }) => row),
          { id: null, validFrom: null, reason: '', ...SOFTMAS_CASE_POLICY },
        ],
      })),
    }),

  'support.setPolicy': ({ db, newId, today, operator }, input) => {
    // load
    if (!findVendor(db, input.vendorId)) return refuse('catalogue.vendorNotFound', { vendor: input.vendorId })
    // decide
    if (input.validFrom < today) return refuse('policy.inThePast', { from: input.validFrom, today })
    // save
    const id = newId()
    support.savePolicy(db, { ...input, id, operatorId: operator.id })
    return ok({ id })
  },
}
