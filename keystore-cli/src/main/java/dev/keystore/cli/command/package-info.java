/** One class a verb: options, parse, call, print. */
@NullMarked
package dev.keystore.cli.command;

import org.jspecify.annotations.NullMarked;
