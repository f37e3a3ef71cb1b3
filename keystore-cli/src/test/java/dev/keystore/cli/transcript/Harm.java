package dev.keystore.cli.transcript;

import dev.keystore.contract.InMemorySecretStore;
import dev.keystore.port.Row;
import dev.keystore.port.RowKey;
import dev.keystore.port.VersionRow;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.SecretName;

/** Does what a table writer without any right to the key could do. */
final class Harm {
    private Harm() {}

    /** Flips a bit in the envelope of the head of {@code name}. */
    static void change(String name, InMemorySecretStore store) {
        RowKey<?> key = new RowKey.Head(SecretName.of(name));
        Row row = store.rows().get(key);
        if (row instanceof VersionRow head && head.envelope() != null) {
            byte[] bytes = head.envelope().bytes();
            bytes[bytes.length - 1] ^= 1;
            store.rows()
                    .put(
                            key,
                            new VersionRow(
                                    head.key(), head.metadata(), head.digest(), head.chain(), Envelope.of(bytes)));
        }
    }
}
