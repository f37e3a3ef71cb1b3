/** Asks STS who is calling. */
@NullMarked
package dev.keystore.adapter.sts;

import org.jspecify.annotations.NullMarked;
