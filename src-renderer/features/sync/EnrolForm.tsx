import { Button, Stack, TextInput } from '@mantine/core'
import { useRef } from 'react'
import { syncText as text } from '#messages/es-MX/sync-screen.ts'
import { call, useCommand, type Refused } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { notify } from '../../state/notices.tsx'
import { fieldErrors } from '../../ui/field-errors.ts'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { Shortcut } from '../../ui/Shortcut.tsx'
import styles from './sync.module.css'
import { TakeInvitation } from './TakeInvitation.tsx'

const empty = { url: '', code: '', name: '' }

interface EnrolFormProps {
  readonly isAdministrator: boolean
  /** Why, where it has joined one before; else what a server gives. */
  readonly again?: string
}

/** What a server gives, and the three fields by which this PC joins it. */
export function EnrolForm({ isAdministrator, again }: EnrolFormProps) {
  return (
    <section className={styles.enrol} aria-label={again ?? text.enrolTitle}>
      {again === undefined && (
        <>
          <h2>{text.enrolTitle}</h2>
          <p>{text.enrolGives}</p>
        </>
      )}
      {isAdministrator ? <Fields /> : <p className={styles.notice}>{text.onlyAdministration}</p>}
    </section>
  )
}

function Fields() {
  const [form, setForm, dropDraft] = useDraft('sync.enrol', empty)
  const enrolling = useCommand('sync.enrol')
  const errors = errorsOf(enrolling.refusal)
  const name = useRef<HTMLInputElement>(null)
  const submit = async () => {
    const reply = await enrolling.run(form)
    if (!reply.ok) return
    dropDraft()
    notify(text.enrolled(reply.value.letter))
    await call('sync.once', {})
  }
  const field = (key: keyof typeof empty) => ({
    value: form[key],
    error: errors[key],
    autoComplete: 'off',
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      setForm({ ...form, [key]: currentTarget.value }),
  })
  return (
    <>
      <TakeInvitation
        onTaken={(invitation) => {
          setForm({ ...form, ...invitation })
          name.current?.focus()
          notify(text.invited)
        }}
      />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!enrolling.pending) void submit()
        }}
      >
        <Stack gap="md">
          <p className={styles.hint}>{text.enrolCode}</p>
          <TextInput
            autoFocus
            label={text.url}
            description={text.urlHint}
            maxLength={500}
            {...field('url')}
          />
          <TextInput
            label={text.code}
            description={text.codeHint}
            maxLength={100}
            spellCheck={false}
            {...field('code')}
          />
          <TextInput
            ref={name}
            label={text.name}
            description={text.nameHint}
            maxLength={80}
            {...field('name')}
          />
          <RefusalText refusal={Object.keys(errors).length === 0 ? enrolling.refusal : null} />
          <Button
            type="submit"
            loading={enrolling.pending}
            className={styles.submit}
            rightSection={<Shortcut keys="Enter" />}
          >
            {text.enrol}
          </Button>
        </Stack>
      </form>
    </>
  )
}

/** Which field a refusal is about: one of the network is about the address. */
const FIELDS: Readonly<Record<string, keyof typeof empty>> = {
  'sync.urlRefused': 'url',
  'sync.otherEndpoint': 'url',
  'sync.failed': 'url',
  'sync.codeMalformed': 'code',
  'sync.codeRefused': 'code',
}

function errorsOf(refusal: Refused | null): Readonly<Record<string, string>> {
  const field = refusal && FIELDS[refusal.code]
  return field ? { [field]: refusal.message } : fieldErrors(refusal)
}
