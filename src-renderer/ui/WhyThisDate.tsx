import { Popover, UnstyledButton } from '@mantine/core'
import styles from './WhyThisDate.module.css'

export interface WhyThisDateProps {
  /** The derivation, a sentence a part: anchor, step, clamp, holiday, policy. */
  readonly because: readonly string[]
  readonly label?: string
}

/** "¿Por qué esta fecha?": a computed date opens its derivation. */
export function WhyThisDate({ because, label = '¿por qué esta fecha?' }: WhyThisDateProps) {
  return (
    <Popover width={340} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={styles.why}>{label}</UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <Reasons because={because} />
      </Popover.Dropdown>
    </Popover>
  )
}

/** The same derivation laid open. */
export function Reasons({ because }: { readonly because: readonly string[] }) {
  return (
    <ol className={styles.reasons}>
      {because.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ol>
  )
}
