import { Anchor, Tabs, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { mainContact } from '#domain/contact.ts'
import { PROFILE_TABS } from '#domain/portal-account.ts'
import { clientText } from '#messages/es-MX/clients.ts'
import { profileFields, profileText as text } from '#messages/es-MX/profile.ts'
import { useChanges } from '../../state/drafts.ts'
import { useSaving } from '../../state/use-saving.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogForm } from '../../ui/FormDialog.tsx'
import type { ClientPage } from './Client.tsx'
import styles from './clients.module.css'

interface ProfileDialogProps {
  readonly page: ClientPage
  readonly onClose: () => void
}

/** What the portal's profile holds of a client, by its own four tabs (R81). */
export function ProfileDialog({ page, onClose }: ProfileDialogProps) {
  const { client } = page
  const [open, setOpen] = useState<string | null>('0')
  const panels = [
    <General page={page} onClose={onClose} />,
    <OfClient page={page} fields={BILLING} onClose={onClose} />,
    <OfClient page={page} fields={['shipping']} onClose={onClose} />,
    <p>
      {text.passwordHint}{' '}
      <Anchor underline="always" href={`#/boveda?cliente=${client.id}`}>
        {text.toVault}
      </Anchor>
    </p>,
  ]
  return (
    <Dialog opened title={`${text.title}: ${client.name}`} size="lg" onClose={onClose}>
      <Tabs value={open} onChange={setOpen}>
        <Tabs.List mb="md" aria-label={text.title}>
          {PROFILE_TABS.map((tab, i) => (
            <Tabs.Tab key={tab} value={String(i)}>
              {tab}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {/* Of the four only the open one is there: each has its own form, and one key saves. */}
        {PROFILE_TABS.map((tab, i) => (
          <Tabs.Panel key={tab} value={String(i)}>
            {open === String(i) && panels[i]}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Dialog>
  )
}

/** R82: whose e-mail is the registered one (R75); an asterisk stands at what may not be left out. */
function General({ page: { client, contacts }, onClose }: ProfileDialogProps) {
  const registered = mainContact(contacts)
  const { name = '', email = '', phone = '' } = registered ?? {}
  const stands = { name, email, phone }
  const { form, set, seen, drop } = useChanges(`contacts.saveRegistered ${client.id}`, stands)
  const { save, ...saving } = useSaving(
    'contacts.saveRegistered',
    () => `${text.doneGeneral}: ${client.name}`,
    drop,
    onClose,
  )
  return (
    <DialogForm
      {...saving}
      submitLabel={text.save}
      onSubmit={() => save({ clientId: client.id, ...form, seen: { ...stands, ...seen } })}
      onClose={onClose}
    >
      <p className={styles.quiet}>{text.mandatory}</p>
      {(['name', 'email', 'phone'] as const).map((field) => (
        <TextInput
          key={field}
          required
          data-autofocus={field === 'email' || undefined}
          label={profileFields[field]}
          description={field === 'email' ? text.generalHint : undefined}
          maxLength={200}
          value={form[field]}
          onChange={({ currentTarget }) => set({ [field]: currentTarget.value })}
        />
      ))}
    </DialogForm>
  )
}

const BILLING = ['fiscalName', 'fiscalRegime', 'cfdiUse', 'postcode'] as const
const LONGEST = { fiscalName: 200, fiscalRegime: 3, cfdiUse: 4, postcode: 5, shipping: 500 } as const

interface OfClientProps extends ProfileDialogProps {
  readonly fields: readonly (keyof typeof LONGEST)[]
}

function OfClient({ page: { client }, fields, onClose }: OfClientProps) {
  const { form, set, changed, seen, drop } = useChanges<Partial<Record<keyof typeof LONGEST, string>>>(
    `clients.update ${client.id} ${fields.join(' ')}`,
    Object.fromEntries(fields.map((field) => [field, client[field]])),
  )
  const { save, ...saving } = useSaving(
    'clients.update',
    () => `${text.doneData}: ${client.name}`,
    drop,
    onClose,
  )
  return (
    <DialogForm
      {...saving}
      submitLabel={text.save}
      submitKeys="Ctrl+Enter"
      onSubmit={() => save({ id: client.id, ...changed, seen })}
      onClose={onClose}
    >
      {fields.map((field) => {
        const input = {
          maxLength: LONGEST[field],
          value: form[field] ?? '',
          onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
            set({ [field]: currentTarget.value }),
        }
        return field === 'shipping' ? (
          <Textarea key={field} label={text.shipping} description={text.shippingHint} rows={4} {...input} />
        ) : (
          <TextInput key={field} label={clientText[field]} {...input} />
        )
      })}
    </DialogForm>
  )
}
