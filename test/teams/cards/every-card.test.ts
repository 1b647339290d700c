import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import type { CardView } from '../../../src/app/views/card-view.ts'
import { cardData, renderCard } from '../../../src/teams/cards/render-card.ts'
import { expandCard } from '../../../src/teams/cards/templates.ts'
import type { Verb } from '../../../src/teams/cards/verbs.ts'
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from '../../../src/texts/languages.ts'
import { currentSpeaker, speakingTo } from '../../../src/texts/say.ts'
import { speaker } from '../../../src/texts/speaker.ts'
import { buttonsOf, partsOf, partsOfType, textBlocksOf } from '../../support/card-parts.ts'
import { readCardSchema } from '../../support/card-schema.ts'
import { SAMPLE_VIEWS, VARIANT_VIEWS, worstViews } from '../../support/card-views.ts'
import { productViews } from '../../support/product-views.ts'

const CARDS = new URL('../../../cards/', import.meta.url)
const LIMIT = 28 * 1024
const LANGUAGES_BESIDE = (Object.keys(LANGUAGES) as Language[]).filter((language) => language !== DEFAULT_LANGUAGE)
const FILLERS = [
  'x',
  'word ',
  '"',
  '\\',
  '漢',
  '👩‍👩‍👧‍👦',
  'e\u0301',
  '\n',
  '\u0001',
  '\uD800',
  '"漢\n',
  '{{DATE(',
  '](x',
  '<a',
]

const DATA_KEYS: Readonly<Record<Verb, readonly string[]>> = {
  'ticket.take': ['ticketId', 'version'],
  'ticket.show-panel': ['panel', 'ticketId', 'version'],
  'ticket.leave-reply': ['ticketId'],
  'ticket.show': ['ticketId'],
  'ticket.open': ['ticketId'],
  'ticket.read-on': ['entryId', 'from', 'ticketId'],
  'ticket.set-category': ['ticketId', 'version'],
  'ticket.set-status': ['status', 'ticketId', 'version'],
  'ticket.resolve': ['ticketId', 'version'],
  'ticket.release': ['ticketId', 'version'],
  'ticket.add-note': ['ticketId', 'version'],
  'ticket.leave-note': ['ticketId'],
  'ticket.assign': ['ticketId', 'version'],
  'ticket.set-priority': ['ticketId', 'version'],
  'ticket.set-due': ['ticketId', 'version', 'zone'],
  'ticket.clear-due': ['ticketId', 'version'],
  'ticket.set-requester': ['ticketId', 'version'],
  'ticket.set-followers': ['ticketId', 'version'],
  'ticket.conversation': ['more', 'page', 'ticketId'],
  'ticket.files': ['more', 'place', 'ticketId'],
  'ticket.read-entry': ['entryId', 'from', 'more', 'ticketId'],
  'ticket.preview-reply': ['seen', 'ticketId', 'version'],
  'ticket.use-canned-text': ['seen', 'ticketId', 'version'],
  'ticket.send-reply': ['draftId', 'seen', 'ticketId', 'version'],
  'ticket.undo-reply': ['entryId', 'ticketId'],
  'ticket.retry-reply': ['entryId', 'mayBeTwice', 'ticketId'],
  'ticket.merge': ['ticketId', 'version'],
  'ticket.join': ['otherId', 'ticketId', 'version'],
  'ticket.undo-merge': ['mergeId', 'ticketId'],
  'ticket.link': ['ticketId', 'version'],
  'ticket.unlink': ['ticketId', 'version'],
  'ticket.keep-apart': ['otherId', 'ticketId'],
  'ticket.split': ['entryId', 'ticketId'],
  'ticket.revoke-links': ['ticketId', 'version'],
  'ticket.no-request': ['ignore', 'ticketId', 'version'],
  'question.choose-category': ['categoryId', 'expectedCategoryId', 'expectedServiceTypeId', 'ticketId'],
  'question.choose-service-type': ['expectedCategoryId', 'expectedServiceTypeId', 'serviceTypeId', 'ticketId'],
  'question.change': ['ticketId'],
  'mine.list': ['ended', 'page'],
  'mine.find': ['page', 'words'],
  'mine.show': ['page', 'ticketId'],
  'mine.read': ['at', 'entryId', 'from', 'ticketId'],
  'mine.form': ['form', 'ticketId'],
  'mine.reply': ['messageKey', 'ticketId'],
  'mine.close': ['ticketId'],
  'mine.reopen': ['messageKey', 'ticketId'],
  'mine.rate': ['ticketId'],
  'mine.category': ['expectedCategoryId', 'expectedServiceTypeId', 'ticketId'],
  'chat.new': ['messageKey', 'text'],
  'command.run': ['command'],
  'alarm.open': ['alarmId', 'command'],
  'alarm.try-again': ['alarmId'],
  'mail.retry': ['ledgerId'],
  'mail.treat': ['ledgerId'],
  'channel.link': ['place'],
}

/** What takes most of a card: other languages differ in the room that their own words take, and not in how they treat those of others. */
const LARGEST = ['word ', '"漢\n']
const EVERYDAY = [...Object.values(SAMPLE_VIEWS), ...Object.values(VARIANT_VIEWS)]

const everyday = rendered(EVERYDAY)
const worst = rendered(FILLERS.flatMap((filler) => worstViews(filler)))
const elsewhere = LANGUAGES_BESIDE.map((language) => {
  const inIt = speaker({ language, timeZone: 'UTC' })
  return speakingTo(inIt, () => ({
    everyday: rendered(EVERYDAY),
    worst: rendered(LARGEST.flatMap((filler) => worstViews(filler))),
  }))
})
const inEveryLanguage = [...everyday, ...worst, ...elsewhere.flatMap((one) => [...one.everyday, ...one.worst])]

describe('every card', () => {
  const names = readdirSync(CARDS).filter((name) => name.endsWith('.json') && !name.endsWith('.sample.json'))

  it('has a template, and every template a card', () => {
    assert.deepEqual(
      names.toSorted(),
      Object.keys(SAMPLE_VIEWS)
        .map((name) => `${name}.json`)
        .toSorted(),
    )
  })

  for (const view of Object.values(SAMPLE_VIEWS)) {
    it(`has current sample data: ${view.card}`, () => {
      const sample: unknown = JSON.parse(readFileSync(new URL(`${view.card}.sample.json`, CARDS), 'utf8'))
      assert.deepEqual(sample, cardData(view), 'Run `node --import tsx test/support/write-card-samples.ts`')
      assert.deepEqual(expandCard(view.card, cardData(view)), renderCard(view))
    })
  }

  it('is a valid Adaptive Card 1.5, with everyday and with the worst data', function () {
    const faultsOf = readCardSchema()
    if (!faultsOf) return this.skip()
    for (const { card, name } of [...everyday, ...worst]) assert.deepEqual(faultsOf(card), [], name)
    assert.notDeepEqual(faultsOf({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlok' }] }), [])
  })

  it('is as valid in every other language', function () {
    const faultsOf = readCardSchema()
    if (!faultsOf) return this.skip()
    const cards = elsewhere.flatMap((one) => [...one.everyday, ...one.worst])
    assert.ok(cards.length > 0)
    for (const { card, name } of cards) assert.deepEqual(faultsOf(card), [], name)
  })

  it('is valid and small as the rooms draw it from what is stored', async function () {
    const faultsOf = readCardSchema()
    for (const language of Object.keys(LANGUAGES) as Language[]) {
      const cards = await speakingTo(speaker({ language, timeZone: 'UTC' }), async () =>
        Object.entries(await productViews()).map(([name, view]) => ({ name, card: renderCard(view) })),
      )
      for (const { name, card } of cards) {
        assert.deepEqual(faultsOf?.(card) ?? [], [], `${name} in ${language}`)
        assert.ok(!JSON.stringify(card).includes('${'), name)
        assert.ok(Buffer.byteLength(JSON.stringify(card), 'utf16le') <= LIMIT, `${name} in ${language}`)
      }
    }
  })

  it('has no place left unfilled', () => {
    for (const { card, name } of inEveryLanguage) assert.ok(!JSON.stringify(card).includes('${'), name)
  })

  it('has nothing absent or null but the expected ids of a question', () => {
    for (const { card, name } of [...everyday, ...elsewhere.flatMap((one) => one.everyday)]) {
      for (const part of partsOf(card)) {
        for (const [key, value] of Object.entries(part)) {
          assert.ok((value !== null && value !== undefined) || key.startsWith('expected'), `${name}: ${key}`)
        }
      }
    }
  })

  it('shows every day in one style', () => {
    const dates = everyday.flatMap(({ card }) => JSON.stringify(card).match(/\{\{DATE\([^}]*\}\}/gu) ?? [])
    assert.ok(dates.length > 0)
    assert.deepEqual(
      dates.filter((date) => !date.endsWith(', SHORT)}}')),
      [],
    )
  })

  it('takes at most 28 KB, however bad the data', () => {
    for (const { card, name } of [...worst, ...elsewhere.flatMap((one) => one.worst)]) {
      const json = JSON.stringify(card)
      const size = Math.max(Buffer.byteLength(json, 'utf8'), Buffer.byteLength(json, 'utf16le'))
      assert.ok(size <= LIMIT, `${name}: ${size} bytes`)
    }
  })

  it('acts only by Action.Execute and Action.ToggleVisibility, and opens only the links that we make', () => {
    const opening = everyday.flatMap(({ name, card }) =>
      partsOfType(card, 'Action.OpenUrl').map(({ url }) => `${name} ${new URL(String(url)).host}`),
    )
    // To what was made for who asked, and from a mail's card to the mail itself, where the mailbox's provider says it is.
    assert.deepEqual([...new Set(opening)].toSorted(), [
      'follow-up outlook.office365.com',
      'link frontdesk.example.com',
      'ticket frontdesk.example.com',
      'ticket outlook.office365.com',
    ])
    const actions = everyday.flatMap(({ card }) => partsOf(card).map((part) => String(part['type'])))
    assert.deepEqual([...new Set(actions.filter((type) => type.startsWith('Action.')))].toSorted(), [
      'Action.Execute',
      'Action.OpenUrl',
      'Action.ToggleVisibility',
    ])
  })

  it('sends nothing under a name that a host keeps for itself: the Playground cannot press a button with a `key`', () => {
    for (const { verb, data } of [...everyday, ...worst].flatMap(({ card }) => buttonsOf(card))) {
      assert.ok(!Object.hasOwn(data, 'key'), verb)
    }
  })

  it('sends with each verb the data that belongs to it', () => {
    const seen = new Set<string>()
    // The verbs of forms and lists are the application's own.
    const ours = everyday.filter(({ name }) => name !== 'form' && name !== 'list')
    const theirs = /^ticket(?:s|-views)\./u
    for (const { verb, data } of ours.flatMap(({ card }) => buttonsOf(card)).filter((one) => !theirs.test(one.verb))) {
      const known = Object.entries(DATA_KEYS).find(([name]) => name === verb)
      assert.ok(known, `Unknown verb ${verb}`)
      const inputs = ['categoryId', 'serviceTypeId', 'mergeId'].filter(
        (key) => /^question\.|undo-merge/u.test(verb) && !(key in data),
      )
      assert.deepEqual(
        Object.keys(data).toSorted(),
        known[1].filter((key) => !inputs.includes(key)),
        verb,
      )
      seen.add(verb)
    }
    assert.deepEqual([...seen].toSorted(), Object.keys(DATA_KEYS).toSorted())
  })

  it('has at most six buttons in a row, as Teams allows', () => {
    for (const part of [...everyday, ...worst].flatMap(({ card }) => partsOf(card))) {
      if (part['type'] === 'ActionSet') assert.ok(partsOf(part['actions']).filter((one) => 'verb' in one).length <= 6)
    }
  })

  it('never puts text from outside where markdown is read', () => {
    // Unusual enough not to be part of our own words; every filler of the views comes from outside.
    for (const view of worstViews('Zq7 [x](https://evil.example) ')) {
      assert.deepEqual(
        textBlocksOf(renderCard(view)).filter((text) => text.includes('Zq7')),
        [],
        view.card,
      )
    }
  })
})

function rendered(views: readonly CardView[]) {
  const { language } = currentSpeaker()
  return views.map((view) => ({
    name: language === DEFAULT_LANGUAGE ? view.card : `${view.card} in ${language}`,
    card: renderCard(view),
  }))
}
