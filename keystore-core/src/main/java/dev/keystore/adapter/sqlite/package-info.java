/**
 * A store on one machine: the rows in one SQLite file ({@link dev.keystore.adapter.sqlite.SqliteSecretStore}) and the key
 * that wraps their data keys in another ({@link dev.keystore.adapter.sqlite.LocalKey}). Nothing here encrypts.
 */
@NullMarked
package dev.keystore.adapter.sqlite;

import org.jspecify.annotations.NullMarked;
