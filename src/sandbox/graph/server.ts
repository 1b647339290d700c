// The https server of the stand-in: sockets and bytes on this side, Graph's and the token endpoint's answers behind it.
import { pipeline } from 'node:stream/promises'
import { type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import { type Certificate } from '../certificate.ts'
import { type AppOptions } from './auth.ts'
import { batch } from './batch.ts'
import { errorAnswer, GraphError } from './errors.ts'
import { ConnectionFault, type Faults } from './faults.ts'
import type { GraphAnswer } from './answer.ts'
import { type GraphRequest } from './http.ts'
import { type PostOffice } from './post-office.ts'
import { answerRoute } from './routes.ts'
import { answerSubscription, isSubscriptionPath } from './subscription-routes.ts'
import { type Subscriptions } from './subscriptions.ts'
import { isUpload, takePart } from './uploads.ts'
import { isTokenEndpoint, tokenEndpoint, type TokenEndpointDeps } from './token-endpoint.ts'

export interface GraphServerDeps extends TokenEndpointDeps {
  readonly office: PostOffice
  readonly subscriptions: Subscriptions
  readonly faults: Faults
  readonly certificate: Certificate
}

/** Graph's own limit for a request, in bytes; larger attachments go through upload sessions. */
const MOST_BYTES = 4 * 1024 * 1024

/** Not listening yet. `origin` is asked for at each request, when the port is known. */
export function createGraphServer(deps: GraphServerDeps, origin: () => string): Server {
  return createServer({ key: deps.certificate.key, cert: deps.certificate.cert }, (incoming, outgoing) => {
    handle(deps, origin(), incoming, outgoing).catch((error: unknown) => {
      if (error instanceof ConnectionFault && error.kind === 'hang') return
      incoming.socket.destroy()
    })
  })
}

async function handle(
  deps: GraphServerDeps,
  origin: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const requestId = deps.newId()
  const guard = (work: () => Promise<GraphAnswer>) => guarded(deps, requestId, work)
  const answer = await guard(async () => {
    const request = await readRequest(incoming, origin)
    if (isTokenEndpoint(request.path)) return answerToken(deps, request, origin)
    if (isUpload(request.path)) return deps.faults.around(request, () => takePart(request, deps.office))
    const app = deps.tokens.check(request.headers['authorization'], deps.apps, deps.clock())
    if (request.path.toLowerCase() !== '/v1.0/$batch') return answerGraph(deps, request, app, origin)
    return deps.faults.around(request, () => {
      return batch(request, (item) => guard(() => answerGraph(deps, item, app, origin)))
    })
  })
  await write(outgoing, answer, requestId)
}

function answerGraph(deps: GraphServerDeps, request: GraphRequest, app: AppOptions, origin: string) {
  return deps.faults.around(request, (deltaFault) =>
    isSubscriptionPath(request.path)
      ? answerSubscription(request, app, deps)
      : answerRoute(request, app, deltaFault, { office: deps.office, origin }),
  )
}

async function answerToken(deps: GraphServerDeps, request: GraphRequest, origin: string): Promise<GraphAnswer> {
  try {
    return await deps.faults.around(request, () => tokenEndpoint(deps, request, origin))
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    const { code, message, retryAfterSeconds } = error
    const headers = retryAfterSeconds === null ? {} : { 'Retry-After': String(retryAfterSeconds) }
    return { status: error.status, headers, body: { error: code, error_description: message } }
  }
}

/** Turns what is thrown into Graph's answer, except for a fault of the connection. */
async function guarded(
  deps: GraphServerDeps,
  requestId: string,
  work: () => Promise<GraphAnswer>,
): Promise<GraphAnswer> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ConnectionFault) throw error
    if (error instanceof GraphError) return errorAnswer(error, requestId, deps.clock())
    // A mistake of the stand-in itself: whoever debugs it needs the reason, and no real customer is on this wire.
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return errorAnswer(new GraphError(500, 'StandInFailure', text), requestId, deps.clock())
  }
}

async function readRequest(incoming: IncomingMessage, origin: string): Promise<GraphRequest> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MOST_BYTES)
      throw new GraphError(413, 'RequestEntityTooLarge', 'The maximum request length was exceeded.')
    chunks.push(chunk)
  }
  const url = new URL(incoming.url ?? '/', origin)
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers,
    body: Buffer.concat(chunks),
  }
}

async function write(outgoing: ServerResponse, answer: GraphAnswer, requestId: string): Promise<void> {
  const { body } = answer
  if (body !== undefined && Symbol.asyncIterator in body) {
    outgoing.writeHead(answer.status, { 'request-id': requestId, ...answer.headers })
    await pipeline(body as AsyncIterable<Uint8Array>, outgoing)
    return
  }
  const bytes = body === undefined || Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body))
  const type = body === undefined || Buffer.isBuffer(body) ? {} : { 'Content-Type': 'application/json' }
  outgoing.writeHead(answer.status, {
    'request-id': requestId,
    'client-request-id': requestId,
    'Content-Length': bytes?.length ?? 0,
    ...type,
    ...answer.headers,
  })
  if (answer.isCut === true) {
    outgoing.write(bytes?.subarray(0, bytes.length >> 1) ?? '', () => outgoing.destroy())
    return
  }
  outgoing.end(bytes)
}
