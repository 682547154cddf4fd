import { Anchor, Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { codesText as text, codeWhy, sourceNames, unlockOf } from '#messages/es-MX/codes.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { useQueryOf } from '../../api.ts'
import { useSaving } from '../../state/use-saving.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { CertificateNote } from '../../ui/CertificateNote.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { WhyThisDate } from '../../ui/WhyThisDate.tsx'
import { CertificateDialog } from './CertificateDialog.tsx'
import { CodeDialog } from './CodeDialog.tsx'
import { CodeFamily } from './CodeFamily.tsx'
import type { SerialPage } from './Serial.tsx'
import styles from './codes.module.css'

type Code = OutputOf<'codes.of'>['codes'][number]

/** R22, R69: every code the serial has had, the newest first, where each came from and where it lives; and its family. */
export function Codes({ page }: { readonly page: SerialPage }) {
  const { data } = useQueryOf('codes.of', { serialId: page.row.id })
  const [open, setOpen] = useState<'add' | 'certificate' | Code | null>(null)
  const close = () => setOpen(null)
  if (data === undefined) return null
  const maybeBoxed = data.mode === 'physical' || (data.mode === 'electronic' && !data.modeSure)
  return (
    <section aria-labelledby="codes" className={styles.section}>
      <div className={styles.head}>
        <h2 id="codes">{text.title}</h2>
        <WhyThisDate because={codeWhy} label={text.what} />
        <ActionButton size="xs" label={text.add} keys="C" run={() => setOpen('add')} />
        {maybeBoxed && (
          <ActionButton size="xs" label={text.certificate} keys="G" run={() => setOpen('certificate')} />
        )}
      </div>
      <CertificateNote of={data} />
      {data.codes.length > 0 && <CodeTable codes={data.codes} onComputer={setOpen} />}
      {/* Of a licence in a box no message of the vendor comes: the note says where its code stands. */}
      {data.codes.length === 0 && data.mode !== 'physical' && <p>{text.none}</p>}
      <CodeFamily of={data} />
      <CodeDialog page={page} opened={open === 'add'} onClose={close} />
      {open === 'certificate' && <CertificateDialog of={data} onClose={close} />}
      {open !== null && typeof open === 'object' && <ComputerOfCode code={open} onClose={close} />}
    </section>
  )
}

interface CodeTableProps {
  readonly codes: readonly Code[]
  readonly onComputer: (code: Code) => void
}

function CodeTable({ codes, onComputer }: CodeTableProps) {
  return (
    <table className={styles.codes} aria-labelledby="codes">
      <thead>
        <tr>
          <th scope="col">{text.code}</th>
          <th scope="col">{text.state}</th>
          <th scope="col">{text.computer}</th>
          <th scope="col">{text.from}</th>
          <th scope="col">{text.day}</th>
        </tr>
      </thead>
      <tbody>
        {codes.map((code) => (
          <tr key={code.id} data-replaced={code.inForce ? undefined : true}>
            <td>
              <code>{code.code}</code>
            </td>
            <td>{code.inForce ? <b>{text.inForce}</b> : text.replaced}</td>
            <td>
              <Button
                size="compact-xs"
                variant="subtle"
                px={0}
                aria-label={`${code.computer || text.unknown}: ${text.setComputerOf(code.code)}`}
                onClick={() => onComputer(code)}
              >
                {code.computer || text.unknown}
              </Button>
            </td>
            <td>
              {code.unlock === null ? (
                sourceNames[code.source]
              ) : (
                <Anchor href={`#/desbloqueos/${code.unlock.id}`}>{unlockOf(code.unlock.ordinal)}</Anchor>
              )}
            </td>
            <td>{shortDay(code.receivedOn as Day)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface ComputerOfCodeProps {
  readonly code: Code
  readonly onClose: () => void
}

function ComputerOfCode({ code, onClose }: ComputerOfCodeProps) {
  const [computer, setComputer] = useState(code.computer)
  const saving = useSaving('codes.setComputer', () => `${text.doneComputer}: ${code.code}`, onClose)
  return (
    <FormDialog
      opened
      title={text.setComputerOf(code.code)}
      submitLabel={text.save}
      pending={saving.pending}
      needs={saving.needs}
      refusal={saving.refusal}
      onSubmit={() => saving.save({ id: code.id, computer })}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={text.whereIsIt}
        description={text.whereHint}
        maxLength={200}
        autoComplete="off"
        value={computer}
        onChange={({ currentTarget }) => setComputer(currentTarget.value)}
      />
    </FormDialog>
  )
}
