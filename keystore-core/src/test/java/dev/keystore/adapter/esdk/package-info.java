@NullMarked
package dev.keystore.adapter.esdk;

import org.jspecify.annotations.NullMarked;
