// The card of the doctor, for those who administer the organisation at the top: what is wrong there concerns everybody below.
import { RefusedError } from '../../domain/errors.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { may } from '../../domain/organisation/rights.ts'
import { inWords, phrase, say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import type { DoctorView } from '../views/doctor-view.ts'
import { CHECK_TITLES, worstFirst, type Finding } from './finding.ts'
import { isWell, summaryOf } from './report.ts'

/** More are not read in a chat. */
const ROWS = 14

export async function mayOperate({ documents }: Pick<Deps, 'documents'>, actor: Person): Promise<boolean> {
  const top = await documents.organisations.findOne({ parentId: null })
  return top !== undefined && may(actor.memberships, 'operate', top)
}

/** Throws `RefusedError` for everybody else; nothing is looked at then. */
export async function showDoctor(
  deps: Pick<Deps, 'documents' | 'clock'>,
  actor: Person,
  examine: () => Promise<readonly Finding[]>,
): Promise<DoctorView> {
  if (!(await mayOperate(deps, actor))) {
    throw new RefusedError({
      message: `Person '${actor._id}' does not administer the organisation at the top`,
      forPerson: phrase('doctor.topOnly'),
    })
  }
  return doctorView(await examine(), deps.clock())
}

export function doctorView(findings: readonly Finding[], checkedAt: Date): DoctorView {
  const isGood = findings.every(({ state }) => state === 'ok' || state === 'skipped')
  const sorted = worstFirst(findings)
  return {
    card: 'doctor',
    tone: isGood ? 'good' : isWell(findings) ? 'warning' : 'problem',
    summary: summaryOf(findings),
    checkedAt,
    rows: sorted.slice(0, ROWS).map(({ name, about, state, what, cure }) => ({
      ...{ state, title: say(CHECK_TITLES[name]), about: about ?? '' },
      what: inWords(what),
      cure: cure === null ? '' : inWords(cure),
    })),
    hidden: Math.max(0, sorted.length - ROWS),
  }
}
