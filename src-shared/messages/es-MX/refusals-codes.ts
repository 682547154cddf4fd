import type { Day } from '#domain/calendar.ts'
import type { RefusalCode, RefusalParams } from '#domain/result.ts'
import { shortDay } from './dates.ts'

type CodeCode = Extract<RefusalCode, `code.${string}` | `certificate.${string}`>
type Sentences = { readonly [C in CodeCode]: (params: RefusalParams[C]) => string }

const day = (text: string) => shortDay(text as Day)

/** Codes, the asking for one again, and the certificate of a licence in a box. */
export const codeRefusals: Sentences = {
  'code.notFound': () => 'Ese código ya no está en el libro. Actualice la página del sistema.',
  'code.none': ({ serial }) =>
    `No hay ningún código guardado de ${serial}, así que no hay qué enviar. Pídalo antes en el portal, o guárdelo con «Agregar CDA».`,
  'code.noEmail': ({ client }) =>
    `${client} no tiene correo registrado, y el CDA va a ese correo. Agréguelo en la página del cliente, Perfil, «Datos generales», y envíelo de nuevo.`,
  'code.mailWaiting': ({ serial, to }) =>
    `Ya hay un correo con el CDA de ${serial} en cola para ${to}: espere a que salga, o cancélelo en Correo.`,
  'code.onlyOnCertificate': ({ serial }) =>
    `${serial} se compró en caja: el portal no la tiene. Su código solo está en el Certificado de Autenticidad, dentro del empaque. Pida al cliente una foto y guárdela en «Certificado».`,
  'code.alreadyAsked': ({ serial, on }) =>
    `El CDA de ${serial} ya está pedido desde el ${day(on)}. Cuando llegue el correo, péguelo aquí; si ya no se espera, ciérrelo.`,
  'code.requestNotFound': () =>
    'Esa petición de CDA ya no está en el libro. Actualice la página del sistema.',
  'code.requestClosed': ({ on }) => `Esa petición de CDA ya se cerró el ${day(on)}. No falta nada.`,
  'code.inFuture': ({ on }) => `El código no pudo llegar el ${day(on)}, que todavía no es. Revise el día.`,
  'certificate.notPhysical': ({ serial, mode }) =>
    `${serial} está en el libro como ${mode}: solo una licencia comprada en caja trae certificado. Si lo tiene en la mano, revise que sea de esta serie.`,
  'certificate.ofOther': ({ serial, other }) =>
    `Ese certificado dice la serie «${other}», y esta es ${serial}. Guárdelo en el sistema que corresponde, o corrija la serie.`,
  'certificate.inFuture': ({ on }) =>
    `El certificado no puede ser del ${day(on)}, que todavía no es. Revise el día.`,
  'certificate.photoType': ({ name }) =>
    `«${name}» no es una foto ni un PDF. Del certificado se guarda un JPG, un PNG o un PDF.`,
}
