/** Tests of {@code dev.keystore.cli.format}. */
@NullMarked
package dev.keystore.cli.format;

import org.jspecify.annotations.NullMarked;
