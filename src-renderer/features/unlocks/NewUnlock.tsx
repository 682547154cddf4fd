import { unlockText as text } from '#messages/es-MX/unlocks-screen.ts'
import { useQueryOf, refusalOf } from '../../api.ts'
import { go, type ScreenProps } from '../../state/place.ts'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { PickSystem } from '../../ui/PickSystem.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { RequestForm } from './RequestForm.tsx'
import desk from '../../ui/desk.module.css'

/** Client, system, and then what it would cost before it is asked for. */
export default function NewUnlock({ query }: ScreenProps) {
  const serialId = query.get('serie')
  return (
    <div className={desk.page}>
      {serialId !== null ? (
        <OfSerial serialId={serialId} message={query.get('mensaje') ?? ''} />
      ) : (
        <>
          <h1>{text.create}</h1>
          <PickSystem place="/desbloqueo/nuevo" clientId={query.get('cliente')} />
        </>
      )}
    </div>
  )
}

function OfSerial({ serialId, message }: { readonly serialId: string; readonly message: string }) {
  const { data, error } = useQueryOf('unlocks.allowance', { serialId })
  const refusal = refusalOf(error)
  if (refusal !== null) return <RefusalText refusal={refusal} />
  if (data === undefined) return <LoadingRows rows={12} />
  return (
    <>
      <div className={desk.title}>
        <h1>
          {text.create}: {data.system} · {data.serial}
        </h1>
        <button type="button" className={desk.link} onClick={() => go(`/clientes/${data.clientId}`)}>
          {data.client}
        </button>
      </div>
      <RequestForm key={serialId} of={data} message={message} />
    </>
  )
}
