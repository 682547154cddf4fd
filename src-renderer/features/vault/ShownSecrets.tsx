import { Button, Group } from '@mantine/core'
import { useEffect, useEffectEvent, useState } from 'react'
import { REVEAL_SECONDS } from '#domain/vault.ts'
import { vaultText as text } from '#messages/es-MX/vault.ts'
import { copySecret } from '../../host.ts'
import { notify } from '../../state/notices.tsx'
import styles from './vault.module.css'

export interface Secrets {
  readonly user: string
  readonly password: string
}

/** C17: half a minute on the screen, then hidden again. */
export function ShownSecrets({
  secrets,
  onHide,
}: {
  readonly secrets: Secrets
  readonly onHide: () => void
}) {
  const [left, setLeft] = useState(REVEAL_SECONDS)
  const hide = useEffectEvent(onHide)
  useEffect(() => {
    const until = performance.now() + REVEAL_SECONDS * 1000
    const tick = setInterval(() => {
      const seconds = Math.ceil((until - performance.now()) / 1000)
      if (seconds > 0) setLeft(seconds)
      else hide()
    }, 250)
    return () => clearInterval(tick)
  }, [])
  const copy = (secret: string) => {
    void copySecret(secret, REVEAL_SECONDS)
    notify(text.copied)
  }
  return (
    <>
      <div className={styles.secrets}>
        <span className={styles.dim}>{text.user}</span>
        <span className={styles.secret}>{secrets.user}</span>
        <Button size="xs" variant="default" onClick={() => copy(secrets.user)}>
          {text.copyUser}
        </Button>
        <span className={styles.dim}>{text.password}</span>
        <span className={styles.secret}>{secrets.password}</span>
        <Button size="xs" variant="default" autoFocus onClick={() => copy(secrets.password)}>
          {text.copyPassword}
        </Button>
      </div>
      <Group justify="space-between">
        <span className={styles.dim}>{text.secondsLeft(left)}</span>
        <Button size="xs" variant="default" onClick={onHide}>
          {text.hide}
        </Button>
      </Group>
    </>
  )
}
