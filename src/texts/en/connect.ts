// Connecting another organisation's Microsoft 365 tenant: what administrators and whoever was invited read.

export const CONNECT = {
  'connect.word': 'connect',
  'connect.title': 'Connect a tenant',
  'connect.lead':
    'Customers and partners often have a Microsoft 365 tenant of their own. Invite one, and its people can use Frontdesk from there once you have said yes.',
  'connect.empty': 'There is no open invitation.',
  'connect.button': 'Connect tenant',
  'connect.invite': 'New invitation',
  'connect.withdraw': 'Withdraw',
  'connect.back': 'Back',
  'connect.menu': 'Menu',
  'connect.row.open': 'Invitation from {name}',
  'connect.row.asked': '{name} asks to connect their tenant',
  'connect.row.until': 'Valid until {until, date, day}',
  'connect.row.tenant': 'Tenant {tenantId} · {addresses}',
  'connect.row.binding': 'Being connected',
  'connect.noAddress': 'no address known',

  'connect.made.title': 'Your invitation',
  'connect.made.page':
    'Send the text below to the Teams administrator of the other organisation. The link is shown only this once. It works for one tenant, and nothing is connected before you say yes.',
  'connect.made.code':
    'Send the text below and the app package to the Teams administrator of the other organisation. Whoever runs Frontdesk makes the package with “npm run package”. The code is shown only this once. It works for one tenant, and nothing is connected before you say yes.',
  'connect.made.valid': 'Valid until',
  'connect.made.day': '{until, date, day}',
  'connect.made.link': 'Link',
  'connect.made.codeTitle': 'Code',
  'connect.made.pageText':
    'Hello,\nwe would like to work with you ({organisation}) in Frontdesk, our helpdesk in Microsoft Teams. This page has the app for your Teams and says what to do, step by step:\n{url}\nIt works until {until, date, day}, for one tenant.',
  'connect.made.codeText':
    'Hello,\nwe would like to work with you ({organisation}) in Frontdesk, our helpdesk in Microsoft Teams.\n1. In the Teams admin centre, open Teams apps > Manage apps, and upload the app package that comes with this message.\n2. Open Frontdesk in Teams and write in its chat: connect {code}\n3. I will be asked whether to connect your tenant. Frontdesk tells you as soon as I have said yes.\nThe code works until {until, date, day}, for one tenant.',

  'connect.ask.title': 'Connect this tenant?',
  'connect.ask.lead':
    'Someone has used your invitation from a tenant that Frontdesk does not know. Connect it only if you know who they are. Its people can then use Frontdesk as customers of {organisation}, and see nothing outside of it.',
  'connect.ask.tenant': 'Tenant',
  'connect.ask.who': 'Asked by',
  'connect.ask.address': 'Address in their directory',
  'connect.ask.when': 'Asked on',
  'connect.ask.by': 'Invited by',
  'connect.ask.connect': 'Connect',
  'connect.ask.refuse': 'Refuse',
  'connect.standing':
    '{standing, select, open {This invitation is open.} asked {This request waits for an answer.} binding {{name} said yes. The tenant is being connected.} connected {{name} has connected this tenant. Its people can use Frontdesk now.} refused {{name} has refused this request. Nothing was connected.} withdrawn {{name} has withdrawn this invitation. Nothing was connected.} expired {This request is too old. Nothing was connected. Make a new invitation.} taken {This tenant is connected to another organisation. Nothing was changed.} other {The organisation is inactive. Nothing was connected.}}',
  'connect.already':
    'Nothing was changed. {standing, select, open {No one has used this invitation yet.} asked {This request waits for an answer.} binding {{name} said yes a moment ago.} connected {{name} has connected this tenant already.} refused {{name} has refused this request already.} withdrawn {{name} has withdrawn this invitation.} expired {It is too old. Make a new invitation.} other {It came to nothing. Make a new invitation.}}',
  'connect.failed':
    '{failure, select, taken {This tenant is connected to another organisation by now. Nothing was changed.} other {The organisation is inactive by now. Nothing was connected.}}',
  'connect.noInvitation': 'This invitation no longer exists. Open the invitations again.',
  'connect.inactive': '{organisation} is inactive. Reactivate it, then connect the tenant.',
  'connect.tooMany': '{most} invitations are open already. Withdraw one that is no longer needed.',
  'connect.withdrawn': 'The invitation is withdrawn. Its link and code no longer work.',
  'connect.done': 'The tenant is connected. Its people can use Frontdesk now.',
  'connect.refused': 'The request is refused. I have told whoever asked.',

  'connect.installed':
    'Hello, this is Frontdesk. If you were invited, write “connect” and the code of your invitation here.',
  'connect.said.title': 'Almost done',
  'connect.said.text':
    'I have asked the administrators who invited you to connect your tenant. I will write here as soon as they have answered. They have until {until, date, day}.',
  'connect.answer.connected.title': 'Your tenant is connected',
  'connect.answer.connected.text':
    'Everyone in your organisation can use Frontdesk now, as part of {organisation}. Write here what you need help with, or “help” to see what I can do.',
  'connect.answer.refused.title': 'Your tenant was not connected',
  'connect.answer.refused.text':
    'The administrators of the other organisation said no, or took their invitation back. Please ask whoever invited you.',
  'connect.answer.failed.text':
    'Something changed on the other side before your tenant was connected. Please ask whoever invited you for a new invitation.',

  'connect.noCode': 'The code of your invitation is missing. Write it behind, for example: connect AB12-CD34-EF56-GH78',
  'connect.wrongCode':
    'I do not know this code. Compare it with your invitation, or ask whoever invited you for a new one.',
  'connect.tooManyCodes': 'Too many different codes were tried. Try again in an hour.',
  'connect.colleagueAsked':
    '{name} has entered a code for your organisation already. The administrators who invited you will answer soon.',
  'connect.codeOver':
    '{standing, select, expired {This code is too old.} withdrawn {This invitation was withdrawn.} other {This code was used already.}} Ask whoever invited you for a new one.',
  'connect.goneForAsker': 'The organisation that invited you is no longer active. Ask whoever invited you.',
  'connect.alreadyHere': 'Your tenant is connected already. Write here what you need help with.',
  'connect.alreadyElsewhere':
    'Your tenant is connected to another organisation already. Nothing was changed, and the code still works elsewhere.',
  'connect.unknownAsker': 'Teams did not tell me who you are. Try again in a minute.',
  'connect.guest':
    'You are a guest here. Only someone from the tenant itself can connect it. Nothing was changed, and the code still works.',

  'connect.page.title': 'Connect your Teams with {organisation}',
  'connect.page.lead':
    '{name} invites your organisation to use Frontdesk, a helpdesk in Microsoft Teams. It takes a Teams administrator a few minutes.',
  'connect.page.download': 'Download the app package.',
  'connect.page.downloadLink': 'Download frontdesk.zip',
  'connect.page.upload':
    'Open the Teams admin centre (admin.teams.microsoft.com), go to Teams apps > Manage apps, choose Upload new app, and take the file. Allow the app for the people who shall use it.',
  'connect.page.open': 'Open Frontdesk in Teams and write in its chat:',
  'connect.page.openLink': 'Open Frontdesk in Teams',
  'connect.page.wait':
    'Frontdesk asks the administrators who invited you, and writes to you as soon as they have answered. Then everyone in your organisation can use it.',
  'connect.page.until': 'This invitation works for one tenant until {until, date, day}. Keep this page to yourself.',
  'connect.page.used.title': 'This invitation was used',
  'connect.page.used.text':
    'Someone has entered its code in Teams. Frontdesk tells them there what comes of it. If that was not you, ask whoever invited you.',
  'connect.page.dead.title': 'This invitation does not work',
  'connect.page.dead.text':
    'It is too old, was withdrawn, or its address is not complete. Ask whoever invited you for a new one.',
  'connect.page.busy.title': 'Too many visits',
  'connect.page.busy.text': 'Wait a minute, then open this page again.',
  'connect.page.failed.title': 'This page could not be shown',
  'connect.page.failed.text':
    'Try again in a few minutes. If it happens again, give this number to whoever invited you: {id}',
} as const
