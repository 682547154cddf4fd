import { Button, Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { settingsText as text, stepOf } from '#messages/es-MX/settings.ts'
import { useQueryOf } from '../../api.ts'
import { go, replacePlace, type ScreenProps } from '../../state/place.ts'
import { useMayNot } from '../../ui/use-may-not.ts'
import { BanksPanel } from './BanksPanel.tsx'
import { LetterPanel } from './LetterPanel.tsx'
import { OperatorsPanel } from './OperatorsPanel.tsx'
import type { PanelProps } from './parts.tsx'
import { PricesPanel } from './PricesPanel.tsx'
import { ProfilePanel } from './ProfilePanel.tsx'
import styles from './settings.module.css'

const steps: readonly ((props: PanelProps) => ReactNode)[] = [
  ProfilePanel,
  BanksPanel,
  PricesPanel,
  LetterPanel,
  OperatorsPanel,
]
/** Their own buttons save; the wizard's leads on. */
const LEADS_ON: readonly unknown[] = [BanksPanel, PricesPanel, OperatorsPanel]

/** What the first slip needs, a step at a time; each can be left for later. */
export default function FirstRun({ query }: ScreenProps) {
  // In the address, so that the wizard opens where it was left.
  const step = Math.max(0, Math.min(steps.length, Math.trunc(Number(query.get('paso') ?? '1')) - 1 || 0))
  const setStep = (to: number) => replacePlace(`/arranque?paso=${to + 1}`)
  const { data } = useQueryOf('settings.get', {})
  const Step = steps[step]
  const mayNot = useMayNot('settings.setProfile')
  return (
    <Stack gap="lg" className={styles.wizard}>
      <div>
        <h1>{text.firstRun}</h1>
        <p className={styles.detail}>
          {Step ? `${stepOf(step + 1, steps.length)}. ` : ''}
          {text.firstRunDetail}
        </p>
      </div>
      {mayNot !== null && <Text role="note">{text.onlyAdministration}</Text>}
      {Step ? (
        <Step key={step} onSaved={() => setStep(step + 1)} />
      ) : (
        <Missing sentences={data?.missing ?? []} />
      )}
      <Group justify="space-between">
        <Button variant="default" disabled={step === 0} onClick={() => setStep(step - 1)}>
          {text.previous}
        </Button>
        {Step ? (
          <Button variant="default" onClick={() => setStep(step + 1)}>
            {LEADS_ON.includes(Step) ? text.goOn : text.later}
          </Button>
        ) : (
          <Button onClick={() => go('/hoy')}>{text.finish}</Button>
        )}
      </Group>
    </Stack>
  )
}

/** What the core says the first slip still lacks. */
function Missing({ sentences }: { readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return <Text>{text.nothingMissing}</Text>
  return (
    <section>
      <Text mb="xs">{text.missing}:</Text>
      <ul className={styles.missing}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}
