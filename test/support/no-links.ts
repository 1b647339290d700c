// Signed links for tests that follow none, or that all lead to the same error.
import type { ReadLinks } from '../../src/http/links.ts'

export function noLinks(error = new Error('No link is followed here')): ReadLinks {
  const refuse = (): Promise<never> => Promise.reject(error)
  return { 'audit-export': refuse, 'person-export': refuse, file: refuse, picture: refuse }
}
