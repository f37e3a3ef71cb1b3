/** What a user of the library imports first: {@link dev.keystore.Keystore}, the verbs, and what can go wrong. */
@NullMarked
package dev.keystore;

import org.jspecify.annotations.NullMarked;
