// Signed links for tests that follow none, or that all lead to the same error.
import type { ReadLinks } from '../../src/http/links.ts'
import type { InvitationRoute } from '../../src/http/page/serve-invitation.ts'
import type { CustomerPage } from '../../src/http/page/serve-page.ts'

export function noLinks(error = new Error('No link is followed here')): ReadLinks {
  const refuse = (): Promise<never> => Promise.reject(error)
  return { 'audit-export': refuse, 'person-export': refuse, file: refuse, picture: refuse }
}

export function noPage(): CustomerPage {
  const refuse = (): Promise<never> => Promise.reject(new Error('No page is opened here'))
  return { isToken: () => false, read: refuse, act: refuse }
}

export function noInvitation(): InvitationRoute {
  const refuse = (): Promise<never> => Promise.reject(new Error('No invitation is opened here'))
  return { path: '/connect', read: refuse, app: { name: 'frontdesk.zip', make: refuse } }
}
