@NullMarked
package dev.keystore.cli.help;

import org.jspecify.annotations.NullMarked;
