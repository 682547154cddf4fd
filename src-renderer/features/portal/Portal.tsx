import { useState } from 'react'
import { portalText as text } from '#messages/es-MX/portal.ts'
import { useQueryOf } from '../../api.ts'
import { replacePlace, type ScreenProps } from '../../state/place.ts'
import { Answers } from './Answers.tsx'
import { Compare, NOTHING } from './Compare.tsx'
import { Payments } from './Payments.tsx'
import { Choices } from '../../ui/Choices.tsx'
import desk from '../../ui/desk.module.css'
import styles from './portal.module.css'

const parts = [
  { key: 'tabla', title: text.parts.grid },
  { key: 'pagos', title: text.parts.payments },
  { key: 'respuestas', title: text.parts.answers },
] as const

/** What the office looks up in the vendor's portal: its grid, the payments that it should show, and what it said otherwise. */
export default function Portal({ query }: ScreenProps) {
  const [read, setRead] = useState(NOTHING)
  const waiting = useQueryOf('portal.waiting', { limit: 1 }).data?.total
  const open = useQueryOf('portal.answers', {}).data?.items.length
  const shown = parts.find(({ key }) => key === query.get('ver'))?.key ?? 'tabla'
  const counts = { tabla: undefined, pagos: waiting, respuestas: open }
  return (
    <div className={shown === 'tabla' ? styles.page : desk.fill}>
      <h1 className={styles.heading}>{text.title}</h1>
      <Choices
        label={text.show}
        choices={parts.map(({ key, title }) => ({ key, label: title, count: counts[key] }))}
        chosen={shown}
        onChoose={(key) => replacePlace(`/portal?ver=${key}`)}
      />
      {shown === 'tabla' && <Compare read={read} setRead={setRead} />}
      {shown === 'pagos' && <Payments />}
      {shown === 'respuestas' && <Answers />}
    </div>
  )
}
