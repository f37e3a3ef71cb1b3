/** The command line: arguments in, exit code out. */
@NullMarked
package dev.keystore.cli;

import org.jspecify.annotations.NullMarked;
