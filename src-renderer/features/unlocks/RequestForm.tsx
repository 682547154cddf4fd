import { Checkbox, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import type { InputOf, OutputOf } from '#contract/index.ts'
import { saysActivationsSpent } from '#domain/triage.ts'
import { UNLOCK_CAUSES, type UnlockCause } from '#domain/unlock.ts'
import { modeNames } from '#messages/es-MX/serials.ts'
import { unlockText as text } from '#messages/es-MX/unlocks-screen.ts'
import { modeUnknownWords, telmexWords, unlockCauses } from '#messages/es-MX/unlocks.ts'
import { capital } from '#messages/es-MX/words.ts'
import { useCommand, useQueryOf } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { notify } from '../../state/notices.tsx'
import { go, replacePlace } from '../../state/place.ts'
import { offerUndo } from '../../state/undo.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { CertificateNote } from '../../ui/CertificateNote.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { UnlockAllowance } from '../../ui/UnlockAllowance.tsx'
import desk from '../../ui/desk.module.css'

interface Form {
  readonly message: string
  readonly cause: UnlockCause
  readonly computer: string
  readonly formerComputer: string
  readonly mode: 'electronic' | 'physical' | null
  readonly sent: boolean
}

interface RequestFormProps {
  readonly of: OutputOf<'unlocks.allowance'>
  /** What the screen of the client says, where somebody typed it already. */
  readonly message: string
}

/** What is asked on the telephone, with its cost beside it; where no unlock is asked for, what to do instead (C3, R58). */
export function RequestForm({ of, message }: RequestFormProps) {
  const { serialId, way, open } = of
  const [form, setForm, dropForm] = useDraft<Form>(`unlocks.request ${serialId}`, {
    message,
    cause: 'damage',
    computer: '',
    formerComputer: '',
    mode: null,
    sent: false,
  })
  const asking = useCommand('unlocks.request')
  const codes = useQueryOf('codes.of', { serialId }).data
  const seen = saysActivationsSpent(form.message)
  const possible = open === null && (way === 'unlock' || (way === 'change' && seen))
  const ready = possible && form.computer.trim() !== '' && (of.modeSure || form.mode !== null)
  const ask = async () => {
    if (!ready || asking.pending) return
    const reply = await asking.run(inputOf(of, form))
    if (!reply.ok) return
    dropForm()
    offerUndo(`${text.asked}: ${of.serial}`, reply.command)
    replacePlace(`/desbloqueos/${reply.value.id}`)
  }
  const set = (change: Partial<Form>) => setForm({ ...form, ...change })
  return (
    <div className={desk.split}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void ask()
        }}
      >
        <Stack gap="md">
          <Message
            value={form.message}
            serialId={serialId}
            seen={seen}
            onChange={(typed) => set({ message: typed })}
          />
          <Radio.Group
            label={text.cause}
            value={form.cause}
            onChange={(cause) => set({ cause: cause as UnlockCause })}
          >
            <Stack gap="xs" mt={4}>
              {UNLOCK_CAUSES.map((cause) => (
                <Radio key={cause} value={cause} label={capital(unlockCauses[cause])} />
              ))}
            </Stack>
          </Radio.Group>
          <TextInput
            required
            label={text.computer}
            description={text.computerHint}
            maxLength={200}
            autoComplete="off"
            value={form.computer}
            onChange={({ currentTarget }) => set({ computer: currentTarget.value })}
          />
          <TextInput
            label={text.formerComputer}
            description={text.formerHint}
            maxLength={200}
            autoComplete="off"
            value={form.formerComputer}
            onChange={({ currentTarget }) => set({ formerComputer: currentTarget.value })}
          />
          {!of.modeSure && (
            <Radio.Group
              label={text.mode}
              description={modeUnknownWords}
              value={form.mode}
              onChange={(mode) => set({ mode: mode as Form['mode'] })}
            >
              <Stack gap="xs" mt={4}>
                <Radio value="electronic" label={modeNames.electronic} />
                <Radio value="physical" label={modeNames.physical} />
              </Stack>
            </Radio.Group>
          )}
          {of.modeSure && of.rule?.documents.length === 0 && (
            <Checkbox
              label={text.sent}
              checked={form.sent}
              onChange={({ currentTarget }) => set({ sent: currentTarget.checked })}
            />
          )}
          <RefusalText refusal={asking.refusal} />
          <div className={desk.buttons}>
            <ActionButton
              variant="filled"
              label={text.ask}
              keys="Ctrl+Enter"
              disabled={!ready}
              loading={asking.pending}
              run={() => void ask()}
            />
          </div>
        </Stack>
      </form>
      <section aria-label={text.allowance}>
        <h2 className={desk.heading}>{text.allowance}</h2>
        {codes !== undefined && <CertificateNote of={codes} />}
        <UnlockAllowance of={of} />
        <Instead of={of} seen={seen} />
      </section>
    </div>
  )
}

function inputOf(
  { serialId, modeSure, rule }: RequestFormProps['of'],
  form: Form,
): InputOf<'unlocks.request'> {
  const { message, cause, computer, formerComputer, mode, sent } = form
  return {
    serialId,
    cause,
    computer,
    message,
    formerComputer,
    ...(modeSure || mode === null ? {} : { mode }),
    sent: modeSure && rule?.documents.length === 0 && sent,
  }
}

interface MessageProps {
  readonly value: string
  readonly serialId: string
  readonly seen: boolean
  readonly onChange: (typed: string) => void
}

/** R44 is known as it is read or pasted; any other words are for No abre to tell. */
function Message({ value, serialId, seen, onChange }: MessageProps) {
  return (
    <div>
      <Textarea
        autoFocus
        label={text.message}
        description={text.messageHint}
        autosize
        minRows={2}
        maxRows={5}
        maxLength={2000}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      {value.trim() !== '' && (
        <div role="status" className={desk.buttons}>
          {seen ? text.messageKnown : text.messageOther}
          {!seen && (
            <ActionButton size="xs" label={text.toNoAbre} run={() => go(`/no-abre?serie=${serialId}`)} />
          )}
        </div>
      )}
    </div>
  )
}

/** What to do where no unlock is asked for. */
function Instead({
  of: { way, open, serialId },
  seen,
}: {
  readonly of: RequestFormProps['of']
  readonly seen: boolean
}) {
  const copy = async () => {
    await navigator.clipboard.writeText(telmexWords)
    notify(text.copied)
  }
  return (
    <div className={desk.buttons}>
      {open !== null && <ActionButton label={text.seeOpen} run={() => go(`/desbloqueos/${open.id}`)} />}
      {way === 'telmex' && <ActionButton label={text.copyTelmex} run={() => void copy()} />}
      {way === 'change' && !seen && (
        <ActionButton label={text.plainChange} run={() => go(`/sistemas/${serialId}?hacer=equipo`)} />
      )}
      <ActionButton label={text.seeSystem} run={() => go(`/sistemas/${serialId}`)} />
    </div>
  )
}
