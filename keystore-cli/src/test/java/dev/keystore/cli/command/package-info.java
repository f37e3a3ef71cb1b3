@NullMarked
package dev.keystore.cli.command;

import org.jspecify.annotations.NullMarked;
