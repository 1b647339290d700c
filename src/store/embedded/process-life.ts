// Whether a process lives, as far as its number means something here.
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname, platform } from 'node:os'
import { kill, pid } from 'node:process'

/** Which process, as it says of itself. */
export interface ProcessMark {
  readonly pid: number
  readonly host: string
  /** Tells a process from a later one with the same number; empty where the system does not say. */
  readonly started: string
  /** Where the number means something; marks of earlier versions do not say. */
  readonly place?: string | undefined
}

export function thisProcess(): ProcessMark {
  return { pid, host: hostname(), started: startOf(pid), place: placeOfProcess() }
}

/** `null` when only a sign of life can tell: its number may be that of another process, here or elsewhere. */
export function isAliveHere(holder: ProcessMark): boolean | null {
  const here = placeOfProcess()
  if (holder.host !== hostname() || here === '' || (holder.place ?? here) !== here) return null
  try {
    kill(holder.pid, 0)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false
  }
  const started = startOf(holder.pid)
  if (started !== holder.started) return false
  return started === '' ? null : true
}

/**
 * Process numbers are the same thing in one boot and one process namespace of Linux only: two containers may have the same
 * host name and both be number 1. Empty where that cannot be found out. Other systems have no such namespaces.
 */
function placeOfProcess(): string {
  if (platform() !== 'linux') return platform()
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return ''
  }
}

/** Fields 3 (state) and 22 (start) of `/proc/PID/stat`, see proc(5). Other systems have no such file. */
function startOf(id: number): string {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // Killed, but its parent has not asked for its exit code yet.
    return fields[0] === 'Z' ? 'ended' : (fields[19] ?? '')
  } catch {
    return ''
  }
}
