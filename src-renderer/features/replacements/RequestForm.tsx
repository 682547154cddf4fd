import { Radio, Stack, TextInput } from '@mantine/core'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { LOSS_CAUSES, LOST_THINGS, type LossCause, type LostThing } from '#domain/replacement.ts'
import { lossCauses, lostThings, replacementText as text } from '#messages/es-MX/replacements.ts'
import { capital } from '#messages/es-MX/words.ts'
import { useCommand } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { go, replacePlace } from '../../state/place.ts'
import { offerUndo } from '../../state/undo.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DayInput } from '../../ui/DayInput.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import desk from '../../ui/desk.module.css'
import styles from './replacements.module.css'

interface Form {
  readonly what: LostThing
  readonly cause: LossCause
  readonly lostOn: Day | null
  readonly computer: string
  readonly note: string
}

/** The right first, in the policy's words; where there is none there is nothing to ask for (R121). */
export function RequestForm({ of }: { readonly of: OutputOf<'replacements.allowance'> }) {
  const { serialId, serial, right, open } = of
  const today = useToday()
  const [form, setForm, dropForm] = useDraft<Form>(`replacements.request ${serialId}`, {
    what: 'certificate',
    cause: 'lost',
    lostOn: today,
    computer: of.computer,
    note: '',
  })
  const asking = useCommand('replacements.request')
  const { lostOn } = form
  const ready = right.allowed && open === null && form.computer.trim() !== '' && lostOn !== null
  const ask = async () => {
    if (!ready || asking.pending) return
    const reply = await asking.run({ serialId, ...form, lostOn })
    if (!reply.ok) return
    dropForm()
    offerUndo(`${text.asked}: ${serial}`, reply.command)
    replacePlace(`/reposiciones/${reply.value.id}`)
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
          <Radio.Group
            label={text.whatAsked}
            value={form.what}
            onChange={(what) => set({ what: what as LostThing })}
          >
            <Stack gap="xs" mt={4}>
              {LOST_THINGS.map((what) => (
                <Radio
                  key={what}
                  value={what}
                  autoFocus={what === form.what}
                  label={capital(lostThings[what])}
                />
              ))}
            </Stack>
          </Radio.Group>
          <Radio.Group
            label={text.causeAsked}
            value={form.cause}
            onChange={(cause) => set({ cause: cause as LossCause })}
          >
            <Stack gap="xs" mt={4}>
              {LOSS_CAUSES.map((cause) => (
                <Radio key={cause} value={cause} label={capital(lossCauses[cause])} />
              ))}
            </Stack>
          </Radio.Group>
          <DayInput required label={text.lostOn} value={lostOn} onChange={(day) => set({ lostOn: day })} />
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
            label={text.note}
            maxLength={200}
            autoComplete="off"
            value={form.note}
            onChange={({ currentTarget }) => set({ note: currentTarget.value })}
          />
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
      <section aria-label={text.right}>
        <h2 className={desk.heading}>{text.right}</h2>
        <p className={right.allowed ? styles.allowed : styles.never}>{right.sentence}</p>
        <div className={desk.buttons}>
          {open !== null && <ActionButton label={text.seeOpen} run={() => go(`/reposiciones/${open.id}`)} />}
          <ActionButton label={text.seeSystem} run={() => go(`/sistemas/${serialId}`)} />
        </div>
      </section>
    </div>
  )
}
