import { breachText } from '#messages/es-MX/breach.ts'
import { privacyText as text } from '#messages/es-MX/privacy.ts'
import { replacePlace, type ScreenProps } from '../../state/place.ts'
import { Choices } from '../../ui/Choices.tsx'
import desk from '../../ui/desk.module.css'
import { Breach } from './Breach.tsx'
import { Notice } from './Notice.tsx'
import { Requests } from './Requests.tsx'
import { Retention } from './Retention.tsx'
import styles from './privacy.module.css'

const parts = [
  { key: 'solicitudes', title: text.requests },
  { key: 'aviso', title: text.notice },
  { key: 'conservacion', title: text.retention },
  { key: 'vulneracion', title: breachText.title },
] as const

/** What people ask of their data, the notice that they are given, whose nobody has to keep, and whom a breach reached. */
export default function Privacy({ query }: ScreenProps) {
  const open = parts.find(({ key }) => key === query.get('ver'))?.key ?? 'solicitudes'
  return (
    <div className={desk.fill}>
      <div className={desk.title}>
        <h1>{text.title}</h1>
        <Choices
          label={text.title}
          choices={parts.map(({ key, title: label }) => ({ key, label }))}
          chosen={open}
          onChoose={(key) => replacePlace(`/privacidad?ver=${key}`)}
        />
      </div>
      {open !== 'vulneracion' && (
        <p className={styles.counsel} role="note">
          {text.counsel}
        </p>
      )}
      {open === 'solicitudes' && <Requests wanted={query.get('solicitud')} />}
      {open === 'aviso' && <Notice />}
      {open === 'conservacion' && <Retention />}
      {open === 'vulneracion' && <Breach lost={query.get('pc')} />}
    </div>
  )
}
