// Which licences packages may have that run in production.
import satisfies from 'spdx-satisfies'
import type { Component } from './bill-of-materials.ts'

/** None of them asks for more than to be named. */
export const PERMITTED = [
  ...[
    '0BSD',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'CC0-1.0',
    'ISC',
    'MIT',
    'MIT-0',
    'Python-2.0',
  ],
  ...['Unlicense', 'Zlib'],
]

/** Packages that do not say it in their package.json, but in a file of theirs that was read. */
const READ_BY_HAND: Readonly<Record<string, string>> = {
  '@seald-io/binary-search-tree@1.0.3': 'MIT',
  'escape-regexp-component@1.0.2': 'MIT',
  'jspath@0.4.0': 'MIT',
}

export interface Licensed {
  readonly name: string
  /** An SPDX expression; empty where nobody says it. */
  readonly licence: string
  readonly isPermitted: boolean
}

export function licensed({ name, version, licenses = [] }: Component): Licensed {
  const of = `${name}@${version}`
  const told = licenses.map((one) =>
    'expression' in one ? one.expression : (one.license.id ?? one.license.name ?? ''),
  )
  const licence = told.join(' AND ') || (READ_BY_HAND[of] ?? '')
  return { name: of, licence, isPermitted: isPermitted(licence) }
}

function isPermitted(licence: string): boolean {
  try {
    return satisfies(licence, PERMITTED)
  } catch {
    // No expression of SPDX.
    return false
  }
}
