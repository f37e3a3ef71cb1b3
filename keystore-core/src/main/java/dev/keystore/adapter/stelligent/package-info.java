/** Reads the tables of stelligent/keystore. */
@NullMarked
package dev.keystore.adapter.stelligent;

import org.jspecify.annotations.NullMarked;
