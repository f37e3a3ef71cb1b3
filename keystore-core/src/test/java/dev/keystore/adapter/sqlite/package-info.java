/** Tests of the store in SQLite: its contract, its file, its key, what attackers and crashes do to them. */
@NullMarked
package dev.keystore.adapter.sqlite;

import org.jspecify.annotations.NullMarked;
