package dev.keystore.cli.exec;

import java.io.IOException;

/** What a program prints goes through here on its way out. One thread at a time uses it. */
public interface OutputFilter {
    /** Takes the next {@code length} bytes. Throws what writing throws. */
    void write(byte[] bytes, int start, int length) throws IOException;

    /** The program prints nothing for the moment: what may go out does. */
    void pause() throws IOException;

    /** Nothing comes after this. */
    void end() throws IOException;
}
