/**
 * Under `require-trusted-types-for 'script'` text becomes part of the page only through this policy.
 * Mantine writes its CSS variables that way. Text without `<` can build no element, so it is let through;
 * anything that could become markup, and every script or script address, is refused, but for the one worker that draws
 * papers, by its address in our own bundle. In place before anything else of the program is there: `main.ts` imports it
 * first.
 */
const { trustedTypes } = window as { trustedTypes?: TrustedTypesFactory }
trustedTypes?.createPolicy('default', {
  createHTML: (text) => (text.includes('<') ? null : text),
  createScript: () => null,
  createScriptURL: (text) => (isPaperWorker(text) ? text : null),
})

function isPaperWorker(address: string): boolean {
  const own = new URL('./assets/', document.baseURI).href
  return address.startsWith(own) && /^pdf\.worker[\w.-]*\.mjs$/.test(address.slice(own.length))
}

interface TrustedTypesFactory {
  createPolicy(
    name: string,
    rules: Record<'createHTML' | 'createScript' | 'createScriptURL', (text: string) => string | null>,
  ): unknown
}

export {}
