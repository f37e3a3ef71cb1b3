/** How bytes, text and JSON get in and out. The only place of the command line where secret values are revealed. */
@NullMarked
package dev.keystore.cli.io;

import org.jspecify.annotations.NullMarked;
