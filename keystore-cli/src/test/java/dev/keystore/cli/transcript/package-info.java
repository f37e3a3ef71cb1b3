/** What the command line does, as text that reads like a session. */
@NullMarked
package dev.keystore.cli.transcript;

import org.jspecify.annotations.NullMarked;
