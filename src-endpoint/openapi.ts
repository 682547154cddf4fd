import { z } from 'zod'
import {
  blobAnswer,
  blobRequest,
  codeAnswer,
  codeRequest,
  contactsAnswer,
  contactsRequest,
  enrolAnswer,
  enrolRequest,
  protocolFault,
  pullAnswer,
  pullRequest,
  pushAnswer,
  pushRequest,
  snapshotAnswer,
  snapshotRequest,
  waitAnswer,
  waitRequest,
} from '#wire/messages.ts'
import { FAULT_STATUS, type Path } from './answer.ts'

interface Described {
  readonly summary: string
  readonly request: z.ZodType
  readonly answer: z.ZodType
}

const OPERATIONS: Readonly<Record<Path, Described>> = {
  'v1/push': {
    summary: 'Recorded commands of one device, in the order in which they were given.',
    request: pushRequest,
    answer: pushAnswer,
  },
  'v1/pull': {
    summary: 'What was judged since a revision, with every row that it changed.',
    request: pullRequest,
    answer: pullAnswer,
  },
  'v1/snapshot': {
    summary: 'The whole ledger at one revision, in pieces.',
    request: snapshotRequest,
    answer: snapshotAnswer,
  },
  'v1/wait': {
    summary: 'Answers when there is more than a revision, or after the given seconds.',
    request: waitRequest,
    answer: waitAnswer,
  },
  'v1/blobs': {
    summary: 'A piece of an attachment, kept or given; the address ends in the hash of its bytes.',
    request: blobRequest,
    answer: blobAnswer,
  },
  'v1/contacts': {
    summary: 'When each device of the office was last met, and how much it had not sent.',
    request: contactsRequest,
    answer: contactsAnswer,
  },
  'v1/code': {
    summary: 'A code by which one more device joins, for an administrator of the office.',
    request: codeRequest,
    answer: codeAnswer,
  },
  'v1/enrol': {
    summary: 'A device joins the office by a code that is used once.',
    request: enrolRequest,
    answer: enrolAnswer,
  },
}

/** The protocol as OpenAPI 3.1, from the schemas that read it. */
export function openApi(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Vigente licensing endpoint',
      version: '1',
      description:
        'Every request but v1/enrol names its device in `vigente-device` and carries in `vigente-signature` the device’s Ed25519 signature of the path, a line feed and the body. Every answer is signed by the endpoint over its body: by the key that the request names in `vigente-server-key` while the endpoint has it, else by the newest. Where that is a later one, `vigente-next-keys` leads there: each key, a point and the signature of the key before over `vigente server key`, the tenant, that key and this one, a line each.',
    },
    paths: Object.fromEntries(
      Object.entries(OPERATIONS).map(([path, { summary, request, answer }]) => [
        path === 'v1/blobs' ? '/v1/blobs/{sha256}' : `/${path}`,
        {
          post: {
            operationId: path.replace('/', '_'),
            summary,
            parameters: [...(path === 'v1/enrol' ? [] : HEADERS), ...(path === 'v1/blobs' ? [HASH] : [])],
            requestBody: { required: true, content: json(request) },
            responses: {
              200: { description: 'The answer.', content: json(answer) },
              ...Object.fromEntries(
                [...new Set(Object.values(FAULT_STATUS))].map((status) => refusal(status, faultsOf(status))),
              ),
              ...Object.fromEntries(
                Object.entries(BY_HEADERS).map(([status, said]) => refusal(status, said)),
              ),
            },
          },
        },
      ]),
    ),
  }
}

/** Before anything of a request is read. */
const BY_HEADERS = {
  405: 'NOT_FOUND: only POST.',
  415: 'MALFORMED: only application/json, without content-encoding.',
  503: 'TOO_MANY: as much is under way as there is room for.',
}

function refusal(status: number | string, description: string): [string, object] {
  return [String(status), { description, content: json(protocolFault) }]
}

const HASH = {
  name: 'sha256',
  in: 'path',
  required: true,
  schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
}

function json(schema: z.ZodType): object {
  return { 'application/json': { schema: z.toJSONSchema(schema, { io: 'input' }) } }
}

function header(name: string, required = true): object {
  return { name, in: 'header', required, schema: { type: 'string' } }
}

const HEADERS = [header('vigente-device'), header('vigente-signature'), header('vigente-server-key', false)]

function faultsOf(status: number): string {
  return Object.entries(FAULT_STATUS)
    .filter(([, of]) => of === status)
    .map(([fault]) => fault)
    .join(', ')
}
