import type { InputOf, OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { portalText as text } from '#messages/es-MX/portal.ts'

export type Comparison = OutputOf<'portal.compare'>
type Wish = InputOf<'portal.accept'>['items'][number]
type Keep = NonNullable<InputOf<'portal.accept'>['kept']>[number]

/** One thing that the portal says and a person decides. */
export interface Item {
  readonly key: string
  readonly serialId: string
  readonly serial: string
  readonly client: string
  readonly says: string
  /** Those of one kind are taken with one key. */
  readonly kind: string
  /** What accepting it does; null where it is to be done on the serial's own page. */
  readonly wish: Wish | null
  readonly byHand: string
  /** What is remembered when what is here is kept. */
  readonly keep: Keep
  /** Day on which somebody kept it before. */
  readonly keptOn: Day | null
}

export type Decision = 'accept' | 'keep' | 'open'
export type Decisions = ReadonlyMap<string, Decision>

/** What differs, kind by kind, then the renewals that the portal confirms; what was kept before stands at the end. */
export function itemsOf({ differences, renewed }: Comparison): readonly Item[] {
  const differing = differences.map(({ id, serial, client, field, portal, here, acceptable, keptOn }) => ({
    key: `${serial} ${field} ${portal}`,
    serialId: id,
    ...{ serial, client },
    says: text.differences[field](portal, here),
    kind: field,
    wish: acceptable ? wishOf(id, field, portal, here) : null,
    byHand: text.byHand[field],
    keep: { serialId: id, field, portal, here },
    keptOn: keptOn as Day | null,
  }))
  const renewals = renewed.map(({ id, serial, client, from, through, keptOn }) => ({
    key: `${serial} renewal ${through}`,
    serialId: id,
    ...{ serial, client },
    says: text.renewal(from, through),
    kind: 'renewal',
    wish: {
      what: 'renewal' as const,
      serialId: id,
      through: through as Extract<Wish, { what: 'renewal' }>['through'],
    },
    byHand: '',
    keep: { serialId: id, field: 'renewal' as const, portal: through, here: from },
    keptOn: keptOn as Day | null,
  }))
  const all = [...differing.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)), ...renewals]
  return [...all.filter(({ keptOn }) => keptOn === null), ...all.filter(({ keptOn }) => keptOn !== null)]
}

const KINDS: readonly string[] = ['users', 'version', 'nextPayment', 'activatedOn', 'system']

function wishOf(serialId: string, field: string, portal: string, here: string): Wish | null {
  if (field === 'users') return { what: 'users', serialId, users: Number(portal), here: Number(here) }
  return field === 'version' ? { what: 'version', serialId, version: portal, here } : null
}

/** D11: a next payment that moved confirms by itself, unless a person keeps what is here. */
export function decisionOf({ key, kind, keptOn }: Item, decisions: Decisions): Decision {
  const chosen = decisions.get(key)
  if (chosen !== undefined) return chosen
  if (keptOn !== null) return 'keep'
  return kind === 'renewal' ? 'accept' : 'open'
}
