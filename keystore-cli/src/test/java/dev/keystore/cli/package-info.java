@NullMarked
package dev.keystore.cli;

import org.jspecify.annotations.NullMarked;
