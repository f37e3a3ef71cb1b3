/**
 * The domain: names, versions, values, envelopes and what binds them together. Every type is checked when it is built, so
 * an illegal one can't be held. Only {@code java.*} is used here.
 */
@NullMarked
package dev.keystore.secret;

import org.jspecify.annotations.NullMarked;
