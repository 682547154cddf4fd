/** Where another PC joins the office, and by which code. */
export interface Invitation {
  readonly url: string
  readonly code: string
}

const CODE = /[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}\.[A-Z0-9]{10}/i
const ADDRESS = /https?:\/\/[^\s<>"]+/i

/**
 * One line that a person can send by any means, and read to another.
 *   invitationText({ url: 'https://licencias.example/', code: 'ABCDE-….KLMNPQRSTU' }) // 'https://licencias.example/ ABCDE-….KLMNPQRSTU'
 */
export function invitationText({ url, code }: Invitation): string {
  return `${url} ${code}`
}

/**
 * The invitation in a text, with whatever was written around it; null where one of the two is not there.
 *   readInvitation('Ana: pega esto en Vigente https://licencias.example/ ABCDE-….KLMNPQRSTU gracias')
 *   // { url: 'https://licencias.example/', code: 'ABCDE-….KLMNPQRSTU' }
 */
export function readInvitation(text: string): Invitation | null {
  const url = ADDRESS.exec(text)?.[0]
  const code = CODE.exec(text)?.[0]
  return url === undefined || code === undefined ? null : { url, code: code.toUpperCase() }
}
