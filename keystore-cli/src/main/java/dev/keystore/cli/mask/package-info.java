/** Secrets found in streams of bytes, and masked there, in whatever form they are written. Pure bytes: knows nothing of stores or values. */
@NullMarked
package dev.keystore.cli.mask;

import org.jspecify.annotations.NullMarked;
