// What has to be done because of an invitation of another tenant, by whoever delivers.

/** One thing that has to leave because of it: `app/delivery/deliver-invitation.ts`. */
export type InvitationStep =
  /** Write the tenant into the organisation. */
  | { readonly do: 'bind' }
  /** Ask an administrator, or redraw what stands in their chat. */
  | { readonly do: 'card'; readonly personId: string }
  /** Tell whoever said the code what became of it. */
  | { readonly do: 'answer' }

export function isSameInvitationStep(a: InvitationStep, b: InvitationStep): boolean {
  return a.do === b.do && (a.do !== 'card' || b.do !== 'card' || a.personId === b.personId)
}
