/** Tests of settings, configuration files and trust. */
@NullMarked
package dev.keystore.cli.config;

import org.jspecify.annotations.NullMarked;
