@NullMarked
package dev.keystore.adapter;

import org.jspecify.annotations.NullMarked;
