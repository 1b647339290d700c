import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import type { Documents } from '../../../src/app/documents.ts'
import { secretPlace } from '../../../src/app/support-mail/open-mailbox.ts'
import { rotateKeys } from '../../../src/app/support-mail/rotate-keys.ts'
import { typedSecretPlace } from '../../../src/app/support-mail/typed-secret.ts'
import { createSecretBox, type SecretKey } from '../../../src/lib/secret-box.ts'
import { openDocuments } from '../../../src/store/collections.ts'
import { aMailbox } from '../../support/builders.ts'
import { openTestStore, type TestStore } from '../../support/stores.ts'

const OLD = { id: 'old', key: randomBytes(32) }
const NEW = { id: 'new', key: randomBytes(32) }
const CLEAR = 'clear~secret'

describe('rotating the keys of secrets', () => {
  let place: TestStore
  let documents: Documents

  beforeEach(async () => {
    place = await openTestStore()
    documents = await openDocuments(place.store)
    const old = createSecretBox([OLD])
    const clientSecret = old.seal(CLEAR, secretPlace('mailbox'))
    await documents.mailboxes.insert(aMailbox({ clientSecret }))
    await documents.typedSecrets.insert({
      ...{ _id: 'typed', personId: 'ann', organisationId: 'root', mailboxId: null, typedAt: new Date() },
      clientSecret: old.seal(CLEAR, typedSecretPlace('typed')),
    })
  })
  afterEach(() => place.dispose())

  const rotate = (...keys: SecretKey[]) => rotateKeys({ documents, secrets: createSecretBox(keys) })

  it('seals every secret under the first key, so that the others can go', async () => {
    assert.deepEqual(await rotate(NEW, OLD), { resealed: 2, current: 0, unreadable: 0 })
    const box = createSecretBox([NEW])
    const [mailbox] = await documents.mailboxes.find({})
    const [typed] = await documents.typedSecrets.find({})
    assert.ok(mailbox && typed)
    assert.equal(box.open(mailbox.clientSecret, secretPlace('mailbox')), CLEAR)
    assert.equal(box.open(typed.clientSecret, typedSecretPlace('typed')), CLEAR)
  })

  it('changes nothing the second time', async () => {
    await rotate(NEW, OLD)
    const before = await documents.mailboxes.find({})
    assert.deepEqual(await rotate(NEW, OLD), { resealed: 0, current: 2, unreadable: 0 })
    assert.deepEqual(await documents.mailboxes.find({}), before)
  })

  it('leaves those that no key opens, and counts them', async () => {
    const before = await documents.mailboxes.find({})
    assert.deepEqual(await rotate(NEW), { resealed: 0, current: 0, unreadable: 2 })
    assert.deepEqual(await documents.mailboxes.find({}), before)
  })

  it('is a program that prints counts and no secrets', async () => {
    await place.store.close()
    const { mongodbUri, mongodbDatabase, dataFolder } = place.settings
    const keys = [NEW, OLD].map(({ id, key }) => `${id}:${key.toString('base64')}`).join(',')
    const where = {
      ...(mongodbUri === null
        ? { DATA_FOLDER: dataFolder }
        : { MONGODB_URI: mongodbUri, MONGODB_DATABASE: mongodbDatabase }),
    }
    const run = promisify(execFile)(process.execPath, ['--import', 'tsx', 'src/rotate-keys.ts'], {
      env: { ...process.env, MONGODB_URI: '', ...where, SECRET_KEYS: keys },
    })
    const { stdout, stderr } = await run
    await place.reopen()
    assert.equal(stdout, '2 secrets sealed anew, 0 were sealed under the first key already\n')
    assert.doesNotMatch(stderr, /secret|old:|new:/u)
  })
})
