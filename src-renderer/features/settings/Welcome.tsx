import { Button, Stack } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { backupsText } from '#messages/es-MX/backups-screen.ts'
import { sampleLoaded, settingsText as text } from '#messages/es-MX/settings.ts'
import { workbookText } from '#messages/es-MX/workbook.ts'
import { runJob, useQueryOf, type Refused } from '../../api.ts'
import { changeLedger } from '../../state/ledger.ts'
import { notify } from '../../state/notices.tsx'
import { go } from '../../state/place.ts'
import { useSession } from '../../state/session.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { OpenToAll } from '../../ui/OpenToAll.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useLongJob } from '../../ui/use-long-job.tsx'
import { TakeLedger } from './TakeLedger.tsx'
import styles from './Welcome.module.css'

/** An empty ledger greets, and offers the ways to fill it; one that is empty because it was lost does not. */
export default function Welcome() {
  const { data } = useQueryOf('backups.status', {}, { ofToday: true })
  if (data === undefined) return null
  return data.onlyLook === null ? <Ways /> : <Lost why={data.onlyLook} />
}

/** The way to Respaldos stands above it, as above every screen. */
function Lost({ why }: { readonly why: 'salvaged' | 'lost' }) {
  return <EmptyState title={backupsText.onlyLook[why]}>{backupsText.onlyLookHint}</EmptyState>
}

function Ways() {
  const loading = useLongJob(text.sampleLoading)
  const [refusal, setRefusal] = useState<Refused | null>(null)

  const ledger = useSession((session) => session.ledger)
  const loadSample = async () => {
    const reply = await loading.run((onProgress) => runJob('sample.load', {}, onProgress))
    setRefusal(reply.ok ? null : reply.refusal)
    if (!reply.ok) return
    notify(sampleLoaded(reply.value.clients, reply.value.serials))
    go('/hoy')
  }

  return (
    <div className={styles.welcome}>
      <h1>{text.welcome}</h1>
      <p className={styles.detail}>{text.welcomeDetail}</p>
      <Stack gap="sm">
        <Way detail={text.importMineDetail}>
          <Button fullWidth onClick={() => go('/importar')}>
            {text.importMine}
          </Button>
        </Way>
        <Way detail={text.loadSampleDetail}>
          <Button fullWidth variant="default" onClick={() => void loadSample()}>
            {text.loadSample}
          </Button>
        </Way>
        {ledger !== 'practice' && (
          <Way detail={text.practiseDetail}>
            <Button fullWidth variant="default" onClick={() => changeLedger('practice')}>
              {text.practise}
            </Button>
          </Way>
        )}
        {ledger !== 'practice' && (
          <>
            <Way detail={text.joinDetail}>
              <Button fullWidth variant="default" onClick={() => go('/sincronizacion')}>
                {text.join}
              </Button>
            </Way>
            <Way detail={backupsText.moveHereDetail}>
              <Button fullWidth variant="default" onClick={() => go('/respaldos?copia=')}>
                {backupsText.moveHere}
              </Button>
            </Way>
          </>
        )}
        <Way detail={workbookText.takeDetail}>
          <TakeLedger onRefused={setRefusal} />
        </Way>
        <Way detail={text.firstRunDetail}>
          <Button fullWidth variant="default" onClick={() => go('/arranque')}>
            {text.firstRun}
          </Button>
        </Way>
        <RefusalText refusal={refusal} />
        <OpenToAll />
      </Stack>
      {loading.modal}
    </div>
  )
}

function Way({ detail, children }: { readonly detail: string; readonly children: ReactNode }) {
  return (
    <div className={styles.way}>
      <div>{children}</div>
      <p>{detail}</p>
    </div>
  )
}
