/** Takes the secrets of other tools over, version by version, so that it can be interrupted at any point and run again. */
@NullMarked
package dev.keystore.cli.moving;

import org.jspecify.annotations.NullMarked;
