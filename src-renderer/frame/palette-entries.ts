import { frameText, foundKinds } from '#messages/es-MX/frame.ts'
import { capital } from '#messages/es-MX/words.ts'

export type FoundKind = keyof typeof foundKinds

export interface Found {
  readonly kind: FoundKind
  readonly id: string
  readonly clientId: string
  readonly title: string
  readonly detail: string
}

/** What Ctrl+K does on a screen: "renovar hotel ceiba". */
export interface Verb {
  readonly word: string
  readonly kinds: readonly FoundKind[]
  readonly to: (found: Found) => string
}

/** What the palette needs of a screen. */
export interface Reachable {
  readonly path: string
  readonly title: string
  readonly shortcut?: string
  readonly side?: 'main' | 'more'
  readonly opens?: readonly FoundKind[]
  readonly verb?: Verb
}

/** What the palette needs of a key that works now. */
export interface Doable {
  readonly id: string
  readonly keys: string
  readonly label: string
  readonly run: () => void
}

export interface PaletteEntry {
  readonly id: string
  readonly group: string
  readonly title: string
  readonly detail: string
  readonly keys: string | null
  /** Where it leads, or which action of the screen it runs. */
  readonly act: { readonly go: string } | { readonly run: () => void }
}

export interface Question {
  readonly verb: Verb | null
  /** What is left for the search. */
  readonly text: string
}

/** `readQuestion('renovar hotel ceiba', screens)` → the verb of Renovar and 'hotel ceiba'; a verb may have two words. */
export function readQuestion(typed: string, screens: readonly Reachable[]): Question {
  const words = typed.trim().split(/\s+/)
  const verb = screens.find((screen) => screen.verb && isVerb(words, screen.verb))?.verb
  return verb
    ? { verb, text: words.slice(verb.word.split(' ').length).join(' ') }
    : { verb: null, text: typed.trim() }
}

/** Doing first when a verb was typed, then screens and actions by name, then what the ledger holds. */
export function paletteEntries(
  { verb, text }: Question,
  found: readonly Found[],
  screens: readonly Reachable[],
  bindings: readonly Doable[],
): readonly PaletteEntry[] {
  const doing = verb === null ? [] : found.filter(({ kind }) => verb.kinds.includes(kind)).map(doTo(verb))
  const wanted = verb === null ? text : ''
  const places =
    verb !== null ? [] : screens.filter((screen) => screen.side && named(screen.title, wanted)).map(visit)
  const actions =
    wanted === '' ? [] : bindings.filter((one) => named(one.label, wanted) && !isPlace(one, screens)).map(act)
  const open = found.flatMap((one) => openFound(one, screens))
  return [...doing, ...places, ...actions, ...open]
}

function doTo(verb: Verb): (found: Found) => PaletteEntry {
  const label = capital(verb.word)
  return (found) => ({
    id: `do-${found.kind}-${found.id}`,
    group: label,
    title: `${label}: ${found.title}`,
    detail: found.detail,
    keys: null,
    act: { go: verb.to(found) },
  })
}

function visit(screen: Reachable): PaletteEntry {
  return {
    id: `go-${screen.path}`,
    group: frameText.goTo,
    title: screen.title,
    detail: '',
    keys: screen.shortcut ?? null,
    act: { go: screen.path },
  }
}

function act(binding: Doable): PaletteEntry {
  return {
    id: `run-${binding.id}`,
    group: frameText.shortcutsHere,
    title: binding.label,
    detail: '',
    keys: binding.keys,
    act: { run: binding.run },
  }
}

function openFound(found: Found, screens: readonly Reachable[]): readonly PaletteEntry[] {
  const screen = screens.find(({ opens }) => opens?.includes(found.kind))
  if (!screen) return []
  // A person is on the page of the client they belong to.
  const id = found.kind === 'contact' ? found.clientId : found.id
  return [
    {
      id: `open-${found.kind}-${found.id}`,
      group: frameText.results,
      title: found.title,
      detail: `${foundKinds[found.kind]} · ${found.detail}`,
      keys: null,
      act: { go: screen.path.replace(':id', encodeURIComponent(id)) },
    },
  ]
}

function isPlace(binding: Doable, screens: readonly Reachable[]): boolean {
  return screens.some(({ title }) => title === binding.label)
}

/** Typed as its first words, or four letters of each, with something after them. */
function isVerb(typed: readonly string[], verb: Verb): boolean {
  const words = plain(verb.word).split(' ')
  if (typed.length <= words.length) return false
  return words.every((word, i) => {
    const one = plain(typed[i]!)
    return one.length >= 4 ? word.startsWith(one) : one === word
  })
}

function named(name: string, wanted: string): boolean {
  const words = plain(name).split(' ')
  return plain(wanted)
    .split(' ')
    .every((part) => words.some((word) => word.startsWith(part)))
}

function plain(text: string): string {
  return text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')
}
