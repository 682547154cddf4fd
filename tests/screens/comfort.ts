import type { Page } from 'playwright-core'

// What keeps somebody from a screen who sees it larger, in other colours, or without motion; `[]` where nothing does.

/**
 * In a small window: what must be scrolled sideways, what is cut off or covered where the keyboard brings it, and the
 * main action where Tab does not come to it.
 */
export async function controlsOutOfReach(page: Page, within = 'main'): Promise<readonly string[]> {
  const found = await page.evaluate((selector) => {
    const said: string[] = []
    const name = (control: Element) =>
      `${control.tagName.toLowerCase()} «${(control.getAttribute('aria-label') ?? control.textContent ?? '').trim().slice(0, 40)}»`
    /** What makes it so wide: the innermost that reaches furthest. */
    const widest = (box: HTMLElement) => {
      const edge = Math.max(...[...box.querySelectorAll('*')].map((one) => one.getBoundingClientRect().right))
      const last = [...box.querySelectorAll('*')]
        .filter((one) => one.getBoundingClientRect().right === edge)
        .at(-1)
      return last ? `, by ${name(last)}` : ''
    }
    const root = document.scrollingElement!
    if (root.scrollWidth > root.clientWidth)
      said.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide`)
    const main = document.querySelector<HTMLElement>(selector)!
    for (const box of main.querySelectorAll<HTMLElement>(':scope > div')) {
      const wide = box.scrollWidth - box.clientWidth
      if (wide > 0) said.push(`the screen is ${wide} px too wide${widest(box)}`)
    }
    for (const list of main.querySelectorAll('[role=listbox]')) {
      const [row] = list.querySelectorAll('[role=option]')
      if (row === undefined) continue
      if (list.clientHeight < row.clientHeight) said.push(`${name(list)} has room for no row`)
      for (const cell of row.children)
        if (cell.textContent !== '' && cell.getBoundingClientRect().width < 24)
          said.push(`${name(cell)} has no width`)
    }
    const controls = main.querySelectorAll<HTMLElement>(
      'button, a[href], input:not([type=hidden], [type=file]), select, textarea, [tabindex="0"]',
    )
    for (const control of controls) {
      if (!control.checkVisibility({ visibilityProperty: true }) || control.matches(':disabled')) continue
      // What the arrows lead to belongs to its list, and a list scrolls by itself.
      if (control.tabIndex < 0) continue
      control.focus()
      if (document.activeElement !== control) continue
      const box = control.getBoundingClientRect()
      if (box.width === 0 || box.height === 0) continue
      // A list of columns is scrolled sideways by itself.
      const isWideList = control.matches('[role=listbox]')
      if (!isWideList && (box.left < -1 || box.right > innerWidth + 1)) {
        said.push(
          `${name(control)} is cut at ${Math.round(box.left)}–${Math.round(box.right)} of ${innerWidth}`,
        )
        continue
      }
      // A large region is in reach when some of it is in sight.
      const [x, y] = [
        (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2,
        (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2,
      ]
      const hit = document.elementFromPoint(x, y)
      const own = control.closest('label') ?? control.parentElement!
      const isSeen =
        hit !== null &&
        (control.contains(hit) || hit.contains(control) || (control.matches('input') && own.contains(hit)))
      if (!isSeen) said.push(`${name(control)} is covered by ${hit === null ? 'nothing' : name(hit)}`)
      else if (box.height <= 60 && (box.top < 0 || box.bottom > innerHeight))
        said.push(`${name(control)} does not scroll into sight`)
      const label = control.matches('button')
        ? (control.querySelector<HTMLElement>('.mantine-Button-label') ?? control)
        : null
      if (
        label !== null &&
        control.querySelector('.visually-hidden') === null &&
        getComputedStyle(label).overflowX !== 'visible' &&
        label.scrollWidth > label.clientWidth + 1
      )
        said.push(`the words of ${name(control)} are cut`)
    }
    return said
  }, within)
  return [...found, ...(await mainActionByTab(page, within))]
}

const MOST_TABS = 150

/** From the beginning of the screen, as far as Tab goes. */
async function mainActionByTab(page: Page, within: string): Promise<readonly string[]> {
  const filled = page.locator(`${within} button[data-variant=filled]:enabled`)
  if ((await filled.count()) === 0) return []
  await page.evaluate((root) => document.querySelector<HTMLElement>(root)!.focus(), within)
  for (let i = 0; i < MOST_TABS; i += 1) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate((root) => {
      const { activeElement } = document
      if (activeElement?.matches(`${root} button[data-variant=filled]`)) {
        const box = activeElement.getBoundingClientRect()
        return box.top >= 0 && box.bottom <= innerHeight ? 'there' : 'out of sight'
      }
      return activeElement?.closest(root) ? 'on the way' : 'past'
    }, within)
    if (at === 'there') return []
    if (at === 'out of sight') return ['Tab comes to the main action, and it is not in sight']
    if (at === 'past') break
  }
  return [`Tab does not come to the main action «${await filled.first().textContent()}»`]
}

/** Where colours are somebody's own: controls without a ring, and what is pressed or chosen and does not look it. */
export async function lostInOneColour(page: Page): Promise<readonly string[]> {
  // The ring is for whoever came by the keyboard.
  await page.keyboard.press('Tab')
  return page.evaluate(() => {
    const said: string[] = []
    const name = (control: Element) =>
      `${control.tagName.toLowerCase()} «${(control.getAttribute('aria-label') ?? control.textContent ?? '').trim().slice(0, 40)}»`
    const isSeen = (one: Element) => one.checkVisibility({ visibilityProperty: true })
    const controls = document.querySelectorAll<HTMLElement>(
      'button, a[href], input:not([type=hidden], [type=file]), select, textarea, [tabindex="0"]',
    )
    for (const control of controls) {
      if (!isSeen(control) || control.matches(':disabled') || control.tabIndex < 0) continue
      control.focus()
      if (document.activeElement !== control || !control.matches(':focus-visible')) continue
      // A choice may have the ring around its words as well.
      const rings = [control, control.closest('label')]
        .filter((one) => one !== null)
        .map((one) => getComputedStyle(one))
      if (
        !rings.some(
          ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
        )
      )
        said.push(`${name(control)} has no ring`)
    }
    const probe = document.body.appendChild(document.createElement('div'))
    probe.setAttribute('aria-pressed', 'true')
    const chosenColour = getComputedStyle(probe).backgroundColor
    probe.remove()
    if (chosenColour === getComputedStyle(document.body).backgroundColor)
      said.push('what is chosen has the colour of the page')
    const chosen = document.querySelectorAll(
      '[aria-pressed=true], [aria-selected=true], [aria-current=page], [aria-current=true]',
    )
    for (const one of chosen)
      if (isSeen(one) && getComputedStyle(one).backgroundColor !== chosenColour)
        said.push(`${name(one)} does not look chosen`)
    return said
  })
}

/** What would move for longer than nobody sees, by its style or at this moment. */
export function whatMoves(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const seconds = (list: string) => Math.max(...list.split(',').map((one) => parseFloat(one)))
    const moving = [...document.querySelectorAll('*')].filter((one) => {
      const { transitionDuration, animationDuration, animationName } = getComputedStyle(one)
      return (
        seconds(transitionDuration) > 0.01 || (animationName !== 'none' && seconds(animationDuration) > 0.01)
      )
    })
    const running = document
      .getAnimations()
      .filter((one) => Number(one.effect?.getComputedTiming().duration ?? 0) > 10)
    return [
      ...moving.map((one) => `${one.tagName.toLowerCase()}.${one.className} takes its time`),
      ...running.map((one) => `${one.id || 'something'} moves`),
    ]
  })
}
