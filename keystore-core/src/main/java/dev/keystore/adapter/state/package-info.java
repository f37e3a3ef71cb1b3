/**
 * What is remembered between runs, in files that only the user may read: high-water marks ({@link
 * dev.keystore.adapter.state.FileHighWaterMarks}) and small facts that are costly to ask for ({@link
 * dev.keystore.adapter.state.Remembered}). Never a secret.
 */
@NullMarked
package dev.keystore.adapter.state;

import org.jspecify.annotations.NullMarked;
