/** `capital('extravío') // 'Extravío'` */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** `plural(2, 'mes', 'meses') // '2 meses'` */
export function plural(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`
}
