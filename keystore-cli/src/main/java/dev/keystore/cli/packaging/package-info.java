/** What the program makes of itself while it is packed. */
@NullMarked
package dev.keystore.cli.packaging;

import org.jspecify.annotations.NullMarked;
