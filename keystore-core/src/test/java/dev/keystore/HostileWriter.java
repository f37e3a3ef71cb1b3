package dev.keystore;

import dev.keystore.contract.TestStore;
import dev.keystore.port.RowKey;
import dev.keystore.port.VersionRow;
import dev.keystore.secret.Chain;
import dev.keystore.secret.ContentType;
import dev.keystore.secret.Details;
import dev.keystore.secret.EncryptionContext;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.Payload;
import dev.keystore.secret.SealedHeader;
import dev.keystore.secret.SealedKind;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretState;
import dev.keystore.secret.SecretValue;
import dev.keystore.secret.Version;

/** Somebody who has the right to seal, and a program of their own that keeps no rules. */
final class HostileWriter {
    private HostileWriter() {}

    /** Version 1 of {@code name}, sealed as {@code kind} over {@code value} whatever its size. */
    static VersionRow seal(TestStore store, SecretName name, SealedKind kind, byte[] value) {
        Details details = Details.of(ContentType.BINARY);
        SealedHeader header = SealedHeader.of(kind, store.clock().instant(), "them@elsewhere", details, Chain.START);
        SecretMetadata shown = new SecretMetadata(
                name, Version.FIRST, SecretState.LIVE, header.created(), header.actor(), 1, details, null);
        Envelope envelope = store.cipher()
                .seal(
                        EncryptionContext.of(TestStore.ID, name, Version.FIRST),
                        new Payload(header, SecretValue.copyOf(value)));
        Chain chain = Chain.ofVersion(TestStore.ID, Chain.START, shown, envelope.digest());
        return new VersionRow(new RowKey.OfVersion(name, Version.FIRST), shown, envelope.digest(), chain, envelope);
    }
}
