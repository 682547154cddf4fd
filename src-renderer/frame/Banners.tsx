import { Button } from '@mantine/core'
import { backupsText } from '#messages/es-MX/backups-screen.ts'
import { asOfBanner, clockBehindBanner, frameText } from '#messages/es-MX/frame.ts'
import { queries, useQueryOf } from '../api.ts'
import { useConnection } from '../state/connection.ts'
import { go, usePlace } from '../state/place.ts'
import { lookAsOf, useSession } from '../state/session.ts'
import { changeLedger } from '../state/ledger.ts'
import { Shortcut } from '../ui/Shortcut.tsx'
import styles from './Banners.module.css'
import { useOffice } from './office.tsx'

/** What is not as usual stands above every screen: a lost core, a ledger that was damaged, the practice ledger, another day. */
export function Banners() {
  const connection = useConnection(({ state }) => state)
  const { ledger, asOf } = useSession()
  const { clockDay, clockBehind, practice } = useOffice()
  return (
    <>
      {connection !== 'open' && (
        <div className={`${styles.banner} ${styles.lost}`} role="alert">
          <span>{connection === 'locked' ? frameText.lockedDetail : frameText.lostDetail}</span>
          <Button size="xs" variant="default" onClick={() => void queries.refetchQueries({ type: 'active' })}>
            {frameText.retry}
          </Button>
        </div>
      )}
      <LedgerTrouble />
      {clockBehind !== null && (
        <div className={`${styles.banner} ${styles.lost}`} role="alert">
          <span>{clockBehindBanner(clockDay, clockBehind)}</span>
        </div>
      )}
      {practice && (
        <div className={`${styles.banner} ${styles.practice}`}>
          <span>
            <strong>{frameText.practice}</strong> {frameText.practiceDetail}
          </span>
          {ledger === 'practice' && (
            <Button size="xs" variant="default" onClick={() => changeLedger('office')}>
              {frameText.leavePractice}
            </Button>
          )}
        </div>
      )}
      {asOf !== null && (
        <div className={`${styles.banner} ${styles.asOf}`} role="status">
          <span>{asOfBanner(asOf, clockDay)}</span>
          <Button
            size="xs"
            variant="default"
            rightSection={<Shortcut keys="F8" />}
            onClick={() => lookAsOf(null)}
          >
            {frameText.backToToday}
          </Button>
        </div>
      )}
    </>
  )
}

/** What was damaged and is to be read or decided in Respaldos, where it stands whole. */
function LedgerTrouble() {
  const { data } = useQueryOf('backups.status', {}, { ofToday: true, later: true })
  const { path } = usePlace()
  const { onlyLook = null, recovery = null } = data ?? {}
  if (path === '/respaldos' || (onlyLook === null && recovery === null)) return null
  const isWhole = recovery?.outcome !== 'lost' && recovery?.outcome !== 'salvaged'
  const said = isWhole ? backupsText.recovered : backupsText.notRecovered
  return (
    <div className={`${styles.banner} ${styles.lost}`} role="alert">
      <span>{onlyLook === null ? `${said}.` : backupsText.onlyLookBanner[onlyLook]}</span>
      <Button size="xs" variant="default" onClick={() => go('/respaldos')}>
        {backupsText.goSee}
      </Button>
    </div>
  )
}

/** Behind every practice screen, so that a photograph of one is not taken for the office's. */
export function Watermark() {
  const { practice } = useOffice()
  if (!practice) return null
  return <div className={styles.watermark} data-text={frameText.practice} aria-hidden="true" />
}
