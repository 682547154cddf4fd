import { Button, Group, Stack, Text } from '@mantine/core'
import type { OutputOf } from '#contract/index.ts'
import { auditText as text } from '#messages/es-MX/audit.ts'
import { commandWord } from '#messages/es-MX/command-words.ts'
import { momentIn } from '#messages/es-MX/dates.ts'
import { askedValue, askedWord, plainValue, valueWord, whereWord } from '#messages/es-MX/row-words.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { go } from '../../state/place.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FactList } from '../../ui/FactList.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import styles from './audit.module.css'

type Entry = OutputOf<'audit.get'>

export interface EntryDialogProps {
  readonly n: number | null
  readonly zone: string
  readonly onClose: () => void
}

/** One entry whole: what was asked, and each row before and after. */
export function EntryDialog({ n, zone, onClose }: EntryDialogProps) {
  const { data, error } = useQueryOf('audit.get', { n: n ?? 1 }, { enabled: n !== null })
  const title = n === null || data === undefined ? text.title : commandWord(data.action)
  return (
    <Dialog opened={n !== null} onClose={onClose} title={title} size="xl">
      <RefusalText refusal={refusalOf(error)} />
      {data === undefined ? <LoadingRows rows={6} /> : <Body entry={data} zone={zone} onClose={onClose} />}
    </Dialog>
  )
}

function Body({
  entry,
  zone,
  onClose,
}: {
  readonly entry: Entry
  readonly zone: string
  readonly onClose: () => void
}) {
  const { clientId } = entry
  return (
    <Stack gap="md">
      <FactList
        facts={[
          [text.when, momentIn(entry.at, zone)],
          [text.who, entry.operator],
          [text.onPc, entry.device],
          [text.host, text.hosts[entry.host] ?? entry.host],
          [text.client, entry.client ?? ''],
          [text.system, entry.serial ?? ''],
          [text.about, entry.about ?? ''],
          [text.reason, entry.reason ?? ''],
        ]}
      />
      {entry.asked.length > 0 && (
        <section>
          <Text fw={600}>{text.asked}</Text>
          <FactList
            facts={entry.asked.map(({ field, value }) => [
              askedWord(field),
              plainValue(value, entry.names, (text, of = field) => askedValue(of, text, zone)),
            ])}
          />
        </section>
      )}
      <section>
        <Text fw={600}>{text.changes}</Text>
        <Changes entry={entry} zone={zone} />
      </section>
      <Group justify="flex-end" gap="sm">
        {clientId !== null && (
          <Button variant="default" onClick={() => go(`/clientes/${clientId}`)}>
            {text.openClient}
          </Button>
        )}
        <Button data-autofocus onClick={onClose}>
          {text.close}
        </Button>
      </Group>
    </Stack>
  )
}

function Changes({ entry: { changes, names }, zone }: { readonly entry: Entry; readonly zone: string }) {
  if (changes === null) return <Text c="dimmed">{text.nothingKept}</Text>
  if (changes.length === 0) return <Text c="dimmed">{text.nothingChanged}</Text>
  const word = (table: string, field: string, value: string | null) =>
    plainValue(value ?? '', names, (text, of) =>
      of === undefined ? valueWord(table, field, text, zone) : askedValue(of, text, zone),
    )
  return (
    <table className={styles.changes}>
      <thead>
        <tr>
          <th scope="col">{text.field}</th>
          <th scope="col">{text.before}</th>
          <th scope="col">{text.after}</th>
        </tr>
      </thead>
      <tbody>
        {changes.flatMap(({ table, key, fields }) =>
          fields
            .filter(({ field }) => field !== 'id')
            .map(({ field, before, after }) => ({
              ...{ field, isNew: before === null, isGone: after === null },
              ...{ before: word(table, field, before), after: word(table, field, after) },
            }))
            .filter(({ before, after }) => before !== after)
            .map(({ field, isNew, before, isGone, after }) => (
              <tr key={`${table} ${key} ${field}`}>
                <td>{whereWord(table, field)}</td>
                <td>{isNew ? '—' : before}</td>
                <td>{isGone ? '—' : after}</td>
              </tr>
            )),
        )}
      </tbody>
    </table>
  )
}
