const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g
const IDS_OF_ONE = 0x10000

/** The ids that the command has which made one: `from` this one on, and `before` what it made. */
export interface MakerIds {
  readonly from: string
  readonly before: string
}

/**
 * Of each id that stands in the text, once, where to look for the command that made it: ids count up from the command
 * that makes them.
 *   idsOfMakers('{"clientId":"0193…-8000-00000000000b"}') // [{ from: '0193…-8000-000000000000', before: '0193…-8000-00000000000b' }]
 */
export function idsOfMakers(text: string): readonly MakerIds[] {
  return [...new Set(text.match(ID))].map((id) => {
    const first = Math.max(0, Number.parseInt(id.slice(24), 16) - IDS_OF_ONE + 1)
    return { from: id.slice(0, 24) + first.toString(16).padStart(12, '0'), before: id }
  })
}
