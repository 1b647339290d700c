// The rooms of categories, service types and canned texts.
import assert from 'node:assert/strict'
import type { CatalogueInput } from '../../src/app/catalogue/catalogue-form.ts'
import {
  moveCatalogueItem,
  setCatalogueItemActive,
  setCatalogueItemHidden,
} from '../../src/app/catalogue/change-catalogue-item.ts'
import { deleteCatalogueItem } from '../../src/app/catalogue/delete-catalogue-item.ts'
import { offeredCannedTexts, offeredCategories } from '../../src/app/catalogue/offered.ts'
import { saveCatalogueItem } from '../../src/app/catalogue/save-catalogue-item.ts'
import { showCatalogue } from '../../src/app/catalogue/show-catalogue.ts'
import type { Documents } from '../../src/app/documents.ts'
import type { CatalogueItem } from '../../src/domain/ticket/catalogue.ts'
import { ConflictError, NotFoundError } from '../../src/domain/errors.ts'
import { openDocuments } from '../../src/store/collections.ts'
import {
  aCategory,
  aChannel,
  aMailbox,
  aMailRule,
  aPerson,
  aServiceType,
  aTicket,
  aTree,
  countingIds,
  NOON,
} from '../support/builders.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'

const NO_TARGETS = { serviceTypeId: null, priority: null, organisationId: null, channelId: null }
const INPUT: CatalogueInput = {
  name: 'Hardware',
  description: '',
  priority: '',
  channelId: '',
  alsoIn: [],
  categoryIds: [],
}

describe('catalogue rooms', () => {
  const tree = aTree()
  const ann = aPerson()
  let store: TestStore
  let documents: Documents
  const deps = () => ({ documents, clock: () => NOON, newId: ids })
  let ids = countingIds()

  beforeEach(async () => {
    store = await openTestStore()
    documents = await openDocuments(store.store)
    ids = countingIds()
    await documents.organisations.insertNew(Object.values(tree))
  })
  afterEach(() => store.dispose())

  const save = (input: Partial<CatalogueInput>, item?: CatalogueItem, organisation = tree.partner) =>
    saveCatalogueItem(deps(), ann, organisation, {
      kind: 'category',
      itemId: item?._id ?? null,
      revision: item?.revision ?? null,
      input: { ...INPUT, ...input },
    })
  const saved = async (...args: Parameters<typeof save>): Promise<CatalogueItem> => {
    const result = await save(...args)
    assert.ok('saved' in result, JSON.stringify(result))
    return result.saved
  }
  const offered = async (organisationPath: readonly string[]) =>
    (await offeredCategories(documents, { organisationPath, mailboxId: null })).map(({ name }) => name)

  it('add at the end of the own list and record it', async () => {
    await saved({ name: '  Hard\u200bware ' })
    await saved({ name: 'Software', priority: 'high' })
    assert.deepEqual(await offered(['root', 'partner']), ['Hardware', 'Software'])
    const audit = await documents.audit.find({ action: 'category.added' }, { sort: { _id: 1 } })
    assert.deepEqual(audit.map(({ subject, organisationId }) => [subject, organisationId]).toSorted(), [
      ['Hardware', 'partner'],
      ['Software', 'partner'],
    ])
  })

  it('refuse a name that is taken, whatever its case and Unicode form, and keep what was entered', async () => {
    await saved({ name: 'Caf\u00e9' })
    const result = await save({ name: 'CAFE\u0301', description: 'kept' })
    assert.ok('form' in result)
    assert.match(result.form.errors.name ?? '', /already/)
    assert.equal(result.form.input.description, 'kept')
    await saved({ name: 'Caf\u00e9' }, undefined, tree.otherPartner)
  })

  it('name everything that is wrong at its field', async () => {
    const result = await save({
      name: ' \u202e ',
      description: 'x'.repeat(301),
      priority: 'huge',
      channelId: 'foreign',
    })
    assert.ok('form' in result)
    assert.deepEqual(Object.keys(result.form.errors).toSorted(), ['channelId', 'description', 'name', 'priority'])
    assert.equal(await documents.categories.count({}), 0)
  })

  it('take no channel of an organisation beside', async () => {
    await documents.channels.insert(aChannel({ organisationId: 'other-partner' }))
    const result = await save({ channelId: 'channel' })
    assert.ok('form' in result && result.form.errors.channelId)
  })

  it('keep hostile names as the text they are', async () => {
    const name = '[x](http://evil) <at>all</at> ${secret} **b**'
    assert.equal((await saved({ name })).name, name)
  })

  it('refuse the second of two who edit the same, and keep their input', async () => {
    const item = await saved({})
    await saved({ name: 'Devices' }, item)
    const second = await save({ name: 'Machines' }, item)
    assert.ok('form' in second)
    assert.match(second.form.banner?.text ?? '', /“Devices”/)
    assert.equal(second.form.input.name, 'Machines')
    assert.equal((await documents.categories.findOne({ _id: item._id }))?.name, 'Devices')
  })

  it('do not change what belongs to another organisation, whatever the card says', async () => {
    const item = await saved({})
    const result = await save({ name: 'Mine now' }, item, tree.otherPartner)
    assert.ok('form' in result)
    await assert.rejects(
      setCatalogueItemActive(deps(), ann, tree.otherPartner, {
        kind: 'category',
        itemId: item._id,
        revision: 1,
        active: false,
      }),
      NotFoundError,
    )
    assert.deepEqual(await documents.categories.findOne({ _id: item._id }), item)
  })

  it('retire and restore, and refuse when somebody was faster', async () => {
    const item = await saved({})
    const wanted = { kind: 'category', itemId: item._id, revision: item.revision, active: false } as const
    const retired = await setCatalogueItemActive(deps(), ann, tree.partner, wanted)
    assert.deepEqual(await offered(['root', 'partner']), [])
    await assert.rejects(setCatalogueItemActive(deps(), ann, tree.partner, wanted), ConflictError)
    await setCatalogueItemActive(deps(), ann, tree.partner, { ...wanted, revision: retired.revision, active: true })
    assert.deepEqual(await offered(['root', 'partner']), ['Hardware'])
  })

  it('delete a retired one that nothing uses, and say what uses it otherwise', async () => {
    const item = await saved({ name: 'Hadrware' })
    const on = { kind: 'category', itemId: item._id } as const
    const remove = (revision: number, at = tree.partner) => deleteCatalogueItem(deps(), ann, at, { ...on, revision })
    await assert.rejects(remove(item.revision), ConflictError, 'it is still offered')
    const { revision } = await setCatalogueItemActive(deps(), ann, tree.partner, {
      ...{ ...on, revision: item.revision, active: false },
    })
    const usedBy = async (what: RegExp): Promise<void> => {
      await assert.rejects(remove(revision), (error) => error instanceof ConflictError && what.test(error.forPerson))
    }
    await documents.tickets.insert(aTicket({ categoryId: item._id, number: 7 }))
    await usedBy(/Ticket #7 uses it/)
    await documents.tickets.delete({})
    await documents.mailboxes.insert(aMailbox({ categoryIds: [item._id] }))
    await usedBy(/The mailbox .* is linked to it/)
    await documents.mailboxes.delete({})
    await documents.serviceTypes.insert(aServiceType({ name: 'Repair', categoryIds: [item._id] }))
    await usedBy(/The service type “Repair” goes with it/)
    await documents.serviceTypes.delete({})
    await documents.mailRules.insert({
      _id: 'organisation/root',
      rules: [aMailRule({ name: 'Printers', outcome: { ...NO_TARGETS, kind: 'ticket', categoryId: item._id } })],
      revision: 1,
    })
    await usedBy(/The rule “Printers” sets it/)
    await documents.mailRules.delete({})
    await assert.rejects(remove(revision, tree.otherPartner), NotFoundError)
    await assert.rejects(remove(revision - 1), ConflictError)
    await remove(revision)
    assert.equal(await documents.categories.count({}), 0)
    assert.equal(await documents.audit.count({ action: 'category.deleted', subject: 'Hadrware' }), 1)
  })

  it('say in their rows what choosing them does', async () => {
    await documents.channels.insert(aChannel({ organisationId: 'partner', name: 'Workshop' }))
    const hardware = await saved({ name: 'Hardware', description: 'Printers', priority: 'high', channelId: 'channel' })
    const categories = await showCatalogue(deps(), tree.partner, 'category')
    assert.equal(categories.rows[0]?.text, 'Printers\nHigh priority · Channel Workshop')
    await documents.serviceTypes.insert(aServiceType({ organisationId: 'partner', categoryIds: [hardware._id] }))
    const types = await showCatalogue(deps(), tree.partner, 'service-type')
    assert.match(types.rows[0]?.text ?? '', /Only with Hardware/)
  })

  it('hide an inherited one for an organisation and those below it only, and show it again', async () => {
    const item = await saved({}, undefined, tree.root)
    const hide = { kind: 'category', itemId: item._id, hidden: true } as const
    await setCatalogueItemHidden(deps(), ann, tree.partner, hide)
    await setCatalogueItemHidden(deps(), ann, tree.partner, hide)
    assert.deepEqual((await documents.categories.findOne({ _id: item._id }))?.hiddenIn, ['partner'])
    assert.deepEqual(await offered(['root', 'partner', 'customer']), [])
    assert.deepEqual(await offered(['root', 'other-partner']), ['Hardware'])
    assert.deepEqual(await offered(['root']), ['Hardware'])
    await setCatalogueItemHidden(deps(), ann, tree.partner, { ...hide, hidden: false })
    assert.deepEqual(await offered(['root', 'partner', 'customer']), ['Hardware'])
    await assert.rejects(
      setCatalogueItemHidden(deps(), ann, tree.root, hide),
      NotFoundError,
      'one’s own is retired, not hidden',
    )
  })

  it('move up and down, and nowhere at the ends', async () => {
    const [a, b, c] = [await saved({ name: 'A' }), await saved({ name: 'B' }), await saved({ name: 'C' })]
    const move = (item: CatalogueItem, by: -1 | 1) =>
      moveCatalogueItem(deps(), ann, tree.partner, { kind: 'category', itemId: item._id, by })
    await move(c, -1)
    await move(a, -1)
    assert.deepEqual(await offered(['root', 'partner']), ['A', 'C', 'B'])
    await move(a, 1)
    await move(b, 1)
    assert.deepEqual(await offered(['root', 'partner']), ['C', 'A', 'B'])
  })

  it('page through 200 of them and say where each comes from', async () => {
    const many = Array.from({ length: 200 }, (_, n) =>
      aCategory({ _id: `c${n}`, organisationId: 'root', name: `Category ${n}`, nameKey: `category ${n}`, order: n }),
    )
    await documents.categories.insertNew(many)
    const first = await showCatalogue(deps(), tree.partner, 'category')
    const last = await showCatalogue(deps(), tree.partner, 'category', { page: 999 })
    assert.equal(first.rows[0]?.title, 'Category 0')
    assert.equal(first.rows[0].badge, 'From Northwind Distribution')
    assert.equal(last.page, last.pages)
    assert.equal(last.rows.at(-1)?.title, 'Category 199')
    assert.ok(first.buttons.some(({ title }) => title === 'Next page'))
    assert.ok(!last.buttons.some(({ title }) => title === 'Next page'))
  })

  describe('canned texts', () => {
    const TEXT = 'Hello {requester},\n\ncould you send us the serial number?'

    const saveText = (description: string, name = 'Serial number') =>
      saveCatalogueItem(deps(), ann, tree.partner, {
        ...{ kind: 'canned-text', itemId: null, revision: null },
        input: { ...INPUT, name, description },
      })
    const errorOf = async (description: string) => {
      const result = await saveText(description)
      return 'form' in result ? result.form.errors.description : undefined
    }

    it('keep their lines, and are offered below', async () => {
      await saveText(TEXT)
      const [recorded] = await documents.audit.find({})
      assert.deepEqual(
        recorded?.changes.map(({ field }) => field),
        ['name', 'description'],
      )
      const [offered] = await offeredCannedTexts(
        documents,
        aTicket({ organisationPath: ['root', 'partner', 'customer'] }),
      )
      assert.equal(offered?.description, TEXT)
      assert.deepEqual(await offeredCannedTexts(documents, aTicket({ organisationPath: ['root'] })), [])
    })

    it('are not offered where they are hidden or retired', async () => {
      await saveText(TEXT)
      const [text] = await documents.cannedTexts.find({})
      const path = ['root', 'partner', 'customer']
      await setCatalogueItemHidden(deps(), ann, tree.customer, {
        ...{ kind: 'canned-text', itemId: text?._id ?? '', hidden: true },
      })
      assert.deepEqual(await offeredCannedTexts(documents, aTicket({ organisationPath: path })), [])
      assert.equal((await offeredCannedTexts(documents, aTicket({ organisationPath: path.slice(0, 2) }))).length, 1)
    })

    it('say something, know their placeholders and have an end', async () => {
      assert.equal(await errorOf(' \n'), 'Write the text.')
      assert.match((await errorOf('Hello {name}, {ticket}')) ?? '', /I do not know \{name\}\. You can use \{ticket\},/)
      assert.match((await errorOf('Hello, {ticket is yours')) ?? '', /A brace is missing at \{ticket\. Write it like/)
      assert.equal(await errorOf('x'.repeat(4001)), 'This is too long. Use at most 4000 characters.')
      assert.equal(await documents.cannedTexts.count({}), 0)
    })

    it('are listed by their first words, and deleted once they are retired', async () => {
      await saveText(`${TEXT} ${'word '.repeat(100)}`)
      const [text] = await documents.cannedTexts.find({})
      const list = await showCatalogue(deps(), tree.partner, 'canned-text')
      assert.match(list.rows[0]?.text ?? '', /^Hello \{requester\}, could you .{1,130}…$/)
      const on = { kind: 'canned-text', itemId: text?._id ?? '', revision: 1 } as const
      await assert.rejects(deleteCatalogueItem(deps(), ann, tree.partner, on), ConflictError)
      await setCatalogueItemActive(deps(), ann, tree.partner, { ...on, active: false })
      await deleteCatalogueItem(deps(), ann, tree.partner, { ...on, revision: 2 })
      assert.equal(await documents.cannedTexts.count({}), 0)
    })
  })
})
