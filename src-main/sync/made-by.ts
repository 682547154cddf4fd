const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g
const IDS_OF_ONE = 0x10000

/** The first of these commands that made an id which stands in the text; ids count up from the command that makes them. */
export function makerIn(text: string, commands: readonly string[]): string | null {
  if (commands.length === 0) return null
  const ids = text.match(ID) ?? []
  return commands.find((command) => ids.some((id) => isMadeBy(id, command))) ?? null
}

/**
 * Whether an id was made by this command.
 *   isMadeBy('0193…-8000-00000000000b', '0193…-8000-00000000000a') // true
 */
export function isMadeBy(id: string, command: string): boolean {
  if (id.slice(0, 24) !== command.slice(0, 24)) return false
  const after = Number.parseInt(id.slice(24), 16) - Number.parseInt(command.slice(24), 16)
  return after > 0 && after < IDS_OF_ONE
}
