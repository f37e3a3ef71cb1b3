/** Everything that is made of the declared options beside the parser: help, completion, the reference page. */
@NullMarked
package dev.keystore.cli.help;

import org.jspecify.annotations.NullMarked;
