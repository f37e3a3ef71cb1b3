@NullMarked
package dev.keystore.cli.stack;

import org.jspecify.annotations.NullMarked;
