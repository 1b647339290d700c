import { describeDocumentsContract } from '../contracts/documents.ts'
import { openEmbeddedTestStore } from '../support/stores.ts'

describeDocumentsContract('embedded store', openEmbeddedTestStore)
