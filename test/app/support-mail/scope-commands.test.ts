import assert from 'node:assert/strict'
import { scopeCommands } from '../../../src/app/support-mail/scope-commands.ts'

describe('the commands that limit an app', () => {
  it('hold address and app where PowerShell takes nothing else from them', () => {
    const commands = scopeCommands({ address: "o'brien$(x)@contoso.example", clientId: 'the-app' })
    const lines = commands.split('\n')
    assert.ok(lines.includes("$app = Get-MgServicePrincipal -Filter 'AppId eq ''the-app'''"), commands)
    assert.ok(
      commands.includes("-RecipientRestrictionFilter 'PrimarySmtpAddress -eq ''o''''brien$(x)@contoso.example'''"),
      commands,
    )
    for (const role of ['Application Mail.ReadWrite', 'Application Mail.Send']) {
      assert.ok(
        lines.some((line) => line.startsWith('New-ManagementRoleAssignment') && line.includes(`-Role '${role}'`)),
      )
    }
    assert.ok(lines.at(-1)?.startsWith('Test-ServicePrincipalAuthorization'), commands)
  })
})
