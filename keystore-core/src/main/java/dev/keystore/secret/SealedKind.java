package dev.keystore.secret;

/** What a sealed payload says it is. The number of a kind is its byte in the payload's header. */
public enum SealedKind {
    /** A version with a value. */
    VALUE,
    /** A version that says: deleted. */
    DELETED,
    /** A version that says: destroyed. */
    DESTROYED,
    /** A generation of labels. */
    LABELS;

    /** The byte of the first kind. */
    static final int FIRST_NUMBER = 1;

    int number() {
        return ordinal() + FIRST_NUMBER;
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
