/** Adapters that break rules on purpose. */
@NullMarked
package dev.keystore.adapter.violation;

import org.jspecify.annotations.NullMarked;
