import { PasswordInput } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { vaultStateText, vaultText as text } from '#messages/es-MX/vault.ts'
import { useCommand } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import desk from '../../ui/desk.module.css'
import { SheetDialog } from './SheetDialog.tsx'

export type Status = OutputOf<'vault.status'>
type Asking = 'setUp' | 'unlock' | 'change' | 'sheet' | null

/** How the key of the vault stands, and what to do about it. */
export function KeyPanel({ status }: { readonly status: Status }) {
  const [asking, setAsking] = useState<Asking>(null)
  const unlock = useCommand('vault.unlock')
  const lock = useCommand('vault.lock')
  const { state } = status
  const hasPhrase = status.ways.includes('passphrase')
  const hasSheet = status.ways.includes('sheet')
  const close = async () => {
    if ((await lock.run({})).ok) notify(text.locked)
  }
  return (
    <>
      <section className={desk.standing} aria-label={text.phrase}>
        <p>
          {state === 'open' ? (
            hasPhrase || hasSheet ? null : (
              text.onlyThisMachine
            )
          ) : (
            <>
              <b>{vaultStateText[state].title}.</b> {vaultStateText[state].hint}
            </>
          )}
        </p>
        {state === 'none' && (
          <ActionButton
            variant="filled"
            label={text.setUp}
            keys="B"
            needs="vault.setUp"
            run={() => setAsking('setUp')}
          />
        )}
        {state === 'locked' && (hasPhrase || hasSheet) && (
          <ActionButton variant="filled" label={text.unlock} keys="B" run={() => setAsking('unlock')} />
        )}
        {state === 'locked' && status.ways.includes('system') && (
          <ActionButton label={text.unlockHere} run={() => void unlock.run({})} />
        )}
        {state === 'open' && (
          <>
            <ActionButton
              size="xs"
              label={hasPhrase ? text.changePhrase : text.addPhrase}
              run={() => setAsking(hasPhrase ? 'change' : 'setUp')}
            />
            <ActionButton
              size="xs"
              label={hasSheet ? text.anotherSheet : text.makeSheet}
              needs="vault.makeSheet"
              run={() => setAsking('sheet')}
            />
            <ActionButton size="xs" label={text.lock} keys="B" run={() => void close()} />
          </>
        )}
        <RefusalText refusal={unlock.refusal ?? lock.refusal} />
      </section>
      {asking === 'sheet' && <SheetDialog again={hasSheet} onClose={() => setAsking(null)} />}
      {asking !== null && asking !== 'sheet' && (
        <PhraseDialog asking={asking} hasSheet={hasSheet} onClose={() => setAsking(null)} />
      )}
    </>
  )
}

/** A phrase is never kept as a draft. */
function PhraseDialog({
  asking,
  hasSheet,
  onClose,
}: {
  readonly asking: Exclude<NonNullable<Asking>, 'sheet'>
  readonly hasSheet: boolean
  readonly onClose: () => void
}) {
  const [form, setForm] = useState({ current: '', next: '', again: '' })
  const setUp = useCommand('vault.setUp')
  const unlock = useCommand('vault.unlock')
  const change = useCommand('vault.changePassphrase')
  const doing = { setUp, unlock, change }[asking]
  const differ = asking !== 'unlock' && form.again !== '' && form.next !== form.again
  const set = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const submit = async () => {
    const reply =
      asking === 'unlock'
        ? await unlock.run({ passphrase: form.current })
        : asking === 'setUp'
          ? await setUp.run({ passphrase: form.next })
          : await change.run({ current: form.current, next: form.next })
    if (!reply.ok) return
    if (asking === 'change') notify(text.phraseChanged)
    onClose()
  }
  return (
    <FormDialog
      opened
      title={{ setUp: text.setUp, unlock: text.unlock, change: text.changePhrase }[asking]}
      submitLabel={{ setUp: text.setUp, unlock: text.unlock, change: text.changePhrase }[asking]}
      pending={doing.pending}
      ready={asking === 'unlock' ? form.current !== '' : form.next !== '' && form.next === form.again}
      refusal={doing.refusal}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {asking !== 'setUp' && (
        <PasswordInput
          data-autofocus
          label={asking !== 'unlock' ? text.currentPhrase : hasSheet ? text.phraseOrCode : text.phrase}
          autoComplete="off"
          value={form.current}
          onChange={({ currentTarget }) => set({ current: currentTarget.value })}
        />
      )}
      {asking !== 'unlock' && (
        <>
          <PasswordInput
            data-autofocus={asking === 'setUp' || undefined}
            label={text.newPhrase}
            description={text.phraseHint}
            autoComplete="new-password"
            value={form.next}
            onChange={({ currentTarget }) => set({ next: currentTarget.value })}
          />
          <PasswordInput
            label={text.phraseAgain}
            autoComplete="new-password"
            value={form.again}
            error={differ ? text.phrasesDiffer : undefined}
            onChange={({ currentTarget }) => set({ again: currentTarget.value })}
          />
        </>
      )}
    </FormDialog>
  )
}
