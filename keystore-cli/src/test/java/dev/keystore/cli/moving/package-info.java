/** Tests of taking over what other tools keep. */
@NullMarked
package dev.keystore.cli.moving;

import org.jspecify.annotations.NullMarked;
