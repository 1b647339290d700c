// Dockerfile and compose file pass their linters; the template for Azure sets variables that there are.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { validate } from 'dockerfile-utils'
import { z } from 'zod'
import { VARIABLES } from '../../src/config/variables.ts'
import { ROOT } from './source-files.ts'

const read = (name: string): Promise<string> => readFile(path.join(ROOT, name), 'utf8')

/** Matters of taste: the order of keys, and a name that the folder gives. */
const TASTE = new Set(['service-keys-order', 'require-project-name-field'])

const Findings = z.array(z.object({ messages: z.array(z.object({ rule: z.string(), message: z.string() })) }))

/** The linter's types name files that its package has not, so it is asked as a program. */
function rulesBroken(file: string): readonly string[] {
  const linter = path.join(ROOT, 'node_modules/dclint/bin/dclint.cjs')
  const { stdout } = spawnSync(process.execPath, [linter, '--formatter', 'json', file], { encoding: 'utf8' })
  return Findings.parse(JSON.parse(stdout))
    .flatMap(({ messages }) => messages)
    .filter(({ rule }) => !TASTE.has(rule))
    .map(({ rule, message }) => `${rule}: ${message}`)
}

describe('what is deployed', () => {
  it('has a Dockerfile without a fault', async () => {
    assert.deepEqual(validate(await read('Dockerfile')), [])
    assert.notDeepEqual(validate('FROM a\nCOPPY b c\n'), [])
  })

  it('has a compose file without a fault', () => {
    assert.deepEqual(rulesBroken(path.join(ROOT, 'compose.yaml')), [])
  })

  it('sets only variables that there are, on Azure', async () => {
    const names = [...(await read('deploy/azure/main.bicep')).matchAll(/\{ name: '([A-Z_]+)'/gu)].map(
      ([, name]) => name,
    )
    assert.ok(names.length > 5)
    for (const name of names) assert.ok(name !== undefined && name in VARIABLES, name)
  })
})
