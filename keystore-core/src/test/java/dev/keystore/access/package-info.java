@NullMarked
package dev.keystore.access;

import org.jspecify.annotations.NullMarked;
