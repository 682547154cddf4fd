import { Button, Text } from '@mantine/core'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import {
  policyForce,
  policyNames,
  policyStates,
  policyText as text,
  policyValue,
} from '#messages/es-MX/policies.ts'
import { useSaving } from '../../state/use-saving.ts'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { Panel, ShortTable } from './parts.tsx'

type History = OutputOf<'policies.get'>['history']

/** Which rule held when, who decided it and why; what has not begun yet may still be withdrawn. */
export function PolicyHistory({ history }: { readonly history: History }) {
  const withdraw = useSaving(
    'policies.withdraw',
    () => text.withdrawn,
    () => {},
  )
  const decided = history.filter(({ decidedAt }) => decidedAt !== '')
  return (
    <Panel title={text.history} detail={decided.length === 0 ? text.noHistory : text.fromDetail}>
      {decided.length > 0 && (
        <ShortTable
          label={text.history}
          rows={decided}
          columns={[
            { title: text.rule, cell: ({ field }) => policyNames[field] },
            { title: text.value, cell: ({ value }) => policyValue(value) },
            {
              title: text.force,
              cell: ({ validFrom, validThrough, state }) => (
                <>
                  <strong>{policyStates[state]}</strong>{' '}
                  {policyForce(validFrom as Day, validThrough as Day | null)}
                </>
              ),
            },
            {
              title: text.who,
              cell: ({ operator, decidedAt, reason }) => (
                <>
                  {operator}, {shortDay(decidedAt.slice(0, 10) as Day)}
                  {reason !== '' && <Text size="xs">«{reason}»</Text>}
                </>
              ),
            },
            {
              title: '',
              cell: ({ id, field, state }) =>
                state === 'pending' && (
                  <Button
                    size="xs"
                    variant="default"
                    loading={withdraw.pending}
                    aria-label={`${text.withdraw} ${policyNames[field]}`}
                    onClick={() => withdraw.save({ id })}
                  >
                    {text.withdraw}
                  </Button>
                ),
            },
          ]}
        />
      )}
      <RefusalText refusal={withdraw.refusal} />
    </Panel>
  )
}
