// Ids as Exchange makes them: long, case-sensitive, safe in a path, and telling nobody anything.
import { createHash } from 'node:crypto'

function digest(parts: readonly (string | number)[]): Buffer {
  return createHash('sha256').update(parts.join('\n')).digest()
}

/** Survives moves within the mailbox (`Prefer: IdType="ImmutableId"`). */
export function immutableId(store: string, mailbox: string, seq: number): string {
  return `AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A${digest([store, mailbox, seq]).toString('base64url')}A=`
}

/** The default id; another one after every move. */
export function movingId(store: string, mailbox: string, seq: number, moves: number): string {
  return `AAMkADAAAAAAHYQDEapmEc2byACqAC-EWg0A${digest([store, mailbox, seq, moves]).toString('base64url')}A=`
}

export function folderId(store: string, mailbox: string, folder: string): string {
  return `AQMkADAuAAAD${digest([store, mailbox, 'folder', folder]).toString('base64url')}AAAA`
}

export function attachmentId(messageId: string, index: number): string {
  return `AAMkADAttach${digest([messageId, index]).toString('base64url')}=`
}

export function threadId(store: string, mailbox: string, root: string): string {
  return `AAQkADAwAT${digest([store, mailbox, 'thread', root]).toString('base64url')}=`
}

/** An object id in the directory. */
export function userId(address: string): string {
  const hex = digest(['user', address]).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
