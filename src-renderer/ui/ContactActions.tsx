import { ActionIcon, Group } from '@mantine/core'
import { IconBrandWhatsapp, IconMail, IconPhone } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { mailAddress, telAddress, whatsAppAddress } from './contact-address.ts'
import { useSurroundings } from './surroundings.tsx'

export interface ContactActionsProps {
  /** Whose: "Lety, Hotel La Ceiba". */
  readonly name: string
  /** Ten digits, as the ledger keeps them. */
  readonly phone: string | null
  readonly email: string | null
  /** What WhatsApp and the e-mail begin with; the person reads it before sending. */
  readonly message?: string
  /** Told which way was taken, to write it in the contact log. */
  readonly onReached?: (way: 'phone' | 'whatsapp' | 'email') => void
}

/** Call, WhatsApp, e-mail; what is missing is not shown. */
export function ContactActions({ name, phone, email, message = '', onReached }: ContactActionsProps) {
  const { openExternal } = useSurroundings()
  const reach = (way: 'phone' | 'whatsapp' | 'email', address: string) => async () => {
    if (await openExternal(address)) onReached?.(way)
  }
  return (
    <Group gap={4} wrap="nowrap">
      {phone !== null && (
        <Way label={`Llamar a ${name}, ${phone}`} run={reach('phone', telAddress(phone))}>
          <IconPhone size={16} />
        </Way>
      )}
      {phone !== null && (
        <Way label={`WhatsApp a ${name}`} run={reach('whatsapp', whatsAppAddress(phone, message))}>
          <IconBrandWhatsapp size={16} />
        </Way>
      )}
      {email !== null && (
        <Way label={`Correo a ${name}, ${email}`} run={reach('email', mailAddress(email, message))}>
          <IconMail size={16} />
        </Way>
      )}
    </Group>
  )
}

function Way({ label, run, children }: { label: string; run: () => Promise<void>; children: ReactNode }) {
  return (
    <ActionIcon variant="subtle" size="sm" aria-label={label} title={label} onClick={() => void run()}>
      {children}
    </ActionIcon>
  )
}
