// Dockerfile and compose file pass their linters; the template for Azure sets variables that there are.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { DCLinter } from 'dclint'
import { validate } from 'dockerfile-utils'
import { VARIABLES } from '../../src/config/variables.ts'
import { ROOT } from './source-files.ts'

const read = (name: string): Promise<string> => readFile(path.join(ROOT, name), 'utf8')

/** Matters of taste: the order of keys, and a name that the folder gives. */
const TASTE = new Set(['service-keys-order', 'require-project-name-field'])

describe('what is deployed', () => {
  it('has a Dockerfile without a fault', async () => {
    assert.deepEqual(validate(await read('Dockerfile')), [])
    assert.notDeepEqual(validate('FROM a\nCOPPY b c\n'), [])
  })

  it('has a compose file without a fault', () => {
    const linter = new DCLinter({ rules: {}, quiet: false, debug: false, exclude: [] })
    const found = linter.lintFiles([path.join(ROOT, 'compose.yaml')], false)
    const told = found.flatMap(({ messages }) => messages).filter(({ rule }) => !TASTE.has(rule))
    assert.deepEqual(told, [])
  })

  it('sets only variables that there are, on Azure', async () => {
    const names = [...(await read('deploy/azure/main.bicep')).matchAll(/\{ name: '([A-Z_]+)'/gu)].map(
      ([, name]) => name,
    )
    assert.ok(names.length > 5)
    for (const name of names) assert.ok(name !== undefined && name in VARIABLES, name)
  })
})
