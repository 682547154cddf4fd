import { Button } from '@mantine/core'
import { todayText, selectedText } from '#messages/es-MX/today.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Shortcut } from '../../ui/Shortcut.tsx'
import { go } from '../../state/place.ts'
import { useShortcut } from '../../ui/shortcuts.tsx'
import {
  clientsOf,
  isSystem,
  mainAction,
  mayConfirm,
  mayFollowUp,
  type Line,
  type MainAction,
} from './lines.ts'
import type { Chosen } from './useChosen.ts'
import styles from './ActionBar.module.css'

export interface ActionBarProps {
  readonly chosen: Chosen
  readonly pending: boolean
  readonly main: () => void
  readonly confirm: () => void
  readonly markDone: () => void
  readonly failValidation: () => void
  readonly open: (what: 'promise' | 'snooze' | 'log') => void
}

/** What can be done with the chosen lines, or the one with the keyboard; each with its key. */
export function ActionBar({
  chosen,
  pending,
  main,
  confirm,
  markDone,
  failValidation,
  open,
}: ActionBarProps) {
  const targets = chosen.targets.filter(isSystem)
  const [only] = targets
  const one = targets.length === 1
  const mains = new Set(targets.map(({ section }) => mainAction[section]))
  const isConfirm = mains.size === 1 && mains.has('confirm')
  const confirms = targets.length > 0 && targets.every(mayConfirm)
  const follows = targets.length > 0 && targets.every(mayFollowUp)
  const none = targets.length === 0 || pending

  // Enter confirms where that is what comes next; C confirms anywhere.
  useShortcut(isConfirm && !pending ? 'C' : null, todayText.confirm, confirm)
  return (
    <div className={styles.bar} role="toolbar" aria-label={barLabel(targets)}>
      <span className={styles.about} role="status">
        {chosen.chosen.size > 0 ? (
          <>
            <strong>{selectedText(targets.length, clientsOf(targets))}</strong>
            <Button
              size="xs"
              variant="subtle"
              onClick={chosen.clear}
              rightSection={<Shortcut keys="Escape" />}
            >
              {todayText.nothingSelected}
            </Button>
          </>
        ) : (
          only && (
            <span className={styles.name} title={`${only.client} · ${only.serial}`}>
              {only.client}
            </span>
          )
        )}
      </span>
      {(one || isConfirm || targets.length === 0) && (
        <ActionButton
          size="xs"
          variant="filled"
          label={isConfirm || !only ? todayText.confirm : mainLabel[mainAction[only.section]]}
          keys="Enter"
          run={isConfirm ? confirm : main}
          disabled={none}
        />
      )}
      {!isConfirm && (
        <ActionButton
          size="xs"
          label={todayText.alreadyRenewed}
          keys="C"
          run={confirm}
          disabled={none || !confirms}
        />
      )}
      <ActionButton size="xs" label={todayText.done} keys="H" run={markDone} disabled={none} />
      <ActionButton
        size="xs"
        label={todayText.promise}
        keys="P"
        run={() => open('promise')}
        disabled={none || !follows}
      />
      <ActionButton
        size="xs"
        label={todayText.snooze}
        keys="Z"
        run={() => open('snooze')}
        disabled={none || !follows}
      />
      <ActionButton size="xs" label={todayText.log} keys="L" run={() => open('log')} disabled={none} />
      {one && only?.section === 'validations' && (
        <ActionButton
          size="xs"
          label={todayText.notValidated}
          keys="V"
          run={failValidation}
          disabled={pending}
        />
      )}
      {targets.length < 2 && (
        <ActionButton
          size="xs"
          label={todayText.noOpen}
          keys="F"
          run={() => go(`/no-abre?serie=${only!.serialId}`)}
          disabled={none || only?.section === 'reported'}
        />
      )}
    </div>
  )
}

const mainLabel: Readonly<Record<MainAction, string>> = {
  attend: todayText.attend,
  renew: todayText.renew,
  confirm: todayText.confirm,
  activate: todayText.activate,
}

function barLabel(targets: readonly Line[]): string {
  const [only] = targets
  return targets.length === 1 && only
    ? `${only.client}, ${only.system} ${only.version}`
    : selectedText(targets.length, clientsOf(targets))
}
