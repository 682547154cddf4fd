import { NativeSelect } from '@mantine/core'
import { auditKinds, auditText as text } from '#messages/es-MX/audit.ts'
import { useQueryOf } from '../../api.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import styles from './audit.module.css'
import { seeFilter, type Filter } from './use-filter.ts'

export function Filters({ filter }: { readonly filter: Filter }) {
  const people = useQueryOf('operators.list', {}).data?.operators ?? []
  const { operator, kind, from, until } = filter
  const see = (change: Partial<Filter>) => seeFilter({ ...filter, ...change })
  return (
    <div className={styles.filters}>
      <NativeSelect
        label={text.who}
        value={operator ?? ''}
        data={[
          { value: '', label: text.everybody },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={({ currentTarget: { value } }) => see({ operator: value === '' ? undefined : value })}
      />
      <NativeSelect
        label={text.kind}
        value={kind ?? ''}
        data={[
          { value: '', label: text.everything },
          ...Object.entries(auditKinds).map(([value, label]) => ({ value, label })),
        ]}
        onChange={({ currentTarget: { value } }) => see({ kind: value === '' ? undefined : value })}
      />
      <DayInput label={text.from} value={from ?? null} onChange={(day) => see({ from: day ?? undefined })} />
      <DayInput
        label={text.until}
        value={until ?? null}
        onChange={(day) => see({ until: day ?? undefined })}
      />
    </div>
  )
}
