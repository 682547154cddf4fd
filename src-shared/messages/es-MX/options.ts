/**
 * What is wrong with the options of a command line, of the error that `parseArgs` throws.
 *   optionFault({ code: 'ERR_PARSE_ARGS_UNKNOWN_OPTION', message: "Unknown option '--dta'. …" }) // 'No existe la opción --dta.'
 */
export function optionFault({ code, message }: { readonly code?: string; readonly message: string }): string {
  const option = /'(--?[^' ]+)/.exec(message)?.[1]
  if (option === undefined) return message
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `No existe la opción ${option}.`
  if (message.includes('does not take')) return `${option} va sola, sin valor.`
  const dashed = message.includes('ambiguous') ? `; si empieza con guion, escriba ${option}=-…` : ''
  return `Falta el valor de ${option}${dashed}.`
}
