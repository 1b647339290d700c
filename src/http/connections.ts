// Every socket of the HTTP server has its owner here: how many there may be, who goes when there is no room, and how all of them end.
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Log } from '../app/ports/runtime.ts'

export interface ConnectionLimits {
  /** Below the limit of open files, with some room for the store and the ways out. */
  readonly total: number
  /** Behind a proxy all come from one address. */
  readonly perAddress: number
}

export interface Connections {
  /** Ends those on which nothing is under way. */
  cutIdle(): void
  cutAll(): void
}

interface Owned {
  readonly socket: Socket
  readonly address: string
  /** Requests whose answer has not left yet. */
  readonly open: Set<IncomingMessage>
}

/** Requests that one connection may send ahead of their answers. Proxies and Teams send none. */
const MAX_AHEAD = 4
/** How often the log hears of a trouble that lasts. */
const TROUBLE_MS = 60_000

/**
 * Without room, the oldest connection that has not sent a whole request makes place: whoever holds connections without a word
 * keeps nobody else out. Only when all are at work is a new one refused.
 */
export function ownConnections(server: Server, limits: ConnectionLimits, log: Log): Connections {
  /** Oldest first. */
  const owned = new Map<Socket, Owned>()
  const troubled = onceInAWhile((count) => {
    log.warn('There are too many connections to the HTTP server: some are cut off or refused', {
      ...{ count, open: owned.size, ...limits },
    })
  })

  function end(one: Owned): void {
    owned.delete(one.socket)
    one.socket.destroy()
  }

  function hasRoom(address: string): boolean {
    const all = [...owned.values()]
    const same = all.filter((one) => one.address === address)
    const full = same.length >= limits.perAddress ? same : all.length >= limits.total ? all : null
    if (full === null) return true
    troubled()
    const silent = full.find(({ open }) => ![...open].some(({ complete }) => complete))
    if (silent === undefined) return false
    end(silent)
    return true
  }

  server.on('connection', (socket) => {
    const address = socket.remoteAddress ?? ''
    if (!hasRoom(address)) {
      socket.destroy()
      return
    }
    owned.set(socket, { socket, address, open: new Set() })
    socket.once('close', () => owned.delete(socket))
  })

  function onRequest(req: IncomingMessage, res: ServerResponse): void {
    const one = owned.get(req.socket)
    one?.open.add(req)
    res.once('close', () => one?.open.delete(req))
    if (one && one.open.size > MAX_AHEAD) {
      troubled()
      end(one)
    }
  }
  server.prependListener('request', onRequest)
  server.prependListener('checkContinue', onRequest)

  return {
    cutIdle() {
      for (const one of owned.values()) if (one.open.size === 0) end(one)
    },
    cutAll() {
      for (const one of owned.values()) end(one)
    },
  }
}

/** Tells of the first trouble at once, and of those that follow together, a minute later at the earliest. */
export function onceInAWhile(tell: (count: number) => void): () => void {
  let count = 0
  let toldAt = -Infinity
  return () => {
    count += 1
    if (performance.now() - toldAt < TROUBLE_MS) return
    toldAt = performance.now()
    tell(count)
    count = 0
  }
}
