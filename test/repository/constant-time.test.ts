// What somebody sends as a proof is compared in constant time: no `===` with a hash, a signature or a secret in the source.
import assert from 'node:assert/strict'
import { readSources } from './source-files.ts'

/** Neither is compared with what somebody sends. */
const OF_OUR_OWN: Readonly<Record<string, string>> = {
  'src/mail/graph/graph-provider.ts': 'a stored secret with the one that a kept client was made with',
  'src/store/copy/read-archive.ts': 'what a backup says of its parts with the parts',
  'src/store/copy/document-sum.ts': 'two sums of our own data, after a move',
  'src/app/delivery/edited-draft.ts': 'whether a draft in the mailbox is still the one that was written',
}

const COMPARED =
  /(?:\b(?:hash|signature|hmac|mac|secret|proof)|(?:Hash|Signature|Secret|Digest)|\bdigest)(?:\([^)]*\))?\s*[!=]==(?!\s*(?:undefined|null|''))|[!=]==\s*[\w.?]*(?:hash|signature|hmac|secret|digest)\b/i

export function comparedPlainly(files: readonly { readonly path: string; readonly text: string }[]): readonly string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, at) => (COMPARED.test(line) ? [`${path}:${at + 1}`] : [])),
  )
}

describe('what proves something', () => {
  it('is compared in constant time', async () => {
    const sources = [...(await readSources('src', '.ts')), ...(await readSources('src', '.tsx'))]
    // What stands in for Microsoft keeps nobody's secrets.
    const found = comparedPlainly(sources.filter(({ path }) => !path.startsWith('src/sandbox/')))
    const places = found.map((place) => place.split(':')[0] ?? '')
    assert.deepEqual([...new Set(places)].toSorted(), Object.keys(OF_OUR_OWN).toSorted())
    for (const line of [
      'if (hash === given) return true',
      'return hashOf(code) !== invitation.codeHash',
      'given.signature === right',
      "createHmac('sha256', key).digest('hex') === given",
      'clientState !== subscription.secret',
    ])
      assert.equal(comparedPlainly([{ path: 'a.ts', text: line }]).length, 1, line)
    for (const line of ['if (hash === null) return', 'secretHash !== undefined', 'const hash = a', 'code === 404'])
      assert.deepEqual(comparedPlainly([{ path: 'a.ts', text: line }]), [], line)
  })
})
