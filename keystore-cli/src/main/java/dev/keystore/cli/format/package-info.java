/** Documents that hold many values: how each format writes them exactly, and how strictly it is read. Knows nothing of stores. */
@NullMarked
package dev.keystore.cli.format;

import org.jspecify.annotations.NullMarked;
