// Reading a request's body: bytes of a limited size, or a refusal that says which rule it broke.
import type { IncomingMessage } from 'node:http'
import { HttpRefusal } from './answers.ts'

/** Beyond the limit the rest is read and thrown away, so that the sender hears the refusal; beyond this many limits it is cut off. */
const PATIENCE = 16

/** Throws `HttpRefusal` 413 or 415. `limit` is in bytes. */
export async function readBody(req: IncomingMessage, limit: number): Promise<Buffer> {
  const encoding = req.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') {
    throw new HttpRefusal(415, 'unsupported-encoding', 'Send the body as it is, without Content-Encoding')
  }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
    else chunks.length = 0
    if (size > limit * PATIENCE) break
  }
  if (size > limit) {
    throw new HttpRefusal(413, 'body-too-large', `The body is larger than ${limit / 1024} KB: send less`)
  }
  return Buffer.concat(chunks)
}
