import type { ButtonHTMLAttributes } from 'react'
import styles from './SideButton.module.css'

export interface SideButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'className'> {
  /** Where one is now. */
  readonly current: boolean
}

/** One place in a list at the side: a screen, or a subject of a screen. */
export function SideButton({ current, ...button }: SideButtonProps) {
  return (
    <button type="button" className={styles.button} aria-current={current ? 'page' : undefined} {...button} />
  )
}
