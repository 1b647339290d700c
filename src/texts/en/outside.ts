// What Teams and the store answered, and what to do about it.
export const OUTSIDE = {
  'outside.teams.notInstalled':
    'Frontdesk is not installed there. Add the app to the team (and, for a private or shared channel, to the channel), or to the person’s chat, then try again.',
  'outside.teams.disabled': 'Your Microsoft 365 administrator has blocked the Frontdesk app. Ask them to allow it.',
  'outside.teams.blocked':
    'The person has blocked Frontdesk, or the channel’s moderation does not let it post. Unblock it there, then try again.',
  'outside.teams.writesBlocked':
    'The person has blocked or removed Frontdesk, or the channel’s moderation does not let it post. Add or unblock it there, then try again.',
  'outside.teams.notAllowed':
    'Frontdesk is not allowed to do this there. Ask a team owner to add the app again with all its permissions.',
  'outside.teams.notInstalledForPerson':
    'Frontdesk is not installed for this person. Ask them to open the Frontdesk app in Teams once, then try again.',
  'outside.teams.noConversation':
    'Teams cannot find the channel or chat. If it was deleted, link another channel, or write to Frontdesk again.',
  'outside.teams.noMessage': 'The message is no longer there; it was deleted in Teams.',
  'outside.teams.tooBig': 'The message is too big for Teams. Shorten it, then try again.',
  'outside.teams.unreachable': 'Teams could not be reached. Frontdesk will try again.',
  'outside.teams.slowDown':
    'Teams got too many messages at once and asked Frontdesk to wait. Frontdesk will send it as soon as it can.',
  'outside.teams.limit': 'Teams only takes so many messages at a time. Frontdesk will send it as soon as it can.',
  'outside.teams.problem': 'Teams has a problem of its own at the moment. Frontdesk will try again.',
  'outside.teams.notFound': 'Teams cannot find it ({code}), and does not say why.',
  'outside.teams.refused':
    'Teams does not say why ({code}). Check that the Frontdesk app is still in the team, and in the channel if that is private or shared.',
  'outside.teams.credentials':
    'Microsoft does not accept the bot’s own sign-in. Ask the operator to check MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID.',
  'outside.teams.onlyMembers': 'Only people of this team can be invited by a mention. Use their email address instead.',
  'outside.teams.groupChat':
    'This is a group chat. Tickets are posted in channels: type “@Frontdesk link channel” in one of a team.',
  'outside.teams.you': 'You',
  'outside.store.unusable': 'The data cannot be read or written at the moment. Ask your operator to look at the log.',
  'outside.store.inUse': 'The data folder is in use by another process. Ask your operator to stop it.',
  'outside.store.takenOver': 'Another process of Frontdesk has taken over the data. Try again in a moment.',
  'outside.store.fileDamaged': 'A data file is damaged. Ask your operator to look at the log.',
  'outside.store.fileMissing': 'A data file is missing. Ask your operator to look at the log.',
  'outside.store.newer': 'The data were written by a newer version of Frontdesk. Ask your operator to run that one.',
  'outside.store.database':
    'The database cannot be used at the moment. Try again in a minute; if it keeps happening, ask your operator to look at the log.',
  'outside.store.damaged': 'The data are damaged. Ask your operator to look at the log.',
  'outside.store.address': 'The address of the database is not valid. Ask your operator to correct MONGODB_URI.',
} as const
