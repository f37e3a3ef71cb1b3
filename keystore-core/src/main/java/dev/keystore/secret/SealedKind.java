package dev.keystore.secret;

/** What a sealed payload says it is. */
public enum SealedKind {
    /** A version with a value. */
    VALUE(1),
    /** A version that says: deleted. */
    DELETED(2),
    /** A version that says: destroyed. */
    DESTROYED(3),
    /** A generation of labels. */
    LABELS(4);

    private final int number;

    SealedKind(int number) {
        this.number = number;
    }

    /** The kind kept as {@code number}. Throws {@link MalformedException}. */
    static SealedKind of(int number) {
        for (SealedKind kind : values()) {
            if (kind.number == number) {
                return kind;
            }
        }
        throw new MalformedException("bad number of a kind of payload: " + number);
    }

    /** What stands for it in a payload's header. */
    int number() {
        return number;
    }

    /** What the clear row of a version of this kind says of its state. */
    SecretState state() {
        return switch (this) {
            case VALUE -> SecretState.LIVE;
            case DELETED -> SecretState.DELETED;
            case DESTROYED -> SecretState.DESTROYED;
            case LABELS -> throw new IllegalStateException("labels are not a version");
        };
    }
}
