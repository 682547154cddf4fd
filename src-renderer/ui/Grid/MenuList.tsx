import { Fragment, useRef, type KeyboardEvent } from 'react'
import { IconCheck } from '@tabler/icons-react'
import css from './Menu.module.css'

export type MenuItem =
  | {
      readonly label: string
      readonly hint?: string | undefined
      readonly on?: boolean
      /** Why not now. */
      readonly refused?: string | undefined
      /** The menu stays open after it. */
      readonly stay?: boolean
      readonly divider?: false
      run(): void
    }
  | { readonly divider: true }

interface MenuListProps {
  readonly items: readonly MenuItem[]
  onDone(): void
}

/**
 * Buttons in a Popover, with the keys of a menu. Not Mantine's Menu: an open one is reported by axe.
 */
export function MenuList({ items, onDone }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null)

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLElement)
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (target === undefined) return
    event.preventDefault()
    event.stopPropagation()
    buttons[(target + buttons.length) % buttons.length]?.focus()
  }

  return (
    <div ref={list} className={css.menu} onKeyDown={onKeyDown}>
      {items.map((item, index) =>
        item.divider ? (
          <hr key={index} className={css.divider} />
        ) : (
          <Fragment key={item.label}>
            <button
              type="button"
              className={css.menuItem}
              disabled={item.refused !== undefined}
              onClick={() => {
                item.run()
                if (!item.stay) onDone()
              }}
            >
              <span className={css.menuMark}>{item.on && <IconCheck size={14} aria-label="activo" />}</span>
              <span>{item.label}</span>
              <span className={css.menuHint}>{item.refused ?? item.hint}</span>
            </button>
          </Fragment>
        ),
      )}
    </div>
  )
}
