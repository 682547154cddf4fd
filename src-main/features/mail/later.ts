/** `later('2026-11-23T15:00:00.000Z', 5) // '2026-11-23T15:05:00.000Z'` */
export function later(at: string, minutes: number): string {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString()
}
