// Does a server run on this machine, and can it work?
import { phrase } from '../../texts/say.ts'
import type { LocalServer } from '../ports/doctor.ts'
import { findingsOf, type Finding } from './finding.ts'

const { ok, warn, failed } = findingsOf('server')

/** `at`: where it would listen. */
export async function checkServer(at: string, ask: () => Promise<LocalServer>): Promise<readonly Finding[]> {
  const found = await ask()
  switch (found.state) {
    case 'ready':
      return [ok(phrase('doctor.server.ok', { at }))]
    case 'not-ready':
      return [
        failed({
          what: phrase('doctor.server.notReady', { at, checks: found.failed.join(', ') }),
          cure: phrase('doctor.server.notReady.cure'),
        }),
      ]
    case 'silent':
      return [warn({ what: phrase('doctor.server.silent', { at }), cure: phrase('doctor.server.silent.cure') })]
    case 'other':
      return [failed({ what: phrase('doctor.server.other', { at }), cure: phrase('doctor.server.other.cure') })]
  }
}
