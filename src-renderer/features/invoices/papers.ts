import type { Refused } from '../../api.ts'
import { keepFile } from '../../state/attachments.ts'

/** An XML and the PDF that came with it, kept with the ledger. */
export interface KeptPaper {
  readonly xml: string | null
  readonly pdf: string | null
}

interface Kept {
  readonly id: string
  readonly name: string
  readonly type: string
}

/** Keeps what was dropped, each XML with the PDF of its name, or with the only one there is. */
export async function keepPapers(
  files: readonly File[],
): Promise<{ readonly papers: readonly KeptPaper[]; readonly refusal: Refused | null }> {
  const kept: Kept[] = []
  for (const file of files) {
    const added = await keepFile(file)
    if (!added.ok) return { papers: [], refusal: added.refusal }
    kept.push(added.value)
  }
  const xmls = kept.filter(({ type }) => type === 'application/xml')
  const pdfs = kept.filter(({ type }) => type !== 'application/xml')
  const pairs = xmls.map((xml) => {
    const own = xmls.length === 1 && pdfs.length === 1 ? pdfs[0] : pdfs.find((pdf) => stem(pdf) === stem(xml))
    return { xml: xml.id, pdf: own?.id ?? null }
  })
  const alone = pdfs
    .filter(({ id }) => !pairs.some(({ pdf }) => pdf === id))
    .map(({ id }) => ({ xml: null, pdf: id }))
  return { papers: [...pairs, ...alone], refusal: null }
}

/** Where the papers that came are matched, one after the other. */
export function arrivedPath(papers: readonly KeptPaper[]): string {
  const query = new URLSearchParams(papers.map(({ xml, pdf }) => ['llego', `${xml ?? ''}.${pdf ?? ''}`]))
  return `/facturas/llegaron?${query.toString()}`
}

export function papersOf(query: URLSearchParams): KeptPaper[] {
  return query.getAll('llego').map((pair) => {
    const [xml = '', pdf = ''] = pair.split('.')
    return { xml: xml === '' ? null : xml, pdf: pdf === '' ? null : pdf }
  })
}

function stem({ name }: { readonly name: string }): string {
  return name.replace(/\.[^.]*$/, '').toLowerCase()
}
