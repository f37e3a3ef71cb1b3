/** What is scanned for secrets, byte by byte: files and folders, and what a Git history has added. */
@NullMarked
package dev.keystore.cli.scan;

import org.jspecify.annotations.NullMarked;
