@NullMarked
package dev.keystore.usecase;

import org.jspecify.annotations.NullMarked;
