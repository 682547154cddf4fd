import { z } from 'zod'
import { CASE_CHANNELS, CASE_PRIORITIES, CASE_STATES, CLOSING_REASONS } from '#domain/support-case.ts'
import { SCOPE_QUESTIONS, SCOPE_TOPICS } from '#domain/support-scope.ts'
import { command, query } from './procedure.ts'
import { centavosValue, dayValue, id, noteText, page, requiredText, shortText } from './values.ts'

export const caseStateValue = z.enum(CASE_STATES)
const topicValue = z.enum(SCOPE_TOPICS)
const scopeValue = z.enum(['free', 'advisory', 'refused'])
const channelValue = z.enum(CASE_CHANNELS)
const priorityValue = z.enum(CASE_PRIORITIES)
const answersValue = z.partialRecord(z.enum(SCOPE_QUESTIONS), z.boolean())

const entitlement = z.object({
  entitled: z.boolean(),
  reason: z.string(),
  /** The policy's rule that says so, in Spanish. */
  sentence: z.string(),
  rule: z.string(),
  endsOn: z.string().nullable(),
})

const sorted = z.object({ topic: topicValue, scope: scopeValue, rule: z.string(), sentence: z.string() })

const caseHead = z.object({ id, folio: z.string(), state: caseStateValue })

/** A moment by the clock of the office, 'YYYY-MM-DDTHH:mm'. */
const moment = z.string()

const figures = {
  waitingDays: z.int().min(1).max(60),
  attempts: z.int().min(1).max(10),
  importHours: z.int().min(1).max(240),
  duplicateNotified: z.boolean(),
  reproduceFirst: z.boolean(),
}

const CASE = ['support', 'tasks'] as const

export const supportOperations = {
  /** Whether somebody with that serial has free support on that day, and the sentence of the policy (R88–R90, R118). */
  'support.entitlement': query({
    role: 'reader',
    input: z.strictObject({ serialId: id }),
    output: z.object({ serial: z.string(), client: z.string(), clientId: id, entitlement }),
    reads: ['serials', 'rentals', 'catalogue', 'clients'],
  }),
  /**
   * In or out of free support by what the caller says (R93–R105): sorted, with the sentence; or the next question, three
   * at the most; or nothing that the policy knows, which a person decides.
   */
  'support.sort': query({
    role: 'reader',
    input: z.strictObject({ said: noteText, answers: answersValue }),
    output: z.union([
      z.object({ kind: z.literal('sorted'), because: z.array(z.string()), ...sorted.shape }),
      z.object({ kind: z.literal('ask'), question: z.enum(SCOPE_QUESTIONS), text: z.string() }),
      z.object({ kind: z.literal('person'), between: z.array(topicValue) }),
    ]),
    reads: [],
  }),
  /** Cases of the client that are about the same (R115), open ones first; also the closed ones of ninety days. */
  'support.similar': query({
    role: 'reader',
    input: z.strictObject({ clientId: id, serialId: id.optional(), subject: shortText }),
    output: z.object({
      cases: z.array(z.object({ ...caseHead.shape, subject: z.string(), openedOn: z.string() })),
    }),
    reads: ['support'],
  }),
  /**
   * A case in under a minute: who calls, about which serial, how and what. Sorted by the words unless a person names the
   * topic; it keeps the entitlement and the policy of that day.
   */
  'support.open': command({
    role: 'support',
    input: z.strictObject({
      clientId: id.optional(),
      serialId: id.optional(),
      caller: requiredText,
      phone: shortText.optional(),
      channel: channelValue,
      subject: requiredText,
      said: noteText.optional(),
      answers: answersValue.optional(),
      topic: topicValue.optional(),
      priority: priorityValue.optional(),
      /** The closed case that this one goes on from (R114). */
      follows: id.optional(),
    }),
    output: z.object({ ...caseHead.shape, entitled: z.boolean(), scope: scopeValue.nullable() }),
    changes: CASE,
  }),
  /** A person decides what it is about; the reason is kept. */
  'support.sortCase': command({
    role: 'support',
    input: z.strictObject({ id, topic: topicValue, reason: requiredText }),
    output: caseHead,
    changes: CASE,
  }),
  /** R110: only of what free support takes in. */
  'support.setPriority': command({
    role: 'support',
    input: z.strictObject({ id, priority: priorityValue }),
    output: caseHead,
    changes: CASE,
  }),
  /** What was said or done. The first answer ends the wait for it (R107); an attempt to reach the client is counted (R113). */
  'support.note': command({
    role: 'support',
    input: z.strictObject({ id, kind: z.enum(['note', 'answer', 'attempt']), text: requiredText }),
    output: caseHead,
    changes: CASE,
  }),
  /** The clock stands still while the client (R113) or a third party (R120) owes something. */
  'support.wait': command({
    role: 'support',
    input: z.strictObject({ id, on: z.enum(['client', 'thirdParty']), what: requiredText }),
    output: caseHead,
    changes: CASE,
  }),
  'support.resume': command({
    role: 'support',
    input: z.strictObject({ id, what: requiredText }),
    output: caseHead,
    changes: CASE,
  }),
  /** R108: what the first contact could not solve. */
  'support.assign': command({
    role: 'support',
    input: z.strictObject({ id, operatorId: id, reason: requiredText }),
    output: caseHead,
    changes: CASE,
  }),
  /** What is needed to see the fault again, and whether the adviser has (R119). */
  'support.reproduce': command({
    role: 'support',
    input: z.strictObject({ id, steps: noteText.min(1, 'falta'), reproduced: z.boolean() }),
    output: caseHead,
    changes: CASE,
  }),
  'support.sendToDevelopment': command({
    role: 'support',
    input: z.strictObject({ id }),
    output: caseHead,
    changes: CASE,
  }),
  /** All data of an accounting import are here: its 48 business hours begin (R109, C9). */
  'support.dataComplete': command({
    role: 'support',
    input: z.strictObject({ id }),
    output: z.object({ ...caseHead.shape, promisedBy: moment }),
    changes: CASE,
  }),
  /** What advice costs by the hour (R102), without IVA, as the client agreed to it. */
  'support.agreeAdvisory': command({
    role: 'support',
    input: z.strictObject({ id, hourRate: centavosValue }),
    output: caseHead,
    changes: CASE,
  }),
  'support.addTime': command({
    role: 'support',
    input: z.strictObject({
      id,
      minutes: z.int().min(1).max(1440),
      what: requiredText,
      onDay: dayValue.optional(),
    }),
    output: z.object({ ...caseHead.shape, minutes: z.int(), charge: z.int() }),
    changes: ['support'],
  }),
  'support.removeTime': command({
    role: 'support',
    input: z.strictObject({ id, timeId: id }),
    output: z.object({ ...caseHead.shape, minutes: z.int(), charge: z.int() }),
    changes: ['support'],
  }),
  /** By a person, never by itself (R112–R115). A closed case is not opened again (R114). */
  'support.close': command({
    role: 'support',
    input: z.strictObject({
      id,
      reason: z.enum(CLOSING_REASONS),
      note: requiredText,
      /** Of a duplicate: the case that goes on. */
      duplicateOf: id.optional(),
    }),
    output: caseHead,
    changes: CASE,
  }),
  'support.get': query({
    role: 'reader',
    input: z.strictObject({ id }),
    output: z.object({
      ...caseHead.shape,
      client: z.object({ id, name: z.string(), note: z.string() }).nullable(),
      serial: z.object({ id, serial: z.string(), system: z.string() }).nullable(),
      caller: z.string(),
      phone: z.string(),
      channel: channelValue,
      subject: z.string(),
      said: z.string(),
      topic: z.object({ ...sorted.shape, sortedBy: z.enum(['words', 'person']) }).nullable(),
      priority: priorityValue.nullable(),
      vendor: z.string(),
      /** As it was when the case was opened. */
      entitlement: z.object({ entitled: z.boolean(), sentence: z.string() }),
      openedAt: moment,
      operator: z.string(),
      answer: z.object({ from: moment, at: moment.nullable(), why: z.array(z.string()) }),
      promise: z.object({ by: moment, why: z.array(z.string()) }).nullable(),
      waiting: z
        .object({
          on: z.enum(['client', 'thirdParty']),
          since: z.string(),
          step: z.enum(['wait', 'attempt', 'mayClose']).nullable(),
          day: z.string().nullable(),
          /** Attempts that count, of those that the policy asks for. */
          attempts: z.int(),
          of: z.int(),
          why: z.array(z.string()),
        })
        .nullable(),
      specialist: z.string().nullable(),
      reproduced: z.boolean(),
      steps: z.string(),
      advisory: z.object({ hourRate: z.int(), minutes: z.int(), charge: z.int() }).nullable(),
      time: z.array(
        z.object({ id, onDay: z.string(), minutes: z.int(), what: z.string(), operator: z.string() }),
      ),
      follows: z.object({ id, folio: z.string(), subject: z.string() }).nullable(),
      followedBy: z.array(z.object({ id, folio: z.string(), subject: z.string() })),
      duplicateOf: z.object({ id, folio: z.string(), subject: z.string() }).nullable(),
      closed: z.object({ on: z.string(), reason: z.enum(CLOSING_REASONS) }).nullable(),
      thread: z.array(z.object({ id, kind: z.string(), text: z.string(), at: moment, operator: z.string() })),
      /** What is said to every caller while the case is open (R103–R105). */
      reminders: z.array(z.string()),
      /** To where it may go from here. */
      next: z.array(caseStateValue),
    }),
    reads: ['support', 'clients', 'serials', 'operators', 'catalogue'],
  }),
  /** Those that are owed an answer or a promise first; closed ones by their day. */
  'support.list': query({
    role: 'reader',
    input: z.strictObject({
      state: z.enum([...CASE_STATES, 'all']).optional(),
      clientId: id.optional(),
      search: shortText.optional(),
      ...page,
    }),
    output: z.object({
      total: z.int(),
      /** More match what is searched for than are looked at: of the cases the newest 500 were. */
      more: z.boolean(),
      counts: z.record(caseStateValue, z.int()),
      cases: z.array(
        z.object({
          ...caseHead.shape,
          subject: z.string(),
          client: z.string(),
          serial: z.string(),
          priority: priorityValue.nullable(),
          scope: scopeValue.nullable(),
          openedOn: z.string(),
          /** What is owed next, by the clock of the office. */
          due: z.object({ day: z.string(), time: z.string().nullable(), what: z.string() }).nullable(),
        }),
      ),
    }),
    reads: ['support', 'clients', 'serials', 'tasks'],
  }),
  /** What each vendor's support is handled by, with the day from which it holds (C13, R122). */
  'support.policies': query({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({
      vendors: z.array(
        z.object({
          id,
          name: z.string(),
          policies: z.array(
            z.object({ id: id.nullable(), validFrom: z.string().nullable(), reason: z.string(), ...figures }),
          ),
        }),
      ),
    }),
    reads: ['support', 'catalogue'],
  }),
  /** Holds from its day on; cases that are open keep the one they were opened under. */
  'support.setPolicy': command({
    role: 'admin',
    input: z.strictObject({
      vendorId: id,
      validFrom: dayValue,
      reason: requiredText,
      ...figures,
    }),
    output: z.object({ id }),
    changes: ['support'],
  }),
}
