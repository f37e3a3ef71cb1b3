/**
 * What Keystore needs from the outside, as interfaces: where envelopes lie ({@link dev.keystore.port.SecretStore}), what
 * seals and opens them ({@link dev.keystore.port.EnvelopeCipher}), what was last seen ({@link
 * dev.keystore.port.HighWaterMarks}). Also the rows those interfaces speak of.
 */
@NullMarked
package dev.keystore.port;

import org.jspecify.annotations.NullMarked;
