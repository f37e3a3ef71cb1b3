/**
 * Input that nobody meant: random, but the same for the same seed, and bounded. A case that was found stands in a file
 * under {@code src/test/resources/fuzz/} and is tried first from then on.
 */
@NullMarked
package dev.keystore.fuzz;

import org.jspecify.annotations.NullMarked;
