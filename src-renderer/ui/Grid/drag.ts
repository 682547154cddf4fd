import type { DragEvent } from 'react'

const TYPE = 'application/x-vigente-column'

export function startColumnDrag(event: DragEvent, id: string): void {
  event.dataTransfer.setData(TYPE, id)
  event.dataTransfer.effectAllowed = 'move'
}

/** While it is over a place, only the type of what is dragged can be read. */
export function isColumnDrag(event: DragEvent): boolean {
  return event.dataTransfer.types.includes(TYPE)
}

export function draggedColumn(event: DragEvent): string | null {
  return event.dataTransfer.getData(TYPE) || null
}
