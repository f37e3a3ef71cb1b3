@NullMarked
package dev.keystore.cli.mask;

import org.jspecify.annotations.NullMarked;
