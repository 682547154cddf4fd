import { Button } from '@mantine/core'
import { frameText } from '#messages/es-MX/frame.ts'
import { helpText as text } from '#messages/es-MX/help-rules.ts'
import { helpOf, type ScreenHelp } from '#messages/es-MX/help.ts'
import type { Day } from '#domain/calendar.ts'
import type { OutputOf } from '#contract/index.ts'
import { useQueryOf } from '../api.ts'
import { go } from '../state/place.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Shortcut } from '../ui/Shortcut.tsx'
import { useActiveBindings, type Binding } from '../ui/shortcuts.tsx'
import { useCurrentScreen } from './current.ts'
import styles from './HelpDialog.module.css'

/** F1: what the screen is for, the rules in force that it follows, its words, and every key that works now. */
export function HelpDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const screen = useCurrentScreen()?.screen
  const title = screen?.title ?? frameText.noScreen
  return (
    <Dialog opened={opened} onClose={onClose} title={text.title(title)} size={860}>
      <Help help={screen === undefined ? null : helpOf(screen.path)} onClose={onClose} />
    </Dialog>
  )
}

function Help({ help, onClose }: { readonly help: ScreenHelp | null; readonly onClose: () => void }) {
  const bindings = useActiveBindings()
  const look = (term?: string) => {
    onClose()
    go(term === undefined ? '/glosario' : `/glosario?palabra=${encodeURIComponent(term)}`)
  }
  return (
    <div className={styles.columns}>
      <div>
        {help !== null && (
          <>
            <p className={styles.about}>{help.about}</p>
            <h3 className={styles.title}>{text.how}</h3>
            <ul className={styles.list}>
              {help.how.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ul>
            {help.topics !== undefined && <Rules topics={[...help.topics]} />}
          </>
        )}
        <h3 className={styles.title}>{text.terms}</h3>
        <div className={styles.terms}>
          {(help?.terms ?? []).map((term) => (
            <Button key={term} size="compact-xs" variant="default" onClick={() => look(term)}>
              {term}
            </Button>
          ))}
          <Button size="compact-xs" variant="subtle" onClick={() => look()}>
            {text.glossary}
          </Button>
        </div>
      </div>
      <div>
        <Keys title={frameText.shortcutsHere} bindings={bindings.filter(({ reach }) => reach === 'screen')} />
        <Keys
          title={frameText.shortcutsEverywhere}
          bindings={bindings.filter(({ reach }) => reach !== 'screen')}
        />
      </div>
    </div>
  )
}

type Rule = OutputOf<'help.rules'>['rules'][number]

function Rules({ topics }: { readonly topics: NonNullable<ScreenHelp['topics']>[number][] }) {
  const { data } = useQueryOf('help.rules', { topics })
  return (
    <section aria-label={text.rules} aria-busy={data === undefined}>
      <h3 className={styles.title}>{text.rules}</h3>
      <ul className={styles.list}>
        {data?.rules.map((rule) => (
          <li key={`${rule.text} ${rule.from}`}>
            {rule.text} <Force rule={rule} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The days of its force, where it ever changes; what has not begun yet stands out. */
function Force({ rule: { from, through, pending } }: { readonly rule: Rule }) {
  const words = text.force(from as Day | null, through as Day | null)
  if (words === '') return null
  return pending ? <b>({words})</b> : <span className={styles.force}>({words})</span>
}

function Keys({ title, bindings }: { readonly title: string; readonly bindings: readonly Binding[] }) {
  if (bindings.length === 0) return null
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.keys}>
        {bindings.map(({ id, keys, label }) => (
          <div key={id} className={styles.row}>
            <dt>{label}</dt>
            <dd>
              <Shortcut keys={keys} />
              <span className="visually-hidden">{keys}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
