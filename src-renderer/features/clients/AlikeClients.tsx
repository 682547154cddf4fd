import { Anchor } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { duplicateKey } from '#domain/company-name.ts'
import { checkRfc, withoutSeparators } from '#domain/rfc.ts'
import { clientText as text } from '#messages/es-MX/clients.ts'
import { useQueryOf } from '../../api.ts'
import styles from './clients.module.css'

/** Clients that may be this one, told while it is typed; nothing is ever merged by name (beyond.md I8). */
export function AlikeClients({ name, rfc, except }: AlikeClientsProps) {
  const [settledName] = useDebouncedValue(duplicateKey(name), 200)
  const check = checkRfc(withoutSeparators(rfc))
  const [settledRfc] = useDebouncedValue(check.valid && check.kind !== 'generic' ? check.normalised : '', 200)
  const sameName = useQueryOf(
    'clients.list',
    { search: settledName, status: 'all', limit: 20 },
    { enabled: settledName.length > 3 },
  )
  const sameRfc = useQueryOf(
    'clients.list',
    { search: settledRfc, status: 'all', limit: 5 },
    { enabled: settledRfc !== '' },
  )
  const byRfc = (sameRfc.data?.clients ?? []).filter((one) => one.rfc === settledRfc && one.id !== except)
  const byName = (sameName.data?.clients ?? []).filter(
    (one) =>
      duplicateKey(one.name) === settledName && one.id !== except && !byRfc.some(({ id }) => id === one.id),
  )
  const alike = [
    ...byRfc.map((one) => ({ ...one, why: text.sameRfc })),
    ...byName.map((one) => ({ ...one, why: text.sameName })),
  ]
  if (alike.length === 0) return null
  return (
    <p className={styles.alike} role="status">
      {text.alike}{' '}
      {alike.map(({ id, name: other, rfc: otherRfc, why }, i) => (
        <span key={id}>
          {i > 0 && ', '}
          <Anchor href={`#/clientes/${id}`}>{other}</Anchor> ({[otherRfc, why].filter(Boolean).join(', ')})
        </span>
      ))}
      .
    </p>
  )
}

interface AlikeClientsProps {
  readonly name: string
  readonly rfc: string
  /** The client itself, while it is edited. */
  readonly except: string | null
}
