import type { InputOf, OutputOf } from '#contract/index.ts'
import { portalText as text } from '#messages/es-MX/portal.ts'

export type Comparison = OutputOf<'portal.compare'>
type Wish = InputOf<'portal.accept'>['items'][number]

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
}

export type Decision = 'accept' | 'keep'
export type Decisions = ReadonlyMap<string, Decision>

/** What differs, kind by kind, then the renewals that the portal confirms. */
export function itemsOf({ differences, renewed }: Comparison): readonly Item[] {
  const differing = differences.map(({ id, serial, client, field, portal, here, acceptable }) => ({
    key: `${serial} ${field} ${portal}`,
    serialId: id,
    ...{ serial, client },
    says: text.differences[field](portal, here),
    kind: field,
    wish: acceptable ? wishOf(id, field, portal) : null,
    byHand: text.byHand[field],
  }))
  const renewals = renewed.map(({ id, serial, client, from, through }) => ({
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
  }))
  return [...differing.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)), ...renewals]
}

const KINDS: readonly string[] = ['users', 'version', 'nextPayment', 'activatedOn', 'system']

function wishOf(serialId: string, field: string, portal: string): Wish | null {
  if (field === 'users') return { what: 'users', serialId, users: Number(portal) }
  return field === 'version' ? { what: 'version', serialId, version: portal } : null
}

/** D11: a next payment that moved confirms by itself, unless a person keeps what is here. */
export function decisionOf({ key, kind }: Item, decisions: Decisions): Decision | 'open' {
  return decisions.get(key) ?? (kind === 'renewal' ? 'accept' : 'open')
}
