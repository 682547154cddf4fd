import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { portalText as text } from '#messages/es-MX/portal.ts'
import { useCommand } from '../../api.ts'
import { go } from '../../state/place.ts'
import { offerUndo } from '../../state/undo.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useShortcut } from '../../ui/shortcuts.tsx'
import { decisionOf, type Decision, type Decisions, type Item } from './items.ts'
import desk from '../../ui/desk.module.css'
import styles from './portal.module.css'

/** What the portal says, line by line: taken, kept or still open, by key; one command saves what was accepted. */
export function Decide({ items }: { readonly items: readonly Item[] }) {
  const [decisions, setDecisions] = useState<Decisions>(new Map())
  const [at, setAt] = useState(0)
  const [moved, setMoved] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const accept = useCommand('portal.accept')
  const index = Math.min(at, items.length - 1)
  const active = items[index]!
  const wishes = items.flatMap((item) =>
    item.wish !== null && decisionOf(item, decisions) === 'accept' ? [item.wish] : [],
  )
  const keeps = items.flatMap((item) =>
    item.keptOn === null && decisionOf(item, decisions) === 'keep' ? [item.keep] : [],
  )
  useEffect(() => {
    if (moved > 0) list.current?.querySelector<HTMLElement>('[aria-current]')?.focus()
  }, [moved])

  const moveTo = (to: number) => {
    setAt(Math.max(0, Math.min(items.length - 1, to)))
    setMoved((times) => times + 1)
  }
  const decide = (chosen: readonly Item[], decision: Decision) => {
    const next = new Map(decisions)
    for (const item of chosen) {
      if (decision !== 'accept' || item.wish !== null) next.set(item.key, decision)
    }
    setDecisions(next)
    const open = items.findIndex((item, i) => i > index && decisionOf(item, next) === 'open')
    moveTo(decision === 'open' ? index : open === -1 ? index + 1 : open)
  }
  const alike = items.filter(({ kind }) => kind === active.kind)
  const save = async () => {
    const reply = await accept.run({ items: wishes, kept: keeps })
    if (!reply.ok) return
    setAt(0)
    setDecisions(new Map())
    offerUndo(text.saved(reply.value.accepted, reply.value.kept), reply.command)
  }
  useShortcut('ArrowDown', text.list, () => moveTo(index + 1))
  useShortcut('ArrowUp', text.list, () => moveTo(index - 1))

  return (
    <>
      <div className={styles.acts}>
        <ActionButton
          label={text.take}
          keys="A"
          disabled={active.wish === null}
          run={() => decide([active], 'accept')}
        />
        <ActionButton label={text.keep} keys="K" run={() => decide([active], 'keep')} />
        <ActionButton
          label={text.takeAlike}
          keys="T"
          disabled={active.wish === null}
          run={() => decide(alike, 'accept')}
        />
        <ActionButton label={text.undecide} keys="U" run={() => decide([active], 'open')} />
        <ActionButton label={text.openSystem} keys="O" run={() => go(`/sistemas/${active.serialId}`)} />
        <ActionButton
          variant="filled"
          label={text.save(wishes.length, keeps.length)}
          keys="Ctrl+Enter"
          disabled={wishes.length + keeps.length === 0}
          loading={accept.pending}
          run={() => void save()}
        />
      </div>
      <RefusalText refusal={accept.refusal} />
      <ul ref={list} className={styles.lines} aria-label={text.list}>
        {items.map((item, i) => {
          const decision = decisionOf(item, decisions)
          return (
            <li
              key={item.key}
              tabIndex={-1}
              aria-current={i === index || undefined}
              data-decision={decision}
              className={styles.line}
              onClick={() => setAt(i)}
            >
              <span>
                <b>{item.serial}</b> <span className={desk.dim}>{item.client}</span>
              </span>
              <span>
                {item.says}
                {item.wish === null && <span className={styles.hint}>{item.byHand}</span>}
              </span>
              <span className={styles.decision}>
                {decision === 'keep' && item.keptOn !== null
                  ? text.keptOn(item.keptOn)
                  : text.decided[decision]}
              </span>
              <span className={styles.buttons}>
                {item.wish !== null && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={`${text.take}: ${item.serial}, ${item.says}`}
                    onClick={() => decide([item], 'accept')}
                  >
                    {text.take}
                  </Button>
                )}
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={`${text.keep}: ${item.serial}, ${item.says}`}
                  onClick={() => decide([item], 'keep')}
                >
                  {text.keep}
                </Button>
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}
