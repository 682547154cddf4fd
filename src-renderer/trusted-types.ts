/**
 * Under `require-trusted-types-for 'script'` text becomes part of the page only through this policy.
 * Mantine writes its CSS variables that way. Text without `<` can build no element, so it is let through;
 * anything that could become markup, and every script or script address, is refused.
 */
export function installTrustedTypes(): void {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypesFactory }
  trustedTypes?.createPolicy('default', {
    createHTML: (text) => (text.includes('<') ? null : text),
    createScript: () => null,
    createScriptURL: () => null,
  })
}

interface TrustedTypesFactory {
  createPolicy(
    name: string,
    rules: Record<'createHTML' | 'createScript' | 'createScriptURL', (text: string) => string | null>,
  ): unknown
}
