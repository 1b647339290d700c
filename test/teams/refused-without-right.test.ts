// Every button and command that changes something, pressed and typed by people who lack the right for it.
import assert from 'node:assert/strict'
import type { Documents } from '../../src/app/documents.ts'
import type { Filter, StoredDocument, Collection } from '../../src/app/ports/documents.ts'
import { bindTenant } from '../../src/app/organisations/tenants.ts'
import { EVERY_OPEN_TICKET } from '../../src/app/tickets/find/ticket-filter.ts'
import { startEntry } from '../../src/app/tickets/kin/merge-ticket.ts'
import { FrontdeskError } from '../../src/domain/errors.ts'
import { NOTHING_SET } from '../../src/domain/mail/mail-settings.ts'
import type { Membership, Person } from '../../src/domain/organisation/person.ts'
import { askedBy, newInvitation } from '../../src/domain/organisation/tenant-invitation.ts'
import { hashOneTimeCode, matchesOneTimeCode, newOneTimeCode } from '../../src/lib/one-time-code.ts'
import { createSecretBox } from '../../src/lib/secret-box.ts'
import { createSignedTokens } from '../../src/lib/signed-token.ts'
import { createGraphProvider } from '../../src/mail/graph/graph-provider.ts'
import { textFromHtml } from '../../src/mail/html-to-text.ts'
import { openDocuments } from '../../src/store/collections.ts'
import { ACTIONS, runAction } from '../../src/teams/actions.ts'
import { resolved } from '../../src/teams/answer-privately.ts'
import { renderCard } from '../../src/teams/cards/render-card.ts'
import type { TurnContext } from '../../src/teams/command.ts'
import { COMMANDS } from '../../src/teams/commands.ts'
import { CREATE_TICKET, SEARCH_TICKETS } from '../../src/teams/extension-commands.ts'
import { answerExtension } from '../../src/teams/message-extension.ts'
import { readExtension, type ExtensionAnswer } from '../../src/teams/wire/extension.ts'
import {
  aCategory,
  aChannel,
  aLedgerRow,
  anOutboxItem,
  aPerson,
  aServiceType,
  aTicket,
  countingIds,
  NOON,
} from '../support/builders.ts'
import { describeForeignTenant } from '../support/foreign-tenant.ts'
import { TEST_KEYS, testSettings } from '../support/frontdesk.ts'
import { seedWorld } from '../support/frontdesk-seed.ts'
import { aMailboxInput } from '../support/mailbox-inputs.ts'
import { identityParts, OWN_TENANT } from '../support/identity-parts.ts'
import { openTestStore, silentLog, type TestStore } from '../support/stores.ts'

/** All of it belongs to `partner`. */
const HERE = { organisationId: 'partner' }
const PATH = ['root', 'partner']
const ON_TICKET = { ticketId: 'ticket', version: 1 }
const ON_QUESTION = { ticketId: 'ticket', expectedCategoryId: null, expectedServiceTypeId: null }
const ON_ENTRY = { ...HERE, entryId: 'entry', keep: false }
const ON_BOTH = { ...HERE, otherId: 'customer' }
const ON_COPY = { ...ON_BOTH, areas: 'categories,settings' }
const ON_LIST = { list: 'all', categoryId: 'hardware', organisationId: 'partner' }
const ON_CATEGORY = { ...HERE, kind: 'category', itemId: 'hardware', revision: 1 }
const ON_MAILBOX = { ...HERE, mailboxId: 'support', revision: 1 }
const ON_PAUSED = { ...ON_MAILBOX, mailboxId: 'paused' }
const ON_RULES = { ...HERE, mailboxId: null, page: 1 }
const ON_RULE = { ...ON_RULES, ruleId: 'rule', revision: 1 }
const ON_SETTING = { ...HERE, mailboxId: null, setting: 'signature', revision: 1 }
const ON_PERSON = { ...HERE, personId: 'agent', revision: 1 }
const ON_RETENTION = { ...HERE, setting: 'textMonths', revision: 1 }
const ORGANISATION = { name: 'New', domains: '', tenantIds: '', language: '', timeZone: '' }
const ON_MAIL_TICKET = { ticketId: 'mailed', version: 1 }
const ON_REPLY = { ticketId: 'mailed', entryId: 'reply/waiting' }
const ON_FAILED = { ticketId: 'mailed', entryId: 'reply/failed' }
const BY_CHIEF = { personId: 'chief', name: 'Chief' }
const START = { moment: 'now', date: '' }
const RULE = { name: 'New', field: 'subject', headerName: '', pattern: 'x', outcome: 'ignore' }
const NO_TARGETS = { categoryId: '', serviceTypeId: '', priority: '', targetId: '', channelId: '' }

/** What the administrator above (or the requester, for questions and their own tickets) changes something with. */
const CHANGING: Readonly<Record<string, object>> = {
  'ticket.take': ON_TICKET,
  'ticket.resolve': ON_TICKET,
  'ticket.set-status': { ...ON_TICKET, status: 'waiting' },
  'ticket.set-category': { ...ON_TICKET, categoryId: 'hardware', serviceTypeId: '' },
  'ticket.release': ON_MAIL_TICKET,
  'ticket.add-note': { ...ON_TICKET, text: 'A note' },
  'ticket.leave-note': { ticketId: 'ticket', text: 'A note' },
  'ticket.assign': { ...ON_TICKET, personId: 'agent' },
  'ticket.set-priority': { ...ON_TICKET, priority: 'urgent' },
  'ticket.set-due': { ...ON_TICKET, date: '2026-03-03', time: '09:00', zone: 'UTC' },
  'ticket.clear-due': ON_MAIL_TICKET,
  'ticket.set-requester': { ...ON_TICKET, participant: '', name: 'Carla', address: 'carla@x.example', keep: 'yes' },
  'ticket.set-followers': { ...ON_TICKET, chosen: '', added: 'jo@x.example' },
  'notify.save': { where: 'chat' },
  'notify.save-mine': { where: 'both' },
  'ticket.preview-reply': { ...ON_MAIL_TICKET, to: 'ann@contoso.example', cc: '', text: 'Hello', setTo: '' },
  'ticket.leave-reply': { ticketId: 'mailed', to: 'ann@contoso.example', cc: '', text: 'Hello' },
  'ticket.send-reply': { ...ON_MAIL_TICKET, draftId: 'written' },
  'ticket.undo-reply': ON_REPLY,
  'ticket.retry-reply': ON_FAILED,
  'ticket-views.save': { ...ON_LIST, requester: '', name: 'New' },
  'ticket-views.delete': { viewId: 'view' },
  'ticket.merge': { ...ON_TICKET, number: '13' },
  'ticket.join': { ...ON_TICKET, otherId: 'refused' },
  'ticket.undo-merge': { ticketId: 'merged', mergeId: 'merge' },
  'ticket.link': { ...ON_TICKET, number: '13' },
  'ticket.unlink': { ticketId: 'refused', version: 1, linkedId: 'mailed' },
  'ticket.keep-apart': { ticketId: 'refused', otherId: 'mailed' },
  'ticket.split': { ticketId: 'refused', entryId: 'mail/support/added' },
  'ticket.revoke-links': ON_TICKET,
  'ticket.no-request': { ticketId: 'refused', version: 1, ignore: true },
  'ticket.place-note': { ticketId: 'ticket', writerId: 'agent', messageKey: 'message', text: 'A note' },
  'ticket.place-reply': { ticketId: 'mailed', writerId: 'agent', messageKey: 'message', text: 'Hello' },
  'mine.reply': { ticketId: 'ticket', messageKey: 'key', text: 'Still broken' },
  'mine.close': { ticketId: 'ticket' },
  'mine.reopen': { ticketId: 'ended', messageKey: 'key', text: '' },
  'mine.rate': { ticketId: 'ended', stars: '5', word: 'Quick' },
  'mine.category': { ...ON_QUESTION, categoryId: 'hardware', serviceTypeId: '' },
  'question.choose-category': { ...ON_QUESTION, categoryId: 'hardware' },
  'question.choose-service-type': { ...ON_QUESTION, serviceTypeId: 'repair' },
  'chat.open': { messageKey: 'message', text: 'The beamer hums', categoryId: '', serviceTypeId: '' },
  'chat.add': { ticketId: 'ticket', messageKey: 'message', text: 'It is upstairs' },
  'mailbox.save': {
    ...HERE,
    ...{ mailboxId: null, revision: null, part: 'all', typedSecretId: null, anyway: true },
    ...aMailboxInput(),
    categoryIds: '',
  },
  'mailbox.start': { ...ON_PAUSED, ...START, counted: START, anyway: true },
  'mailbox.pause': ON_MAILBOX,
  'mailbox.resume': ON_PAUSED,
  'mailbox.read-again': { ...ON_MAILBOX, date: '2026-01-01' },
  'mailbox.remove': ON_MAILBOX,
  'catalogue.save': { ...ON_CATEGORY, name: 'New', description: '', priority: '', channelId: '', categoryIds: '' },
  'catalogue.set-active': { ...ON_CATEGORY, active: false },
  'catalogue.delete': { ...ON_CATEGORY, itemId: 'retired' },
  'catalogue.set-hidden': { ...ON_CATEGORY, itemId: 'of-root', hidden: true },
  'catalogue.move': { ...ON_CATEGORY, by: 1 },
  'mail-settings.save': { ...ON_SETTING, value: 'New', name: '' },
  'mail-settings.inherit': ON_SETTING,
  'mail-rules.save': { ...ON_RULE, ...RULE, ...NO_TARGETS },
  'mail-rules.set-active': { ...ON_RULE, active: false },
  'mail-rules.set-off': { ...ON_RULE, ruleId: 'rule-of-root', off: true },
  'mail-rules.set-turn': { ...ON_RULES, runs: 'before', agreed: 2 },
  'mail-rules.move': { ...ON_RULE, by: 1 },
  'mail-rules.remove': ON_RULE,
  'connect.invite': HERE,
  'connect.withdraw': { ...HERE, invitationId: 'invited' },
  'connect.answer': { invitationId: 'asked', organisationId: null, connect: true },
  'channel.link': HERE,
  'channel.unlink': { channelId: 'channel' },
  'people.invite': { ...HERE, address: 'new@contoso.example', role: 'agent' },
  'people.change': { ...ON_PERSON, role: 'administrator' },
  'people.remove': ON_PERSON,
  'organisation.choose': HERE,
  'organisation.save': { ...HERE, parentId: null, revision: 1, ...ORGANISATION },
  'organisation.move': { organisationId: 'customer', revision: 1, parentId: 'other-partner' },
  'organisation.set-active': { organisationId: 'customer', revision: 1, active: false },
  'audit.roll-back': { ...ON_ENTRY, seen: 'as in the preview' },
  'configuration.copy': { ...ON_COPY, seen: 'as in the preview' },
  'privacy.save': { ...ON_RETENTION, value: '24' },
  'privacy.inherit': ON_RETENTION,
  'privacy.erase': { ...HERE, address: 'r@contoso.example', personId: '', confirmed: 'r@contoso.example' },
  'command.run': { command: 'invite new@contoso.example agent' },
  'mail.retry': { ledgerId: 'support/failed' },
  'mail.treat': { ledgerId: 'support/ignored' },
  'channel.try-again': { channelId: 'channel' },
  'channel.set-thread-notes': { channelId: 'channel', on: true },
  'channel.save-also': { channelId: 'channel', revision: 1, which: 'urgent', shownOrganisationId: 'partner' },
  'mailbox.try-again': ON_MAILBOX,
  'alarm.try-again': { alarmId: 'cards-refused/channel/1' },
}

/** These show something. They are pressed with this data, or with that of the room. */
const SHOWING: Readonly<Record<string, object>> = {
  'ticket.use-canned-text': { ...ON_MAIL_TICKET, cannedTextId: 'canned' },
  'ticket.show': ON_TICKET,
  'ticket.open': { ticketId: 'ticket' },
  'ticket.read-on': { ...ON_TICKET, entryId: 'start', from: 10 },
  'ticket.show-panel': { ...ON_TICKET, panel: 'category' },
  'ticket.conversation': { ticketId: 'ticket', page: '' },
  'ticket.read-entry': { ticketId: 'ticket', entryId: 'start', from: 0 },
  'ticket.files': { ticketId: 'ticket', place: '' },
  'question.change': { ticketId: 'ticket' },
  'mine.list': { ended: false, page: 1 },
  'mine.find': { words: 'printer', page: 1 },
  'mine.show': { ticketId: 'ticket', page: '' },
  'mine.read': { ticketId: 'ticket', entryId: 'start', at: NOON.getTime(), from: 0 },
  'mine.form': { ticketId: 'ticket', form: 'reply' },
  'chat.new': { messageKey: 'message', text: 'The beamer hums' },
  'tickets.show': ON_LIST,
  'tickets.find': { words: 'printer' },
  'tickets.filter-form': ON_LIST,
  'tickets.filter': { ...ON_LIST, requester: '', name: '' },
  'ticket-views.list': {},
  'ticket-views.open': { viewId: 'view' },
  'mailbox.list': HERE,
  'mailbox.open': ON_MAILBOX,
  'mailbox.form': { ...ON_MAILBOX, part: 'all' },
  'mailbox.test': ON_MAILBOX,
  'mailbox.choose-start': ON_MAILBOX,
  'mailbox.count': { ...ON_MAILBOX, ...START },
  'mailbox.ask-read-again': ON_MAILBOX,
  'mailbox.ask-remove': ON_MAILBOX,
  'catalogue.open': ON_CATEGORY,
  'catalogue.form': ON_CATEGORY,
  'mail-settings.open': ON_RULES,
  'mail-settings.mailboxes': ON_RULES,
  'mail-settings.form': ON_SETTING,
  'mail-settings.preview': { ...ON_SETTING, setting: 'closing', value: 'Done: {ticket}' },
  'mail-settings.send-test': { ...ON_SETTING, setting: 'closing', value: 'Done: {ticket}' },
  'mail-rules.open': ON_RULES,
  'mail-rules.confirm-remove': { ...ON_RULE },
  'mail-rules.form': ON_RULE,
  'mail-rules.try': ON_RULES,
  'channel.list': HERE,
  'channel.test': { channelId: 'channel' },
  'channel.confirm-unlink': { channelId: 'channel' },
  'channel.thread-notes': { channelId: 'channel' },
  'channel.also': { channelId: 'channel' },
  'people.open': HERE,
  'people.form': ON_PERSON,
  'people.ask-remove': ON_PERSON,
  'organisation.list': {},
  'organisation.form': { ...HERE, parentId: null },
  'organisation.move-form': { organisationId: 'customer' },
  'organisation.move-preview': { organisationId: 'customer', revision: 1, parentId: 'other-partner' },
  'organisation.deactivate-form': { organisationId: 'customer' },
  'alarm.open': { alarmId: 'cards-refused/channel/1', command: 'support mail' },
  'connect.open': HERE,
  'privacy.open': HERE,
  'privacy.form': ON_RETENTION,
  'privacy.person': { ...HERE, wish: 'erase' },
  'privacy.find': { ...HERE, wish: 'erase', address: 'r@contoso.example', personId: '' },
  'audit.list': HERE,
  'audit.roll-back-form': ON_ENTRY,
  'configuration.settings': HERE,
  'configuration.compare-form': HERE,
  'configuration.compare': ON_BOTH,
  'configuration.copy-form': HERE,
  'configuration.copy-areas': ON_BOTH,
  'configuration.copy-preview': ON_COPY,
  'audit.narrow': HERE,
  'audit.export': HERE,
}

const PREVIEWS: Readonly<Record<string, string>> = {
  'audit.roll-back': 'audit.roll-back-form',
  'configuration.copy': 'configuration.copy-preview',
}

const OUTSIDERS: Readonly<Record<string, readonly Membership[]>> = {
  'somebody without a role': [],
  'a customer of it': [{ organisationId: 'partner', role: 'customer' }],
  'an agent of it': [{ organisationId: 'partner', role: 'agent' }],
  'an agent of all': [{ organisationId: 'root', role: 'agent' }],
  'an administrator beside': [{ organisationId: 'other-partner', role: 'administrator' }],
  'an administrator of nothing but a neighbour below': [{ organisationId: 'neighbour', role: 'administrator' }],
}

function depsOf(place: TestStore, documents: Documents): TurnContext['deps'] {
  const { graph, app } = testSettings({ store: place.settings, graphUrl: 'https://127.0.0.1:1' })
  const clock = () => NOON
  return {
    ...identityParts(),
    documents,
    clock,
    newId: countingIds(),
    secrets: createSecretBox(TEST_KEYS),
    provider: createGraphProvider({ ...graph, timeoutMs: 200, clock, log: silentLog }),
    settings: app,
    ...{ botLink: '', pageBase: '' },
    workerId: 'test',
    isStopping: () => false,
    wakeDelivery: () => undefined,
    claimCodes: { newCode: newOneTimeCode, hash: hashOneTimeCode, matches: matchesOneTimeCode },
    plainText: textFromHtml,
    signedTokens: createSignedTokens(Buffer.alloc(32, 1)),
    publicUrl: () => 'http://127.0.0.1',
    examine: () => Promise.resolve([]),
  }
}

describe('what somebody has no right for', () => {
  let store: TestStore
  let documents: Documents
  let turnOf: (actor: Person, where?: 'channel' | 'personal chat') => TurnContext

  beforeEach(async () => {
    store = await openTestStore()
    documents = await openDocuments(store.store)
    const deps = depsOf(store, documents)
    const place = { ...aChannel(), conversationId: '19:new@thread.tacv2' }
    const { name, kind, teamId, teamName, tenantId, serviceUrl, conversationId } = place
    turnOf = (actor, where = 'channel') => ({
      deps,
      actor,
      timeZone: null,
      privately: false,
      mentioned: [],
      channel:
        where === 'personal chat'
          ? null
          : {
              linked: aChannel(),
              member: { serviceUrl, tenantId, conversationId, userId: '29:them', answers: null },
              isTargeted: false,
              readPlace: () => Promise.resolve({ name, kind, teamId, teamName, tenantId, serviceUrl, conversationId }),
              readMember: unasked,
            },
    })
    await seed(deps)
  })
  afterEach(() => store.dispose())

  it('is known for every button there is', () => {
    const known = [...Object.keys(CHANGING), ...Object.keys(SHOWING)]
    assert.deepEqual(known.toSorted(), Object.keys(ACTIONS).toSorted())
  })

  for (const [verb, without] of Object.entries(CHANGING)) {
    it(`changes nothing by ${verb}, which works for who has it`, async () => {
      const data = await asPreviewed(verb, without)
      const before = await everything(documents)
      for (const [who, memberships] of Object.entries(OUTSIDERS)) {
        if (mayPress(verb, memberships)) continue
        await runAction(turnOf(aPerson({ _id: 'outsider', memberships }), placeOf(verb)), verb, data)
        assert.deepEqual(await everything(documents), before, who)
      }
      const entitled = /^(?:question|mine|chat)\./u.test(verb) ? await known('requester') : await known('chief')
      const answer = await runAction(turnOf(entitled, placeOf(verb)), verb, data)
      assert.notDeepEqual(await everything(documents), before, JSON.stringify(answer).slice(0, 500))
    })
  }

  for (const [verb, data] of Object.entries(CHANGING)) {
    // What everybody has of their own.
    if (/^(?:mine|chat|question|ticket-views|notify)\./u.test(verb)) continue
    it(`changes nothing by ${verb} for the requester of the ticket, a customer of its organisation`, async () => {
      const memberships = [{ ...HERE, role: 'customer' }] as const
      await documents.people.updateIf({ _id: 'requester' }, { $set: { memberships } })
      const before = await everything(documents)
      for (const where of ['personal chat', 'channel'] as const) {
        await runAction(turnOf(await known('requester'), where), verb, data)
        assert.deepEqual(await everything(documents), before, where)
      }
    })
  }

  for (const [verb, data] of Object.entries(SHOWING)) {
    it(`shows and changes nothing by ${verb}`, async () => {
      const before = await everything(documents)
      for (const [who, memberships] of Object.entries(OUTSIDERS)) {
        if (mayPress(verb, memberships)) continue
        const answer = await runAction(turnOf(aPerson({ _id: 'outsider', memberships }), placeOf(verb)), verb, data)
        const shown = JSON.stringify(answer)
        assert.doesNotMatch(shown, /this button sent something/iu, `${verb} is not pressed with what it takes`)
        for (const secret of ['Fabrikam', 'Printer is on fire', 'support@northwind']) {
          assert.ok(!shown.includes(secret), `${who} was shown '${secret}': ${shown}`)
        }
      }
      assert.deepEqual(await everything(documents), before)
    })
  }

  describe('of the message extension', () => {
    const body = { contentType: 'text', content: 'The printer is on fire' }
    const user = { id: 'requester', displayName: 'Ann', userIdentityType: 'aadUser' }
    const form = {
      conversationId: '19:x',
      messageId: '1',
      writerId: 'requester',
      ...HERE,
      subject: 'Fire',
      text: 'Hot',
    }
    const invokes = {
      query: { commandId: SEARCH_TICKETS.id, parameters: [{ name: 'words', value: '12' }] },
      fetchTask: { commandId: CREATE_TICKET.id, messagePayload: { id: '1', body, from: { user } } },
      submitAction: { commandId: CREATE_TICKET.id, data: form },
    }

    async function ask(actor: Person, name: string, value: object): Promise<ExtensionAnswer | null> {
      const asked = readExtension({ name: `composeExtension/${name}`, value })
      assert.ok(asked && asked !== 'malformed')
      const at = { renderCard, conversationId: '19:x', tenantId: OWN_TENANT, readMember: () => Promise.resolve(null) }
      return await answerExtension({ ...at, turn: turnOf(actor) }, asked).catch((error: unknown) => {
        if (!(error instanceof FrontdeskError)) throw error
        return null
      })
    }

    for (const [name, value] of Object.entries(invokes)) {
      it(`shows and changes nothing by ${name}, which works for who has it`, async () => {
        const before = await everything(documents)
        for (const [who, memberships] of Object.entries(OUTSIDERS)) {
          if (memberships.some(({ role }) => role === 'agent')) continue
          const shown = JSON.stringify(await ask(aPerson({ _id: 'outsider', memberships }), name, value))
          assert.ok(!shown.includes('Fabrikam') && !shown.includes('#12'), `${who} was shown ${shown}`)
          assert.deepEqual(await everything(documents), before, who)
        }
        const answer = await ask(await known('chief'), name, value)
        if (name === 'query') assert.ok(answer && 'results' in answer && answer.results.length === 1)
        if (name === 'fetchTask') assert.ok(answer && 'dialog' in answer)
        if (name === 'submitAction') assert.notDeepEqual(await everything(documents), before)
      })
    }
  })

  for (const { name, right, run } of COMMANDS) {
    it(`changes nothing by the command “${name}”`, async () => {
      const before = await everything(documents)
      for (const [who, memberships] of Object.entries(OUTSIDERS)) {
        if (memberships.some(({ role }) => role === 'administrator')) continue
        const turn = turnOf(aPerson({ _id: 'outsider', memberships }))
        const rest = name === 'invite' ? 'new@contoso.example administrator' : '1'
        const view = await run(turn, rest)
          .then((answer) => ('toOne' in answer ? resolved({ ...turn, privately: true }, answer) : answer))
          .catch((error: unknown) => {
            if (!(error instanceof FrontdeskError)) throw error
            return null
          })
        assert.deepEqual(await everything(documents), before, who)
        const mayAsk = right === 'work-tickets' && memberships.some(({ role }) => role === 'agent')
        if (right !== null && !mayAsk) {
          const refused = view === null || (view.card === 'notice' && view.tone === 'warning')
          assert.ok(refused || (view.card === 'mail-log' && view.total === 0), `${who} got ${JSON.stringify(view)}`)
        }
      }
    })
  }

  for (const [verb, data] of Object.entries({ ...CHANGING, ...SHOWING })) {
    if (placeOf(verb) === 'channel' || verb.startsWith('question.')) continue
    it(`draws and changes nothing by ${verb} where others read along, for nobody`, async () => {
      const before = await everything(documents)
      const answer = await runAction(turnOf(await known('chief')), verb, data)
      assert.ok('said' in answer, JSON.stringify(answer))
      assert.deepEqual(await everything(documents), before)
    })
  }

  /** What their preview gives the buttons that do what it shows. */
  async function asPreviewed(verb: string, data: object): Promise<object> {
    const preview = PREVIEWS[verb]
    if (preview === undefined) return data
    const form = await runAction(turnOf(await known('chief'), 'personal chat'), preview, data)
    assert.ok('buttons' in form)
    return { ...data, seen: form.buttons.find((button) => 'verb' in button && button.verb === verb)?.data['seen'] }
  }

  async function known(_id: string): Promise<Person> {
    const person = await documents.people.findOne({ _id })
    assert.ok(person)
    return person
  }
})

/** Where a button stands: configuration is for personal chats. */
function placeOf(verb: string): 'channel' | 'personal chat' {
  return /^(?:(?:tickets?|alarm)\.|channel\.link$)/u.test(verb) ? 'channel' : 'personal chat'
}

function aReply(name: string) {
  const to = { name: 'Ann', address: 'ann@contoso.example' }
  const by = { personId: 'agent', name: 'Agent' }
  const written = { by, mailboxId: 'support', to: [to], cc: [], text: 'Hello', writtenAt: NOON, setTo: null }
  const reply = { entryId: `reply/${name}`, ...written }
  return { kind: 'reply', reply, sendAt: NOON, draft: null } as const
}

/** MongoDB removes what has aged by its own clock, whatever time it is in a test. */
const LONG_KEPT = new Date('2099-01-01')

async function seed(deps: TurnContext['deps']): Promise<void> {
  const { documents } = deps
  await seedWorld(deps, 'https://smba.example/')
  assert.ok(await bindTenant(deps, 'root', OWN_TENANT))
  for (const collection of [documents.categories, documents.serviceTypes]) await collection.delete({})
  await documents.cannedTexts.insertNew([aCategory({ _id: 'canned', organisationId: 'root', name: 'Hello' })])
  await documents.categories.insertNew([
    aCategory(HERE),
    aCategory({ ...HERE, _id: 'software', name: 'Software', order: 2 }),
    aCategory({ _id: 'of-root', name: 'Everywhere' }),
    aCategory({ ...HERE, _id: 'retired', name: 'Fax', active: false, order: 3 }),
  ])
  await documents.serviceTypes.insertNew([aServiceType(HERE)])
  await documents.channels.insertNew([aChannel(HERE)])
  const mailbox = await documents.mailboxes.updateIf({ _id: 'support' }, { $set: { ...HERE, state: 'running' } })
  assert.ok(mailbox)
  await documents.mailboxes.insert({ ...mailbox, _id: 'paused', address: 'paused@northwind.example', state: 'paused' })
  await documents.people.insertNew([
    administrator('chief', 'root'),
    aPerson({ _id: 'agent', key: 'agent', memberships: [{ ...HERE, role: 'agent' }] }),
    aPerson({
      ...{ _id: 'requester', key: 'requester', aadObjectId: 'requester', addresses: ['r@contoso.example'] },
      ...{ tenantId: OWN_TENANT, homeTenantId: OWN_TENANT, addressesAt: NOON },
    }),
  ])
  const requester = { personId: 'requester', name: 'Ann', address: 'r@contoso.example' }
  const parked = { code: 'BadArgument', text: 'Teams refused this.', at: NOON }
  await documents.tickets.insertNew([
    aTicket({ ...HERE, organisationPath: PATH, mailboxId: null, requester }),
    aTicket({
      ...{ ...HERE, organisationPath: PATH, _id: 'ended', originKey: 'ended', number: 16, requester },
      ...{ status: 'resolved', resolvedAt: NOON },
    }),
    aTicket({
      ...{ ...HERE, organisationPath: PATH, _id: 'refused', originKey: 'refused', number: 13, mailboxId: 'support' },
      outbox: [anOutboxItem({ parked }), anOutboxItem({ kind: 'question', id: 'question', parked })],
      related: [{ ticketId: 'mailed', number: 14 }],
      looksLike: { ticketId: 'mailed', number: 14, reason: 'same-words' },
    }),
    aTicket({
      ...{ ...HERE, organisationPath: PATH, _id: 'merged', originKey: 'merged', number: 15, status: 'closed' },
      mergedInto: {
        ...{ mergeId: 'merge', ticketId: 'ticket', number: 12, at: NOON, by: { personId: 'agent', name: 'Agent' } },
        former: { status: 'open', resolvedAt: null },
      },
    }),
    aTicket({
      ...{ ...HERE, organisationPath: PATH, _id: 'mailed', originKey: 'mailed', number: 14, mailboxId: 'support' },
      assignee: { personId: 'agent', name: 'Agent' },
      dueAt: NOON,
      dueWatchAt: NOON,
      outbox: [
        anOutboxItem({ ...aReply('waiting'), id: 'waiting', nextAt: new Date(NOON.getTime() + 10_000) }),
        anOutboxItem({ ...aReply('failed'), id: 'failed', parked }),
      ],
    }),
  ])
  const saved = [{ id: 'view', name: 'Printer is on fire', filter: EVERY_OPEN_TICKET }]
  await documents.ticketViews.insertNew([{ _id: 'chief', last: EVERY_OPEN_TICKET, saved, revision: 1 }])
  await documents.entries.insertNew([{ ...startEntry(aTicket({ _id: 'refused' })), _id: 'mail/support/added' }])
  const to = [{ name: '', address: 'r@contoso.example' }]
  const kept = {
    draftId: 'written',
    to,
    cc: [],
    text: 'Hello',
    setTo: null,
    expiresAt: LONG_KEPT,
  }
  await documents.replyDrafts.insertNew(['chief', 'outsider'].map((who) => ({ _id: `mailed/${who}`, ...kept })))
  await documents.alarms.insertNew([
    {
      ...{ _id: 'cards-refused/channel/1', kind: 'cards-refused', channelId: 'channel', mailboxId: null },
      ...{ raisedAt: LONG_KEPT, endedAt: null, trouble: null, cards: [], revision: 1 },
      ...{ outbox: [], deliverAt: null, deliveryLease: null },
    },
  ])
  const invitation = newInvitation({ _id: 'partner' }, { _id: 'invited', codeHash: 'a', by: BY_CHIEF, now: NOON })
  const teams = { userId: '29:x', tenantId: 'their-tenant', serviceUrl: 's', conversationId: 'c' }
  const asker = { name: 'Printer is on fire', aadObjectId: 'x', addresses: [], teams, language: null, at: NOON }
  await documents.tenantInvitations.insertNew([
    { ...invitation, keptUntil: LONG_KEPT },
    { ...invitation, ...askedBy(asker), keptUntil: LONG_KEPT, _id: 'asked', codeHash: 'b' },
  ])
  const outcome = { kind: 'ignore' } as const
  const rule = {
    name: 'Old',
    active: true,
    field: 'subject',
    headerName: '',
    pattern: 'y',
    outcome,
    revision: 1,
  } as const
  const rules = [
    { ...rule, id: 'rule' },
    { ...rule, id: 'other', name: 'Other' },
  ]
  await documents.mailRules.insertNew([
    { _id: 'organisation/partner', rules, revision: 1 },
    { _id: 'organisation/root', rules: [{ ...rule, id: 'rule-of-root' }], revision: 1 },
  ])
  const settings = { ...NOTHING_SET, signature: 'Old' }
  await documents.mailSettings.insertNew([{ _id: 'organisation/partner', settings, revision: 1 }])
  const ofCustomer = { ...NOTHING_SET, signature: 'Of Contoso' }
  await documents.mailSettings.insertNew([{ _id: 'organisation/customer', settings: ofCustomer, revision: 1 }])
  await documents.audit.insert({
    ...{ _id: 'entry', at: NOON, by: { personId: 'chief', name: 'Chief' }, organisationId: 'partner' },
    ...{ organisationPath: ['root', 'partner'], action: 'mail-settings.changed', subject: 'Signature', changes: [] },
    pieces: [{ key: 'setting|organisation/partner|signature', before: 'Older', after: 'Old' }],
  })
  await documents.retention.insertNew([{ _id: 'partner', settings: { textMonths: 12, logDays: null }, revision: 1 }])
  const failed = aLedgerRow({
    _id: 'support/failed',
    mailboxId: 'support',
    mailId: 'failed',
    from: 'r@contoso.example',
    subject: 'Printer is on fire',
    state: 'failed',
    attempts: 9,
  })
  await documents.ledger.insertNew([failed, { ...failed, _id: 'support/ignored', mailId: 'ignored', state: 'ignored' }])
}

/** Agents work tickets, and a typed command is about what the person administers themselves. */
function mayPress(verb: string, memberships: readonly Membership[]): boolean {
  // Everybody has saved views of their own, and reaches nobody else's.
  if (/^ticket-views\.(?:save|delete)$/u.test(verb)) return true
  // Everybody may ask for help themselves.
  if (verb === 'chat.open' || verb === 'notify.save-mine') return true
  const role = /^(?:tickets?\.|ticket-views\.open|notify\.)/u.test(verb)
    ? 'agent'
    : verb === 'command.run'
      ? 'administrator'
      : null
  return memberships.some((membership) => membership.role === role)
}

function administrator(_id: string, organisationId: string): Person {
  return aPerson({ _id, key: _id, aadObjectId: _id, memberships: [{ organisationId, role: 'administrator' }] })
}

/** Whatever they hold, all are read alike. */
function collectionsOf(documents: Documents): readonly Pick<Collection<StoredDocument>, 'find'>[] {
  return Object.values(documents satisfies Record<keyof Documents, unknown>) as never
}

async function everything(documents: Documents): Promise<unknown> {
  const all: Filter<StoredDocument> = {}
  return await Promise.all(collectionsOf(documents).map((collection) => collection.find(all, { sort: { _id: 1 } })))
}

function unasked(): Promise<never> {
  return Promise.reject(new Error('Nothing of this leaves during an action'))
}

const opened: TestStore[] = []
describeForeignTenant({
  verbs: { ...CHANGING, ...SHOWING },
  startWorld: async () => {
    const place = await openTestStore()
    opened.push(place)
    const deps = depsOf(place, await openDocuments(place.store))
    await seed(deps)
    return deps
  },
})
after(async () => {
  for (const place of opened) await place.dispose()
})
