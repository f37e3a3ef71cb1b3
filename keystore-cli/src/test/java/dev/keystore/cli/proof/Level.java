package dev.keystore.cli.proof;

import org.jspecify.annotations.Nullable;

/** What somebody who runs commands may have been given for {@code prod/app1/*}. */
enum Level {
    NONE("none", Who.NOBODY, null),
    READER("reader", Who.READER, GrantKind.READER),
    READER_OF_ONE("reader of one secret", Who.READER_OF_ONE, GrantKind.READER_OF_ONE),
    WRITER("writer", Who.WRITER, GrantKind.WRITER),
    READWRITE("readwrite", Who.READWRITE, GrantKind.READWRITE),
    OPERATOR("operator", Who.OPERATOR, GrantKind.OPERATOR),
    DIRECT("direct reader", Who.DIRECT, null),
    ADMINISTRATOR("administrator", Who.ADMINISTRATOR, null);

    private final String word;

    /** Holds on to nothing that changes. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Who who;

    private final @Nullable GrantKind grant;

    Level(String word, Who who, @Nullable GrantKind grant) {
        this.word = word;
        this.who = who;
        this.grant = grant;
    }

    String word() {
        return word;
    }

    Who who() {
        return who;
    }

    /** The grant whose role is assumed; null where it is none. */
    @Nullable
    GrantKind grant() {
        return grant;
    }
}
