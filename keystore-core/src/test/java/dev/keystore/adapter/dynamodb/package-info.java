@NullMarked
package dev.keystore.adapter.dynamodb;

import org.jspecify.annotations.NullMarked;
