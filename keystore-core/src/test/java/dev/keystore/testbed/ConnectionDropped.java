package dev.keystore.testbed;

import java.io.IOException;

/** Thrown to end a connection without an answer. */
final class ConnectionDropped extends IOException {

    private static final long serialVersionUID = 1L;
}
