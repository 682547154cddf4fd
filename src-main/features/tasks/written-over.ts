import type { CommandContext } from '#core/app.ts'
import { findOperator } from '#features/operators/sql.ts'
import { askedValue, askedWord, plainValue } from '#messages/es-MX/row-words.ts'
import { syncTasks } from '#messages/es-MX/sync.ts'
import { setTask } from './sql.ts'

type Scalar = string | number | boolean | null

export interface Edited {
  readonly clientId: string
  readonly serialId: string | null
  /** As people call it: the company, the serial. */
  readonly name: string
  readonly before: object
  readonly after: object
  /** What the form showed, of the fields that were changed; absent where a program gave the command. */
  readonly seen: Readonly<Record<string, Scalar>> | undefined
}

/**
 * A field that two PCs changed without seeing each other is what reached the endpoint last. What it was written over with
 * is left for a person to look at: one task a save, and none where both wrote the same.
 */
export function leaveWrittenOver(context: CommandContext, edited: Edited): void {
  const { clientId, serialId, name, before, after, seen = {} } = edited
  const said = (field: string, value: Scalar) => sayValue(context, field, value)
  const lost = Object.entries(seen).flatMap(([field, shown]) => {
    const [stood, stands] = [valueOf(before, field), valueOf(after, field)]
    if (stood === undefined || stands === undefined || isSame(stood, shown) || isSame(stood, stands))
      return []
    return [syncTasks.lostValue(askedWord(field), said(field, stands), said(field, stood))]
  })
  if (lost.length === 0) return
  setTask(context.db, {
    ...{ kind: 'own.todo', ref: context.newId(), clientId, serialId, dueOn: context.today, dueTime: null },
    params: { text: syncTasks.writtenOver(name, lost) },
  })
}

function valueOf(row: object, field: string): Scalar | undefined {
  return Object.hasOwn(row, field) ? (row[field as keyof typeof row] as Scalar) : undefined
}

/** As a form shows them: nothing is an empty field, and a row keeps yes and no as numbers. */
function isSame(one: Scalar, other: Scalar): boolean {
  const plain = (value: Scalar) => (typeof value === 'boolean' ? Number(value) : (value ?? ''))
  return plain(one) === plain(other)
}

function sayValue({ db, policies }: CommandContext, field: string, value: Scalar): string {
  const text = String(value ?? '')
  const operator = field.endsWith('Id') ? findOperator(db, text) : null
  return operator?.name ?? plainValue(text, {}, (part) => askedValue(field, part, policies.zone))
}
