/**
 * The sentence for each field, out of a refused form (`operation.invalidInput`): spread it over the inputs, as in
 * `error={fieldErrors(save.refusal).rfc}`. Any other refusal belongs in `RefusalText`.
 */
export function fieldErrors(
  refusal: { readonly code: string; readonly params: unknown } | null,
): Readonly<Record<string, string>> {
  if (refusal?.code !== 'operation.invalidInput') return {}
  const { issues } = refusal.params as { issues: readonly { path: string; message: string }[] }
  return Object.fromEntries(issues.map(({ path, message }) => [path, message]))
}
