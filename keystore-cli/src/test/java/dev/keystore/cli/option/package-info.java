@NullMarked
package dev.keystore.cli.option;

import org.jspecify.annotations.NullMarked;
