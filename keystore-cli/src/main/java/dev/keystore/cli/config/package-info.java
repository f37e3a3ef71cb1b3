/**
 * Which store a command works on, and who said so: options, environment, the project's file and the user's, in that order
 * ({@link dev.keystore.cli.config.Settings}). Nothing here touches the process's own environment, and files are looked at
 * only when they could matter.
 */
@NullMarked
package dev.keystore.cli.config;

import org.jspecify.annotations.NullMarked;
