import { Button, Group, Stack, Text } from '@mantine/core'
import type { OutputOf } from '#contract/index.ts'
import { auditText as text } from '#messages/es-MX/audit.ts'
import { commandWord } from '#messages/es-MX/command-words.ts'
import { momentIn } from '#messages/es-MX/dates.ts'
import { askedValue, askedWord, valueWord, whereWord } from '#messages/es-MX/row-words.ts'
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
            facts={entry.asked.map(
              ({ field, value }) =>
                [askedWord(field), entry.names[value] ?? askedValue(field, value, zone)] as const,
            )}
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
    value === null ? '—' : (names[value] ?? valueWord(table, field, value, zone))
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
          fields.map(({ field, before, after }) => (
            <tr key={`${table} ${key} ${field}`}>
              <td>{whereWord(table, field)}</td>
              <td>{word(table, field, before)}</td>
              <td>{word(table, field, after)}</td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  )
}
