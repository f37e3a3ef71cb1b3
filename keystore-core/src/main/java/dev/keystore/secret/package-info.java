/** What a secret is: names, versions, values, envelopes, and what binds them together. */
@NullMarked
package dev.keystore.secret;

import org.jspecify.annotations.NullMarked;
