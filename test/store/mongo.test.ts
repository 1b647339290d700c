import { describeDocumentsContract } from '../contracts/documents.ts'
import { openMongoTestStore, TEST_MONGODB_URI } from '../support/stores.ts'

if (TEST_MONGODB_URI === null) {
  describe('MongoDB store', () => {
    it('is not tested: set TEST_MONGODB_URI to the address of a MongoDB server', function () {
      console.log('    skipped: set TEST_MONGODB_URI to the address of a MongoDB server to test the MongoDB store')
      this.skip()
    })
  })
} else {
  const uri = TEST_MONGODB_URI
  describeDocumentsContract('MongoDB store', () => openMongoTestStore(uri))
}
