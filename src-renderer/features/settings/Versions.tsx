import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { updateWords, thisPcText as text } from '#messages/es-MX/this-pc.ts'
import { momentIn } from '#messages/es-MX/dates.ts'
import { useCommand, useQueryOf, type Refused } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { notify } from '../../state/notices.tsx'
import { askProgramUpdate, useProgramUpdate } from '../../state/program-update.ts'
import { FactList } from '../../ui/FactList.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useMayNot } from '../../ui/use-may-not.ts'
import styles from './settings.module.css'

/** Where new versions of the program come from, and how they stand. A browser has none of its own. */
export function Versions({ updatesFrom }: { readonly updatesFrom: string | null }) {
  const { data: office } = useQueryOf('settings.get', {})
  if (!office) return null
  const elsewhere = office.practice ? text.ofOffice : window.vigente ? null : text.withDesktop
  return (
    <Stack gap="sm" component="section" aria-label={text.updates}>
      <h3 className={styles.subtitle}>{text.updates}</h3>
      {elsewhere !== null ? (
        <p className={styles.detail}>{elsewhere}</p>
      ) : (
        <>
          <Address saved={updatesFrom ?? ''} />
          <Standing zone={office.policies.zone} />
        </>
      )}
    </Stack>
  )
}

function Address({ saved }: { readonly saved: string }) {
  const [address, setAddress, dropDraft] = useDraft('thisPc.address', saved)
  const setting = useCommand('thisPc.setUpdates')
  const mayNot = useMayNot('thisPc.setUpdates')
  const save = async () => {
    const reply = await setting.run({ address })
    if (!reply.ok) return
    dropDraft()
    notify(text.saved)
    await askProgramUpdate('look')
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Group align="flex-end" gap="sm">
        <TextInput
          label={text.address}
          description={text.addressDetail}
          value={address}
          maxLength={500}
          spellCheck={false}
          autoComplete="off"
          placeholder="https://"
          disabled={mayNot !== null}
          w={560}
          onChange={({ currentTarget }) => setAddress(currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={setting.pending} disabled={mayNot !== null}>
          {text.save}
        </Button>
      </Group>
      <RefusalText refusal={setting.refusal} />
    </form>
  )
}

function Standing({ zone }: { readonly zone: string }) {
  const standing = useProgramUpdate(({ standing }) => standing)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const ask = async (what: 'look' | 'install') => setRefusal(await askProgramUpdate(what))
  useEffect(() => void askProgramUpdate('state').then(setRefusal), [])
  if (!standing) return <RefusalText refusal={refusal} />
  const { state, lookedAt } = standing
  const isBusy = state.kind === 'looking' || state.kind === 'fetching'
  return (
    <>
      <div role="status">
        <FactList
          facts={[
            [text.state, updateWords(state)],
            [text.looked, lookedAt === null ? text.never : momentIn(lookedAt, zone)],
          ]}
        />
      </div>
      <RefusalText refusal={refusal} />
      {state.kind === 'ready' && (
        <Group>
          <Button onClick={() => void ask('install')}>{text.install}</Button>
        </Group>
      )}
      {state.kind !== 'ready' && state.kind !== 'notHere' && state.kind !== 'off' && (
        <Group>
          <Button variant="default" loading={isBusy} onClick={() => void ask('look')}>
            {text.look}
          </Button>
        </Group>
      )}
    </>
  )
}
