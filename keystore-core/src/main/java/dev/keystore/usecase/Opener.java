package dev.keystore.usecase;

import dev.keystore.KeystoreException.Tampered;
import dev.keystore.port.LabelsRow;
import dev.keystore.port.VersionRow;
import dev.keystore.secret.Digest;
import dev.keystore.secret.EncryptionContext;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.Labels;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Payload;
import dev.keystore.secret.SealedHeader;
import dev.keystore.secret.SealedKind;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretState;
import dev.keystore.secret.Version;
import java.time.DateTimeException;

/** Opens rows and believes nothing of them that was not sealed: every difference is {@link Tampered}. */
final class Opener {
    private static final String HINT = "run `keystore verify` on it, and see point-in-time recovery of the table";

    private final Ports ports;

    Opener(Ports ports) {
        this.ports = ports;
    }

    static Tampered tampered(String message) {
        return new Tampered(message, HINT, null);
    }

    /** {@code row} opened as the version that its own clear metadata names, which the caller has held against what was asked for. */
    Opened open(VersionRow row) {
        SecretMetadata shown = row.metadata();
        SecretName name = shown.name();
        Version version = shown.version();
        String what = "version " + version + " of " + name;
        Envelope envelope = row.envelope();
        if (envelope == null) {
            throw tampered(what + " has lost its envelope");
        }
        Payload payload = open(EncryptionContext.of(ports.id(), name, version), envelope, what);
        try {
            SealedHeader header = payload.header();
            if (header.kind() == SealedKind.LABELS) {
                throw tampered(what + " holds labels instead of a version");
            }
            SecretMetadata sealed =
                    header.metadata(name, version, payload.value().size());
            if (!sealed.equals(shown)) {
                throw tampered("the clear metadata of " + what + " is not what was sealed: "
                        + Differences.between(shown, sealed));
            }
            Digest digest = envelope.digest();
            if (!digest.equals(row.digest())) {
                throw tampered("the digest of " + what + " is not that of its envelope");
            }
            if (!header.chain(ports.id(), shown, digest).equals(row.chain())) {
                throw tampered("the chain of " + what + " is not what its content gives");
            }
            return new Opened(row, header.previous(), payload.value());
        } catch (MalformedException | DateTimeException e) {
            payload.close();
            throw new Tampered(what + " can't be read: " + e.getMessage(), HINT, e);
        } catch (RuntimeException e) {
            payload.close();
            throw e;
        }
    }

    /** The labels that {@code row} seals. */
    Labels open(LabelsRow row) {
        SecretName name = row.key().name();
        String what = "the labels row of " + name;
        EncryptionContext context = EncryptionContext.ofLabels(ports.id(), name, row.generation());
        try (Payload payload = open(context, row.envelope(), what)) {
            SealedHeader header = payload.header();
            Digest digest = row.envelope().digest();
            boolean intact = header.kind() == SealedKind.LABELS
                    && header.created().equals(row.created())
                    && header.actor().equals(row.actor())
                    && digest.equals(row.digest())
                    && header.chainOfLabels(context, digest).equals(row.chain());
            if (!intact) {
                throw tampered(what + " shows something else in the clear than what was sealed");
            }
            return Labels.of(payload.value());
        } catch (MalformedException e) {
            throw new Tampered(what + " can't be read: " + e.getMessage(), HINT, e);
        }
    }

    private Payload open(EncryptionContext context, Envelope envelope, String what) {
        try {
            return ports.cipher().open(context, envelope);
        } catch (MalformedException e) {
            throw new Tampered(what + " can't be read: " + e.getMessage(), HINT, e);
        } catch (Tampered e) {
            throw new Tampered(
                    what + " can't be opened: " + e.getMessage(), e.hint().orElse(HINT), e);
        }
    }

    /** Whether {@code row} is what is left of a destroyed version: no envelope, and saying so. */
    static boolean isTombstone(VersionRow row) {
        return row.envelope() == null && row.metadata().state() == SecretState.DESTROYED;
    }
}
