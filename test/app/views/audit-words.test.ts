import assert from 'node:assert/strict'
import type { AuditEntry } from '../../../src/domain/audit-entry.ts'
import { auditTitle, changeTexts } from '../../../src/app/views/audit-words.ts'
import { phrase, speakingTo } from '../../../src/texts/say.ts'
import { speaker } from '../../../src/texts/speaker.ts'

type Change = AuditEntry['changes'][number]
const changeText = (change: Change, action = 'organisation.changed', names = new Map<string, string>()) =>
  changeTexts({ action, changes: [change] }, names).join()

describe('the audit', () => {
  it('is told in words', () => {
    assert.equal(auditTitle({ action: 'category.added', subject: 'Hardware' }), 'Category added: Hardware')
    assert.equal(auditTitle({ action: 'person.changed', subject: 'Ann' }), 'Role changed: Ann')
    assert.equal(
      auditTitle({ action: 'mail-settings.inherited', subject: 'Signature' }),
      'Email setting reset: Signature',
    )
  })

  it('shows values as people say them', () => {
    assert.equal(changeText({ field: 'active', before: 'false', after: 'true' }), 'Active: no → yes')
    assert.equal(
      changeText({ field: 'domains', before: '[]', after: '["a.example","b.example"]' }),
      'Email domains: (none) → a.example, b.example',
    )
  })

  it('says codes, numbers and moments as people do', () => {
    assert.equal(changeText({ field: 'language', before: 'en', after: 'de' }), 'Language: English → Deutsch')
    assert.equal(
      changeText({ field: 'provider', before: '', after: 'microsoft' }),
      'Email provider: (none) → Microsoft',
    )
    assert.match(
      changeText({ field: 'secretExpiresOn', before: '', after: '2026-03-21' }),
      /: \(none\) → March 21, 2026$/,
    )
    const moment = { field: 'startFrom', before: '', after: '2026-03-02T12:00:00.000Z' }
    assert.match(changeText(moment), /→ Mar 2, 2026.*12:00/)
    assert.equal(changeText({ field: 'reopenDays', before: '', after: '30' }), 'Reopening: (none) → Within 30 days')
    assert.match(changeText({ field: 'textMonths', before: '12', after: '24' }), /12 months.* → .*24 months/)
  })

  it('calls the fields of each thing what its own form calls them', () => {
    const text = (action: string, field: string) => changeText({ field, before: '', after: 'x' }, action)
    assert.equal(text('canned-text.added', 'description'), 'Text: (none) → x')
    assert.equal(text('category.added', 'description'), 'Description: (none) → x')
    assert.equal(text('service-type.added', 'categoryIds'), 'Only with these categories: (none) → x')
    assert.equal(text('mailbox.added', 'categoryIds'), 'Categories: (none) → x')
    assert.equal(text('mail-settings.changed', 'acknowledge'), 'Acknowledgement: (none) → x')
  })

  it('tells only what changed, and names what it refers to', () => {
    assert.equal(changeText({ field: 'categoryIds', before: '', after: '[]' }), '')
    const names = new Map([['c1', 'Hardware']])
    const change = { field: 'categoryIds', before: '["c1","c2"]', after: '["c1"]' }
    assert.equal(changeText(change, 'mailbox.changed', names), 'Categories: Hardware, c2 → Hardware')
    assert.equal(changeText({ field: 'channelId', before: '', after: 'c1' }, '', names), 'Channel: (none) → Hardware')
  })

  it('tells how much was erased, and of nobody', () => {
    const erased = auditTitle({ action: 'personal-data.erased', subject: 'a person' })
    assert.equal(erased, 'Personal data erased: a person')
    assert.equal(changeText({ field: 'emailsInLog', before: '', after: '4' }), 'Emails in log: 4')
  })

  it('names fields as their forms do, and says what was empty', () => {
    const text = (field: string) => changeText({ field, before: '', after: 'x' })
    assert.equal(text('timeZone'), 'Time zone: (none) → x')
    assert.equal(text('defaultServiceTypeId'), 'Default service type: (none) → x')
    assert.equal(text('categoryIds'), 'Categories: (none) → x')
    assert.equal(changeText({ field: 'name', before: 'a'.repeat(100), after: '' }), `Name: ${'a'.repeat(59)}… → (none)`)
  })

  describe('in German', () => {
    const inGerman = <T>(work: () => T): T => speakingTo(speaker({ language: 'de', timeZone: 'Europe/Berlin' }), work)

    it('is told in words, also of what the code calls differently', () => {
      const titles: readonly (readonly [Pick<AuditEntry, 'action' | 'subject'>, string])[] = [
        [{ action: 'person.changed', subject: 'Ann' }, 'Rolle geändert: Ann'],
        [{ action: 'service-type.retired', subject: 'Reparatur' }, 'Art der Anfrage nicht mehr angeboten: Reparatur'],
        [
          { action: 'personal-data.erasure-started', subject: 'Ann' },
          'Personenbezogene Daten zur Löschung vorgemerkt: Ann',
        ],
        [
          {
            action: 'mail-settings.inherited',
            subject: phrase('audit.of', { owner: 'a@b.example', what: phrase('mailroom.closing') }),
          },
          'E-Mail-Einstellung zurückgesetzt: a@b.example: Text der Abschluss-E-Mail',
        ],
      ]
      for (const [entry, text] of titles)
        assert.equal(
          inGerman(() => auditTitle(entry)),
          text,
        )
    })

    it('says the values that the code names, and leaves what people wrote', () => {
      const text = (field: string, before: string, after: string, action: string): string =>
        inGerman(() => changeText({ field, before, after }, action))
      assert.equal(text('role', 'agent, customer', '', 'person.changed'), 'Rolle: Agent, Kunde → (leer)')
      assert.equal(text('priority', '', 'high', 'category.changed'), 'Priorität: (leer) → hoch')
      assert.equal(text('name', 'high', 'agent', 'category.changed'), 'Name: high → agent')
      assert.equal(text('clientSecret', '', 'changed', 'mailbox.changed'), 'Client Secret: (leer) → geändert')
    })

    it('says what becomes of emails, also as earlier versions recorded it', () => {
      const after = JSON.stringify({ kind: 'move', name: 'A "quoted" folder' })
      assert.equal(
        inGerman(() => changeText({ field: 'afterRead', before: 'Mark it as read', after }, 'mail-settings.changed')),
        'Nach dem Lesen: Mark it as read → In einen Ordner verschieben: A "quoted" folder',
      )
    })

    it('tells what another version recorded in the words of the code', () => {
      assert.equal(
        inGerman(() => auditTitle({ action: 'some-thing.bent', subject: 'x' })),
        'Some thing bent: x',
      )
      assert.equal(
        inGerman(() => changeText({ field: 'newField', before: '', after: 'y' })),
        'New field: (leer) → y',
      )
    })
  })
})
