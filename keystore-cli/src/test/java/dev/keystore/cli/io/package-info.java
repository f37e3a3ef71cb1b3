@NullMarked
package dev.keystore.cli.io;

import org.jspecify.annotations.NullMarked;
