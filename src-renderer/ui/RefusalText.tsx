import { Button } from '@mantine/core'
import styles from './RefusalText.module.css'

export interface RefusalTextProps {
  /** The core's answer; null shows nothing and keeps no space. */
  readonly refusal: { readonly code: string; readonly message: string } | null
  /** What to do about it, as a button: `{ label: 'Escribir el RFC', run: openClient }` */
  readonly action?: { readonly label: string; readonly run: () => void }
}

/** A "no" in the core's words: what happened, why, and what to do, with the button that does it. */
export function RefusalText({ refusal, action }: RefusalTextProps) {
  if (refusal === null) return null
  return (
    <div className={styles.refusal} role="alert" data-refusal={refusal.code}>
      <span>{refusal.message}</span>
      {action && (
        <Button size="xs" variant="default" onClick={action.run}>
          {action.label}
        </Button>
      )}
    </div>
  )
}
