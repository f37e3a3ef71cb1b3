/** How other programs are started, in an environment that may hold secrets. */
@NullMarked
package dev.keystore.cli.exec;

import org.jspecify.annotations.NullMarked;
