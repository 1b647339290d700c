// Taking a port, and what to do when it cannot be had.
import type { Server } from 'node:http'
import type { Log } from '../app/ports/runtime.ts'
import { FrontdeskError } from '../domain/errors.ts'

/** Names of the variables that say where to listen. */
export interface Place {
  readonly port: string
  readonly host: string
}

export class ListenError extends FrontdeskError {
  readonly code = 'cannot-listen'
  readonly retryable = false
}

/** Answers with the port (`port` 0 takes a free one). Throws `ListenError` with the cure. */
export async function listen(server: Server, log: Log, place: Place, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void => reject(listenError(error, place, port, host))
    server.once('error', fail)
    server.listen(port, host, () => {
      server.off('error', fail)
      server.on('error', (error: Error) => log.error('The HTTP server has a problem', { error }))
      resolve()
    })
  })
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error(`The server has no port after listening on ${host}`)
  return address.port
}

function listenError(cause: NodeJS.ErrnoException, place: Place, port: number, host: string): ListenError {
  return new ListenError({
    message: reason(cause.code ?? 'an unknown error', place, port, host),
    forPerson: 'Frontdesk cannot be reached at its address. Its terminal says what to correct.',
    cause,
  })
}

function reason(code: string, place: Place, port: number, host: string): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is already in use: stop the program that holds it, or set ${place.port} to another port`
    case 'EACCES':
      return `This user may not listen on port ${port}: set ${place.port} to one above 1023 and let the proxy in front have that one`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `'${host}' is no address of this machine: set ${place.host} to one that it has, 127.0.0.1, or 0.0.0.0 for all`
    default:
      return `Port ${port} on ${host} cannot be had (${code}): check ${place.host} and ${place.port}`
  }
}
