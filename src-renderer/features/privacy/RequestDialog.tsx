import { Group, Stack } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#domain/calendar.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { arcoChannels, arcoKinds, arcoState, privacyText as text } from '#messages/es-MX/privacy.ts'
import { runJob, useCommand } from '../../api.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ConfirmWithReason } from '../../ui/ConfirmWithReason.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ExportDialog } from '../../ui/ExportDialog.tsx'
import { FactList } from '../../ui/FactList.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import type { Request } from './Requests.tsx'

type Asking = 'granted' | 'refused' | 'finish' | 'take' | null

export interface RequestDialogProps {
  readonly request: Request
  readonly onClose: () => void
}

/** One request: who it is, whether it is granted, and that it was done. */
export function RequestDialog({ request, onClose }: RequestDialogProps) {
  const [asking, setAsking] = useState<Asking>(null)
  const checking = useCommand('privacy.checkIdentity')
  const answering = useCommand('privacy.answer')
  const finishing = useCommand('privacy.finish')
  const { id, clientId, answer } = request
  const back = () => setAsking(null)
  const settle = async (note: string) => {
    const reply =
      asking === 'finish'
        ? await finishing.run({ id, note })
        : await answering.run({ id, answer: asking === 'granted' ? 'granted' : 'refused', note })
    if (reply.ok) back()
    return reply
  }
  const label = asking === 'finish' ? text.finish : asking === 'granted' ? text.grant : text.refuse
  return (
    <>
      <Dialog
        opened={asking === null}
        onClose={onClose}
        title={`${arcoKinds[request.kind]}: ${request.person}`}
      >
        <Stack gap="md">
          <FactList facts={factsOf(request)} />
          <RefusalText refusal={checking.refusal} />
          <Group gap="sm">
            {!request.identityChecked && answer === null && (
              <ActionButton
                label={text.checkIdentity}
                keys="I"
                needs="privacy.checkIdentity"
                loading={checking.pending}
                run={() => void checking.run({ id })}
              />
            )}
            {answer === null && (
              <>
                <ActionButton
                  label={text.grant}
                  keys="P"
                  needs="privacy.answer"
                  run={() => setAsking('granted')}
                />
                <ActionButton
                  label={text.refuse}
                  keys="N"
                  needs="privacy.answer"
                  run={() => setAsking('refused')}
                />
              </>
            )}
            {answer === 'granted' && request.doneOn === null && (
              <ActionButton
                label={text.finish}
                keys="C"
                needs="privacy.finish"
                run={() => setAsking('finish')}
              />
            )}
            {clientId !== null && answer !== 'refused' && (
              <ActionButton
                label={text.take}
                keys="T"
                needs="privacy.takePerson"
                {...(request.identityChecked ? {} : { disabled: true, title: text.takeAfter })}
                run={() => setAsking('take')}
              />
            )}
          </Group>
        </Stack>
      </Dialog>
      <ConfirmWithReason
        opened={asking !== null && asking !== 'take'}
        title={label}
        confirmLabel={label}
        draft={`privacy.settle ${id} ${asking}`}
        reasonLabel={asking === 'finish' ? text.how : text.why}
        pending={answering.pending || finishing.pending}
        refusal={asking === 'finish' ? finishing.refusal : answering.refusal}
        onConfirm={settle}
        onClose={back}
      >
        {arcoKinds[request.kind]}: {request.person}
      </ConfirmWithReason>
      {asking === 'take' && clientId !== null && (
        <ExportDialog
          name={`${text.allAbout} ${request.person}`}
          detail={text.takeDetail}
          start={(format, onProgress) => runJob('privacy.takePerson', { requestId: id, format }, onProgress)}
          onClose={back}
        />
      )}
    </>
  )
}

function factsOf(request: Request) {
  const day = (on: string | null) => (on === null ? '' : shortDay(on as Day))
  return [
    [text.client, request.client ?? ''],
    [text.channel, arcoChannels[request.channel]],
    [text.receivedOn, day(request.receivedOn)],
    [text.detail, request.detail],
    [text.answerBy, request.answer === null ? day(request.answerBy) : ''],
    [text.actBy, day(request.actBy)],
    [text.state, `${arcoState(request)}${request.identityChecked ? `, ${text.identityChecked}` : ''}`],
    [text.why, request.answerNote ?? ''],
    [text.how, request.doneNote ?? ''],
  ] as const
}
