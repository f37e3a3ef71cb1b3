@NullMarked
package dev.keystore.adapter.sts;

import org.jspecify.annotations.NullMarked;
