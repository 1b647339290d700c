// A Teams channel that is bound to an organisation and receives ticket cards.

export interface SupportChannel {
  readonly _id: string
  readonly organisationId: string
  /** The conversation id that Teams knows the channel by (`19:…@thread.tacv2`); unique in the installation. */
  readonly conversationId: string
  readonly name: string
  readonly teamId: string
  readonly teamName: string
  readonly tenantId: string
  /** The connector's base address as last seen. */
  readonly serviceUrl: string
  /** False once the bot was removed from it. */
  readonly active: boolean
  readonly revision: number
}
