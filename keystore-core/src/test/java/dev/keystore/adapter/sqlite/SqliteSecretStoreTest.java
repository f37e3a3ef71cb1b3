package dev.keystore.adapter.sqlite;

import dev.keystore.contract.SecretStoreContract;
import dev.keystore.port.SecretStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteSecretStoreTest implements SecretStoreContract {
    private final List<SecretStore> opened = new ArrayList<>();

    @TempDir
    private Path folder;

    @Override
    public SecretStore store() {
        SecretStore store = SqliteSecretStore.open(folder.resolve("store " + opened.size()), "fingerprint");
        opened.add(store);
        return store;
    }

    @AfterEach
    void close() {
        opened.forEach(SecretStore::close);
    }
}
