import { replacementText as text } from '#messages/es-MX/replacements.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { go, type ScreenProps } from '../../state/place.ts'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { PickSystem } from '../../ui/PickSystem.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { RequestForm } from './RequestForm.tsx'
import desk from '../../ui/desk.module.css'

/** Client, system, and then whether it has the right to another before it is asked for (R121). */
export default function NewReplacement({ query }: ScreenProps) {
  const serialId = query.get('serie')
  return (
    <div className={desk.page}>
      {serialId !== null ? (
        <OfSerial serialId={serialId} />
      ) : (
        <>
          <h1>{text.create}</h1>
          <PickSystem place="/reposicion/nueva" clientId={query.get('cliente')} />
        </>
      )}
    </div>
  )
}

function OfSerial({ serialId }: { readonly serialId: string }) {
  const { data, error } = useQueryOf('replacements.allowance', { serialId })
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
      <RequestForm key={serialId} of={data} />
    </>
  )
}
