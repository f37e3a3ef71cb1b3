package dev.keystore.contract;

import dev.keystore.port.SecretStore;

final class InMemorySecretStoreTest implements SecretStoreContract {
    @Override
    public SecretStore store() {
        return new InMemorySecretStore();
    }
}
