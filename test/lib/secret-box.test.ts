// Secrets at rest.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { SecretUnreadableError } from '../../src/app/ports/secrets.ts'
import { createSecretBox } from '../../src/lib/secret-box.ts'

const PLACE = 'mailbox/1/clientSecret'
const OLD = { id: 'old', key: randomBytes(32) }
const NEW = { id: 'new', key: randomBytes(32) }

describe('secret box', () => {
  it('opens what it sealed, for any text', () => {
    const box = createSecretBox([NEW])
    for (const clear of ['s3cr3t', '', 'Ünïcödé 🔑']) assert.equal(box.open(box.seal(clear, PLACE), PLACE), clear)
  })

  it('shows nothing of the secret and never seals twice alike', () => {
    const box = createSecretBox([NEW])
    const [first, second] = [box.seal('s3cr3t', PLACE), box.seal('s3cr3t', PLACE)]
    assert.notEqual(first.sealed, second.sealed)
    assert.notEqual(first.nonce, second.nonce)
    assert.ok(!Buffer.from(first.sealed, 'base64').includes('s3cr3t'))
  })

  it('opens with an older key and seals with the first', () => {
    const sealedBefore = createSecretBox([OLD]).seal('s3cr3t', PLACE)
    const box = createSecretBox([NEW, OLD])
    assert.equal(box.open(sealedBefore, PLACE), 's3cr3t')
    assert.equal(createSecretBox([NEW]).open(box.seal('s3cr3t', PLACE), PLACE), 's3cr3t')
  })

  it('opens nowhere but in its place', () => {
    const box = createSecretBox([NEW])
    assert.throws(() => box.open(box.seal('s3cr3t', PLACE), 'mailbox/2/clientSecret'), SecretUnreadableError)
  })

  it('refuses changed, shortened and foreign bytes', () => {
    const box = createSecretBox([NEW])
    const sealed = box.seal('s3cr3t', PLACE)
    const bytes = Buffer.from(sealed.sealed, 'base64')
    bytes[0] = (bytes[0] ?? 0) ^ 1
    const broken = [
      { ...sealed, sealed: bytes.toString('base64') },
      { ...sealed, sealed: sealed.sealed.slice(0, 8) },
      { ...sealed, sealed: '' },
      { ...sealed, nonce: '' },
      { ...createSecretBox([OLD]).seal('s3cr3t', PLACE), keyId: 'new' },
    ]
    for (const each of broken) assert.throws(() => box.open(each, PLACE), SecretUnreadableError)
  })

  it('names the missing key and never the secret', () => {
    const sealed = createSecretBox([OLD]).seal('s3cr3t', PLACE)
    assert.throws(
      () => createSecretBox([NEW]).open(sealed, PLACE),
      (error: Error) => error.message.includes("'old'") && !error.message.includes(sealed.sealed),
    )
  })

  it('is not made without a key', () => {
    assert.throws(() => createSecretBox([]), TypeError)
  })
})
