/** What the contract's parser found wrong with one field: as much of it as a sentence needs. */
export interface FoundIssue {
  readonly code?: string
  readonly input?: unknown
  readonly origin?: string
  readonly minimum?: number | bigint
  readonly maximum?: number | bigint
  readonly values?: readonly unknown[]
  readonly keys?: readonly string[]
}

/**
 * The sentence for a field that the contract does not take, where the contract gives none of its own.
 *   issueSentence({ code: 'too_big', origin: 'string', maximum: 200 }) // 'es demasiado largo: hasta 200 letras'
 */
export function issueSentence(issue: FoundIssue): string {
  switch (issue.code) {
    case 'too_big':
      return tooBig(issue)
    case 'too_small':
      return issue.origin === 'string' ? 'falta' : `escriba ${issue.minimum} o más`
    case 'invalid_value':
      return `elija entre ${(issue.values ?? []).map(String).join(', ')}`
    case 'unrecognized_keys':
      return `sobra ${(issue.keys ?? []).join(', ')}`
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? 'falta' : 'no es del tipo que se espera'
    default:
      return 'no es lo que se espera aquí'
  }
}

function tooBig({ origin, maximum }: FoundIssue): string {
  if (origin === 'string') return `es demasiado largo: hasta ${maximum} letras`
  if (origin === 'array') return `son demasiados: hasta ${maximum}`
  return `escriba ${maximum} o menos`
}
