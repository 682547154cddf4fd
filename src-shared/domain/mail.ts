/**
 * The life of a message: `queued` until it is taken, `sending` while it is at the server, then `sent` (the server has
 * it, for at least one address), `failed` (it will not try again by itself) or `unsure`: it left whole and no answer
 * came, so a person says whether it arrived, since sending it again might send it twice.
 */
export type MailState = 'queued' | 'sending' | 'sent' | 'failed' | 'cancelled' | 'unsure'

export interface Recipient {
  readonly address: string
  readonly state: 'pending' | 'accepted' | 'refused'
  /** The server's words about this address, kept as proof. */
  readonly answer: string
}

/** What came of one try. */
export type SmtpOutcome =
  /** The message was taken for the addresses whose code is 2xx. */
  | {
      readonly kind: 'taken'
      readonly answer: string
      readonly addresses: readonly {
        readonly address: string
        readonly code: number
        readonly answer: string
      }[]
    }
  /** The server said no to all of it; a 4xx code means "not now". */
  | { readonly kind: 'refused'; readonly code: number; readonly answer: string }
  /** No server, no TLS, no answer before the text had left: nothing can have arrived. */
  | { readonly kind: 'unreachable'; readonly answer: string }
  /** The text had left whole when the connection broke. */
  | { readonly kind: 'unsure'; readonly answer: string }

export interface SettledMail {
  readonly state: MailState
  readonly recipients: readonly Recipient[]
  readonly answer: string
  /** Minutes until the next try, where there is one. */
  readonly retryIn: number | null
  /** Somebody in the office must know: a task in Hoy. */
  readonly needsPerson: boolean
}

/** Minutes between one try and the next: quick at first, then every four hours, for three days. */
const DELAYS = [1, 5, 15, 30, 60, 120, 240] as const
const MOST_TRIES = 24
/** From the fourth try without luck on, about an hour after the first, Hoy says so. */
const TELL_AFTER = 4

/** `retryDelay(1) // 1`, `retryDelay(3) // 15`, `retryDelay(20) // 240`; null when it has been tried enough. */
export function retryDelay(tries: number): number | null {
  return tries >= MOST_TRIES ? null : (DELAYS[tries - 1] ?? DELAYS.at(-1)!)
}

/**
 * How a message stands after a try. Never twice to an address: those that the server took are left out of the next try.
 * A 4xx is tried again, a 5xx is not.
 *   settleMail([a, b pending], 1, { kind: 'taken', addresses: [a 250, b 451] }) // a accepted; again for b in 1 minute
 */
export function settleMail(
  recipients: readonly Recipient[],
  tries: number,
  outcome: SmtpOutcome,
): SettledMail {
  const { answer } = outcome
  switch (outcome.kind) {
    case 'taken':
      return afterTaken(recipients.map(answered(outcome.addresses)), tries, answer)
    case 'refused':
      return outcome.code >= 500
        ? { state: 'failed', recipients: refusedAll(recipients, answer), answer, ...OVER }
        : again(recipients, tries, answer)
    case 'unreachable':
      return again(recipients, tries, answer)
    case 'unsure':
      return { state: 'unsure', recipients, answer, ...OVER }
  }
}

/** For a person's "send it again": who has it already is left alone. `to` takes the place of the addresses refused. */
export function recipientsAgain(recipients: readonly Recipient[], to: readonly string[]): Recipient[] {
  const kept = recipients.filter(
    ({ state }) => state === 'accepted' || (state === 'pending' && to.length === 0),
  )
  const refused = recipients.filter(({ state }) => state === 'refused').map(({ address }) => address)
  const fresh = to.length > 0 ? to : refused
  const known = new Set(kept.map(({ address }) => address))
  return [
    ...kept,
    ...fresh
      .filter((address) => !known.has(address))
      .map((address) => ({ address, state: 'pending' as const, answer: '' })),
  ]
}

const OVER = { retryIn: null, needsPerson: true } as const

function afterTaken(recipients: readonly Recipient[], tries: number, answer: string): SettledMail {
  if (recipients.some(({ state }) => state === 'pending')) return again(recipients, tries, answer)
  const accepted = recipients.some(({ state }) => state === 'accepted')
  const refused = recipients.some(({ state }) => state === 'refused')
  return { state: accepted ? 'sent' : 'failed', recipients, answer, retryIn: null, needsPerson: refused }
}

function again(recipients: readonly Recipient[], tries: number, answer: string): SettledMail {
  const retryIn = retryDelay(tries)
  if (retryIn !== null) {
    return { state: 'queued', recipients, answer, retryIn, needsPerson: tries >= TELL_AFTER }
  }
  const given = recipients.map((one) =>
    one.state === 'pending' ? { ...one, state: 'refused' as const, answer } : one,
  )
  const state = given.some((one) => one.state === 'accepted') ? 'sent' : 'failed'
  return { state, recipients: given, answer, ...OVER }
}

function answered(addresses: Extract<SmtpOutcome, { kind: 'taken' }>['addresses']) {
  const answers = new Map(addresses.map((one) => [one.address, one]))
  return (recipient: Recipient): Recipient => {
    const mine = recipient.state === 'pending' ? answers.get(recipient.address) : undefined
    if (mine === undefined) return recipient
    const state = mine.code < 300 ? 'accepted' : mine.code >= 500 ? 'refused' : 'pending'
    return { ...recipient, state, answer: mine.answer }
  }
}

function refusedAll(recipients: readonly Recipient[], answer: string): Recipient[] {
  return recipients.map((one) => (one.state === 'pending' ? { ...one, state: 'refused', answer } : one))
}
