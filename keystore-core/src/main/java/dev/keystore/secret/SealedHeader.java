package dev.keystore.secret;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is sealed in front of a value: the same that stands in the clear beside the envelope, so that whoever opens it can
 * tell whether the clear was changed, and the chain of the version before.
 *
 * @param kind what the payload is
 * @param created when it was sealed, to the second
 * @param actor who says to have sealed it
 * @param details what the writer said of the version
 * @param recoveryWindow how long a deletion can be taken back; null unless {@code kind} is {@link SealedKind#DELETED}
 * @param previous the chain of the version, or the generation of labels, before
 */
public record SealedHeader(
        SealedKind kind,
        Instant created,
        String actor,
        Details details,
        @Nullable RecoveryWindow recoveryWindow,
        Chain previous) {
    private static final int FORMAT = 1;

    /** Throws {@link MalformedException} if the actor or a time can't be kept, or a recovery window doesn't fit the kind. */
    public SealedHeader {
        PrintableText.check(actor, "actor", 1, SecretMetadata.LONGEST_ACTOR);
        if ((recoveryWindow != null) != (kind == SealedKind.DELETED)) {
            throw new MalformedException("bad header: a recovery window belongs to a deletion, and to nothing else");
        }
        created = StoredTime.of(created, "time of creation");
        if (recoveryWindow != null) {
            recoveryWindow.endAfter(created);
        }
    }

    /** A header of something that isn't a deletion. */
    public static SealedHeader of(SealedKind kind, Instant created, String actor, Details details, Chain previous) {
        return new SealedHeader(kind, created, actor, details, null, previous);
    }

    /** What the row of the version sealed with this header has to say in the clear. */
    public SecretMetadata metadata(SecretName name, Version version, int size) {
        Instant until = recoveryWindow == null ? null : recoveryWindow.endAfter(created);
        return new SecretMetadata(name, version, kind.state(), created, actor, size, details, until);
    }

    /** The chain of the version sealed with this header as {@code envelope}. */
    public Chain chain(StoreId store, SecretMetadata metadata, Digest envelope) {
        return Chain.ofVersion(store, previous, metadata, envelope);
    }

    /** The chain of the labels sealed with this header under {@code context} as {@code envelope}. */
    public Chain chainOfLabels(EncryptionContext context, Digest envelope) {
        byte[] clear = new FieldWriter().instant(created).text(actor).toBytes();
        return Chain.link(context, previous, clear, envelope);
    }

    void writeTo(FieldWriter out) {
        out.oneByte(FORMAT)
                .oneByte(kind.number())
                .instant(created)
                .text(actor)
                .details(details)
                .int32(recoveryWindow == null ? 0 : recoveryWindow.days())
                .raw(previous.digest().bytes());
    }

    static SealedHeader readFrom(FieldReader in) {
        int format = in.oneByte();
        if (format != FORMAT) {
            throw new MalformedException("payload of format " + format + ": this program reads format " + FORMAT);
        }
        SealedKind kind = SealedKind.of(in.oneByte());
        Instant created = in.instant("time of creation");
        String actor = in.text();
        Details details = in.details();
        int days = in.int32();
        RecoveryWindow window = days == 0 ? null : new RecoveryWindow(days);
        return new SealedHeader(kind, created, actor, details, window, new Chain(in.digest()));
    }
}
