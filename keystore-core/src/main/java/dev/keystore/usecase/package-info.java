/**
 * How the verbs of {@link dev.keystore.Keystore} are done with nothing but the ports and the domain. Not for users of the
 * library: anything here may change.
 */
@NullMarked
package dev.keystore.usecase;

import org.jspecify.annotations.NullMarked;
