/** What came back, whatever it is: a captive portal's page is an answer too. */
export interface RawAnswer {
  readonly status: number
  readonly body: string
  /** The `Vigente-Signature` header. */
  readonly signature: string | null
  /** `Vigente-Next-Keys`: what leads from the key that this PC knows to the newest; none where it knows that one. */
  readonly nextKeys?: string | null
}

/** The way to an endpoint; throws where no answer came. */
export interface Transport {
  post(
    path: string,
    body: string,
    headers: Readonly<Record<string, string>>,
    seconds: number,
  ): Promise<RawAnswer>
}

export const SIGNATURE_HEADER = 'vigente-signature'
export const DEVICE_HEADER = 'vigente-device'
/** By which key a PC knows the endpoint. */
export const SERVER_KEY_HEADER = 'vigente-server-key'
export const NEXT_KEYS_HEADER = 'vigente-next-keys'

/** By fetch, which follows no redirect: a hotel's sign-in page is not the endpoint. Nothing is waited for once it is stopped. */
export function httpTransport(url: string, stopped?: AbortSignal): Transport {
  return {
    post: async (path, body, headers, seconds) => {
      const response = await fetch(new URL(path, url), {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', ...headers },
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(seconds * 1000), ...(stopped ? [stopped] : [])]),
      })
      return {
        status: response.status,
        body: await response.text(),
        signature: response.headers.get(SIGNATURE_HEADER),
        nextKeys: response.headers.get(NEXT_KEYS_HEADER),
      }
    },
  }
}
