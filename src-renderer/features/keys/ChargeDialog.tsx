import type { Centavos } from '#domain/money.ts'
import { keyPageText as text } from '#messages/es-MX/keys-screen.ts'
import { useCommand } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { notify } from '../../state/notices.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import type { KeyPage } from './Key.tsx'
import { MoneyFields, type ClientMoney } from './MoneyFields.tsx'

/** The client's money for a key that was given before it came. */
export function ChargeDialog({ page, onClose }: { readonly page: KeyPage; readonly onClose: () => void }) {
  const { key } = page
  const charging = useCommand('keys.charge')
  const [money, setMoney, dropMoney] = useDraft<ClientMoney>(`keys.charge ${key.id}`, {
    price: key.price as Centavos | null,
    method: 'transfer',
    reference: '',
  })
  const charge = async () => {
    const { price, reference } = money
    const reply = await charging.run({
      id: key.id,
      ...(key.serialId === null ? {} : { serialId: key.serialId }),
      method: money.method ?? 'transfer',
      ...(price === null ? {} : { price }),
      ...(reference.trim() === '' ? {} : { reference }),
    })
    if (!reply.ok) return
    dropMoney()
    onClose()
    notify(text.charged)
  }
  return (
    <FormDialog
      opened
      title={`${text.charge}: ${key.client}`}
      submitLabel={text.charge}
      pending={charging.pending}
      needs="keys.charge"
      refusal={charging.refusal}
      onSubmit={() => void charge()}
      onClose={onClose}
    >
      <MoneyFields money={money} mayWait={false} onChange={setMoney} />
    </FormDialog>
  )
}
