package dev.keystore;

import dev.keystore.contract.KeystoreContract;
import dev.keystore.contract.MovableClock;
import dev.keystore.contract.TestStore;

/** The use cases keep their promises over a store in memory, with high-water marks. */
final class InMemoryKeystoreTest implements KeystoreContract {
    private final TestStore store = new TestStore();
    private final Keystore keystore = store.keystoreWithMarks();

    @Override
    public Keystore keystore() {
        return keystore;
    }

    @Override
    public MovableClock clock() {
        return store.clock();
    }
}
