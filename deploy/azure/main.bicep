// Frontdesk on Azure Container Apps, and the bot that leads to it. See docs/azure.md.
@description('Names all of it.')
param name string = 'frontdesk'
param location string = resourceGroup().location
@description('The image, in a registry that needs no login or that you give the app access to.')
param image string
@description('The registration that deploy/azure/register-bot.ps1 made.')
param botAppId string
param botTenantId string = tenant().tenantId
@secure()
param botPassword string
@description('id:base64-of-32-bytes; env.sample has the command.')
@secure()
param secretKeys string
@description('Of Azure DocumentDB (MongoDB vCore), Atlas, or a server of yours.')
@secure()
param mongodbUri string
@description('Where people and Microsoft reach it. Empty: the name that Azure gives it.')
param publicUrl string = ''
@minValue(1)
param replicas int = 1

resource logs 'Microsoft.OperationalInsights/workspaces@2022-10-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
  }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
  }
}

var url = empty(publicUrl) ? 'https://${name}.${environment.properties.defaultDomain}' : publicUrl

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  properties: {
    managedEnvironmentId: environment.id
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: 3978
        transport: 'http'
        allowInsecure: false
      }
      secrets: [
        { name: 'bot-password', value: botPassword }
        { name: 'secret-keys', value: secretKeys }
        { name: 'mongodb-uri', value: mongodbUri }
      ]
    }
    template: {
      // Longer than STOP_SECONDS.
      terminationGracePeriodSeconds: 20
      containers: [
        {
          name: 'frontdesk'
          image: image
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          env: [
            { name: 'MICROSOFT_APP_ID', value: botAppId }
            { name: 'MICROSOFT_APP_TENANT_ID', value: botTenantId }
            { name: 'MICROSOFT_APP_PASSWORD', secretRef: 'bot-password' }
            { name: 'SECRET_KEYS', secretRef: 'secret-keys' }
            { name: 'MONGODB_URI', secretRef: 'mongodb-uri' }
            { name: 'PUBLIC_URL', value: url }
            // All come from the ingress.
            { name: 'HTTP_CONNECTIONS_PER_ADDRESS', value: '250' }
          ]
          probes: [
            { type: 'Startup', httpGet: { path: '/healthz', port: 3978 }, periodSeconds: 5, failureThreshold: 24 }
            { type: 'Liveness', httpGet: { path: '/healthz', port: 3978 }, periodSeconds: 30, timeoutSeconds: 5 }
            { type: 'Readiness', httpGet: { path: '/readyz', port: 3978 }, periodSeconds: 10, timeoutSeconds: 5 }
          ]
        }
      ]
      // Mailboxes are read by a process that runs, so it never goes to none.
      scale: {
        minReplicas: replicas
        maxReplicas: replicas
      }
    }
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-bot'
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: 'Frontdesk'
    endpoint: '${url}/api/messages'
    msaAppId: botAppId
    msaAppTenantId: botTenantId
    // Where the bot signs in, not who may use it.
    msaAppType: 'SingleTenant'
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
  }
}

output url string = url
