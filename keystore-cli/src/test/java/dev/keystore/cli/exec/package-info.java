/** Programs that are started. */
@NullMarked
package dev.keystore.cli.exec;

import org.jspecify.annotations.NullMarked;
