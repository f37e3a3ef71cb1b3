@NullMarked
package dev.keystore.secret;

import org.jspecify.annotations.NullMarked;
