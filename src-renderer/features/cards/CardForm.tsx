import { Checkbox, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { chargeText as text } from '#messages/es-MX/charges.ts'
import { useSaving } from '../../state/use-saving.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import type { Card, CardsData } from './Cards.tsx'
import styles from './cards.module.css'

interface CardFormProps {
  readonly clientId: string
  readonly systems: CardsData['systems']
  /** Null is a new one. */
  readonly card: Card | null
  readonly onClose: () => void
}

/** The fields take more than they keep: a full number that is pasted is refused whole, and never cut to four digits. */
export function CardForm({ clientId, systems, card, onClose }: CardFormProps) {
  const [last4, setLast4] = useState(card?.last4 ?? '')
  const [expires, setExpires] = useState(card?.expires ?? '')
  const [label, setLabel] = useState(card?.label ?? '')
  const [serialIds, setSerialIds] = useState<readonly string[]>(
    systems
      .filter(({ cardId, autoCharge }) =>
        card === null ? cardId === null && autoCharge : cardId === card.id,
      )
      .map(({ serialId }) => serialId),
  )
  const saving = useSaving('cards.save', () => `${text.doneCard}: ${last4}`, onClose)
  const toggle = (id: string) =>
    setSerialIds(serialIds.includes(id) ? serialIds.filter((one) => one !== id) : [...serialIds, id])
  return (
    <FormDialog
      opened
      title={card === null ? text.newCard : `${text.editCard} ${card.last4}`}
      submitLabel={text.save}
      pending={saving.pending}
      needs={saving.needs}
      refusal={saving.refusal}
      ready={last4.trim() !== '' && expires.trim() !== ''}
      onSubmit={() =>
        saving.save({
          ...(card === null ? {} : { id: card.id }),
          clientId,
          last4,
          expires,
          label,
          serialIds: [...serialIds],
        })
      }
      onClose={onClose}
    >
      <Text c="dimmed">{text.onlyFour}</Text>
      <TextInput
        data-autofocus
        required
        label={text.last4}
        inputMode="numeric"
        autoComplete="off"
        maxLength={40}
        value={last4}
        onChange={({ currentTarget }) => setLast4(currentTarget.value)}
      />
      <TextInput
        required
        label={text.expires}
        autoComplete="off"
        maxLength={40}
        value={expires}
        onChange={({ currentTarget }) => setExpires(currentTarget.value)}
      />
      <TextInput
        label={text.label}
        maxLength={200}
        value={label}
        onChange={({ currentTarget }) => setLabel(currentTarget.value)}
      />
      <fieldset className={styles.pays}>
        <legend>{text.pays}</legend>
        {systems.map(({ serialId, serial, system }) => (
          <Checkbox
            key={serialId}
            label={`${system} ${serial}`}
            checked={serialIds.includes(serialId)}
            onChange={() => toggle(serialId)}
          />
        ))}
      </fieldset>
    </FormDialog>
  )
}
