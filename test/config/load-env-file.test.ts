import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ConfigurationError } from '../../src/config/configuration-error.ts'
import { loadEnvFile } from '../../src/config/load-env-file.ts'

describe('the file .env', () => {
  let folder: string
  let file: string
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'frontdesk-env-'))
    file = path.join(folder, '.env')
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('adds what is not set yet', async () => {
    await writeFile(file, '# a comment\nPORT=8080\nHOST="0.0.0.0"\n')
    const env = { PORT: '1' }
    loadEnvFile(file, env)
    assert.deepEqual(env, { PORT: '1', HOST: '0.0.0.0' })
  })

  it('may be missing', () => {
    const env = {}
    loadEnvFile(file, env)
    assert.deepEqual(env, {})
  })

  it('may begin with a byte order mark and have the line ends of Windows', async () => {
    await writeFile(file, '\uFEFFPORT=8080\r\nHOST=0.0.0.0\r\n')
    const env = {}
    loadEnvFile(file, env)
    assert.deepEqual(env, { PORT: '8080', HOST: '0.0.0.0' })
  })

  const wrong: Readonly<Record<string, readonly [() => Promise<unknown>, RegExp]>> = {
    'that is a folder': [() => mkdir(file), /^- '.*\.env' cannot be read: it is a folder\. Remove it/m],
    'in UTF-16': [() => writeFile(file, '\uFEFFPORT=8080', 'utf16le'), /is not a text in UTF-8\. Save it as UTF-8/],
    'in another encoding': [() => writeFile(file, Buffer.from([0x41, 0x3d, 0xe4])), /Save it as UTF-8/],
  }
  for (const [what, [make, expected]] of Object.entries(wrong)) {
    it(`names the cure for one ${what}`, async () => {
      await make()
      assert.throws(
        () => loadEnvFile(file, {}),
        (error) => error instanceof ConfigurationError && expected.test(error.message),
      )
    })
  }
})
