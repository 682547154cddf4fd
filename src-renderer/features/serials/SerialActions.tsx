import { Group } from '@mantine/core'
import { useState } from 'react'
import { changesText } from '#messages/es-MX/changes.ts'
import { codesText } from '#messages/es-MX/codes.ts'
import { distance, shortDay } from '#messages/es-MX/dates.ts'
import { replacementText } from '#messages/es-MX/replacements.ts'
import { unlockText } from '#messages/es-MX/unlocks-screen.ts'
import { serialText as text } from '#messages/es-MX/serials.ts'
import type { Day } from '#domain/calendar.ts'
import { call, type Refused, type Reply } from '../../api.ts'
import { go, replacePlace } from '../../state/place.ts'
import { offerUndo } from '../../state/undo.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { ActivateDialog } from './ActivateDialog.tsx'
import { ClearStoppedDialog } from './ClearStoppedDialog.tsx'
import { ComputerDialog } from './ComputerDialog.tsx'
import { CorrectUsersDialog } from './CorrectUsersDialog.tsx'
import { EditDialog } from './EditDialog.tsx'
import { LeaveSerial } from './LeaveSerial.tsx'
import { NewCutoffDialog } from './NewCutoffDialog.tsx'
import { ResendDialog } from './ResendDialog.tsx'
import type { SerialPage } from './Serial.tsx'
import { TransferDialog } from './TransferDialog.tsx'
import { UsersDialog } from './UsersDialog.tsx'
import styles from './serials.module.css'

type Open =
  | 'activate'
  | 'clear'
  | 'edit'
  | 'leave'
  | 'users'
  | 'computer'
  | 'newCutoff'
  | 'transfer'
  | 'correct'
  | 'resend'

/** What another screen may ask for: `/sistemas/7f3…?hacer=equipo`. */
const ASKED: Readonly<Record<string, Open>> = {
  activar: 'activate',
  usuarios: 'users',
  equipo: 'computer',
  cda: 'resend',
}

/** What can be done with this system now, each with its key; what cannot be done now is not there. */
export function SerialActions({ page, todo }: { readonly page: SerialPage; readonly todo: string | null }) {
  const { row } = page
  const today = useToday()
  const [open, setOpen] = useState<Open | null>(todo === null ? null : (ASKED[todo] ?? null))
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const here = row.status !== 'baja'
  const ours = here && page.channel === 'own'
  const running = ours && row.nextCutoff !== null
  const unconfirmed = running && (page.paid?.state === 'presumed' || row.status === 'porConfirmar')

  /** At once, with Deshacer; a refusal stays under the buttons. */
  const run = async <T,>(reply: Promise<Reply<T>>, said: (value: T) => string) => {
    const answer = await reply
    setRefusal(answer.ok ? null : answer.refusal)
    if (answer.ok) offerUndo(`${said(answer.value)}: ${row.serial}`, answer.command)
  }
  const confirm = (what: 'renewal' | 'validation') =>
    run(call('rentals.confirm', { items: [{ serialId: row.id, what }] }), () =>
      what === 'renewal' ? text.doneRenewal : text.doneValidation,
    )
  const failed = () =>
    run(call('rentals.failValidation', { serialId: row.id }), ({ toleranceUntil }) => {
      const until = toleranceUntil as Day
      return `Anotado que no validó; cuente con que funciona hasta el ${shortDay(until)} (${distance(until, today)})`
    })
  const close = () => {
    setOpen(null)
    // Asked for again by the same address, it opens again.
    if (todo !== null) replacePlace(`/sistemas/${row.id}`)
  }

  return (
    <>
      <Group gap={6} className={styles.actions}>
        {here && row.activatedOn === null && row.mode === 'subscription' && (
          <ActionButton variant="filled" label={text.activate} keys="A" run={() => setOpen('activate')} />
        )}
        {running && (
          <>
            <ActionButton
              variant="filled"
              label={text.renew}
              keys="Enter"
              run={() => go(`/renovar/${row.id}`)}
            />
            {unconfirmed && (
              <ActionButton label={text.confirmRenewal} keys="R" run={() => void confirm('renewal')} />
            )}
            <ActionButton label={text.validated} keys="V" run={() => void confirm('validation')} />
            <ActionButton label={text.notValidated} keys="N" run={() => void failed()} />
          </>
        )}
        {here && <ActionButton label={text.users} keys="U" run={() => setOpen('users')} />}
        {running && <ActionButton label={changesText.computer} keys="E" run={() => setOpen('computer')} />}
        {here && (
          <ActionButton
            label={unlockText.create}
            keys="D"
            run={() => go(`/desbloqueo/nuevo?serie=${row.id}`)}
          />
        )}
        {here && <ActionButton label={codesText.resend} keys="M" run={() => setOpen('resend')} />}
        {here && (
          <ActionButton
            label={replacementText.create}
            keys="O"
            run={() => go(`/reposicion/nueva?serie=${row.id}`)}
          />
        )}
        {ours && row.mode === 'subscription' && (
          <ActionButton
            label={text.slip}
            keys="P"
            run={() => go(`/ficha/nueva?cliente=${row.clientId}&serie=${row.id}`)}
          />
        )}
        {here && page.stopped === null && (
          <ActionButton label={text.report} keys="F" run={() => go(`/no-abre?serie=${row.id}`)} />
        )}
        {here && page.stopped !== null && (
          <ActionButton label={text.opensAgain} keys="F" run={() => setOpen('clear')} />
        )}
        <ActionButton label={text.edit} keys="F2" run={() => setOpen('edit')} />
        {here && <ActionButton label={changesText.correct} keys="X" run={() => setOpen('correct')} />}
        {running && (
          <ActionButton label={changesText.newCutoffTitle} keys="K" run={() => setOpen('newCutoff')} />
        )}
        {here && <ActionButton label={changesText.transferTitle} keys="T" run={() => setOpen('transfer')} />}
        {here ? (
          <ActionButton label={text.leave} keys="B" run={() => setOpen('leave')} />
        ) : (
          <ActionButton
            variant="filled"
            label={text.comeBack}
            keys="B"
            run={() => void run(call('serials.return', { id: row.id }), () => text.doneReturn)}
          />
        )}
      </Group>
      <RefusalText refusal={refusal} />
      <ActivateDialog page={page} opened={open === 'activate'} onClose={close} />
      <ClearStoppedDialog page={page} opened={open === 'clear'} onClose={close} />
      <EditDialog page={page} opened={open === 'edit'} onClose={close} />
      <CorrectUsersDialog page={page} opened={open === 'correct'} onClose={close} />
      <LeaveSerial page={page} opened={open === 'leave'} onClose={close} />
      <UsersDialog page={page} opened={open === 'users'} onClose={close} />
      <ComputerDialog page={page} opened={open === 'computer'} onClose={close} />
      <NewCutoffDialog page={page} opened={open === 'newCutoff'} onClose={close} />
      <ResendDialog page={page} opened={open === 'resend'} onClose={close} />
      <TransferDialog page={page} opened={open === 'transfer'} onClose={close} />
    </>
  )
}

/** Every dialog about the system of this page. */
export interface SerialDialogProps {
  readonly page: SerialPage
  readonly opened: boolean
  readonly onClose: () => void
}
