import { ActionIcon, Button, Group, TextInput, Tooltip } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { clientText as text } from '#messages/es-MX/clients.ts'
import { privacyText } from '#messages/es-MX/privacy.ts'
import { useCommand, useQueryOf, type Refused } from '../../api.ts'
import { useChanges } from '../../state/drafts.ts'
import { offerUndo } from '../../state/undo.ts'
import { ContactActions } from '../../ui/ContactActions.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { PrivacyFields, type PrivacyGiven } from '../../ui/PrivacyFields.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useShortcut } from '../../ui/shortcuts.tsx'
import type { ClientPage } from './Client.tsx'
import { groupedPhone } from './grouped-phone.ts'
import type { Channel } from './LogDialog.tsx'
import styles from './clients.module.css'
import { useSaving } from '../../state/use-saving.ts'

type Contact = ClientPage['contacts'][number]

const emptyContact = { name: '', phone: '', email: '', role: '' }
const CHANNELS = { phone: 'call', whatsapp: 'whatsapp', email: 'email' } as const

/** Who answers there; reaching somebody opens the note of what was said. */
export function Contacts({ page, onReached }: ContactsProps) {
  const { client, contacts } = page
  const [editing, setEditing] = useState<Contact | 'new' | null>(null)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const removing = useCommand('contacts.remove')
  const add = () => setEditing('new')
  useShortcut('T', text.addContact, add)

  const remove = async ({ id, name }: Contact) => {
    const reply = await removing.run({ id })
    setRefusal(reply.ok ? null : reply.refusal)
    if (reply.ok) offerUndo(`${text.doneRemove}: ${name}`, reply.command)
  }
  return (
    <section aria-labelledby="contacts">
      <Group justify="space-between">
        <h2 id="contacts" className={styles.tight}>
          {text.contacts}
        </h2>
        <Small label={`${text.addContact} (T)`} run={add}>
          <IconPlus size={16} />
        </Small>
      </Group>
      {contacts.length === 0 && <p className={styles.quiet}>{text.noContacts}</p>}
      <ul className={styles.people}>
        {contacts.map((contact) => (
          <li key={contact.id} className={styles.person}>
            <div className={styles.personName}>
              <span className={styles.personLabel}>{contact.name}</span>
              <ContactActions
                name={`${contact.name}, ${client.name}`}
                phone={contact.phone === '' ? null : contact.phone}
                email={contact.email === '' ? null : contact.email}
                onReached={(way) => onReached(CHANNELS[way])}
              />
              <Group gap={0} wrap="nowrap">
                <Small label={`${text.edit} ${contact.name}`} run={() => setEditing(contact)}>
                  <IconPencil size={14} />
                </Small>
                <Small label={`${text.remove} ${contact.name}`} run={() => void remove(contact)}>
                  <IconTrash size={14} />
                </Small>
              </Group>
            </div>
            <div className={styles.address}>
              {[contact.role, groupedPhone(contact.phone), contact.email].filter(Boolean).join(' · ')}
            </div>
          </li>
        ))}
      </ul>
      <RefusalText refusal={refusal} />
      {editing !== null && (
        <ContactDialog
          key={editing === 'new' ? 'new' : editing.id}
          clientId={client.id}
          contact={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  )
}

interface ContactsProps {
  readonly page: ClientPage
  readonly onReached: (channel: Channel) => void
}

function Small({ label, run, children }: SmallProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label} onClick={run}>
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

interface SmallProps {
  readonly label: string
  readonly run: () => void
  readonly children: React.ReactNode
}

function ContactDialog({ clientId, contact, onClose }: ContactDialogProps) {
  const { form, set, changed, seen, drop } = useChanges(`contacts.save ${contact?.id ?? clientId}`, {
    ...emptyContact,
    ...contact,
    privacy: null as PrivacyGiven | null,
  })
  const { data: known } = useQueryOf('privacy.ofClient', { clientId })
  const { data: notice } = useQueryOf('privacy.notice', {})
  const own = known?.contacts.find(({ id }) => id === contact?.id)
  const asKnown = {
    noticeGiven: own !== undefined && own.noticeVersion !== '' && own.noticeVersion === notice?.version,
    voluntary: own?.voluntary ?? false,
  }
  const [tried, setTried] = useState(false)
  const saving = useSaving('contacts.save', () => `${text.doneContact}: ${form.name}`, drop, onClose)
  const save = () => {
    setTried(true)
    if (form.name.trim() === '') return
    const { privacy, ...fields } = changed
    const { privacy: _privacy, ...shown } = seen
    saving.save({
      ...{ clientId, ...fields },
      ...(contact === null ? {} : { id: contact.id, seen: shown }),
      ...(privacy ? { privacy } : {}),
    })
  }
  return (
    <FormDialog
      opened
      title={contact === null ? text.addContact : text.editContact}
      submitLabel={text.save}
      pending={saving.pending}
      needs={saving.needs}
      refusal={saving.refusal}
      onSubmit={save}
      onClose={onClose}
    >
      <div className={styles.two}>
        {(
          [
            ['name', text.contactName],
            ['role', text.contactRole],
            ['phone', text.phone],
            ['email', text.email],
          ] as const
        ).map(([field, label]) => (
          <TextInput
            key={field}
            data-autofocus={field === 'name' || undefined}
            label={label}
            maxLength={200}
            value={form[field]}
            error={tried && field === 'name' && form.name.trim() === '' ? text.contactMissing : undefined}
            onChange={({ currentTarget }) => set({ [field]: currentTarget.value })}
          />
        ))}
      </div>
      <PrivacyFields
        given={form.privacy ?? asKnown}
        opposedOn={own?.opposedOn ?? null}
        onChange={(privacy) => set({ privacy })}
      />
      {own && <Opposition contactId={own.id} opposed={own.opposedOn !== null} />}
    </FormDialog>
  )
}

/** At once, whatever else of the form is saved: somebody is on the telephone and does not want to be written to. */
function Opposition({ contactId, opposed }: { readonly contactId: string; readonly opposed: boolean }) {
  const opposing = useCommand('privacy.oppose')
  return (
    <div>
      <Button
        size="xs"
        variant="subtle"
        loading={opposing.pending}
        onClick={() => void opposing.run({ contactId, opposed: !opposed })}
      >
        {opposed ? privacyText.stopOpposing : privacyText.oppose}
      </Button>
      <RefusalText refusal={opposing.refusal} />
    </div>
  )
}

interface ContactDialogProps {
  readonly clientId: string
  readonly contact: Contact | null
  readonly onClose: () => void
}
