/**
 * Rows and envelopes that have to open for ever, in {@code src/test/resources/vectors/}: a folder for each format, a file
 * for each secret. What was written there once is never changed.
 */
@NullMarked
package dev.keystore.vectors;

import org.jspecify.annotations.NullMarked;
