// `$batch`: up to 20 requests in one, each with its own outcome. https://learn.microsoft.com/graph/json-batching
import { z } from 'zod'
import { badRequest } from './errors.ts'
import type { GraphAnswer } from './answer.ts'
import { type GraphRequest, jsonOf } from './http.ts'

const Batch = z.object({
  requests: z.array(
    z.object({
      id: z.string().min(1),
      method: z.string().min(1),
      url: z.string().min(1),
      headers: z.record(z.string(), z.string()).optional(),
      body: z.unknown().optional(),
      dependsOn: z.array(z.string()).optional(),
    }),
  ),
})
type Item = z.infer<typeof Batch>['requests'][number]

const MOST = 20

/** Answers each request in the order given; `answer` never throws for what Graph would refuse. */
export async function batch(
  request: GraphRequest,
  answer: (request: GraphRequest) => Promise<GraphAnswer>,
): Promise<GraphAnswer> {
  const parsed = Batch.safeParse(jsonOf(request))
  if (!parsed.success) throw badRequest('Invalid batch payload format.')
  const { requests } = parsed.data
  if (requests.length > MOST) throw badRequest(`Number of batch request steps exceeds the maximum value of ${MOST}.`)
  if (new Set(requests.map(({ id }) => id)).size < requests.length)
    throw badRequest('Request Id values must be unique.')
  const failed = new Set<string>()
  const responses = []
  let isCut = false
  for (const item of requests) {
    const blocked = item.dependsOn?.some((id) => failed.has(id)) === true
    const outcome = blocked ? FAILED_DEPENDENCY : await answer(itemRequest(item))
    if (outcome.status >= 400) failed.add(item.id)
    isCut ||= outcome.isCut === true
    responses.push(itemResponse(item.id, outcome))
  }
  return { status: 200, body: { responses }, ...(isCut ? { isCut } : {}) }
}

const FAILED_DEPENDENCY: GraphAnswer = {
  status: 424,
  body: {
    error: {
      code: 'FailedDependency',
      message: 'The request was not executed because a request it depends on failed.',
    },
  },
}

function itemRequest(item: Item): GraphRequest {
  const [path = '', query = ''] = item.url.split(/\?(.*)/s)
  return {
    method: item.method.toUpperCase(),
    path: `/v1.0${path.startsWith('/') ? '' : '/'}${path}`,
    query: new URLSearchParams(query),
    headers: Object.fromEntries(Object.entries(item.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value])),
    body: item.body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(item.body)),
  }
}

function itemResponse(id: string, { status, headers, body }: GraphAnswer): object {
  const type = Buffer.isBuffer(body) ? {} : body === undefined ? {} : { 'Content-Type': 'application/json' }
  const content = Buffer.isBuffer(body) ? { body: body.toString('base64') } : body === undefined ? {} : { body }
  return { id, status, headers: { ...type, ...headers }, ...content }
}
