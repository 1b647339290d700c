// Whether a mail is read, by what wrote it, the rule that matches and the setting.
import assert from 'node:assert/strict'
import { AUTOMATIC_WAYS, type AutomaticSort, type AutomaticWay } from '../../../src/domain/mail/automatic-mail.ts'
import type { Verdict } from '../../../src/domain/mail/classify-mail.ts'
import type { MailRule } from '../../../src/domain/mail/mail-rules.ts'
import { readingOf } from '../../../src/domain/mail/reading.ts'
import { phrase } from '../../../src/texts/say.ts'
import { aMailRule } from '../../support/builders.ts'

const evidence = phrase('log.evidence.meeting')
const of = (sort: AutomaticSort, read?: true): Verdict => ({
  ...{ kind: 'automatic', mayAnswer: false, sort, evidence },
  ...(read ? { read } : {}),
})
const IGNORE = aMailRule({ pattern: 'x', outcome: { kind: 'ignore' } })
const TICKET = aMailRule({ pattern: 'x' })

/** `ignored`; `joins`: only where there is a ticket that it belongs to; `read`: a ticket of its own, too. A bounce is marked by `!`. */
function fate(verdict: Verdict, way: AutomaticWay, rule: MailRule | null = null): string {
  const reading = readingOf(verdict, rule, false, way)
  if (reading.kind === 'ignored') return 'ignored'
  return `${reading.stray === null ? 'read' : 'joins'}${reading.bounce ? '!' : ''}`
}

describe('readingOf', () => {
  const TABLE: readonly (readonly [what: string, Verdict, byKind: string, tickets: string, aside: string])[] = [
    ['a person', { kind: 'normal', mayAnswer: true }, 'read', 'read', 'read'],
    ['an alarm', { kind: 'normal', mayAnswer: false, machine: true }, 'read', 'read', 'joins'],
    ['an absence', of('auto-reply'), 'joins', 'read', 'joins'],
    ['what a ticket system calls generated', of('auto-reply', true), 'read', 'read', 'joins'],
    ['a bounce', of('bounce'), 'joins!', 'read!', 'joins!'],
    ['what is likely a bounce', of('bounce', true), 'read!', 'read!', 'joins!'],
    ['a receipt', of('report'), 'ignored', 'read', 'ignored'],
    ['a meeting accepted', of('meeting'), 'ignored', 'read', 'ignored'],
    ['a newsletter', of('list'), 'ignored', 'read', 'ignored'],
    ['our own mail', of('loop'), 'ignored', 'ignored', 'ignored'],
    ['a mail system about itself', of('notification'), 'read', 'read', 'ignored'],
  ]
  for (const [what, verdict, ...wanted] of TABLE) {
    it(`by setting, where no rule says anything: ${what} is ${wanted.join(', ')}`, () => {
      assert.deepEqual(
        AUTOMATIC_WAYS.map((way) => fate(verdict, way)),
        wanted,
      )
    })

    it(`goes by the rule, whatever the setting: ${what}`, () => {
      const isBounce = verdict.kind === 'automatic' && verdict.sort === 'bounce'
      for (const way of AUTOMATIC_WAYS) {
        assert.equal(fate(verdict, way, TICKET), isBounce ? 'read!' : 'read')
        // A rule says what opens no ticket; a person's answer, and a bounce, join theirs all the same.
        const ignored = verdict.kind === 'normal' ? 'read' : isBounce ? 'joins!' : 'ignored'
        assert.equal(fate(verdict, way, IGNORE), ignored)
      }
    })

    it(`is read as a person's where a person wants that: ${what}`, () => {
      for (const way of AUTOMATIC_WAYS) {
        const read = { kind: 'read', bounce: false, quiet: false, stray: null, note: false }
        assert.deepEqual(readingOf(verdict, IGNORE, true, way), read)
      }
    })
  }
})
