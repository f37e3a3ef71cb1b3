/** Tests of reading what credstash has written. */
@NullMarked
package dev.keystore.adapter.credstash;

import org.jspecify.annotations.NullMarked;
