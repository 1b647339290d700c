// What the doctor found: the worst first, each with what to do.
import type { DoctorView } from '../../app/views/doctor-view.ts'
import { say } from '../../texts/say.ts'
import { button } from './button.ts'
import { CARD_LIMIT, jsonSize } from './card-size.ts'
import { block, cardTime, oneLine, plainTitle, WHOLE_ADDRESS } from './card-text.ts'
import { expandCard } from './templates.ts'
import type { TextColor } from './ticket-words.ts'
import { TONE_STYLES } from './tones.ts'

type State = DoctorView['rows'][number]['state']

const STATES: Readonly<Record<State, { readonly sign: string; readonly color: TextColor }>> = {
  ok: { sign: '✓', color: 'Accent' },
  warn: { sign: '!', color: 'Attention' },
  failed: { sign: '✕', color: 'Attention' },
  skipped: { sign: '–', color: 'Default' },
}

/** How much of their full length texts get; the first that fits is taken. */
const SHARES = [1, 0.5, 0.25]
const LEAST_SHARE = 0.1

export function doctorCardData(view: DoctorView) {
  const fits = (share: number) => jsonSize(expandCard('doctor', doctorData(view, share))) <= CARD_LIMIT
  return doctorData(view, SHARES.find(fits) ?? LEAST_SHARE)
}

function doctorData(view: DoctorView, share: number) {
  return {
    fallback: plainTitle(view.summary, 100),
    title: say('doctor.title'),
    style: TONE_STYLES[view.tone],
    summary: oneLine(view.summary, 200),
    when: say('doctor.when'),
    at: cardTime(view.checkedAt),
    rows: view.rows.map(({ state, title, about, what, cure }) => ({
      state: `${STATES[state].sign} ${say('doctor.word', { state })}`,
      color: STATES[state].color,
      title: oneLine(title, 40),
      hasAbout: about !== '',
      about: oneLine(about, Math.max(40, 120 * share), WHOLE_ADDRESS),
      what: block(what, 400 * share, 8),
      hasCure: cure !== '',
      cure: block(cure, 900 * share, 16),
    })),
    hasHidden: view.hidden > 0,
    hidden: say('doctor.hidden', { count: view.hidden }),
    button: button(say('doctor.again'), 'command.run', { command: 'doctor' }),
  }
}
