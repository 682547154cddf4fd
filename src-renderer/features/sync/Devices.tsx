import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { localMoment } from '#domain/zoned.ts'
import { momentIn, shortDay } from '#messages/es-MX/dates.ts'
import { syncText as text } from '#messages/es-MX/sync-screen.ts'
import { refusalOf, useCommand, useQueryOf } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { useSaving } from '../../state/use-saving.ts'
import { ConfirmWithReason } from '../../ui/ConfirmWithReason.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import type { PartProps } from './Enrolled.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import styles from './sync.module.css'

type Device = OutputOf<'sync.devices'>['devices'][number]
type Contact = OutputOf<'sync.contacts'>['contacts'][number]

/** Every PC that has joined the office, those that were given up last. */
export function Devices({ zone, isAdministrator }: PartProps) {
  const { data, error } = useQueryOf('sync.devices', {})
  const contacts = useQueryOf('sync.contacts', {}, { ofToday: true })
  const [inviting, setInviting] = useState(false)
  const [renaming, setRenaming] = useState<Device | null>(null)
  const [revoking, setRevoking] = useState<Device | null>(null)
  const refusal = refusalOf(error)
  const contactsRefused = refusalOf(contacts.error)
  const metOf = (id: string) => contacts.data?.contacts.find((contact) => contact.id === id)
  if (refusal !== null) return <RefusalText refusal={refusal} />
  if (data === undefined) return <LoadingRows rows={4} />
  if (data.devices.length === 0) return <EmptyState title={text.devices}>{text.waitingHere}</EmptyState>
  const rows = data.devices.toSorted(
    (a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null) || a.letter.localeCompare(b.letter),
  )
  return (
    <>
      <table className={styles.table} aria-label={text.devices}>
        <thead>
          <tr>
            {[
              text.pcName,
              text.letter,
              text.since,
              text.lastWork,
              text.contact,
              text.notSent,
              text.state,
            ].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{text.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((device) => (
            <tr key={device.id} className={device.revokedAt === null ? undefined : styles.gone}>
              <td>{device.name}</td>
              <td>{device.letter}</td>
              <td>{shortDay(localDay(device.enrolledAt, zone))}</td>
              <td>{lastWorkOf(device, zone)}</td>
              <td>{contactOf(device, metOf(device.id), zone)}</td>
              <td>{metOf(device.id)?.pending}</td>
              <td>{stateOf(device, zone)}</td>
              <td>
                {isAdministrator && device.revokedAt === null && (
                  <Group gap="xs" justify="flex-end" wrap="nowrap">
                    <Button
                      size="xs"
                      variant="subtle"
                      aria-label={text.renameOf(device.name)}
                      onClick={() => setRenaming(device)}
                    >
                      {text.rename}
                    </Button>
                    {!device.isThis && (
                      <Button
                        size="xs"
                        variant="subtle"
                        aria-label={text.revokeOf(device.name)}
                        onClick={() => setRevoking(device)}
                      >
                        {text.revoke}
                      </Button>
                    )}
                  </Group>
                )}
                {isAdministrator && device.revokedAt !== null && (
                  <Group justify="flex-end">
                    <Button
                      size="xs"
                      variant="subtle"
                      component="a"
                      href={`#/privacidad?ver=vulneracion&pc=${device.id}`}
                      aria-label={text.reachOf(device.name)}
                    >
                      {text.reach}
                    </Button>
                  </Group>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {contactsRefused && <p className={styles.hint}>{text.contactsFailed(contactsRefused.message)}</p>}
      {isAdministrator && (
        <Group>
          <Button variant="default" onClick={() => setInviting(true)}>
            {text.invite}
          </Button>
        </Group>
      )}
      {inviting && <InviteDialog zone={zone} onClose={() => setInviting(false)} />}
      {renaming && <RenameDialog device={renaming} onClose={() => setRenaming(null)} />}
      {revoking && <RevokeDialog device={revoking} onClose={() => setRevoking(null)} />}
    </>
  )
}

function localDay(instant: string, zone: string): Day {
  return localMoment(instant, zone).slice(0, 10) as Day
}

function lastWorkOf({ isThis, lastAt }: Device, zone: string): string {
  if (isThis) return text.isThis
  return lastAt === null ? text.noWorkYet : momentIn(lastAt, zone)
}

/** As the endpoint knows it; empty until it has answered. */
function contactOf({ revokedAt }: Device, contact: Contact | undefined, zone: string): string {
  if (contact === undefined || revokedAt !== null) return ''
  return momentIn(contact.metAt, zone)
}

function stateOf({ revokedAt, revokedReason }: Device, zone: string): string {
  return revokedAt === null ? text.active : text.revokedOn(localDay(revokedAt, zone), revokedReason ?? '')
}

function RenameDialog({ device, onClose }: DialogProps) {
  const [name, setName] = useState(device.name)
  const saving = useSaving('devices.rename', () => text.renamed(name), onClose)
  return (
    <FormDialog
      opened
      title={text.renameOf(device.name)}
      submitLabel={text.save}
      pending={saving.pending}
      ready={name.trim() !== '' && name !== device.name}
      needs={saving.needs}
      refusal={saving.refusal}
      onSubmit={() => saving.save({ id: device.id, name })}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={text.pcName}
        value={name}
        maxLength={80}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
    </FormDialog>
  )
}

/** With what is to be done where it was lost or stolen. */
function RevokeDialog({ device, onClose }: DialogProps) {
  const revoking = useCommand('devices.revoke')
  const revoke = async (reason: string) => {
    const reply = await revoking.run({ id: device.id, reason })
    if (!reply.ok) return reply
    onClose()
    notify(text.revoked(device.name))
    return reply
  }
  return (
    <ConfirmWithReason
      opened
      title={text.revokeOf(device.name)}
      confirmLabel={text.revokeConfirm}
      draft={`sync.revoke ${device.id}`}
      pending={revoking.pending}
      refusal={revoking.refusal}
      onConfirm={revoke}
      onClose={onClose}
    >
      <p className={styles.means}>{text.revokeMeans(device.name)}</p>
      <p className={styles.means}>{text.lostTitle}</p>
      <ol className={styles.steps}>
        {text.lostSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </ConfirmWithReason>
  )
}

interface DialogProps {
  readonly device: Device
  readonly onClose: () => void
}
