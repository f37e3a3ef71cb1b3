@NullMarked
package dev.keystore.cli.scan;

import org.jspecify.annotations.NullMarked;
