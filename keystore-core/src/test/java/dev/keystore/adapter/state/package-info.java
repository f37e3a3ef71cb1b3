/** Tests of what is remembered between runs. */
@NullMarked
package dev.keystore.adapter.state;

import org.jspecify.annotations.NullMarked;
