/** What commands take from their command line: declared as fields, parsed by picocli, described by the help. */
@NullMarked
package dev.keystore.cli.option;

import org.jspecify.annotations.NullMarked;
