// Opening a port of the sandbox: loopback only, and a busy port is named together with its cure.
import type { Server } from 'node:net'

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

/**
 * Listens and answers with the port (`port` 0 takes a free one).
 * Throws when the host is not loopback, or when the port is taken.
 */
export async function listenOnLoopback(server: Server, what: string, host: string, port: number): Promise<number> {
  if (!LOOPBACK.has(host)) {
    throw new Error(`${what} must not listen on '${host}': it has no protection of its own; use 127.0.0.1`)
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? busyPort(what, host, port, error) : error)
    })
    server.listen(port, host, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error(`${what} has no port after listening on ${host}`)
  return address.port
}

function busyPort(what: string, host: string, port: number, cause: Error): Error {
  return new Error(
    `Port ${port} on ${host}, wanted for ${what}, is already in use: stop the program that holds it, or choose another port`,
    { cause },
  )
}
