// What cards say of defaults and of what is fixed.
import { isNobody, type Reach } from '../../domain/organisation/reach.ts'
import { say } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import type { Banner, FormField } from '../views/form-view.ts'
import type { Below } from './followers.ts'

/** Who fixed it, as people call them; somebody above whose name nobody finds is `the organisation above`. */
export function fixerName(name: string | undefined): string {
  return name ?? say('policy.above')
}

/** Beside a value: `Fixed by Northwind`. */
export function fixedByText(name: string | undefined): string {
  return say('policy.fixedBy', { name: fixerName(name) })
}

/** On a form without an input; `isRefusal` where somebody tried. */
export function fixedBanner(name: string | undefined, isRefusal: boolean): Banner {
  return isRefusal
    ? { tone: 'warning', text: say('policy.refused', { name: fixerName(name) }) }
    : { tone: 'info', text: say('policy.fixedAbove', { name: fixerName(name) }) }
}

/** `2 organisations and 1 mailbox`. */
export function reachText(reach: Reach): string {
  const { organisations, mailboxes } = reach
  if (isNobody(reach)) return say('policy.nobody')
  return say('policy.reach', { who: whoOf(organisations, mailboxes), organisations, mailboxes })
}

/** How many that is. */
export function countOf({ organisations, mailboxes }: Reach): number {
  return organisations + mailboxes
}

/** Whether somebody is concerned, and the person was not told of just as many. */
export function isUnsaid(reach: Reach, agreed: number | null | undefined): boolean {
  return !isNobody(reach) && agreed !== countOf(reach)
}

/** Asks before what those below have set stops to count, or counts again. */
export function askBefore(reach: Reach, isFixed: boolean, button: 'save' | 'reset' = 'save'): Banner {
  const who = reachText(reach)
  const text = isFixed ? say('policy.ask.fix', { who }) : say('policy.ask.free', { who, button })
  return { tone: 'warning', text }
}

/** Asks before those below are offered what they have hidden, or no longer are. */
export function askBeforeItem(reach: Reach, isFixed: boolean): Banner {
  const who = reachText(reach)
  return {
    tone: 'warning',
    text: isFixed ? say('policy.ask.hidden', { who }) : say('policy.ask.freeItem', { who }),
  }
}

/** Whether those below may have something else; nothing where nobody is below. */
export function mayChangeField({ organisations, mailboxes }: Below, value: boolean): readonly FormField[] {
  if (organisations.length + mailboxes.length === 0) return []
  return [mayField(organisations.length > 0 ? 'organisations' : 'mailboxes', value)]
}

const MAY: Readonly<Record<'organisations' | 'mailboxes' | 'hide' | 'switchOff', readonly [TextKey, TextKey]>> = {
  organisations: ['policy.mayChange', 'policy.mayChange.hint'],
  mailboxes: ['policy.mayChange.mailboxes', 'policy.mayChange.hint'],
  hide: ['policy.mayHide', 'policy.mayHide.hint'],
  switchOff: ['policy.maySwitchOff', 'policy.maySwitchOff.hint'],
}

/** The toggle that is off where something is fixed for those below. */
export function mayField(what: keyof typeof MAY, value: boolean): FormField {
  const [label, hint] = MAY[what]
  return {
    ...{ id: 'mayChange', kind: 'toggle', value, error: null, required: false },
    ...{ label: say(label), hint: say(hint) },
  }
}

function whoOf(organisations: number, mailboxes: number): string {
  if (mailboxes === 0) return 'organisations'
  return organisations === 0 ? 'mailboxes' : 'both'
}
