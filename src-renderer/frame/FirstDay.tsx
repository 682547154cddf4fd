import { Button } from '@mantine/core'
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { firstDayTasks, practiceText as text } from '#messages/es-MX/practice.ts'
import { runJob, useQueryOf, type Refused } from '../api.ts'
import { go } from '../state/place.ts'
import { RefusalText } from '../ui/RefusalText.tsx'
import { Shortcut } from '../ui/Shortcut.tsx'
import { useShortcut } from '../ui/shortcuts.tsx'
import { useLongJob } from '../ui/use-long-job.tsx'
import styles from './FirstDay.module.css'

type Day = NonNullable<OutputOf<'practice.firstDay'>>

/** In the ledger for practice, above every screen: what a newcomer does next, ticked off by what the ledger shows. */
export function FirstDay() {
  const { data } = useQueryOf('practice.firstDay', {}, { keepPrevious: true, ofToday: true })
  return data ? <Panel day={data} /> : null
}

function Panel({ day: { client, tasks } }: { readonly day: Day }) {
  const [isWhole, setWhole] = useState(false)
  const preparing = useLongJob(text.preparing)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const next = client === null ? undefined : tasks.find(({ done }) => !done)
  const begin = async () => {
    const reply = await preparing.run((onProgress) => runJob('practice.begin', {}, onProgress))
    setRefusal(reply.ok ? null : reply.refusal)
    if (reply.ok) go('/hoy')
  }
  useShortcut(
    client === null ? null : 'F7',
    isWhole ? text.hide : text.show,
    () => setWhole(!isWhole),
    'frame',
  )
  return (
    <section className={styles.panel} aria-label={text.title}>
      <div className={styles.head}>
        <strong className={styles.title}>{text.title}</strong>
        {client !== null && (
          <span className={styles.progress}>
            {text.progress(tasks.filter(({ done }) => done).length, tasks.length)}
          </span>
        )}
        <p className={styles.next} role="status">
          {client === null ? (
            text.detail
          ) : next ? (
            <>
              <strong>{firstDayTasks[next.task].name}.</strong> {firstDayTasks[next.task].how(client)}
            </>
          ) : (
            text.allDone
          )}
        </p>
        {client !== null && (
          <Button
            size="xs"
            variant="default"
            aria-expanded={isWhole}
            rightSection={<Shortcut keys="F7" />}
            onClick={() => setWhole(!isWhole)}
          >
            {isWhole ? text.hide : text.show}
          </Button>
        )}
        {/* One and the same, so that the keyboard stays on it: Enter pressed twice would open the first line of Hoy. */}
        <Button size="xs" variant={client === null ? 'filled' : 'default'} onClick={() => void begin()}>
          {client === null ? text.begin : text.again}
        </Button>
      </div>
      <RefusalText refusal={refusal} />
      {isWhole && client !== null && (
        <ol className={styles.tasks}>
          {tasks.map(({ task, done }) => (
            <li key={task} className={styles.task} data-done={done || undefined}>
              {done ? (
                <IconCircleCheckFilled size={16} aria-label={text.done} />
              ) : (
                <IconCircle size={16} aria-label={text.notDone} />
              )}
              <span>
                <strong>{firstDayTasks[task].name}.</strong> {firstDayTasks[task].how(client)}
              </span>
            </li>
          ))}
        </ol>
      )}
      {preparing.modal}
    </section>
  )
}
