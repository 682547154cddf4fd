import { Checkbox, Stack, Text } from '@mantine/core'
import type { Day } from '#domain/calendar.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { privacyText as text } from '#messages/es-MX/privacy.ts'
import { useQueryOf } from '../api.ts'

/** What a person said at the capture. */
export interface PrivacyGiven {
  readonly noticeGiven: boolean
  readonly voluntary: boolean
}

/** Nothing is agreed to until somebody says so. */
export const nothingGiven: PrivacyGiven = { noticeGiven: false, voluntary: false }

export interface PrivacyFieldsProps {
  readonly given: PrivacyGiven
  readonly onChange: (given: PrivacyGiven) => void
  readonly opposedOn?: string | null
}

/** Beside a person's data: for what they are used, that they have the notice, and what they agree to beside. */
export function PrivacyFields({ given, onChange, opposedOn = null }: PrivacyFieldsProps) {
  const { data: notice } = useQueryOf('privacy.notice', {})
  if (notice === undefined) return null
  const hasNotice = notice.version !== ''
  return (
    <Stack gap="xs">
      <Text size="xs" c="dimmed">
        {hasNotice ? `${text.necessary}: ${notice.necessary}.` : text.noNotice}
      </Text>
      <Checkbox
        label={hasNotice ? `${text.given} (${notice.version})` : text.given}
        disabled={!hasNotice}
        checked={given.noticeGiven}
        onChange={({ currentTarget }) => onChange({ ...given, noticeGiven: currentTarget.checked })}
      />
      {opposedOn === null ? (
        <Checkbox
          label={text.agrees}
          description={notice.voluntary === '' ? text.agreesHint : `${notice.voluntary}. ${text.agreesHint}`}
          checked={given.voluntary}
          onChange={({ currentTarget }) => onChange({ ...given, voluntary: currentTarget.checked })}
        />
      ) : (
        <Text size="sm">{text.opposedSince(shortDay(opposedOn as Day))}</Text>
      )}
    </Stack>
  )
}
