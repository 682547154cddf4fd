import { Anchor } from '@mantine/core'
import { accessText as text } from '#messages/es-MX/access.ts'
import { useQueryOf } from '../api.ts'
import { go } from '../state/place.ts'
import { useSession } from '../state/session.ts'
import styles from './OpenToAll.module.css'

/** While nobody has a password, quietly what that means. The practice ledger is anybody's. */
export function OpenToAll() {
  const { data } = useQueryOf('access.state', {}, { ofToday: true })
  const practice = useSession(({ ledger }) => ledger === 'practice')
  if (practice || data?.state !== 'open') return null
  return (
    <p className={styles.line} role="note">
      {text.open}{' '}
      <Anchor component="button" type="button" fz="inherit" onClick={() => go('/ajustes?tema=operadores')}>
        {text.openAction}
      </Anchor>
    </p>
  )
}
