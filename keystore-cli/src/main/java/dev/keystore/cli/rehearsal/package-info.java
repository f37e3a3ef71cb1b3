/** Plays the commands through once while the JVM notes which classes they use, for the class-data archive of an installation. */
@NullMarked
package dev.keystore.cli.rehearsal;

import org.jspecify.annotations.NullMarked;
