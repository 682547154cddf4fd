import { create } from 'zustand'

/**
 * What was typed and not saved, by form, so that Esc and a glance at another screen lose nothing.
 * In memory only: it holds clients' data, and the ledger is where those are kept.
 */
const useDrafts = create<Readonly<Record<string, unknown>>>(() => ({}))
/** What is searched for: kept like a form, but nobody loses it. */
const useTexts = create<Readonly<Record<string, string>>>(() => ({}))

/** `const [form, setForm, dropDraft] = useDraft('clients.create', emptyForm)`; drop it once it is saved. */
export function useDraft<T>(key: string, initial: T): readonly [T, (value: T) => void, () => void] {
  const kept = useDrafts((drafts) => drafts[key])
  return [
    (kept as T | undefined) ?? initial,
    (value) => useDrafts.setState({ [key]: value }),
    () => dropDraft(key),
  ]
}

/** A form over what the ledger has. */
export interface Changes<T> {
  readonly form: T
  readonly set: (change: Partial<T>) => void
  /** What was typed otherwise than it stands: no more is sent, or what others saved meanwhile would go back. */
  readonly changed: Partial<T>
  /** Of `changed`, what stood there when it was touched first: others may have written there since. */
  readonly seen: Partial<T>
  readonly drop: () => void
}

/** `const { form, set, changed, seen, drop } = useChanges(`serials.update ${id}`, formOf(row))`: a field that nobody touched shows what stands now. */
export function useChanges<T extends object>(key: string, stands: T): Changes<T> {
  const [{ typed, seen }, setDraft, drop] = useDraft<Draft<T>>(key, { typed: {}, seen: {} })
  const isChanged = ([field]: [string, unknown]) => {
    const name = field as keyof T
    return typed[name] !== undefined && typed[name] !== stands[name]
  }
  return {
    form: { ...stands, ...typed },
    set: (change) => {
      const touched = Object.keys(change).map((field) => [field, stands[field as keyof T]])
      setDraft({
        typed: { ...typed, ...change },
        seen: { ...(Object.fromEntries(touched) as Partial<T>), ...seen },
      })
    },
    changed: Object.fromEntries(Object.entries(typed).filter(isChanged)) as Partial<T>,
    seen: Object.fromEntries(Object.entries(seen).filter(isChanged)) as Partial<T>,
    drop,
  }
}

interface Draft<T> {
  readonly typed: Partial<T>
  readonly seen: Partial<T>
}

/** What stands half typed under it, for who is not its form; undefined where nothing does. */
export function keptDraft<T>(key: string): T | undefined {
  return useDrafts.getState()[key] as T | undefined
}

export function dropDraft(key: string): void {
  const { [key]: _dropped, ...others } = useDrafts.getState()
  useDrafts.setState(others, true)
}

/** A text that a screen reads once and keeps for its next visit: `const search = keptText('clients.search')` */
export function keptText(key: string): { current: () => string; keep: (text: string) => void } {
  return {
    current: () => useTexts.getState()[key] ?? '',
    keep: (text) => useTexts.setState({ [key]: text }),
  }
}

/** Another ledger or another operator does not inherit half-typed forms. */
export function dropAllDrafts(): void {
  useDrafts.setState({}, true)
  useTexts.setState({}, true)
}

/** Something is typed and not saved. */
export function hasDrafts(): boolean {
  return Object.keys(useDrafts.getState()).length > 0
}
