/** Tests of reading what stelligent/keystore has written. */
@NullMarked
package dev.keystore.adapter.stelligent;

import org.jspecify.annotations.NullMarked;
